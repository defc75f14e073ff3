//! Reads GIFT into its parts, as Moodle's importer does (`question/format/gift/format.php`).
//!
//! docs/formats.md has a table of what that does with every construct, and where this differs: only where Moodle would lose
//! or garble something in silence. All of it takes time in proportion to the text.

/// Signs that mean something in GIFT.
pub(super) const SIGNS: [char; 7] = ['\\', '~', '=', '#', '{', '}', ':'];

/// What stands between two blank lines.
#[derive(Debug, PartialEq)]
pub(super) struct Part<'a> {
    /// Its first line that is no comment, counted from 1.
    pub(super) line: usize,
    /// As it stands in the file.
    pub(super) source: &'a str,
    /// What its comments say.
    pub(super) comments: Vec<&'a str>,
    pub(super) content: Content,
}

/// What a part is.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// Comments only.
    Nothing,
    /// The name of the category of what follows; and whether a question follows without a blank line, which Moodle would take
    /// for more of the name.
    Category(String, bool),
    Question(Question),
    /// Why it cannot be read, and the lines in which the questions begin that are in it.
    Broken(&'static str, Vec<usize>),
}

/// A question.
#[derive(Debug, PartialEq)]
pub(super) struct Question {
    pub(super) title: Option<String>,
    pub(super) stem: Text,
    pub(super) body: Body,
    /// What everyone is told in the end.
    pub(super) feedback: Option<Text>,
}

/// What one is asked to do, with the answers.
#[derive(Debug, PartialEq)]
pub(super) enum Body {
    /// Nothing: it is a text to read.
    Description,
    Essay,
    TrueFalse {
        truth: bool,
        wrong: Option<Text>,
        right: Option<Text>,
    },
    Choice {
        /// Whether one answer is to be chosen.
        single: bool,
        answers: Vec<Answer>,
    },
    /// What is accepted when it is typed in.
    Short(Vec<Answer>),
    /// Numbers to type in; the text of each says which, and how far off one may be.
    Numerical(Vec<Answer>),
    Match(Vec<Pair>),
    /// Texts in their right order.
    Order(Vec<Text>),
}

/// An answer to choose, or to type in.
#[derive(Debug, PartialEq)]
pub(super) struct Answer {
    /// What it brings, in percent.
    pub(super) points: f64,
    pub(super) text: Text,
    pub(super) feedback: Option<Text>,
}

/// A text, and what belongs to it.
#[derive(Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) text: Text,
    pub(super) with: Text,
}

/// Text and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
    /// The line in which it begins.
    pub(super) line: usize,
    pub(super) markup: Markup,
    pub(super) text: String,
}

/// How text is written. Moodle's own way is HTML, in the main.
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

/// Reads all parts.
pub(super) fn parts(gift: &str) -> Vec<Part<'_>> {
    let pieces = pieces(gift);
    let mut parts = Vec::new();
    let mut place = 0;
    while let Some(&(mut piece)) = pieces.get(place) {
        place += 1;
        let mut part = piece.read();
        // A blank line within a question tears it into pieces that are still one question.
        if matches!(&part.content, Content::Broken(OPEN, lines) if lines.len() == 1) {
            let rest = &pieces[place..];
            let next = rest.iter().position(|next| next.first_brace().is_some());
            if let Some(next) = next.filter(|next| rest[*next].first_brace() == Some('}')) {
                place += next + 1;
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

/// Whether Moodle ends a question with that line. One of other blanks, such as those of web pages, ends none there: within a
/// question it does no harm, and between two of them it is taken for what was meant.
fn is_blank_to_moodle(line: &str) -> bool {
    line.trim_matches([' ', '\t', '\r', '\0', '\u{b}']).is_empty()
}

/// What stands between two blank lines, not read yet.
#[derive(Clone, Copy)]
struct Piece<'a> {
    source: &'a str,
    /// Where it begins in the file.
    start: usize,
    /// In which line.
    line: usize,
    /// Whether it is a category, with lines of something else at once below it.
    glued: bool,
}

fn pieces(gift: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut start, mut at, mut first, mut bare) = (0, 0, 1, true);
    let piece = |start: usize, end: usize, line| Piece { source: &gift[start..end], start, line, glued: false };
    for (number, line) in (1..).zip(gift.split_inclusive('\n')) {
        let end = at + line.len();
        let trimmed = line.trim();
        // A category is a line of its own, with comments before it, also where no blank line follows.
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
                Err(why) => Content::Broken(why, code.beginnings(first)),
            }
        };
        Part { line: first, source, comments, content }
    }

    /// The first brace that is not escaped and in no comment.
    fn first_brace(&self) -> Option<char> {
        let lines = self.source.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.flat_map(|line| marks(line).map(|(_, letter)| letter)).find(|letter| matches!(letter, '{' | '}'))
    }
}

/// What stands in a piece besides comments, in as many lines.
struct Code {
    text: String,
    /// Where lines begin in it.
    lines: Vec<usize>,
    /// The number of its first line.
    first: usize,
}

impl Code {
    fn of(source: &str, first: usize) -> Code {
        let (mut text, mut lines) = (String::with_capacity(source.len()), Vec::new());
        for line in source.lines() {
            lines.push(text.len());
            // Moodle takes the blanks at the ends of every line away, and makes a comment a blank.
            let line = line.trim();
            text.push_str(if line.starts_with("//") { " " } else { line });
            text.push('\n');
        }
        Code { text, lines, first }
    }

    /// In which line of the file a piece of the text begins, its own blanks aside.
    fn line(&self, piece: &str) -> usize {
        let piece = piece.trim_start();
        let at = (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.first + self.lines.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The lines in which questions begin, where blank lines between them are missing.
    fn beginnings(&self, first: usize) -> Vec<usize> {
        let mut beginnings = vec![first];
        let mut last: Option<(usize, char)> = None;
        for (at, brace) in marks(&self.text).filter(|(_, letter)| matches!(letter, '{' | '}')) {
            if let (Some((before, closed)), '{') = (last, brace) {
                // A question begins with the first line after the answers of another, or with its title.
                let between = &self.text[before + 1..at];
                let titled = find(between, "::").map(|at| &between[at..]);
                let lined = between.split_once('\n').map(|(_, below)| below).filter(|below| !below.trim().is_empty());
                let begins = if closed == '}' { lined.or(titled) } else { lined.and(titled) };
                if let Some(below) = begins {
                    let category = |line: &&str| line.trim().is_empty() || line.starts_with("$CATEGORY:");
                    let skipped: usize = below.split_inclusive('\n').take_while(category).map(str::len).sum();
                    beginnings.push(self.line(&below[skipped.min(below.len())..]));
                }
            }
            last = Some((at, brace));
        }
        beginnings.dedup();
        beginnings
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
        // The place of the answers within a sentence is a gap, without a blank that was not there.
        let stem = if after.is_empty() { before.to_owned() } else { [before, "_____", after].concat() };
        let stem = Text { line: self.line(code), ..self.text(&stem, Markup::Html) };
        let markup = stem.markup;
        let (answers, feedback) = match marks(answers).filter(|(at, _)| answers[*at..].starts_with("####")).last() {
            Some((at, _)) => (answers[..at].trim(), self.told(&answers[at + 4..], markup)),
            None => (answers, None),
        };
        Ok(Question { title, stem, body: self.body(answers, markup)?, feedback })
    }

    fn body(&self, answers: &str, markup: Markup) -> Result<Body, &'static str> {
        if answers.is_empty() {
            return Ok(Body::Essay);
        }
        if let Some(items) = ordered(answers) {
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
                // Moodle shows what belongs to something as a text without markup, from which it takes the HTML.
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
                let short = |(_, answer): (_, &str)| self.typed(answer, markup);
                return Ok(Body::Short(split(answers, &['=']).map(short).collect()));
            }
        };
        let mut told = || pieces.next().and_then(|piece| self.told(piece, markup));
        Ok(Body::TrueFalse { truth, wrong: told(), right: told() })
    }

    /// An answer to choose. A weight counts after `~` only: after `=` Moodle takes it for text.
    fn choice(&self, sign: Option<char>, answer: &str, markup: Markup) -> Answer {
        let answer = answer.trim();
        let (points, said) = match sign {
            Some('=') => (100.0, answer),
            _ => weight(answer).unwrap_or((0.0, answer)),
        };
        self.answer(points, said, markup)
    }

    /// An answer to type in; it brings all points, if no weight says otherwise.
    fn typed(&self, answer: &str, markup: Markup) -> Answer {
        let answer = answer.trim();
        let (points, said) = weight(answer).unwrap_or((100.0, answer));
        self.answer(points, said, markup)
    }

    fn answer(&self, points: f64, said: &str, markup: Markup) -> Answer {
        let pieces = answers_and_feedback(said, 2);
        let feedback = pieces.get(1).and_then(|told| self.told(told, markup));
        Answer { points, text: self.text(pieces[0], markup), feedback }
    }

    fn numbers(&self, answers: &str, markup: Markup) -> Result<Vec<Answer>, &'static str> {
        let (answers, otherwise) = match find(answers, "~") {
            Some(at) => (&answers[..at], Some(&answers[at + 1..])),
            None => (answers, None),
        };
        let mut numbers: Vec<Answer> = split(answers, &['=']).map(|(_, answer)| self.typed(answer, markup)).collect();
        if numbers.is_empty() || numbers.iter().any(|number| !is_number(&number.text.text)) {
            return Err("what is to be typed in is no number");
        }
        // What everyone is told who typed in another number.
        numbers.extend(otherwise.map(|otherwise| self.answer(0.0, otherwise, markup)));
        Ok(numbers)
    }

    /// Text, in the markup that it names or else in this one.
    fn text(&self, written: &str, markup: Markup) -> Text {
        let line = self.line(written);
        let written = written.trim();
        let named = written.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let named = named.and_then(|(name, rest)| match name {
            "html" | "moodle" => Some((Markup::Html, rest)),
            "markdown" => Some((Markup::Markdown, rest)),
            "plain" => Some((Markup::Plain, rest)),
            _ => None,
        });
        let (markup, written) = named.unwrap_or((markup, written));
        Text { line, markup, text: unescape(written).trim().to_owned() }
    }

    /// Feedback, if there is any.
    fn told(&self, written: &str, markup: Markup) -> Option<Text> {
        Some(self.text(written, markup)).filter(|told| !told.text.is_empty())
    }
}

/// The lines to be put in order, if the answers are those of Moodle's own type of question: `>`, how many of them are shown,
/// and up to five words on how.
fn ordered(answers: &str) -> Option<impl Iterator<Item = &str>> {
    let rest = answers.strip_prefix('>')?.trim_start();
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    let mut rest = rest[digits..].trim_start();
    for words in ORDER_WORDS {
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        if words.contains(&word) {
            rest = rest[word.len()..].trim_start();
        }
    }
    Some(rest.lines().map(str::trim).filter(|line| !line.is_empty()))
}

/// What is shown, how it is laid out, how points are given, whether they are told, how places are numbered.
const ORDER_WORDS: [&[&str]; 5] = [
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

/// Points in percent, and what stands after them: `%50%`, `%-33.33333%`. Of what is written otherwise Moodle makes text.
fn weight(answer: &str) -> Option<(f64, &str)> {
    let (written, rest) = answer.strip_prefix('%')?.split_once('%')?;
    let digits = written.strip_prefix('-').unwrap_or(written);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && figures(whole) && figures(part)).then(|| Some((written.parse().ok()?, rest))).flatten()
}

/// Whether it is a number, perhaps with a tolerance: `4`, `4:0.5`, `3.5..4.5`, and `*` for any.
fn is_number(text: &str) -> bool {
    let number = |text: &str| text.trim().parse::<f64>().is_ok_and(f64::is_finite);
    match text.split_once("..") {
        Some((least, most)) => number(least) && number(most),
        None => {
            let (value, tolerance) = text.split_once(':').unwrap_or((text, "0"));
            (value.trim() == "*" || number(value)) && number(tolerance)
        }
    }
}

/// Whether a backslash before it takes its meaning away, or, of `n`, gives it one.
fn is_escapable(letter: char) -> bool {
    SIGNS.contains(&letter) || letter == 'n'
}

/// The letters that are not escaped, and where they stand.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
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

/// Where that stands first, not escaped.
fn find(text: &str, what: &str) -> Option<usize> {
    marks(text).map(|(at, _)| at).find(|at| text[*at..].starts_with(what))
}

/// The pieces between these signs, each with the sign before it. What stands before the first is one of them if it is not blank.
fn split<'a>(text: &'a str, signs: &[char]) -> impl Iterator<Item = (Option<char>, &'a str)> {
    let starts: Vec<(usize, char)> = marks(text).filter(|(_, letter)| signs.contains(letter)).collect();
    let first = &text[..starts.first().map_or(text.len(), |(at, _)| *at)];
    let ends: Vec<usize> = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]).collect();
    let lead = (!first.trim().is_empty()).then_some((None, first));
    // All signs are one byte long.
    let rest = starts.into_iter().zip(ends).map(move |((start, sign), end)| (Some(sign), &text[start + 1..end]));
    lead.into_iter().chain(rest)
}

/// The answer and what is told of it: the pieces between signs `#`, at most so many.
fn answers_and_feedback(text: &str, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in marks(text).filter(|(_, letter)| *letter == '#').take(most - 1) {
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
