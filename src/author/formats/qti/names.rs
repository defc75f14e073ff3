//! The names of QTI 3.0: those of 2.1 in small letters with hyphens, and elements that are not HTML begin with `qti-`.

/// The elements of HTML among those that we write.
const HTML: [&str; 7] = ["p", "em", "strong", "a", "ul", "li", "cite"];

/// XML of ours with the names of 2.1 in those of 3.0. Every attribute in it is in double quotation marks, in which no `<` stands.
pub(super) fn of_version_3(xml: &str) -> String {
    let mut named = String::with_capacity(xml.len() + xml.len() / 4);
    let mut rest = xml;
    while let Some((before, tag)) = rest.split_once('<') {
        named.push_str(before);
        named.push('<');
        // A comment and the declaration have no names; in a comment anything may stand.
        let end = match tag {
            _ if tag.starts_with("!--") => tag.find("-->").map(|at| at + "--".len()),
            _ => tag.find('>'),
        };
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        if tag.starts_with(['!', '?']) {
            named.push_str(tag)
        } else {
            push_tag(tag, &mut named)
        }
        rest = after;
    }
    named + rest
}

/// What stands between `<` and `>`.
fn push_tag(tag: &str, named: &mut String) {
    let (slash, tag) = tag.strip_prefix('/').map_or(("", tag), |tag| ("/", tag));
    let name_ends = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(name_ends);
    named.push_str(slash);
    if HTML.contains(&name) {
        named.push_str(name);
    } else {
        named.push_str("qti-");
        push_hyphened(name, named);
    }
    // Every second piece is the value of an attribute.
    for (place, piece) in attributes.split('"').enumerate() {
        match place {
            0 => {}
            _ => named.push('"'),
        }
        // Names of other namespaces stay: `xsi:schemaLocation`.
        if place % 2 == 1 || piece.contains(':') { named.push_str(piece) } else { push_hyphened(piece, named) }
    }
}

fn push_hyphened(name: &str, named: &mut String) {
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            named.push('-');
        }
        named.push(letter.to_ascii_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_are_renamed() {
        let xml = "<?xml version=\"1.0\"?>\n<!-- <simpleChoice aB=\"C\"> -->\n<itemBody xsi:schemaLocation=\"A B\" maxChoices=\"Max A=&gt;\"><p class=\"aB\">aB &lt;cD</p><textEntryInteraction/></itemBody>\n";
        assert_eq!(
            of_version_3(xml),
            "<?xml version=\"1.0\"?>\n<!-- <simpleChoice aB=\"C\"> -->\n<qti-item-body xsi:schemaLocation=\"A B\" max-choices=\"Max A=&gt;\"><p class=\"aB\">aB &lt;cD</p><qti-text-entry-interaction/></qti-item-body>\n"
        );
    }
}
