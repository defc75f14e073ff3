//! The names of QTI 3.0: those of 2.1 in kebab-case, with the prefix `qti-` for elements that are not HTML.

/// The HTML elements that the export uses.
const HTML: [&str; 7] = ["p", "em", "strong", "a", "ul", "li", "cite"];

/// Converts the export's XML from the names of 2.1 to those of 3.0. Every attribute in it is in double quotes and contains no
/// `<`.
pub(super) fn of_version_3(xml: &str) -> String {
    let mut output = String::with_capacity(xml.len() + xml.len() / 4);
    let mut rest = xml;
    while let Some((before, tag)) = rest.split_once('<') {
        output.push_str(before);
        output.push('<');
        // Comments and the declaration are copied; a comment may contain anything.
        let end = match tag {
            _ if tag.starts_with("!--") => tag.find("-->").map(|at| at + "--".len()),
            _ => tag.find('>'),
        };
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        if tag.starts_with(['!', '?']) {
            output.push_str(tag)
        } else {
            push_tag(tag, &mut output)
        }
        rest = after;
    }
    output + rest
}

/// Appends a tag, given without `<` and `>`.
fn push_tag(tag: &str, output: &mut String) {
    let (slash, tag) = tag.strip_prefix('/').map_or(("", tag), |tag| ("/", tag));
    let name_end = tag.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(name_end);
    output.push_str(slash);
    if HTML.contains(&name) {
        output.push_str(name);
    } else {
        output.push_str("qti-");
        push_kebab_case(name, output);
    }
    // Every second piece is the value of an attribute.
    for (index, piece) in attributes.split('"').enumerate() {
        match index {
            0 => {}
            _ => output.push('"'),
        }
        // Names with another namespace are kept, such as `xsi:schemaLocation`.
        if index % 2 == 1 || piece.contains(':') { output.push_str(piece) } else { push_kebab_case(piece, output) }
    }
}

fn push_kebab_case(name: &str, output: &mut String) {
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            output.push('-');
        }
        output.push(letter.to_ascii_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_elements_and_attributes_are_converted() {
        let xml = "<?xml version=\"1.0\"?>\n<!-- <simpleChoice aB=\"C\"> -->\n<itemBody xsi:schemaLocation=\"A B\" maxChoices=\"Max A=&gt;\"><p class=\"aB\">aB &lt;cD</p><textEntryInteraction/></itemBody>\n";
        assert_eq!(
            of_version_3(xml),
            "<?xml version=\"1.0\"?>\n<!-- <simpleChoice aB=\"C\"> -->\n<qti-item-body xsi:schemaLocation=\"A B\" max-choices=\"Max A=&gt;\"><p class=\"aB\">aB &lt;cD</p><qti-text-entry-interaction/></qti-item-body>\n"
        );
    }
}
