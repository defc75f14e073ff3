//! Writes JSON, field by field. Derived code for each type would add many times as much to what readers download.

/// A writer of JSON, which holds the text written so far.
#[derive(Default)]
pub(super) struct Writer {
    json: String,
}

impl Writer {
    /// Writes an object with the fields that `fields` adds, and returns its text.
    pub(super) fn write(fields: impl FnOnce(&mut Writer)) -> String {
        let mut writer = Writer::default();
        writer.object("", fields);
        writer.json
    }

    /// Begins a field; items of lists have an empty name.
    fn name(&mut self, name: &str) {
        if !self.json.is_empty() && !self.json.ends_with(['{', '[']) {
            self.json.push(',');
        }
        if !name.is_empty() {
            self.string(name);
            self.json.push(':');
        }
    }

    fn string(&mut self, text: &str) {
        self.json.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => self.json.extend(['\\', character]),
                '\0'..='\x1f' => {
                    let code = u32::from(character);
                    self.json.push_str(if code < 16 { "\\u000" } else { "\\u001" });
                    self.json.extend(char::from_digit(code % 16, 16));
                }
                _ => self.json.push(character),
            }
        }
        self.json.push('"');
    }

    /// Writes a string.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.string(text);
    }

    /// Writes a value that is JSON already: a number or a boolean.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.name(name);
        self.json.push_str(value);
    }

    /// Writes an object with the fields that `fields` adds.
    pub(super) fn object(&mut self, name: &str, fields: impl FnOnce(&mut Writer)) {
        self.name(name);
        self.json.push('{');
        fields(self);
        self.json.push('}');
    }

    /// Writes a list with the items that `items` adds, whose names are empty.
    pub(super) fn list(&mut self, name: &str, items: impl FnOnce(&mut Writer)) {
        self.name(name);
        self.json.push('[');
        items(self);
        self.json.push(']');
    }

    /// Writes a list of strings.
    pub(super) fn texts(&mut self, name: &str, texts: &[impl AsRef<str>]) {
        self.list(name, |json| texts.iter().for_each(|text| json.text("", text.as_ref())));
    }
}

#[cfg(test)]
mod tests {
    use super::Writer;
    use serde_json::{Value, json};

    #[test]
    fn serde_json_parses_the_written_json_to_the_same_values() {
        let odd: String = (0..0x300).filter_map(char::from_u32).chain("\u{2028}𝄞 </script>".chars()).collect();
        let written = Writer::write(|json| {
            json.texts("texts", &[odd.as_str(), "", "\\\""]);
            json.object(&odd, |json| json.raw("n", "12"));
            json.list("list", |json| [1, 2].iter().for_each(|_| json.object("", |json| json.raw("yes", "true"))));
            json.list("none", |_| {});
        });
        let mut expected =
            json!({ "texts": [odd, "", "\\\""], "list": [{ "yes": true }, { "yes": true }], "none": [] });
        expected[&odd] = json!({ "n": 12 });
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), expected);
    }
}
