//! Reads GIFT into its parts.

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
    /// The name of the category of what follows.
    Category(String),
    Question(Question),
    /// Why it cannot be read.
    Broken(&'static str),
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
    Choice(Vec<Choice>),
    /// Words to type, any of these.
    Short(Vec<Choice>),
    /// A number to type, any of these; the text of each says which and how far off.
    Numerical(Vec<Choice>),
    /// A text, and what belongs to it.
    Match(Vec<(Text, String)>),
}

/// An answer to choose.
#[derive(Debug, PartialEq)]
pub(super) struct Choice {
    /// Whether it begins with `=`: the one that is right.
    pub(super) equals: bool,
    /// Points in percent.
    pub(super) weight: Option<f64>,
    pub(super) text: Text,
    pub(super) feedback: Option<Text>,
}

/// Text and how it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Text {
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

/// Reads all parts.
pub(super) fn parts(gift: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut start, mut at, mut first) = (0, 0, 1);
    for (number, line) in (1..).zip(gift.split_inclusive('\n')) {
        let end = at + line.len();
        // A category is a line of its own, also where no blank line follows.
        let category = gift[start..at].trim().is_empty() && line.trim_start().starts_with("$CATEGORY:");
        if line.trim().is_empty() || category {
            parts.extend(part(&gift[start..if category { end } else { at }], first));
            (start, first) = (end, number + 1);
        }
        at = end;
    }
    parts.extend(part(&gift[start..], first));
    parts
}

fn part(source: &str, line: usize) -> Option<Part<'_>> {
    if source.trim().is_empty() {
        return None;
    }
    let is_comment = |line: &&str| line.trim_start().starts_with("//");
    let comments = source.lines().filter(is_comment).map(|line| line.trim_start()[2..].trim()).collect();
    let before = source.lines().take_while(|line| is_comment(line) || line.trim().is_empty()).count();
    let line = if before < source.lines().count() { line + before } else { line };
    let code: Vec<&str> = source.lines().filter(|line| !is_comment(line)).collect();
    let code = code.join("\n");
    let code = code.trim();
    let content = if code.is_empty() {
        Content::Nothing
    } else if let Some(category) = code.strip_prefix("$CATEGORY:") {
        Content::Category(category.trim().to_owned())
    } else {
        question(code).map_or_else(Content::Broken, Content::Question)
    };
    Some(Part { line, source, comments, content })
}

fn question(code: &str) -> Result<Question, &'static str> {
    let (title, code) = match code.strip_prefix("::").and_then(|code| code.split_at_checked(find(code, "::")?)) {
        Some((title, code)) => (Some(unescape(title).trim().to_owned()), code[2..].trim()),
        None => (None, code),
    };
    let (open, close) = (find(code, "{"), find(code, "}"));
    let (open, close) = match (open, close) {
        (None, None) => {
            let stem = text(code, Markup::Html);
            return Ok(Question { title, stem, body: Body::Description, feedback: None });
        }
        (Some(open), Some(close)) if open < close => (open, close),
        _ => return Err("a brace has no counterpart; within a question there may be no blank line"),
    };
    let (before, answers, after) = (&code[..open], code[open + 1..close].trim(), code[close + 1..].trim());
    if find(after, "{").is_some() || find(after, "}").is_some() {
        return Err("there are two places for answers; blank lines stand between questions");
    }
    let stem = if after.is_empty() { before.to_owned() } else { format!("{before}_____ {after}") };
    let stem = text(&stem, Markup::Html);
    let markup = stem.markup;
    let (answers, feedback) = match marks(answers).filter(|(at, _)| answers[*at..].starts_with("####")).last() {
        Some((at, _)) => (answers[..at].trim(), Some(text(&answers[at + 4..], markup))),
        None => (answers, None),
    };
    Ok(Question { title, stem, body: body(answers, markup)?, feedback })
}

fn body(answers: &str, markup: Markup) -> Result<Body, &'static str> {
    if answers.is_empty() {
        return Ok(Body::Essay);
    }
    if let Some(numbers) = answers.strip_prefix('#') {
        let numbers = numbers.trim();
        // Of one number the sign that it is right may be left out.
        let one = ["=", numbers].concat();
        let numbers = if find(numbers, "=").is_some() || find(numbers, "~").is_some() { numbers } else { &one };
        return Ok(Body::Numerical(split(numbers, &['=', '~']).map(|answer| choice(answer, markup)).collect()));
    }
    if find(answers, "~").is_some() {
        return Ok(Body::Choice(split(answers, &['~', '=']).map(|answer| choice(answer, markup)).collect()));
    }
    if find(answers, "=").is_some() && find(answers, "->").is_some() {
        let pair = |answer: &str| -> Result<_, &'static str> {
            let at = find(answer, "->").ok_or("a pair to match has no `->`")?;
            Ok((text(&answer[1..at], markup), unescape(&answer[at + 2..]).trim().to_owned()))
        };
        return Ok(Body::Match(split(answers, &['=']).map(pair).collect::<Result<_, _>>()?));
    }
    let mut pieces = split_at(answers, '#').into_iter();
    let truth = match pieces.next().map(str::trim) {
        Some("T" | "TRUE") => true,
        Some("F" | "FALSE") => false,
        _ => return Ok(Body::Short(split(answers, &['=']).map(|answer| choice(answer, markup)).collect())),
    };
    let mut told = || pieces.next().map(|piece| text(piece, markup)).filter(|told| !told.text.is_empty());
    Ok(Body::TrueFalse { truth, wrong: told(), right: told() })
}

fn choice(answer: &str, markup: Markup) -> Choice {
    let equals = answer.starts_with('=');
    let rest = answer[1..].trim();
    let weighted = rest.strip_prefix('%').and_then(|rest| rest.split_once('%'));
    let weighted = weighted.and_then(|(weight, rest)| Some((weight.trim().parse::<f64>().ok()?, rest)));
    let (weight, rest) = weighted.map_or((None, rest), |(weight, rest)| (Some(weight), rest));
    let (said, feedback) = match find(rest, "#") {
        Some(at) => (&rest[..at], Some(text(&rest[at + 1..], markup)).filter(|told| !told.text.is_empty())),
        None => (rest, None),
    };
    Choice { equals, weight, text: text(said, markup), feedback }
}

/// Text, in the markup that it names or else in this one.
fn text(written: &str, markup: Markup) -> Text {
    let written = written.trim();
    let named = written.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let named = named.and_then(|(name, rest)| match name {
        "html" | "moodle" => Some((Markup::Html, rest)),
        "markdown" => Some((Markup::Markdown, rest)),
        "plain" => Some((Markup::Plain, rest)),
        _ => None,
    });
    let (markup, written) = named.unwrap_or((markup, written));
    Text { markup, text: unescape(written).trim().to_owned() }
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

/// The pieces that begin with one of these signs; what stands before the first is dropped if it is blank.
fn split<'a>(text: &'a str, signs: &[char]) -> impl Iterator<Item = &'a str> {
    let starts: Vec<usize> = marks(text).filter(|(_, letter)| signs.contains(letter)).map(|(at, _)| at).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| text[start..end].trim())
}

/// The pieces between these signs.
fn split_at(text: &str, sign: char) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in marks(text).filter(|(_, letter)| *letter == sign) {
        pieces.push(&text[start..at]);
        start = at + sign.len_utf8();
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
