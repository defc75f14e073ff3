//! Text that would take a careless reader the stack or the day: a million signs that are nested, unmatched or repeated.

use super::questions;
use explainer::author::formats::{Origin, import};
use proptest::prelude::*;

const MANY: usize = 1_000_000;

#[test]
fn a_million_signs_in_a_row_are_read_in_every_form() {
    for sign in ["{", "}", "{=", "~", "=", "->", "#", "####", "::", "\\", "//", "<b>", "$CATEGORY:\n"] {
        let times = |count: usize| sign.repeat(count / sign.len());
        for origin in Origin::ALL {
            let _ = import(times(MANY), origin);
            let _ = import(format!("{sign}\n\n").repeat(MANY / 20), origin);
        }
        let many = times(MANY / 4);
        let _ = import(format!("::Q::What? {{=a ~b#{many}}}"), Origin::Gift);
        let _ = import(format!("What {many}? {{=a ~b}}"), Origin::Gift);
        let _ = import(format!("{sign}\n").repeat(MANY / 20), Origin::Gift);
    }
}

#[test]
fn as_many_questions_of_one_title_have_ids_of_their_own() {
    let gift: String = (0..20_000).map(|place| format!("::Same::Value {place}?{{=a{place} ~b}}\n\n")).collect();
    let imported = import(&gift, Origin::Gift).unwrap();
    assert_eq!(imported.taken, 20_000);
    let mut ids: Vec<&str> = imported.text.lines().filter(|line| line.starts_with("id = ")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 20_000);
    // Titles that look like those that are made.
    let imported =
        import("::a-2::x{=a ~b}\n\n::a::x{=a ~b}\n\n::a::x{=a ~b}\n\n::a-2::x{=a ~b}\n", Origin::Gift).unwrap();
    let ids: Vec<&str> = imported.text.lines().filter(|line| line.starts_with("id = ")).collect();
    assert_eq!(ids, ["id = \"a-2\"", "id = \"a\"", "id = \"a-3\"", "id = \"a-2-2\""]);
}

#[test]
fn toml_and_markdown_that_are_nested_deeply_are_said_or_read() {
    let choice = |prompt: &str| {
        format!(
            "[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = '''{prompt}'''\nprompt.distractors = [\"a\"]\n\
             answer.answer = \"b\"\n"
        )
    };
    for sign in [">", "*", "[", "`", "- ", "[a](<", "_a_", "<b>", "&", "1. ", "    "] {
        let imported = import(choice(&sign.repeat(MANY / sign.len())), Origin::MdbookQuiz).unwrap();
        assert_eq!(imported.taken, 1, "{sign}");
        let imported = import(choice(&sign.repeat(10_000 / sign.len())), Origin::MdbookQuiz).unwrap();
        assert_eq!(imported.taken, 1, "{sign}");
    }
    let nested = format!("questions = {}", "[".repeat(MANY));
    assert!(import(nested, Origin::MdbookQuiz).is_err());
    assert!(import("[".repeat(MANY), Origin::Gift).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever stands in a file, reading it ends, and what comes of it is a quiz that is TOML.
    #[test]
    fn whatever_stands_in_a_file_ends_as_toml_or_as_a_word_on_it(
        xml in "(<question type=\"(multichoice|matching|truefalse|ordering|essay)\">|</question>|<text>|</text>|<answer fraction=\"(0|100|x)\">\
                |</answer>|<subquestion>|</subquestion>|<!\\[CDATA\\[|\\]\\]>|&lt;b&gt;|&amp;|<!--|-->|[a-z]|\n|\u{1}){0,40}",
        aiken in "([A-C][.)] [a-z]{0,3}|ANSWER: ?[A-D]?|[a-z?]{0,8}|\n){0,30}",
        table in "(question|option 1|wrong|correct|[a-c]|[,;\t|\"]|\n|<b>|</b>){0,40}",
        toml in "(\\[\\[questions\\]\\]\n|type = \"MultipleChoice\"\n|prompt.prompt = \"[a<*_`]{0,4}\"\n|prompt.distractors = \\[\"[a-c]\"\\]\n\
                 |answer.answer = (\"d\"|\\[\"d\"\\]|3)\n|context = \"\"\n){0,14}",
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let files = [
            (Origin::MoodleXml, format!("<quiz>{xml}</quiz>").into_bytes()),
            (Origin::Aiken, aiken.into_bytes()),
            (Origin::Table, table.into_bytes()),
            (Origin::MdbookQuiz, toml.into_bytes()),
        ];
        let foreign = Origin::ALL.map(|origin| (origin, bytes.clone()));
        for (origin, file) in files.into_iter().chain(foreign) {
            if let Ok(imported) = import(&file, origin) {
                prop_assert_eq!(questions(&imported.text).len(), imported.taken);
            }
        }
    }
}
