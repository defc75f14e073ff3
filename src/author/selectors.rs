//! Writes the selectors of a style sheet so that browsers find the rules of an element quickly.
//!
//! Browsers sort rules by the last compound of their selector, by its id, class, attribute or tag, and look only into the groups
//! that an element belongs to. A rule for `.map :is(.line, .mark)` is in no such group, so it is tested for each element whose
//! style is computed; and `:is(.opening, .strip) .mark` cannot be ruled out by the classes of the ancestors. Written out as lists
//! of selectors, most rules need no test at all.

/// A style sheet in which each `:is()` is written out as a list of selectors, where that leaves the meaning as it is. The
/// sheet has no comments.
pub(super) fn expand(sheet: &str) -> String {
    let mut output = String::with_capacity(sheet.len());
    let (mut start, mut quote) = (0, None);
    for (at, next) in sheet.char_indices() {
        match (next, quote) {
            ('"' | '\'', None) => quote = Some(next),
            (_, Some(open)) if next == open => quote = None,
            ('{' | '}' | ';', None) => {
                let text = &sheet[start..at];
                output.push_str(&if next == '{' { prelude(text) } else { text.to_owned() });
                output.push(next);
                start = at + 1;
            }
            _ => {}
        }
    }
    output.push_str(&sheet[start..]);
    output
}

/// What stands before a block: the selectors of a rule, written out, or an at-rule as it is.
fn prelude(text: &str) -> String {
    if text.starts_with('@') {
        return text.to_owned();
    }
    let selectors: Vec<String> = list(text).into_iter().flat_map(write_out).collect();
    selectors.join(",")
}

/// A selector as a list of selectors without `:is()`. One that would mean something else without it is left as it is.
fn write_out(selector: &str) -> Vec<String> {
    for (at, _) in selector.match_indices(":is(") {
        let Some((before, arguments, after)) = parts(selector, at) else { continue };
        let arguments = list(arguments);
        let weight = specificity(arguments[0]);
        // `:is()` has the specificity of its most specific argument, whichever matches.
        let weigh_the_same = arguments.iter().all(|argument| specificity(argument) == weight);
        let begins_compound = before.is_empty() || before.ends_with([' ', '>', '+', '~']);
        let fits = |argument: &&str| {
            let is_tag = argument.starts_with(|first: char| first.is_ascii_alphabetic());
            // The ancestors that an argument names may be those that stand before `:is()`, so it has to stand first.
            let names_ancestors = argument.contains([' ', '>', '+', '~']);
            (begins_compound || !is_tag) && (before.is_empty() || !names_ancestors)
        };
        if weigh_the_same && arguments.iter().all(fits) {
            let selectors = arguments.iter().map(|argument| [before, argument, after].concat());
            return selectors.flat_map(|selector| write_out(&selector)).collect();
        }
    }
    vec![selector.to_owned()]
}

/// The parts of a selector before, in and after the `:is()` at an index, unless that stands in parentheses itself.
fn parts(selector: &str, at: usize) -> Option<(&str, &str, &str)> {
    let before = &selector[..at];
    if before.matches('(').count() > before.matches(')').count() {
        return None;
    }
    let (arguments, after) = argument(&selector[at + ":is(".len()..])?;
    Some((before, arguments, after))
}

/// Divides a text after an opening parenthesis into what stands before and after the closing one.
fn argument(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1;
    for (at, next) in text.char_indices() {
        match next {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&text[..at], &text[at + 1..]));
        }
    }
    None
}

/// The selectors of a list.
pub(super) fn list(text: &str) -> Vec<&str> {
    let (mut selectors, mut start, mut depth) = (Vec::new(), 0, 0);
    for (at, next) in text.char_indices() {
        match next {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                selectors.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    selectors.push(text[start..].trim());
    selectors
}

/// The specificity of a selector: its numbers of ids, of classes, attributes and pseudo-classes, and of tags and
/// pseudo-elements (<https://www.w3.org/TR/selectors-4/#specificity-rules>).
fn specificity(selector: &str) -> [usize; 3] {
    let mut sum = [0; 3];
    let mut rest = selector;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        match first {
            '#' => sum[0] += 1,
            '.' => sum[1] += 1,
            '[' => {
                sum[1] += 1;
                rest = rest.split_once(']').map_or("", |(_, after)| after);
            }
            ':' if rest.starts_with(':') => {
                sum[2] += 1;
                rest = &rest[1..];
            }
            ':' => {
                let (pseudo, after) = name(rest);
                rest = after;
                let arguments = after.strip_prefix('(').and_then(argument);
                if let Some((_, after)) = arguments {
                    rest = after;
                }
                match (pseudo, arguments) {
                    ("where", _) => {}
                    ("is" | "not" | "has", Some((arguments, _))) => {
                        let most = list(arguments).into_iter().map(specificity).max().unwrap_or_default();
                        (0..3).for_each(|kind| sum[kind] += most[kind]);
                    }
                    _ => sum[1] += 1,
                }
                continue;
            }
            _ if first.is_ascii_alphabetic() => sum[2] += 1,
            _ => continue,
        }
        rest = name(rest).1;
    }
    sum
}

/// Divides a text into the name at its start and the rest.
fn name(text: &str) -> (&str, &str) {
    text.split_at(text.find(|next: char| !(next.is_alphanumeric() || "-_".contains(next))).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::{expand, specificity};

    #[test]
    fn lists_in_selectors_are_written_out_where_that_leaves_the_meaning() {
        let cases = [
            // Written out, in any compound, also several of them, and with tags.
            (".a :is(.b,.c){x: y}", ".a .b,.a .c{x: y}"),
            (":is(.a,.b) :is(p,ul) > .c{}", ".a p > .c,.a ul > .c,.b p > .c,.b ul > .c{}"),
            (".a:is(:hover,[b=\"c,d\"]) i,.e{}", ".a:hover i,.a[b=\"c,d\"] i,.e{}"),
            (":is(.a .b,.c .d) i{}", ".a .b i,.c .d i{}"),
            ("@media (x){.a :is(.b,.c){x: y}}.d{}", "@media (x){.a .b,.a .c{x: y}}.d{}"),
            // Left: arguments of different specificities, tags behind a class, ancestors behind an ancestor, in other lists.
            (".a :is(p,.b){}", ".a :is(p,.b){}"),
            (".a:is(p,ul){}", ".a:is(p,ul){}"),
            (".a :is(.b .c,.d .e){}", ".a :is(.b .c,.d .e){}"),
            (".a:not(:is(.b,.c)){}", ".a:not(:is(.b,.c)){}"),
            // What only looks like a selector.
            ("@supports selector(:is(a,b)){.a{}}", "@supports selector(:is(a,b)){.a{}}"),
            (".a::after{content: \":is(a,b){\"}", ".a::after{content: \":is(a,b){\"}"),
        ];
        for (sheet, expected) in cases {
            assert_eq!(expand(sheet), expected);
        }
    }

    #[test]
    fn specificities_are_those_of_the_standard() {
        // The examples of https://www.w3.org/TR/selectors-4/#specificity-rules, and one of each other kind.
        let cases = [
            ("*", [0, 0, 0]),
            ("li", [0, 0, 1]),
            ("ul li", [0, 0, 2]),
            ("ul ol + li", [0, 0, 3]),
            ("h1 + *[rel=up]", [0, 1, 1]),
            ("ul ol li.red", [0, 1, 3]),
            ("li.red.level", [0, 2, 1]),
            ("#x34y", [1, 0, 0]),
            ("#s12:not(foo)", [1, 0, 1]),
            (".foo :is(.bar,#baz)", [1, 1, 0]),
            (":where(#a) .b:nth-child(2n + 1)::before", [0, 2, 1]),
        ];
        for (selector, expected) in cases {
            assert_eq!(specificity(selector), expected, "{selector}");
        }
    }
}
