//! Parses GIFT as Moodle's importer does (`question/format/gift/format.php`).
//!
//! docs/formats.md has a table of how Moodle treats every construct, and where this parser differs: only where Moodle would
//! silently lose or garble text. The time is linear in the length of the text.

/// Characters with a meaning in GIFT.
pub(super) const SIGNS: [char; 7] = ['\\', '~', '=', '#', '{', '}', ':'];

/// The text between two blank lines.
#[derive(Debug, PartialEq)]
pub(super) struct Part<'a> {
    /// The first line that is not a comment, counted from 1.
    pub(super) line: usize,
    /// The source in the file.
    pub(super) source: &'a str,
    /// The texts of its comments.
    pub(super) comments: Vec<&'a str>,
    pub(super) content: Content,
}

/// The content of a part.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// Comments only.
    Nothing,
    /// The category of the following questions; and whether a question follows without a blank line, which Moodle would read as
    /// part of the category's name.
    Category(String, bool),
    Question(Question),
    /// Why the part cannot be read, and the lines at which the questions in it begin.
    Broken(&'static str, Vec<usize>),
}

/// A question.
#[derive(Debug, PartialEq)]
pub(super) struct Question {
    pub(super) title: Option<String>,
    pub(super) stem: Text,
    pub(super) body: Body,
    /// The general feedback.
    pub(super) feedback: Option<Text>,
}

/// The kind of question, with its answers.
#[derive(Debug, PartialEq)]
pub(super) enum Body {
    /// A text to read, without a question.
    Description,
    Essay,
    TrueFalse {
        truth: bool,
        wrong: Option<Text>,
        right: Option<Text>,
    },
    Choice {
        /// Whether exactly one answer is to be chosen.
        single: bool,
        answers: Vec<Answer>,
    },
    /// The accepted typed answers.
    Short(Vec<Answer>),
    /// Typed numbers; the text of each has the number and its tolerance.
    Numerical(Vec<Answer>),
    Match(Vec<Pair>),
    /// Items in the right order.
    Order(Vec<Text>),
}

/// An answer to choose or to type.
#[derive(Debug, PartialEq)]
pub(super) struct Answer {
    /// The grade, in percent.
    pub(super) points: f64,
    pub(super) text: Text,
    pub(super) feedback: Option<Text>,
}

/// The two sides of a pair.
#[derive(Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) text: Text,
    pub(super) with: Text,
}

/// A text with its markup.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    /// The line in which the text begins.
    pub(super) line: usize,
    pub(super) markup: Markup,
    pub(super) text: String,
}

/// The markup of a text. Moodle's own format is mainly HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    Html,
    Markdown,
    Plain,
}

const OPEN: &str = "a brace has no counterpart; within a question there may be no blank line, and a brace in its text is \
                    written `\\{` or `\\}`";
const SEVERAL: &str = "there are several places for answers in it: a blank line stands between two questions, and a brace in a text \
                       is written `\\{` or `\\}`";

/// Parses the whole text.
pub(super) fn parts(gift: &str) -> Vec<Part<'_>> {
    let pieces = pieces(gift);
    let mut parts = Vec::new();
    let mut index = 0;
    while let Some(&(mut piece)) = pieces.get(index) {
        index += 1;
        let mut part = piece.read();
        // A blank line within a question splits it into pieces, which are joined here.
        if matches!(&part.content, Content::Broken(OPEN, lines) if lines.len() == 1) {
            let rest = &pieces[index..];
            let next = rest.iter().position(|next| next.first_brace().is_some());
            if let Some(next) = next.filter(|next| rest[*next].first_brace() == Some('}')) {
                index += next + 1;
                piece.source = &gift[piece.start..rest[next].start + rest[next].source.len()];
                let whole = piece.read();
                let content = match whole.content {
                    Content::Broken(_, lines) => Content::Broken(OPEN, lines),
                    content if !piece.source.lines().any(is_blank_to_moodle) => content,
                    _ => part.content,
                };
                part = Part { source: piece.source, comments: whole.comments, content, line: part.line };
            }
        }
        parts.push(part);
    }
    parts
}

/// Whether Moodle ends a question at that line. Lines with other blank characters, such as no-break spaces of web pages, end
/// none: within a question they are harmless, and between two questions they are taken as a separator all the same.
fn is_blank_to_moodle(line: &str) -> bool {
    line.trim_matches([' ', '\t', '\r', '\0', '\u{b}']).is_empty()
}

/// The unparsed text between two blank lines.
#[derive(Clone, Copy)]
struct Piece<'a> {
    source: &'a str,
    /// The byte at which it begins in the file.
    start: usize,
    /// The line in which it begins.
    line: usize,
    /// Whether it is a category that is followed by something else without a blank line.
    glued: bool,
}

fn pieces(gift: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut start, mut at, mut first, mut bare) = (0, 0, 1, true);
    let piece = |start: usize, end: usize, line| Piece { source: &gift[start..end], start, line, glued: false };
    for (number, line) in (1..).zip(gift.split_inclusive('\n')) {
        let end = at + line.len();
        let trimmed = line.trim();
        // A category is a part of its own, with the comments before it, also where no blank line follows.
        let category = bare && trimmed.starts_with("$CATEGORY:");
        if trimmed.is_empty() || category {
            pieces.push(piece(start, if category { end } else { at }, first));
            (start, first, bare) = (end, number + 1, true);
        } else {
            if let Some(last) = pieces.last_mut().filter(|last| bare && last.start + last.source.len() == start) {
                last.glued = !trimmed.starts_with("//") && last.line < number;
            }
            bare &= trimmed.starts_with("//");
        }
        at = end;
    }
    pieces.push(piece(start, gift.len(), first));
    pieces.retain(|piece| !piece.source.trim().is_empty());
    pieces
}

impl<'a> Piece<'a> {
    fn read(self) -> Part<'a> {
        let Piece { source, line, glued, .. } = self;
        let is_comment = |line: &&str| line.trim_start().starts_with("//");
        let comments = source.lines().filter(is_comment).map(|line| line.trim_start()[2..].trim()).collect();
        let before = source.lines().take_while(|line| is_comment(line) || line.trim().is_empty()).count();
        let first = if before < source.lines().count() { line + before } else { line };
        let code = Code::of(source, line);
        let all = code.text.trim();
        let content = if all.is_empty() {
            Content::Nothing
        } else if let Some(category) = all.strip_prefix("$CATEGORY:") {
            Content::Category(category.trim().to_owned(), glued)
        } else {
            match code.question() {
                Ok(question) => Content::Question(question),
                Err(why) => Content::Broken(why, code.first_lines(first)),
            }
        };
        Part { line: first, source, comments, content }
    }

    /// The first brace that is neither escaped nor in a comment.
    fn first_brace(&self) -> Option<char> {
        let lines = self.source.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines
            .flat_map(|line| unescaped_letters(line).map(|(_, letter)| letter))
            .find(|letter| matches!(letter, '{' | '}'))
    }
}

/// A piece without its comments, in as many lines.
struct Code {
    text: String,
    /// The bytes at which its lines begin.
    lines: Vec<usize>,
    /// The line number of its first line.
    first: usize,
}

impl Code {
    fn of(source: &str, first: usize) -> Code {
        let (mut text, mut lines) = (String::with_capacity(source.len()), Vec::new());
        for line in source.lines() {
            lines.push(text.len());
            // Moodle trims every line, and treats a comment as a blank.
            let line = line.trim();
            text.push_str(if line.starts_with("//") { " " } else { line });
            text.push('\n');
        }
        Code { text, lines, first }
    }

    /// The line of the file in which a subslice of the text begins, after leading white space.
    fn line(&self, piece: &str) -> usize {
        let piece = piece.trim_start();
        let at = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.first + self.lines.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The lines in which questions begin, where the blank lines between them are missing.
    fn first_lines(&self, first: usize) -> Vec<usize> {
        let mut first_lines = vec![first];
        let mut last: Option<(usize, char)> = None;
        for (at, brace) in unescaped_letters(&self.text).filter(|(_, letter)| matches!(letter, '{' | '}')) {
            if let (Some((before, closed)), '{') = (last, brace) {
                // A question begins at the first line after the answers of the previous one, or with its title.
                let between = &self.text[before + 1..at];
                let title_on_same_line = find(between, "::").map(|at| &between[at..]);
                let next_line =
                    between.split_once('\n').map(|(_, below)| below).filter(|below| !below.trim().is_empty());
                let beginning =
                    if closed == '}' { next_line.or(title_on_same_line) } else { next_line.and(title_on_same_line) };
                if let Some(below) = beginning {
                    let category = |line: &&str| line.trim().is_empty() || line.starts_with("$CATEGORY:");
                    let skipped: usize = below.split_inclusive('\n').take_while(category).map(str::len).sum();
                    first_lines.push(self.line(&below[skipped.min(below.len())..]));
                }
            }
            last = Some((at, brace));
        }
        first_lines.dedup();
        first_lines
    }

    fn question(&self) -> Result<Question, &'static str> {
        let code = self.text.trim();
        let (title, code) = match code.strip_prefix("::") {
            Some(code) => match find(code, "::") {
                Some(end) => (Some(unescape(&code[..end]).trim().to_owned()), code[end + 2..].trim()),
                None => (None, code.trim()),
            },
            None => (None, code),
        };
        let (open, close) = match (find(code, "{"), find(code, "}")) {
            (None, None) => {
                let stem = self.text(code, Markup::Html);
                return Ok(Question { title, stem, body: Body::Description, feedback: None });
            }
            (Some(open), Some(close)) if open < close => (open, close),
            _ => return Err(OPEN),
        };
        let (before, answers, after) = (&code[..open], code[open + 1..close].trim(), &code[close + 1..]);
        if find(answers, "{").is_some() {
            return Err(OPEN);
        }
        if find(after, "{").is_some() || find(after, "}").is_some() {
            return Err(SEVERAL);
        }
        // Answers within a sentence are a gap, with no blank that the sentence does not have.
        let stem = if after.is_empty() { before.to_owned() } else { [before, "_____", after].concat() };
        let stem = Text { line: self.line(code), ..self.text(&stem, Markup::Html) };
        let markup = stem.markup;
        let (answers, feedback) =
            match unescaped_letters(answers).filter(|(at, _)| answers[*at..].starts_with("####")).last() {
                Some((at, _)) => (answers[..at].trim(), self.feedback(&answers[at + 4..], markup)),
                None => (answers, None),
            };
        Ok(Question { title, stem, body: self.body(answers, markup)?, feedback })
    }

    fn body(&self, answers: &str, markup: Markup) -> Result<Body, &'static str> {
        if answers.is_empty() {
            return Ok(Body::Essay);
        }
        if let Some(items) = ordering_items(answers) {
            return Ok(Body::Order(items.map(|item| self.text(item, markup)).collect()));
        }
        if let Some(numbers) = answers.strip_prefix('#') {
            return self.numbers(numbers, markup).map(Body::Numerical);
        }
        if find(answers, "~").is_some() {
            let single = find(answers, "=").is_some();
            let answers = split(answers, &['~', '=']).map(|(sign, answer)| self.choice(sign, answer, markup)).collect();
            return Ok(Body::Choice { single, answers });
        }
        if find(answers, "=").is_some() && find(answers, "->").is_some() {
            let pair = |(_, answer): (_, &str)| -> Result<Pair, &'static str> {
                let at = find(answer, "->").ok_or("a pair to match has no `->`")?;
                // Moodle shows the right side without markup, from the HTML that it is converted to.
                let with = &answer[at + 2..];
                let with = Text { line: self.line(with), markup: Markup::Html, text: unescape(with).trim().to_owned() };
                Ok(Pair { text: self.text(&answer[..at], markup), with })
            };
            return Ok(Body::Match(split(answers, &['=']).map(pair).collect::<Result<_, _>>()?));
        }
        let mut pieces = answers_and_feedback(answers, 3).into_iter();
        let truth = match pieces.next().map(str::trim) {
            Some("T" | "TRUE") => true,
            Some("F" | "FALSE") => false,
            _ => {
                let answer_of = |(_, answer): (_, &str)| self.typed(answer, markup);
                return Ok(Body::Short(split(answers, &['=']).map(answer_of).collect()));
            }
        };
        let mut feedback = || pieces.next().and_then(|piece| self.feedback(piece, markup));
        Ok(Body::TrueFalse { truth, wrong: feedback(), right: feedback() })
    }

    /// An answer to choose. A weight counts after `~` only; after `=` Moodle reads it as text.
    fn choice(&self, sign: Option<char>, answer: &str, markup: Markup) -> Answer {
        let answer = answer.trim();
        let (points, text) = match sign {
            Some('=') => (100.0, answer),
            _ => weight(answer).unwrap_or((0.0, answer)),
        };
        self.answer(points, text, markup)
    }

    /// A typed answer, which has the full grade unless it has a weight.
    fn typed(&self, answer: &str, markup: Markup) -> Answer {
        let answer = answer.trim();
        let (points, text) = weight(answer).unwrap_or((100.0, answer));
        self.answer(points, text, markup)
    }

    fn answer(&self, points: f64, text: &str, markup: Markup) -> Answer {
        let pieces = answers_and_feedback(text, 2);
        let feedback = pieces.get(1).and_then(|piece| self.feedback(piece, markup));
        Answer { points, text: self.text(pieces[0], markup), feedback }
    }

    fn numbers(&self, answers: &str, markup: Markup) -> Result<Vec<Answer>, &'static str> {
        let (answers, fallback) = match find(answers, "~") {
            Some(at) => (&answers[..at], Some(&answers[at + 1..])),
            None => (answers, None),
        };
        let mut numbers: Vec<Answer> = split(answers, &['=']).map(|(_, answer)| self.typed(answer, markup)).collect();
        if numbers.is_empty() || numbers.iter().any(|number| !is_number(&number.text.text)) {
            return Err("what is to be typed in is no number");
        }
        // The feedback for all other numbers.
        numbers.extend(fallback.map(|fallback| self.answer(0.0, fallback, markup)));
        Ok(numbers)
    }

    /// A text, in the markup that it names or else in the given one.
    fn text(&self, source: &str, markup: Markup) -> Text {
        let line = self.line(source);
        let source = source.trim();
        let named = source.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let named = named.and_then(|(name, rest)| match name {
            "html" | "moodle" => Some((Markup::Html, rest)),
            "markdown" => Some((Markup::Markdown, rest)),
            "plain" => Some((Markup::Plain, rest)),
            _ => None,
        });
        let (markup, source) = named.unwrap_or((markup, source));
        Text { line, markup, text: unescape(source).trim().to_owned() }
    }

    /// The feedback, if it is not empty.
    fn feedback(&self, source: &str, markup: Markup) -> Option<Text> {
        Some(self.text(source, markup)).filter(|text| !text.text.is_empty())
    }
}

/// The items of Moodle's ordering question: the answers begin with `>`, the number of items that are shown, and up to five
/// options.
fn ordering_items(answers: &str) -> Option<impl Iterator<Item = &str>> {
    let rest = answers.strip_prefix('>')?.trim_start();
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let mut rest = rest[digits..].trim_start();
    for words in ORDERING_OPTIONS {
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        if words.contains(&word) {
            rest = rest[word.len()..].trim_start();
        }
    }
    Some(rest.lines().map(str::trim).filter(|line| !line.is_empty()))
}

/// The options of an ordering question: which items are shown, the layout, the grading, whether grades are shown, and the
/// numbering.
const ORDERING_OPTIONS: [&[&str]; 5] = [
    &["ALL", "EXACT", "RANDOM", "REL", "CONTIGUOUS", "CONTIG"],
    &["HORIZONTAL", "HORI", "H", "1", "VERTICAL", "VERT", "V", "0"],
    &[
        "ALL_OR_NOTHING",
        "ABSOLUTE_POSITION",
        "ABSOLUTE",
        "ABS",
        "RELATIVE_NEXT_EXCLUDE_LAST",
        "RELATIVE_NEXT_INCLUDE_LAST",
        "RELATIVE_ONE_PREVIOUS_AND_NEXT",
        "RELATIVE_ALL_PREVIOUS_AND_NEXT",
        "RELATIVE_TO_CORRECT",
        "RELATIVE",
        "REL",
        "LONGEST_ORDERED_SUBSET",
        "LONGEST_CONTIGUOUS_SUBSET",
    ],
    &["SHOW", "TRUE", "YES", "1", "HIDE", "FALSE", "NO", "0"],
    &["none", "123", "abc", "ABCD", "iii", "IIII"],
];

/// A weight in percent, and the text after it: `%50%`, `%-33.33333%`. Moodle reads any other notation as text.
fn weight(answer: &str) -> Option<(f64, &str)> {
    let (number, rest) = answer.strip_prefix('%')?.split_once('%')?;
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && is_digits(whole) && is_digits(part)).then(|| Some((number.parse().ok()?, rest))).flatten()
}

/// Whether the text is a number, optionally with a tolerance: `4`, `4:0.5`, `3.5..4.5`, or `*` for any number.
fn is_number(text: &str) -> bool {
    let number = |text: &str| text.trim().parse::<f64>().is_ok_and(f64::is_finite);
    match text.split_once("..") {
        Some((lowest, highest)) => number(lowest) && number(highest),
        None => {
            let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
            (value.trim() == "*" || number(value)) && number(tolerance)
        }
    }
}

/// Whether a backslash escapes the letter; `
/// ` is a line break.
fn is_escapable(letter: char) -> bool {
    SIGNS.contains(&letter) || letter == 'n'
}

/// The unescaped letters with their positions.
fn unescaped_letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, letter)) = letters.next() {
            if letter != '\\' || letters.next_if(|(_, next)| is_escapable(*next)).is_none() {
                return Some((at, letter));
            }
        }
        None
    })
}

/// The position of the first unescaped occurrence.
fn find(text: &str, pattern: &str) -> Option<usize> {
    unescaped_letters(text).map(|(at, _)| at).find(|at| text[*at..].starts_with(pattern))
}

/// The pieces between the separators, each with the separator before it. A piece before the first separator counts unless it is
/// blank.
fn split<'a>(text: &'a str, separators: &[char]) -> impl Iterator<Item = (Option<char>, &'a str)> {
    let starts: Vec<(usize, char)> =
        unescaped_letters(text).filter(|(_, letter)| separators.contains(letter)).collect();
    let first = &text[..starts.first().map_or(text.len(), |(at, _)| *at)];
    let ends: Vec<usize> = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]).collect();
    let lead = (!first.trim().is_empty()).then_some((None, first));
    // All separators are one byte long.
    let rest = starts.into_iter().zip(ends).map(move |((start, sign), end)| (Some(sign), &text[start + 1..end]));
    lead.into_iter().chain(rest)
}

/// The answer and its feedback: the pieces between unescaped `#`, at most `limit` of them.
fn answers_and_feedback(text: &str, limit: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in unescaped_letters(text).filter(|(_, letter)| *letter == '#').take(limit - 1) {
        pieces.push(&text[start..at]);
        start = at + 1;
    }
    pieces.push(&text[start..]);
    pieces
}

fn unescape(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next_if(|next| is_escapable(*next)) } else { None };
        unescaped.push(match escaped {
            Some('n') => '\n',
            Some(escaped) => escaped,
            None => letter,
        });
    }
    unescaped
}
