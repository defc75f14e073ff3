//! Tests with hostile text that could overflow a parser's stack or take it quadratic time: very many characters that are nested,
//! unmatched or repeated.

use super::questions;
use explainer::author::formats::{ImportFormat, NetworkFormat, import, import_network};
use proptest::prelude::*;

const MANY: usize = 200_000;

#[test]
fn very_many_syntax_characters_in_a_row_are_read_in_every_format() {
    for sign in ["{", "}", "{=", "~", "=", "->", "#", "####", "::", "\\", "//", "<b>", "$CATEGORY:\n"] {
        let times = |count: usize| sign.repeat(count / sign.len());
        for origin in ImportFormat::ALL {
            let _ = import(times(MANY), origin);
            let _ = import(format!("{sign}\n\n").repeat(MANY / 20), origin);
        }
        let many = times(MANY / 4);
        let _ = import(format!("::Q::What? {{=a ~b#{many}}}"), ImportFormat::Gift);
        let _ = import(format!("What {many}? {{=a ~b}}"), ImportFormat::Gift);
        let _ = import(format!("{sign}\n").repeat(MANY / 20), ImportFormat::Gift);
    }
}

#[test]
fn many_questions_with_the_same_title_get_different_ids() {
    let gift: String = (0..20_000).map(|number| format!("::Same::Value {number}?{{=a{number} ~b}}\n\n")).collect();
    let imported = import(&gift, ImportFormat::Gift).unwrap();
    assert_eq!(imported.taken, 20_000);
    let mut ids: Vec<&str> = imported.text.lines().filter(|line| line.starts_with("id = ")).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 20_000);
    // Titles that look like the ids that are made from other titles.
    let imported =
        import("::a-2::x{=a ~b}\n\n::a::x{=a ~b}\n\n::a::x{=a ~b}\n\n::a-2::x{=a ~b}\n", ImportFormat::Gift).unwrap();
    let ids: Vec<&str> = imported.text.lines().filter(|line| line.starts_with("id = ")).collect();
    assert_eq!(ids, ["id = \"a-2\"", "id = \"a\"", "id = \"a-3\"", "id = \"a-2-2\""]);
}

#[test]
fn deeply_nested_toml_is_refused_and_deeply_nested_markdown_is_read() {
    let choice = |prompt: &str| {
        format!(
            "[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = '''{prompt}'''\nprompt.distractors = [\"a\"]\n\
             answer.answer = \"b\"\n"
        )
    };
    for sign in [">", "*", "[", "`", "- ", "[a](<", "_a_", "<b>", "&", "1. ", "    "] {
        let imported = import(choice(&sign.repeat(MANY / sign.len())), ImportFormat::MdbookQuiz).unwrap();
        assert_eq!(imported.taken, 1, "{sign}");
        let imported = import(choice(&sign.repeat(10_000 / sign.len())), ImportFormat::MdbookQuiz).unwrap();
        assert_eq!(imported.taken, 1, "{sign}");
    }
    let nested = format!("questions = {}", "[".repeat(MANY));
    assert!(import(nested, ImportFormat::MdbookQuiz).is_err());
    assert!(import("[".repeat(MANY), ImportFormat::Gift).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Reading any file ends, and if it is accepted, the result is a valid TOML quiz with as many questions as are counted.
    #[test]
    fn any_file_becomes_toml_or_is_refused(
        xml in "(<question type=\"(multichoice|matching|truefalse|ordering|essay)\">|</question>|<text>|</text>|<answer fraction=\"(0|100|x)\">\
                |</answer>|<subquestion>|</subquestion>|<!\\[CDATA\\[|\\]\\]>|&lt;b&gt;|&amp;|<!--|-->|[a-z]|\n|\u{1}){0,40}",
        aiken in "([A-C][.)] [a-z]{0,3}|ANSWER: ?[A-D]?|[a-z?]{0,8}|\n){0,30}",
        table in "(question|option 1|wrong|correct|[a-c]|[,;\t|\"]|\n|<b>|</b>){0,40}",
        toml in "(\\[\\[questions\\]\\]\n|type = \"MultipleChoice\"\n|prompt.prompt = \"[a<*_`]{0,4}\"\n|prompt.distractors = \\[\"[a-c]\"\\]\n\
                 |answer.answer = (\"d\"|\\[\"d\"\\]|3)\n|context = \"\"\n){0,14}",
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let files = [
            (ImportFormat::MoodleXml, format!("<quiz>{xml}</quiz>").into_bytes()),
            (ImportFormat::Aiken, aiken.into_bytes()),
            (ImportFormat::Table, table.into_bytes()),
            (ImportFormat::MdbookQuiz, toml.into_bytes()),
        ];
        let foreign = ImportFormat::ALL.map(|origin| (origin, bytes.clone()));
        for (origin, file) in files.into_iter().chain(foreign) {
            if let Ok(imported) = import(&file, origin) {
                prop_assert_eq!(questions(&imported.text).len(), imported.taken);
            }
        }
    }
}

#[test]
fn xml_with_one_more_namespace_in_each_element_is_refused_at_once() {
    let open: String = (0..20_000).map(|at| format!("<a xmlns:n{at}=\"u{at}\">")).collect();
    let nested = format!("{open}{}", "</a>".repeat(20_000));
    for (error, reason) in [
        (import(format!("<quiz>{nested}</quiz>"), ImportFormat::MoodleXml).unwrap_err(), "namespaces"),
        (
            import_network(format!("<graphml>{nested}</graphml>").as_bytes(), None, NetworkFormat::Graphml)
                .unwrap_err(),
            "namespaces",
        ),
        (
            import_network(format!("<gexf>{nested}</gexf>").as_bytes(), None, NetworkFormat::Gexf).unwrap_err(),
            "namespaces",
        ),
    ] {
        assert!(error.contains(reason), "{error}");
    }
    // Some programs declare the same prefix in every element; such files are read.
    let question = "<question type=\"truefalse\" xmlns:v=\"u\"><name><text>a</text></name><questiontext><text>A</text></questiontext>\
                    <answer fraction=\"100\"><text>true</text></answer></question>";
    assert_eq!(import(format!("<quiz>{}</quiz>", question.repeat(2000)), ImportFormat::MoodleXml).unwrap().taken, 2000);
}

#[test]
fn a_row_with_very_many_options_reasons_and_right_answers_is_read_in_linear_time() {
    let count = 20_000;
    let all = |separator: &str| (0..count).map(|at| format!("o{at}")).collect::<Vec<_>>().join(separator);
    let imported =
        import(format!("question,options,correct\nq,{},\"{}\"\n", all("|"), all(",")), ImportFormat::Table).unwrap();
    assert_eq!((imported.taken, imported.text.matches("right = true").count()), (1, count));
    let names: String = (0..count).map(|at| format!("option {0},reason {0},", at + 1)).collect();
    let row: String = (0..count).map(|at| format!("o{at},r{at},")).collect();
    let imported = import(format!("question,{names}correct\nq,{row}o7\n"), ImportFormat::Table).unwrap();
    assert_eq!((imported.taken, imported.text.matches("reason = \"r").count()), (1, count));
}
