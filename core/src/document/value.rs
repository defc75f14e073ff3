//! A parser of JSON to a tree of values. It is a tenth of the code of `serde_json`, and every reader downloads it.
//!
//! The grammar is that of RFC 8259 (<https://www.rfc-editor.org/rfc/rfc8259>). Of numbers only whole ones are kept, as a
//! document has no others. Values are nested 128 deep at most, so that no text can exhaust the stack.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`, or a field that an object does not have.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; none where it is not whole, or does not fit.
    Number(Option<i64>),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object, its fields in the order in which they are written.
    Fields(Vec<(String, Value)>),
}

/// The value of a field that an object does not have.
static NULL: Value = Value::Null;

impl Value {
    /// Parses a text that consists of one value.
    ///
    /// # Errors
    /// The line and the column, both from 1, where the text stops being JSON.
    pub fn parse(json: &str) -> Result<Value, [usize; 2]> {
        let mut parser = Parser { text: json, at: 0 };
        let value = parser.value(0);
        parser.space();
        match value.filter(|_| parser.at == json.len()) {
            Some(value) => Ok(value),
            None => {
                let before = &json.as_bytes()[..parser.at];
                let line = before.iter().filter(|&&byte| byte == b'\n').count();
                let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count();
                Err([line + 1, column + 1])
            }
        }
    }

    /// A field of an object; null where the object has no such field, and for any other value.
    pub fn field(&self, name: &str) -> &Value {
        let found = self.fields().iter().find(|(key, _)| key == name);
        found.map_or(&NULL, |(_, value)| value)
    }

    /// The fields of an object; empty for any other value.
    pub fn fields(&self) -> &[(String, Value)] {
        if let Value::Fields(fields) = self { fields } else { &[] }
    }

    /// The items of a list; empty for any other value.
    pub fn items(&self) -> &[Value] {
        if let Value::List(items) = self { items } else { &[] }
    }

    /// A text; none for any other value.
    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = self { Some(text) } else { None }
    }

    /// A whole number; none for any other value.
    pub fn number(&self) -> Option<i64> {
        if let Value::Number(number) = self { *number } else { None }
    }
}

/// How deep values may be nested.
const DEPTH: usize = 128;

/// A text, and how far it is parsed, in bytes. Each method returns `None` where the text is no JSON; `at` is then the position.
struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    /// Consumes a byte if it is the next one. Says whether it was.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        if !self.text[self.at..].starts_with(word) {
            return None;
        }
        self.at += word.len();
        Some(value)
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        self.space();
        match self.peek() {
            b'"' => self.string().map(Value::Text),
            b'[' => {
                let mut items = Vec::new();
                self.items(b']', &mut |parser| {
                    items.push(parser.value(depth + 1)?);
                    Some(())
                })?;
                Some(Value::List(items))
            }
            b'{' => {
                let mut fields = Vec::new();
                self.items(b'}', &mut |parser| {
                    parser.space();
                    let name = parser.string()?;
                    parser.space();
                    if !parser.take(b':') {
                        return None;
                    }
                    fields.push((name, parser.value(depth + 1)?));
                    Some(())
                })?;
                Some(Value::Fields(fields))
            }
            b'n' => self.word("null", Value::Null),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            _ => self.number(),
        }
    }

    /// Parses items that are separated by commas, up to the closing bracket `end`; `item` parses one of them.
    fn items(&mut self, end: u8, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.at += 1;
        self.space();
        if self.take(end) {
            return Some(());
        }
        loop {
            item(self)?;
            self.space();
            if self.take(end) {
                return Some(());
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    /// Consumes digits, at least one.
    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.take(b'-');
        // A leading zero must not be followed by another digit.
        if !self.take(b'0') {
            self.digits()?;
        }
        let whole = self.at;
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        let is_whole = whole == self.at;
        Some(Value::Number(self.text[start..whole].parse().ok().filter(|_| is_whole)))
    }

    fn string(&mut self) -> Option<String> {
        if !self.take(b'"') {
            return None;
        }
        let mut string = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | 0..=0x1f) {
                self.at += 1;
            }
            string.push_str(&self.text[start..self.at]);
            if self.take(b'"') {
                return Some(string);
            }
            if !self.take(b'\\') {
                return None;
            }
            let escape = self.peek();
            let character = match escape {
                b'"' | b'\\' | b'/' => char::from(escape),
                b'b' => '\u{8}',
                b'f' => '\u{c}',
                b'n' => '\n',
                b'r' => '\r',
                b't' => '\t',
                b'u' => {
                    string.push(self.character()?);
                    continue;
                }
                _ => return None,
            };
            self.at += 1;
            string.push(character);
        }
    }

    /// A character by the escape of its code point, or by the two escapes of its UTF-16 surrogate pair.
    fn character(&mut self) -> Option<char> {
        let first = self.hexadecimal()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let second = if self.take(b'\\') { self.hexadecimal()? } else { 0 };
        let second = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + second)
    }

    /// The `u` of an escape and the four hexadecimal digits after it.
    fn hexadecimal(&mut self) -> Option<u32> {
        if !self.take(b'u') {
            return None;
        }
        let digits = self.text.get(self.at..self.at + 4)?;
        // The standard library accepts a leading `+`, which JSON does not.
        let number = if digits.starts_with('+') { None } else { u32::from_str_radix(digits, 16).ok() };
        self.at += 4;
        number
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    /// The value that corresponds to one of `serde_json`.
    fn of_serde(value: &serde_json::Value) -> Value {
        match value {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(it) => Value::Bool(*it),
            serde_json::Value::Number(it) => Value::Number(it.as_i64()),
            serde_json::Value::String(it) => Value::Text(it.clone()),
            serde_json::Value::Array(items) => Value::List(items.iter().map(of_serde).collect()),
            serde_json::Value::Object(map) => {
                Value::Fields(map.iter().map(|(name, value)| (name.clone(), of_serde(value))).collect())
            }
        }
    }

    #[test]
    fn the_parser_accepts_the_same_texts_as_serde_json_and_gives_the_same_values() {
        let texts = [
            "null",
            " true ",
            "false",
            "0",
            "-12",
            "120",
            "1.5",
            "1e3",
            "-2E-7",
            "9223372036854775807",
            "9223372036854775808",
            "\"\"",
            "\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"",
            "\"\\u00e9\\ud834\\udd1e 𝄞 é\"",
            "[]",
            "[ ]",
            "[1,[2,[]], {}]",
            "{\"a\":1,\"b\":{\"c\":[true,null]}}",
            "{ \"a\" : \"b\" }",
            // None of the following is JSON.
            "",
            " ",
            "nul",
            "nulll",
            "tru",
            "01",
            "-",
            "+1",
            "1.",
            ".5",
            "1e",
            "1e+",
            "0x1",
            "\"",
            "\"a",
            "\"\\\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u+123\"",
            "\"\\ud834\"",
            "\"\\ud834\\u0041\"",
            "\"\\udd1e\"",
            "\"\n\"",
            "\"\u{1}\"",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,}",
            "{a:1}",
            "{\"a\" 1}",
            "{1:2}",
            "]",
            "1 2",
            "[]]",
            "{}x",
            "'a'",
            "NaN",
            "\u{feff}1",
        ];
        for text in texts {
            let theirs = serde_json::from_str::<serde_json::Value>(text);
            let ours = Value::parse(text);
            match (&ours, &theirs) {
                (Ok(ours), Ok(theirs)) => assert_eq!(*ours, of_serde(theirs), "{text}"),
                (Err(_), Err(_)) => {}
                _ => panic!("{text}: {ours:?}, but {theirs:?}"),
            }
        }
    }

    #[test]
    fn an_error_names_its_line_and_column() {
        for (text, position) in [("", [1, 1]), ("{\n  \"a\": x\n}", [2, 8]), ("[1,\n\n2 3]", [3, 3]), ("nope", [1, 1])]
        {
            assert_eq!(Value::parse(text), Err(position), "{text}");
        }
    }

    #[test]
    fn values_that_are_nested_too_deeply_are_refused() {
        let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(Value::parse(&nested(100)).is_ok());
        assert!(Value::parse(&nested(1_000_000)).is_err());
        assert!(Value::parse(&"{\"a\":".repeat(1_000_000)).is_err());
    }

    #[test]
    fn a_value_of_another_type_reads_as_empty() {
        let value = Value::parse("{\"a\": [1, \"b\"], \"c\": null}").unwrap();
        assert_eq!(value.field("a").items().len(), 2);
        assert_eq!(value.field("a").items()[0].number(), Some(1));
        assert_eq!(value.field("a").items()[1].text(), Some("b"));
        assert_eq!((value.field("x"), value.field("c")), (&Value::Null, &Value::Null));
        assert!(value.items().is_empty() && value.field("a").fields().is_empty() && value.text().is_none());
    }
}
