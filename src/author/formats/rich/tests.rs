//! Tests of conversions to other programs' markup and back.

use super::*;
use crate::author::formats::markup::{html, prose};
use crate::document::article::plain;
use crate::document::{Inline, Place, Style};
use proptest::prelude::*;
use std::collections::BTreeSet;

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
fn a_place_is_a_link_if_the_page_has_an_address_and_else_its_text() {
    let link = [Inline::Link(Place::Actor("russia".into()), vec![text("Russia")])];
    assert_eq!(html(&link, None), "Russia");
    assert_eq!(html(&link, Some("https://a.org/b/")), "<a href=\"https://a.org/b/#actor=russia\">Russia</a>");
}

/// The losses in their debug format.
fn lost(rich: &Rich) -> Vec<String> {
    rich.lost.iter().map(|lost| format!("{lost:?}")).collect()
}

#[test]
fn html_becomes_prose_and_losses_are_recorded() {
    let read =
        from_html("<P class='x'>A&nbsp;<b>bold<br/>move</b>, 1 < 2 &gt; 0.</p><!-- no > --><p><img src=x><u>B</u>");
    assert_eq!(plain(&read.text), "A bold move, 1 < 2 > 0. B");
    assert_eq!(lost(&read), ["SilentPicture(\"x\")", "Markup(\"u\")"]);
    assert_eq!(prose(&read.text), "A **bold move**, 1 \\< 2 > 0. B");
    assert_eq!(plain(&from_html("<em>never <b>ended").text), "never ended");
    assert_eq!(plain(&from_html("a <script>b</script>c <").text), "a c <");
    assert_eq!(prose(&from_html("<a href='javascript:x'>a</a>").text), "a");
}

#[test]
fn html_that_text_can_express_is_kept() {
    for (html, words) in [
        // Numbers of lists, to which options refer.
        ("Is:<ol><li>one</li><li>two</li></ol>", "Is: 1. one 2. two"),
        ("<ol start=3><li>a<li>b</ol>", "3. a 4. b"),
        ("<ol reversed start=2><li>a<li>b</ol>", "2. a 1. b"),
        ("<ol reversed><li>a<li>b<ol><li>x</ol><li>c</ol>", "3. a 2. b 1. x 1. c"),
        (
            "<OL REVERSED><li>a</li><ul><li>p<ol reversed><li>q<li>r</ol></ul><li>b</li></OL><ol><li>z</ol>",
            "2. a • p 2. q 1. r 1. b 1. z",
        ),
        ("<ol><li>a<li value=7>b<li>c</ol>", "1. a 7. b 8. c"),
        ("<ol type=a><li>x<li>y</ol>", "a. x b. y"),
        ("<ol type=A start=27><li>x</ol>", "AA. x"),
        ("<ol type=I start=14><li>x</ol>", "XIV. x"),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a • b 2. c"),
        ("<ol><li><b>a</ol><ol><li>b", "1. a 1. b"),
        ("<ul><li>a</li><li>b</li></ul>c", "• a • b c"),
        // Superscripts and subscripts, without which it would be another number.
        ("10<sup>3</sup>, 10<SUP>-6</SUP>, 10<sub>2</sub>", "10³, 10⁻⁶, 10₂"),
        ("x<sup>a+b</sup>y<sup>Q/2</sup>", "xᵃ⁺ᵇy^(Q/2)"),
        ("2<sup>3<sup>2</sup></sup>", "2^(3²)"),
        ("H<sub>2</sub>O on the 1<sup>st</sup>", "H₂O on the 1st"),
        ("10<span style=\"vertical-align: super;\">3</span>", "10³"),
        ("<sup>1</sup>&frasl;<sub>2</sub>", "¹⁄₂"),
        ("5<sup></sup>7", "57"),
        // Cells of a table, and formulas.
        ("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>", "1 | 2; 3 | 4"),
        ("<dl><dt>a<dd>b</dl>", "a b"),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "1/2"),
        ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>", "(a+1)/2"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msub><mi>y</mi><mn>1</mn></msub></math>", "x²+y₁"),
        ("<math><msqrt><mn>2</mn></msqrt><mroot><mn>8</mn><mn>3</mn></mroot></math>", "√2³√8"),
        ("<math><msubsup><mi>a</mi><mn>1</mn><mn>2</mn></msubsup></math>", "a₁²"),
        // Pictures, ruby annotations and quotations.
        ("See <img alt=\"the > map\" src=a.png>.", "See the > map ."),
        ("<img alt=\"\" title=\"A cat\">", "A cat"),
        ("<ruby>東<rp>(</rp><rt>とう</rt><rp>)</rp></ruby>", "東(とう)"),
        ("<q>a</q>", "“a”"),
        ("<cite>Hamlet</cite><cite class=passage>1.1</cite>", "Hamlet"),
        ("<style>p { color: red }</style><title>x</title>a", "a"),
    ] {
        assert_eq!(from_html(html).plain(), words, "{html}");
    }
}

#[test]
fn every_loss_of_html_is_recorded() {
    for (html, loss) in [
        ("<img src=\"@@PLUGINFILE@@/a%20b.png?x\" alt=\"map\">", "Picture(\"a%20b.png\")"),
        ("<img src=\"data:image/png;base64,AAAA\">", "SilentPicture(\"data:\")"),
        ("<svg><path/></svg>", "SilentPicture(\"svg\")"),
        ("<video src=a.mp4></video>", "Medium(\"video a.mp4\")"),
        ("<script>a</script>", "Medium(\"script\")"),
        ("<input name=x>", "Medium(\"input\")"),
        ("<a href=\"/page\">a</a>", "Link(\"/page\")"),
        ("<del>a</del>", "Markup(\"del\")"),
        ("<blink>a</blink>", "Markup(\"blink\")"),
        ("<span style=\"text-decoration:line-through\">a</span>", "Markup(\"style\")"),
        ("\\(x^2\\)", "Formula"),
        ("$$x^2$$", "Formula"),
    ] {
        assert_eq!(lost(&from_html(html)), [loss], "{html}");
    }
    assert_eq!(lost(&from_html("costs $5 and $$")), [""; 0]);
    assert_eq!(lost(&from_html("<p><span>a</span> <b>b</b><br>&lt;img&gt;</p>")), [""; 0]);
}

#[test]
fn markdown_becomes_prose_and_losses_are_recorded() {
    let read = from_markdown("A `let` in *Rust*,\n[here](https://a.org)\n\n    code\n");
    assert_eq!(prose(&read.text), "A let in *Rust*, [here](https://a.org) code");
    assert_eq!(lost(&read), ["Markup(\"code\")", "Markup(\"pre\")"]);
    for (markdown, words) in [
        ("Is:\n1. one\n2. two", "Is: 1. one 2. two"),
        ("4. four\n5. five", "4. four 5. five"),
        ("- a\n- b", "• a • b"),
        ("![the map](a.png)", "the map"),
        ("What?\n<pre><code class=\"language-python\">print(2)</code></pre>", "What? print(2)"),
        ("<code>[1]</code> 1<br>1 10<sup>3</sup>", "[1] 1 1 10³"),
        ("<a\nhref=\"https://a.org\">a</a>", "a"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b; 1 | 2"),
        ("a &lt; b `&lt;`", "a < b &lt;"),
    ] {
        assert_eq!(from_markdown(markdown).plain(), words, "{markdown}");
    }
    assert_eq!(prose(&from_markdown("See <a href=\"https://a.org\">docs</a>.").text), "See [docs](https://a.org).");
    let long = "*a* ".repeat(5000);
    assert_eq!(lost(&from_markdown(&long)), ["Length"]);
}

/// Any element nested in itself 200,000 times, and any unmatched end tag, neither overflows the stack nor takes too long.
#[test]
fn very_many_nested_or_unmatched_signs_are_read() {
    const MANY: usize = 200_000;
    let names = "b a sup span ol li table td mfrac rt script";
    let mut cases: Vec<String> = vec!["<".into(), "<!--".into(), "<a \"".into(), "&".into(), "<b/".into()];
    for name in names.split(' ') {
        cases.extend([format!("<{name}>"), format!("</{name}>")]);
    }
    for sign in cases {
        let many = sign.repeat(MANY / sign.len());
        let _ = prose(&from_html(&many).text);
    }
    // Many end tags of other elements while one is open.
    for sign in ["<b>", "<sup>", "<ol>"] {
        let many = sign.repeat(MANY / sign.len());
        let _ = from_html(&format!("<i>{many}{}", "</u></b></i>".repeat(MANY / 12)));
    }
}

#[test]
fn prose_never_begins_a_list_or_a_heading() {
    for start in ["- a", "+ a", "# a", "> a", "1. a", "12) a", "=== a", "~~~ a"] {
        assert_eq!(from_markdown(&prose(&[text(start)])).text, [text(start)]);
    }
}

proptest! {
    // Short texts, but many of them: Markdown's markup is a few characters long.
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_survives_html_and_prose(words in "[ -~äß–“”]{0,12}") {
        let expected = from_plain(&words).text;
        prop_assert_eq!(&from_html(&html(&expected, None)).text, &expected);
        prop_assert_eq!(&plain(&from_markdown(&prose(&expected)).text), &plain(&expected));
    }

    #[test]
    fn no_html_makes_the_reader_fail(html in "[<>/!a-c&;=\"' -]{0,40}") {
        let _ = prose(&from_html(&html).text);
    }
}
