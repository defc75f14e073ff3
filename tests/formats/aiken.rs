//! Tests of the import of Aiken, which follows the rules of Moodle's importer.

use super::{questions, string, tables};
use explainer::author::formats::{ImportFormat, Imported, Weight, import};

fn read(text: &str) -> Imported {
    import(text, ImportFormat::Aiken).unwrap()
}

fn shown(imported: &Imported) -> Vec<String> {
    let line = |question: &toml::Table| {
        let options = tables(question, "option");
        let options = options.iter().map(|option| {
            let sign = if option.contains_key("right") { "=" } else { "~" };
            format!(" {sign}{}", string(option, "text"))
        });
        string(question, "prompt").to_owned() + &options.collect::<String>()
    };
    questions(&imported.text).iter().map(line).collect()
}

fn remarks(imported: &Imported) -> Vec<String> {
    let remarks = imported.remarks.iter().filter(|remark| remark.weight != Weight::Noted);
    remarks.map(|remark| remark.to_string().replace("; left out, its source stands in a comment", "")).collect()
}

#[test]
fn questions_with_letters_are_read() {
    for (text, expected) in [
        (
            "What?\nA. one\nB. two\nANSWER: A\n\nWhy?\nA) x\nB) y\nC) z\nANSWER: C\n",
            &["What? =one ~two", "Why? ~x ~y =z"][..],
        ),
        ("What?\nA) one\nB) two\nANSWER: B\nWhy?\nA) x\nB) y\nANSWER: A", &["What? ~one =two", "Why? =x ~y"]),
        // Syntax characters of other formats mean nothing in Aiken.
        ("Is 1 < 2 & {a}?\n\nA) <b>yes</b>\n\nB) ~no=\n\nANSWER:A", &["Is 1 < 2 & {a}? =<b>yes</b> ~~no="]),
        ("What?\na) one\nb) two\nAnswer : b", &["What? ~one =two"]),
        ("A.I. is what?\nA) one\nB) two\nANSWER: A", &["A.I. is what? =one ~two"]),
    ] {
        let imported = read(text);
        assert_eq!(
            (shown(&imported), remarks(&imported)),
            (expected.iter().map(|it| (*it).to_owned()).collect(), vec![]),
            "{text}"
        );
    }
}

#[test]
fn feedback_below_an_answer_is_no_part_of_the_next_question() {
    let imported = read(
        "What?\nA) one\nB) two\nANSWER: A\nFeedback: So.\n\nExplanation: What?\nA) one\nB) two\nANSWER: B\nexplanation: It is.\nThus.\n",
    );
    let answers: Vec<String> = questions(&imported.text).iter().map(|it| string(it, "answer").to_owned()).collect();
    assert_eq!(shown(&imported), ["What? =one ~two", "Explanation: What? ~one =two"]);
    assert_eq!(answers, ["So.", "It is."]);
    assert_eq!((imported.taken, imported.left_out), (2, 1));
}

#[test]
fn questions_that_cannot_be_imported_are_reported_with_their_lines() {
    let sound = "\nZ?\nA) a\nB) b\nANSWER: A\n";
    for (text, expected) in [
        ("What?\nA) one\nB) two\n", "line 1: no line says which answer is right"),
        ("\nWhat?\nA) one\nANSWER: A\n", "line 2: fewer than two answers to choose from"),
        ("What?\nA) one\nB) two\nANSWER: D\n", "line 1: the answer that is right is not among the options"),
        ("What?\nA) one\nA) two\nANSWER: A\n", "line 1: two options have the letter that is right"),
        ("What?\nA) one\nB) two\nANSWER:\n", "line 1: no line says which answer is right"),
        ("A) one\nB) two\nANSWER: A\n", "line 1: options without a question"),
    ] {
        let imported = read(&format!("{text}{sound}"));
        assert_eq!((imported.taken, imported.left_out), (1, 1), "{text}");
        assert_eq!(remarks(&imported), [expected], "{text}");
        assert_eq!(shown(&imported), ["Z? =a ~b"]);
    }
    let last = read(&format!("{sound}What?\nA) one\nB) two\n"));
    assert_eq!(remarks(&last), ["line 6: no line says which answer is right"]);
    let rest = read(&format!("{sound}Some more text\n"));
    assert_eq!(remarks(&rest), ["line 6: a text without a question"]);
}

#[test]
fn constructs_that_moodle_refuses_or_drops_are_reported() {
    let lines = read("One\nmore line?\nA) a\nB) b\nANSWER: A");
    assert_eq!(shown(&lines), ["One more line? =a ~b"]);
    assert_eq!(
        remarks(&lines),
        ["line 1: the question stands on several lines, which Moodle refuses; here they are one"]
    );
    let several = read("One?\nA) a\nB) b\nANSWER: A, B");
    assert_eq!(
        remarks(&several),
        ["line 1: Moodle takes the first letter of an answer alone, and so it is here (A, B)"]
    );
}
