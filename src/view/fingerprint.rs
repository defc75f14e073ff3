//! A fingerprint of a page's structure.
//!
//! Hydration takes over a page only if its structure is the one that was rendered; where it is not, Yew
//! panics, and a panic ends every app of the instance. So the author tool writes down what it rendered,
//! and the player compares before it begins. Attributes and words do not count: hydration copes with those.

use super::island::HOOK;

/// Takes in a structure node by node. FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>).
#[derive(Clone, Copy, Debug)]
pub struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Fingerprint {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    /// An element begins.
    pub fn open(&mut self, tag: &str) {
        self.take(b'<');
        tag.bytes().for_each(|byte| self.take(byte.to_ascii_lowercase()));
        self.take(b'>');
    }

    /// The element ends.
    pub fn close(&mut self) {
        self.take(b'/');
    }

    /// A run of text that is not empty.
    pub fn text(&mut self) {
        self.take(b't');
    }

    /// A comment: Yew marks the bounds of components by them, and tells them apart by what they say.
    pub fn comment(&mut self, text: &str) {
        self.take(b'!');
        text.bytes().for_each(|byte| self.take(byte));
        self.take(b'!');
    }

    /// The fingerprint as text.
    pub fn finish(self) -> String {
        format!("{:016x}", self.0)
    }

    fn take(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

/// Elements that have no end tag, <https://html.spec.whatwg.org/#void-elements>.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// The fingerprint of HTML as Yew writes it: every element closed, attributes in double quotes. What is in an island is
/// not taken over, so that it does not count.
pub fn of_html(html: &str) -> String {
    let mut print = Fingerprint::default();
    let mut rest = html;
    // How many elements are open within an island, the island included.
    let mut within = 0;
    while !rest.is_empty() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            let (text, after) = comment.split_once("-->").unwrap_or((comment, ""));
            if within == 0 {
                print.comment(text);
            }
            rest = after;
        } else if let Some(end) = rest.strip_prefix("</") {
            within = usize::saturating_sub(within, 1);
            if within == 0 {
                print.close();
            }
            rest = after(end, ">");
        } else if let Some(tag) = rest.strip_prefix('<') {
            let name = &tag[..tag.find([' ', '>', '/']).unwrap_or(tag.len())];
            rest = after_tag(tag);
            let is_void = VOID.contains(&name);
            if within == 0 {
                print.open(name);
                if is_void {
                    print.close();
                }
            }
            let is_island = tag[..tag.len() - rest.len()].contains(&[" ", HOOK, "="].concat());
            if !is_void && (within > 0 || is_island) {
                within += 1;
            }
        } else {
            if within == 0 {
                print.text();
            }
            rest = &rest[rest.find('<').unwrap_or(rest.len())..];
        }
    }
    print.finish()
}

fn after<'a>(text: &'a str, end: &str) -> &'a str {
    text.find(end).map_or("", |at| &text[at + end.len()..])
}

/// What follows a start tag; a `>` within quotes does not end it.
fn after_tag(tag: &str) -> &str {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return &tag[at + 1..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_attributes_do_not_count() {
        assert_eq!(of_html(r#"<p class="a > b">One <b>two</b></p>"#), of_html("<p>Eins <b id=\"x\">zwei</b></p>"));
    }

    #[test]
    fn elements_text_and_comments_do() {
        let page = of_html("<p>One <b>two</b></p>");
        for other in [
            "<p>One <font><b>two</b></font></p>",
            "<p>One <i>two</i></p>",
            "<p><b>two</b></p>",
            "<p>One <b>two</b></p><!--x-->",
            "<p>One <b>two</b> </p>",
        ] {
            assert_ne!(page, of_html(other), "{other}");
        }
        assert_ne!(of_html("<!--x-->"), of_html("<!--y-->"));
    }

    #[test]
    fn what_is_in_an_island_does_not_count_and_what_is_around_it_does() {
        let page = of_html("<div><p data-island=\"0\"><b>one</b><br>two<!--x--></p><i>three</i></div>");
        assert_eq!(page, of_html("<div><p data-island=\"0\"></p><i>three</i></div>"));
        assert_ne!(page, of_html("<div><p data-island=\"0\"></p><b>three</b></div>"));
        assert_ne!(page, of_html("<div><p data-island=\"0\"></p></div>"));
    }

    #[test]
    fn void_elements_hold_nothing() {
        assert_ne!(of_html("<input><b></b>"), of_html("<span><b></b></span>"));
    }
}
