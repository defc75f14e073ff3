//! Reads TOML tables key by key. A missing or unknown key or a value of the wrong type is a fault, and reading goes on.

use super::calendar_date;
use super::control_characters;
use super::diagnostic::{Code, Fault, Faults, nearest, quoted};
use super::draft::Prose;
use super::fix::{Edit, Fix};
use super::markdown::{self, Source};
use super::texts::{File, Span, Spanned, Text, Texts};
use super::toml_syntax;
use std::ops::Range;
use toml::Spanned as Tagged;
use toml::de::{DeTable, DeValue};

/// A file parsed as TOML, as far as its syntax allows.
pub(super) struct Tree<'a> {
    file: File,
    text: &'a str,
    root: Tagged<DeTable<'a>>,
    faults: &'a Faults,
    /// Whether the whole file could be parsed.
    pub(super) complete: bool,
}

impl<'a> Tree<'a> {
    /// Parses a file; `None` if it could not be read from disk.
    pub(super) fn parse(file: File, texts: &'a Texts, faults: &'a Faults) -> Option<Tree<'a>> {
        let text = texts.get(file)?;
        let (root, errors) = DeTable::parse_recoverable(text);
        toml_syntax::faults(file, text, &errors).into_iter().for_each(|fault| faults.add(fault));
        Some(Tree { file, text, root, faults, complete: errors.is_empty() })
    }

    /// The root table of the file.
    pub(super) fn root(&'a self) -> Table<'a> {
        Table::new(self, "the file".to_owned(), Span::whole(self.file), self.root.get_ref())
    }
}

/// A table of which keys are read, each once. The keys that are left at the end are unknown.
pub(super) struct Table<'a> {
    tree: &'a Tree<'a>,
    /// How messages name the table.
    name: String,
    /// The span of the table's header.
    pub(super) span: Span,
    rest: Vec<(Text, &'a Tagged<DeValue<'a>>)>,
    /// Tables with a misspelt name that were read as the intended one: name, value, intended name.
    misspelt: Vec<(Text, &'a Tagged<DeValue<'a>>, &'static str)>,
    known: Vec<&'static str>,
}

impl<'a> Table<'a> {
    fn new(tree: &'a Tree<'a>, name: String, span: Span, table: &'a DeTable<'a>) -> Table<'a> {
        let mut rest: Vec<_> = table
            .iter()
            .map(|(key, value)| {
                (Spanned { value: key.get_ref().to_string(), span: Span::new(tree.file, key.span()) }, value)
            })
            .collect();
        rest.sort_by_key(|(key, _)| key.span);
        Table { tree, name, span, rest, misspelt: Vec::new(), known: Vec::new() }
    }

    /// A table within this one; messages name it by its header.
    fn subtable(&self, key: &str, value: &'a Tagged<DeValue<'a>>, table: &'a DeTable<'a>) -> Table<'a> {
        let header = self.tree.text.get(value.span()).filter(|header| header.starts_with('[')).unwrap_or(key);
        Table::new(self.tree, format!("`{header}`"), self.at(value), table)
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Tagged<DeValue<'a>>> {
        if !self.known.contains(&key) {
            self.known.push(key);
        }
        let index = self.rest.iter().position(|(name, _)| name.value == key)?;
        Some(self.rest.remove(index).1)
    }

    /// Whether the key is present and not yet read.
    pub(super) fn has(&self, key: &str) -> bool {
        self.rest.iter().any(|(name, _)| name.value == key)
    }

    /// The span of the key, if it is present and not yet read.
    pub(super) fn key(&mut self, key: &'static str) -> Option<Span> {
        self.known.push(key);
        self.rest.iter().find(|(name, _)| name.value == key).map(|(name, _)| name.span)
    }

    /// Marks a key as read without reading its value, since its fault has been reported.
    pub(super) fn skip(&mut self, key: &'static str) {
        self.take(key);
    }

    /// Reads a required key.
    pub(super) fn need<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            let message = format!("{} lacks the key `{key}`", self.name);
            self.tree.faults.add(
                Fault::new(Code::MissingKey, self.span, message)
                    .label(format!("no `{key}` in here"))
                    .help(format!("add `{key} = ...`"))
                    .fix_if(self.can_insert(key), || {
                        let line = format!("{key} = \"\"");
                        let (at, text) = match self.inline_insertion(&line) {
                            Some((at, text)) => (at, text),
                            None => (self.first_line(), self.lines(&line)),
                        };
                        Fix::write(format!("add `{line}`, to be filled in"), at, text)
                    }),
            );
        }
        read(self, key)
    }

    /// Reads a required table; `keys` names its required keys, in the words of the help.
    pub(super) fn need_table(&mut self, key: &'static str, keys: &str) -> Option<Table<'a>> {
        if !self.has(key) {
            let message = format!("{} lacks the table `{key}`", self.name);
            let fault = Fault::new(Code::MissingKey, self.span, message).label(format!("no `[{key}]` in here"));
            let fault = fault.fix_if(self.span.is_whole(), || self.new_table(key, keys));
            self.tree
                .faults
                .add(fault.help(format!("add it at the end of the file: a line `[{key}]`, and below it {keys}")));
        }
        self.table(key)
    }

    /// Reads an optional key: `Some(None)` means that it is present with an invalid value.
    pub(super) fn given<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<Option<T>> {
        let is_present = self.has(key);
        let value = read(self, key);
        is_present.then_some(value)
    }

    /// Reads a string that is not blank.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Text> {
        let value = self.take(key)?;
        self.string(key, value, "a string")
    }

    /// Reads a string of prose.
    pub(super) fn prose(&mut self, key: &'static str) -> Option<Prose> {
        let source = self.source(key)?;
        Some(markdown::prose(&source, self.tree.faults))
    }

    /// Reads the Markdown source of a passage or of prose.
    pub(super) fn source(&mut self, key: &'static str) -> Option<Source> {
        let value = self.take(key)?;
        let text = self.string(key, value, "a string")?;
        Some(Source { start: self.start_of(value, &text.value), text: text.value, span: text.span })
    }

    /// The byte at which a string's content starts in the file, if it stands there without escapes.
    fn start_of(&self, value: &Tagged<DeValue<'a>>, content: &str) -> Option<usize> {
        let raw = self.tree.text.get(value.span())?;
        let quote = ["\"\"\"\r\n", "'''\r\n", "\"\"\"\n", "'''\n", "\"\"\"", "'''", "\"", "'"]
            .into_iter()
            .find(|quote| raw.starts_with(quote))?;
        raw[quote.len()..].starts_with(content).then_some(value.span().start + quote.len())
    }

    /// Reads a number.
    pub(super) fn number(&mut self, key: &'static str) -> Option<Spanned<f64>> {
        let value = self.take(key)?;
        let number = number(value).or_else(|| self.mismatch(key, value, "a number"))?;
        Some(Spanned { value: number, span: self.at(value) })
    }

    /// Reads a list of numbers.
    pub(super) fn numbers(&mut self, key: &'static str) -> Option<Spanned<Vec<f64>>> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Array(items) => {
                let number = |item| number(item).or_else(|| self.mismatch(key, item, "numbers"));
                let numbers: Option<Vec<f64>> = items.iter().map(number).collect();
                numbers.map(|numbers| Spanned { value: numbers, span: self.at(value) })
            }
            _ => self.mismatch(key, value, "a list of numbers"),
        }
    }

    /// Reads `true` or `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> Option<Spanned<bool>> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(Spanned { value: *flag, span: self.at(value) }),
            _ => self.mismatch(key, value, "`true` or `false`"),
        }
    }

    /// Reads a date in ISO 8601: a day, or a month or a year where no more is known.
    pub(super) fn date(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        if let DeValue::Datetime(moment) = value.get_ref()
            && let (Some(date), None, None) = (moment.date, moment.time, moment.offset)
        {
            return Some(date.to_string());
        }
        if let DeValue::String(text) = value.get_ref()
            && is_undecided(text)
        {
            self.report_undecided(key, self.at(value));
            return Some(UNDECIDED_DATE.to_owned());
        }
        let partial = match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Integer(year) => Some(year.as_str().to_owned()).filter(|_| year.radix() == 10),
            _ => None,
        };
        if let Some(partial) = partial.filter(|partial| calendar_date::is_month_or_year(partial)) {
            return Some(partial);
        }
        let fault = Fault::new(Code::BadDate, self.at(value), format!("`{key}` is not a date"));
        let meant = calendar_date::iso(self.tree.text.get(value.span()).unwrap_or_default());
        let fault = match meant {
            Some(date) => {
                let date = calendar_date::in_toml(&date);
                fault.fix(Fix::write(format!("write {date}"), self.at(value), date).safe_if(true))
            }
            None => fault,
        };
        let help = match value.get_ref() {
            DeValue::String(_) => {
                "write year, month and day without quotes: 2026-11-23; or a month, \"2026-11\", or a year, 2026"
            }
            _ => "write year, month and day: 2026-11-23; or a month, \"2026-11\", or a year, 2026",
        };
        self.tree.faults.add(fault.label("not a date").help(help));
        None
    }

    /// Reads a list of strings.
    pub(super) fn list(&mut self, key: &'static str) -> Option<Spanned<Vec<Text>>> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Array(items) => {
                let list: Vec<Text> = items.iter().filter_map(|item| self.string(key, item, "strings")).collect();
                let useless = list.is_empty() && !items.is_empty();
                (!useless).then(|| Spanned { value: list, span: self.at(value) })
            }
            _ => self.mismatch(key, value, "a list of strings"),
        }
    }

    /// Reads a string, or a list of strings, which must not be empty.
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Array(items) = value.get_ref() else {
            return self.string(key, value, "a string, or a list of strings").into_iter().collect();
        };
        if items.is_empty() {
            let fault = Fault::new(Code::EmptyText, self.at(value), format!("`{key}` is empty")).label("says nothing");
            self.tree.faults.add(fault.help("name one at the least"));
        }
        items.iter().filter_map(|item| self.string(key, item, "strings")).collect()
    }

    /// Whether the key is present and its value is a table.
    pub(super) fn has_table(&self, key: &str) -> bool {
        let value = self.rest.iter().find(|(name, _)| name.value == key);
        value.is_some_and(|(_, value)| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// Reads a table.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Table<'a>> {
        let value = self.take(key).or_else(|| self.take_misspelt(key, is_table).into_iter().next())?;
        match value.get_ref() {
            DeValue::Table(table) => Some(self.subtable(key, value, table)),
            _ => self.mismatch(key, value, "a table"),
        }
    }

    /// Reads a list of tables; empty if the key is absent.
    pub(super) fn tables(&mut self, key: &'static str) -> Vec<Table<'a>> {
        let mut values: Vec<_> = self.take(key).into_iter().collect();
        values.extend(self.take_misspelt(key, is_table));
        let mut tables = Vec::new();
        for value in values {
            match value.get_ref() {
                DeValue::Array(items) => tables.extend(items.iter().filter_map(|item| match item.get_ref() {
                    DeValue::Table(table) => Some(self.subtable(key, item, table)),
                    _ => self.mismatch(key, item, "a table"),
                })),
                DeValue::Table(table) if self.has_header(value) => {
                    self.report_single_brackets(key, value);
                    tables.push(self.subtable(key, value, table));
                }
                _ => drop(self.mismatch::<()>(key, value, "a list of tables")),
            }
        }
        tables.sort_by_key(|table| table.span);
        tables
    }

    /// Reads a table whose keys are ids and whose values are tables; empty if the key is absent.
    pub(super) fn by_id(&mut self, key: &'static str) -> Vec<(Text, Table<'a>)> {
        let is_by_id = |value: &DeValue| match value {
            DeValue::Table(table) => {
                !table.is_empty() && table.values().all(|it| matches!(it.get_ref(), DeValue::Table(_)))
            }
            _ => false,
        };
        // A list of tables under the same key uses the singular, so it is not read here.
        let taken = if self.has(key) && !self.has_table(key) { None } else { self.take(key) };
        let Some(value) = taken.or_else(|| self.take_misspelt(key, is_by_id).into_iter().next()) else {
            self.known.push(key);
            return Vec::new();
        };
        let DeValue::Table(table) = value.get_ref() else { return Vec::new() };
        let all = self.subtable(key, value, table);
        let entry = |(id, value): &(Text, &'a Tagged<DeValue<'a>>)| match value.get_ref() {
            DeValue::Table(table) => Some((id.clone(), self.subtable(&format!("{key}.{}", id.value), value, table))),
            _ => self.mismatch(&id.value, value, "a table"),
        };
        all.rest.iter().filter_map(entry).collect()
    }

    /// A part of a key, by its byte range in the key.
    pub(super) fn part(&self, key: &Text, part: Range<usize>) -> Text {
        let raw = self.tree.text.get(key.span.start..key.span.end).unwrap_or_default();
        let start = key.span.start + raw.find(&key.value).unwrap_or_default();
        let span = Span::new(self.tree.file, start + part.start..start + part.end);
        Spanned { value: key.value[part].to_owned(), span }
    }

    /// Whether the file could be read to its end.
    pub(super) fn is_complete(&self) -> bool {
        self.tree.complete
    }

    /// Reports a single table in `[...]` where a list of tables takes `[[...]]`.
    fn report_single_brackets(&self, key: &str, value: &'a Tagged<DeValue<'a>>) {
        let mut edits = Vec::new();
        let header = self.at(value);
        let text = self.tree.text.get(value.span()).unwrap_or_default().trim_end();
        let ends = [(header.start, "["), (header.start + text.len(), "]")];
        edits.extend(ends.map(|(at, sign)| Edit { span: Span::new(self.tree.file, at..at), text: sign.to_owned() }));
        let fault = Fault::new(Code::WrongType, header, format!("`{key}` takes a list of tables, not a table"));
        let fault = fault.label("this is a table").help("there may be several: write the name in double brackets");
        self.tree.faults.add(fault.fix(Fix::new(format!("write `[{text}]`"), edits).safe_if(true)));
    }

    /// Whether the value is a table with a header line of its own.
    fn has_header(&self, value: &Tagged<DeValue<'a>>) -> bool {
        self.tree.text.get(value.span()).is_some_and(|text| text.starts_with('['))
    }

    /// Takes the tables whose name is a misspelling of the key. If they were skipped, every use of a name that they define
    /// would be reported as unknown, and the one slip would be lost among those faults.
    fn take_misspelt(
        &mut self,
        key: &'static str,
        is_expected: impl Fn(&DeValue) -> bool,
    ) -> Vec<&'a Tagged<DeValue<'a>>> {
        let is_misspelt = |(name, value): &(Text, &'a Tagged<DeValue<'a>>)| {
            is_expected(value.get_ref()) && nearest(&name.value, [key]).is_some()
        };
        let mut taken = Vec::new();
        while let Some(index) = self.rest.iter().position(is_misspelt) {
            if !self.tree.faults.reads_as_meant(self.rest[index].0.span) {
                break;
            }
            let (name, value) = self.rest.remove(index);
            self.misspelt.push((name, value, key));
            taken.push(value);
        }
        taken
    }

    /// Whether a fix can insert the key with an empty text: the value is a text, and the table can take another line or entry.
    fn can_insert(&self, key: &str) -> bool {
        /// The keys whose values are texts.
        const TEXTS: [&str; 18] = [
            "id",
            "name",
            "title",
            "text",
            "what",
            "about",
            "from",
            "to",
            "prompt",
            "publisher",
            "url",
            "lang",
            "standfirst",
            "kind",
            "sign",
            "with",
            "goal",
            "answer",
        ];
        let header = self.tree.text.get(self.span.start..self.span.end).unwrap_or_default();
        TEXTS.contains(&key) && (self.span.is_whole() || header.starts_with(['[', '{']))
    }

    /// For an inline table, where to insert a key and what to insert; `None` for a table with a header.
    fn inline_insertion(&self, pair: &str) -> Option<(Span, String)> {
        let table = self.tree.text.get(self.span.start..self.span.end).filter(|table| table.starts_with('{'))?;
        let at = self.span.start + 1;
        let separator = if table[1..].trim_start().starts_with('}') { "" } else { "," };
        Some((Span::new(self.tree.file, at..at), format!(" {pair}{separator}")))
    }

    /// The position below the table's header, where keys are inserted.
    fn first_line(&self) -> Span {
        let from = self.span.end;
        let at = if self.span.is_whole() && self.tree.text.starts_with("#:schema") {
            // The line `#:schema ...` stays first, since editors look for it there.
            self.tree.text.find('\n').map_or(self.tree.text.len(), |newline| newline + 1)
        } else if self.span.is_whole() {
            0
        } else {
            self.tree.text[from..].find('\n').map_or(self.tree.text.len(), |newline| from + newline + 1)
        };
        Span::new(self.tree.file, at..at)
    }

    /// The lines to insert below the table's header, with the newlines that they need there.
    fn lines(&self, lines: &str) -> String {
        let cut = self.first_line().start == self.tree.text.len() && !self.tree.text.ends_with('\n');
        if cut && !self.span.is_whole() { format!("\n{lines}\n") } else { format!("{lines}\n") }
    }

    /// A fix that appends a table with empty values; its keys are those that `keys` has between backquotes.
    fn new_table(&self, key: &str, keys: &str) -> Fix {
        let names = keys.split('`').skip(1).step_by(2).filter_map(|it| it.split(' ').next());
        let lines: String = names.map(|name| format!("{name} = \"\"\n")).collect();
        let end = self.tree.text.len();
        let gap = match self.tree.text {
            "" => "",
            text if text.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        let title = format!("add a table `[{key}]`, to be filled in");
        Fix::write(title, Span::new(self.tree.file, end..end), format!("{gap}[{key}]\n{lines}"))
    }

    /// Every span where a table's name stands: in its own header, and in the headers of the tables within it.
    fn name_spans(&self, name: &Text, value: &'a Tagged<DeValue<'a>>) -> Vec<Span> {
        let mut spans = vec![name.span];
        let mut values = vec![value];
        while let Some(value) = values.pop() {
            match value.get_ref() {
                DeValue::Table(table) => {
                    if self.has_header(value) {
                        let header = &self.tree.text[value.span()];
                        let mut at = value.span().start;
                        let part = header.split(['[', ']', '.']).find(|part| {
                            let found = part.trim() == name.value;
                            at += if found { part.len() - part.trim_start().len() } else { part.len() + 1 };
                            found
                        });
                        spans.extend(part.map(|_| Span::new(self.tree.file, at..at + name.value.len())));
                    }
                    values.extend(table.values());
                }
                DeValue::Array(items) => values.extend(items.iter()),
                _ => {}
            }
        }
        spans.sort();
        spans.dedup();
        spans
    }

    /// Reads a list of tables, each with its index.
    pub(super) fn listed<T>(&mut self, key: &'static str, read: impl Fn(usize, Table<'a>) -> T) -> Vec<T> {
        self.tables(key).into_iter().enumerate().map(|(index, table)| read(index, table)).collect()
    }

    /// The number of keys that are not yet read.
    pub(super) fn count(&self) -> usize {
        self.rest.len()
    }

    /// Reads all remaining keys as strings.
    pub(super) fn entries(mut self) -> Vec<(Text, Text)> {
        let rest = std::mem::take(&mut self.rest);
        rest.into_iter()
            .filter_map(|(key, value)| self.string(&key.value, value, "a string").map(|text| (key, text)))
            .collect()
    }

    /// Reports the keys that were not read.
    pub(super) fn end(self) {
        for (name, value, meant) in &self.misspelt {
            let message = format!("{} has no key `{}`", self.name, name.value);
            let fault = Fault::new(Code::UnknownKey, name.span, message).label("means nothing here");
            let fault = fault.help(format!("did you mean `{meant}`?"));
            let edit = |span: Span| Edit { span, text: (*meant).to_owned() };
            let edits = self.name_spans(name, value).into_iter().map(edit).collect();
            self.tree.faults.add(fault.fix(Fix::new(format!("write `{meant}`"), edits).safe_if(true)));
        }
        for (key, _) in self.rest {
            let message = format!("{} has no key `{}`", self.name, key.value);
            let fault = Fault::new(Code::UnknownKey, key.span, message).label("means nothing here");
            let fault = fault.suggest(&key.value, self.known.iter().copied());
            self.tree.faults.add(fault.help(format!("it may have {}", quoted(&self.known))));
        }
    }

    fn at(&self, value: &Tagged<DeValue<'a>>) -> Span {
        Span::new(self.tree.file, value.span())
    }

    fn string(&self, key: &str, value: &Tagged<DeValue<'a>>, expected: &str) -> Option<Text> {
        let DeValue::String(text) = value.get_ref() else { return self.mismatch(key, value, expected) };
        let span = self.at(value);
        if is_undecided(text) {
            self.report_undecided(key, span);
        }
        if text.trim().is_empty() {
            let fault = Fault::new(Code::EmptyText, span, format!("`{key}` is empty")).label("says nothing");
            self.tree.faults.add(fault.help("write something, or leave the key out if it is optional"));
            return None;
        }
        if self.start_of(value, text).is_none() {
            control_characters::report(text, |_| span, self.tree.faults);
        }
        Some(Spanned { value: text.to_string(), span })
    }

    /// Reports a `?` as a to-do, where the key may have one.
    fn report_undecided(&self, key: &str, span: Span) {
        let by_id = self.name.strip_prefix("`ties.").map(|id| id.trim_end_matches('`'));
        let in_table = |name: &str| self.name.contains(name) || name == "[[tie]]" && by_id.is_some();
        let (code, help) = match key {
            "title" | "publisher" | "url" | "published" | "licence" => (
                Code::FactToGive,
                "write in place of `?` what is known, and delete what may be left out; `published` at the top is the day on which you \
                 publish",
            ),
            "name" if in_table("licence") => (
                Code::FactToGive,
                "write in place of `?` what the licence is called, which stands at the address beside it",
            ),
            "kind" | "about" if in_table("[[actor]]") => (
                Code::ActorToDescribe,
                "write in place of `?` what it is, wants or does; who is no actor goes by `explainer remove`, with its ties and links",
            ),
            "sign" | "what" | "kind" if in_table("[[tie]]") => (
                Code::TieToJudge,
                "read its evidence, then write in place of `?` what it is, and its sign: + - or ~; what is no tie goes by `explainer remove`",
            ),
            "standfirst" => (Code::TextToWrite, "write in place of `?` what readers will learn, in our own words"),
            "text" if in_table("[[point]]") || in_table("[[term]]") => {
                (Code::TextToWrite, "write it in place of `?`, in our own words")
            }
            "text" | "reason" if in_table("[[question.option]]") => {
                (Code::QuestionToWrite, "write the question and its options, or delete it")
            }
            "prompt" => (Code::QuestionToWrite, "write the question and its options, or delete it"),
            _ => return,
        };
        let fallback = if self.name.contains("[[") { self.name.as_str() } else { "it" };
        let line = self.tree.text[..span.start].lines().count();
        let table = self.tree.text.lines().take(line).collect::<Vec<_>>();
        let id =
            table.iter().rev().take_while(|line| !line.starts_with('[')).find_map(|line| line.strip_prefix("id = "));
        let ends = ["from = ", "to = "].map(|end| {
            let mut lines = table.iter().rev().take_while(|line| !line.starts_with('['));
            lines.find_map(|line| line.strip_prefix(end)).unwrap_or_default().trim_matches('"').to_owned()
        });
        let owner = match (id, &ends) {
            _ if by_id.is_some() => by_id.unwrap_or_default().to_owned(),
            (Some(id), _) => id.trim().trim_matches('"').to_owned(),
            (None, [from, to]) if !from.is_empty() => format!("{from} and {to}"),
            _ => fallback.trim_matches('`').to_owned(),
        };
        let message = if owner == "it" { format!("`{key}`") } else { format!("`{key}` of {owner}") };
        self.tree.faults.add(Fault::new(code, span, message).help(help));
    }

    fn mismatch<T>(&self, key: &str, value: &Tagged<DeValue<'a>>, expected: &str) -> Option<T> {
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "a truth value",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{key}` takes {expected}, not {found}");
        self.tree.faults.add(Fault::new(Code::WrongType, self.at(value), message).label(format!("this is {found}")));
        None
    }
}

/// The date that a draft has in place of an undecided one.
const UNDECIDED_DATE: &str = "1970";

/// Whether the value is a table, or a list of tables.
fn is_table(value: &DeValue) -> bool {
    match value {
        DeValue::Table(_) => true,
        DeValue::Array(items) => !items.is_empty() && items.iter().all(|it| matches!(it.get_ref(), DeValue::Table(_))),
        _ => false,
    }
}

/// Whether a text is `?`, which marks a value that is still to be decided.
pub(super) fn is_undecided(text: &str) -> bool {
    text.trim() == "?"
}

/// The number that a value is, if it is one. A number too large for the type is NaN, which is in no range.
fn number(value: &Tagged<DeValue>) -> Option<f64> {
    match value.get_ref() {
        DeValue::Integer(it) => {
            Some(i64::from_str_radix(it.as_str(), it.radix()).map_or(f64::NAN, |whole| whole as f64))
        }
        DeValue::Float(it) => Some(it.as_str().parse().unwrap_or(f64::NAN)),
        _ => None,
    }
}
