//! What running text is after it has been to another program and back.

use super::*;
use crate::document::Place;
use crate::document::article::plain;
use proptest::prelude::*;

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

#[test]
fn html_is_read_as_it_was_written() {
    let web = Inline::Web("https://example.org/?a=1&b=2".into(), vec![text("a \"page\"")]);
    let strong = Inline::Styled(Style::Strong, vec![text("b < c")]);
    let whole = vec![text("one & "), Inline::Styled(Style::Emphasis, vec![text("two "), strong]), text(" "), web];
    let html = html(&whole, None);
    assert!(html.contains("href=\"https://example.org/?a=1&amp;b=2\""), "{html}");
    assert_eq!(from_html(&html), Rich { text: whole, lost: BTreeSet::new() });
}

#[test]
fn a_place_is_a_link_where_the_page_has_an_address_and_its_text_where_not() {
    let link = [Inline::Link(Place::Actor("russia".into()), vec![text("Russia")])];
    assert_eq!(html(&link, None), "Russia");
    assert_eq!(html(&link, Some("https://a.org/b/")), "<a href=\"https://a.org/b/#actor=russia\">Russia</a>");
}

#[test]
fn foreign_html_becomes_text_and_what_is_lost_is_named() {
    let read =
        from_html("<P class='x'>A&nbsp;<b>bold<br/>move</b>, 1 < 2 &gt; 0.</p><!-- no > --><p><img src=x><u>B</u>");
    assert_eq!(plain(&read.text), "A bold move, 1 < 2 > 0. B");
    assert_eq!(read.lost.iter().map(String::as_str).collect::<Vec<_>>(), ["img", "u"]);
    assert_eq!(prose(&read.text), "A **bold move**, 1 \\< 2 > 0. B");
    assert_eq!(plain(&from_html("<em>never <b>ended").text), "never ended");
    assert_eq!(plain(&from_html("a <script>b</script>c <").text), "a c <");
    assert_eq!(prose(&from_html("<a href='javascript:x'>a</a>").text), "a");
}

#[test]
fn markdown_becomes_text_and_what_is_lost_is_named() {
    let read = from_markdown("A `let` in *Rust*,\n[here](https://a.org)\n\n    code\n");
    assert_eq!(prose(&read.text), "A let in *Rust*, [here](https://a.org) code");
    assert_eq!(read.lost.into_iter().collect::<Vec<_>>(), ["code"]);
}

#[test]
fn prose_never_begins_a_list_or_a_heading() {
    for start in ["- a", "+ a", "# a", "> a", "1. a", "12) a", "=== a", "~~~ a"] {
        assert_eq!(from_markdown(&prose(&[text(start)])).text, [text(start)]);
    }
}

proptest! {
    // Short ones, but many: what means something in Markdown is a few signs in a row.
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_survives_html_and_prose(words in "[ -~äß–“”]{0,12}") {
        let wanted = from_plain(&words).text;
        prop_assert_eq!(&from_html(&html(&wanted, None)).text, &wanted);
        prop_assert_eq!(&plain(&from_markdown(&prose(&wanted)).text), &plain(&wanted));
    }

    #[test]
    fn no_html_makes_the_reader_fail(html in "[<>/!a-c&;=\"' -]{0,40}") {
        let _ = prose(&from_html(&html).text);
    }
}
