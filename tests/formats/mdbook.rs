//! Tests of the import of every construct of mdbook-quiz: the table in docs/formats.md, row by row.

use super::{questions, string, tables};
use explainer::author::formats::{ImportFormat, Imported, import};

fn read(toml: &str) -> Imported {
    import(toml, ImportFormat::MdbookQuiz).unwrap()
}

const CHOICE: &str = "[[questions]]\ntype = \"MultipleChoice\"\nprompt.prompt = \"What?\"\n\
                      prompt.distractors = [\"a\", \"b\"]\nanswer.answer = \"c\"\n";

fn notes(imported: &Imported) -> Vec<String> {
    imported.remarks.iter().map(ToString::to_string).collect()
}

#[test]
fn html_in_markdown_is_read_as_html() {
    let imported = read(
        "[[questions]]\ntype = \"MultipleChoice\"\n\
         prompt.prompt = \"What prints?\\n<pre><code class=\\\"language-python\\\">print(2)</code></pre>\"\n\
         prompt.distractors = [\"<code>[1]</code>\", \"1<br>1\"]\nanswer.answer = \"2<sup>10</sup>\"\n\
         context = \"See <a href=\\\"https://docs.python.org\\\">docs</a>.\"\n",
    );
    let question = &questions(&imported.text)[0];
    assert_eq!(string(question, "prompt"), "What prints? print(2)");
    assert_eq!(string(question, "answer"), "See [docs](https://docs.python.org).");
    let options: Vec<&str> = tables(question, "option").into_iter().map(|option| string(option, "text")).collect();
    assert_eq!(options, ["[1]", "2¹⁰", "1 1"]);
    assert!(!imported.text.contains('<'), "{}", imported.text);
}

#[test]
fn numbers_of_lists_become_text() {
    let prompt = "prompt.prompt = \"\"\"\nA block is:\n1. an expression\n2. a statement\n3. a scope\n\"\"\"";
    let imported = read(&CHOICE.replace("prompt.prompt = \"What?\"", prompt));
    assert_eq!(
        string(&questions(&imported.text)[0], "prompt"),
        "A block is: 1. an expression 2. a statement 3. a scope"
    );
}

#[test]
fn unknown_keys_are_reported_with_their_values() {
    for (more, remark) in [
        (
            "prompt.image = \"scatter.png\"",
            "line 1: a picture is left out, of which nothing is said in words (`prompt.image` = scatter.png)",
        ),
        ("image = \"a.svg\"", "line 1: a picture is left out, of which nothing is said in words (`image` = a.svg)"),
        ("prompt.hint = \"think\"", "line 1: a key that mdbook-quiz does not know is left out (`prompt.hint` = think)"),
        ("answer.why = 3", "line 1: a key that mdbook-quiz does not know is left out (`answer.why` = 3)"),
        ("points = 2", "line 1: a key that mdbook-quiz does not know is left out (`points` = 2)"),
        ("multipart = \"none\"", "line 1: the text that it shares is not in the file (none)"),
        ("promptExplanation = true", "line 1: that one is to explain one’s answer is left out"),
    ] {
        let imported = read(&format!("{CHOICE}{more}\n"));
        assert_eq!(notes(&imported), [remark], "{more}");
        assert_eq!((imported.taken, imported.left_out), (1, 0));
    }
    assert_eq!(
        notes(&read(&format!("title = \"T\"\n{CHOICE}")))[0],
        "line 1: a key that mdbook-quiz does not know is left out (`title` = T)"
    );
    let tables = CHOICE.replace("\"b\"", "{ text = \"b\", image = \"b.png\" }");
    assert!(notes(&read(&tables))[0].starts_with("line 1: an option that is no text is left out"));
}

#[test]
fn options_are_in_the_order_of_mdbook_quiz() {
    let order = |more: &str| -> Vec<String> {
        let imported = read(&format!("{CHOICE}{more}\n"));
        let questions = questions(&imported.text);
        tables(&questions[0], "option").into_iter().map(|option| string(option, "text").to_owned()).collect()
    };
    assert_eq!(order("prompt.answerIndex = 0"), ["c", "a", "b"]);
    assert_eq!(order("prompt.answerIndex = 2"), ["a", "b", "c"]);
    assert_eq!(order("prompt.sortAnswers = true"), ["a", "b", "c"]);
    let several = read(&CHOICE.replace("\"c\"", "[\"c\", \"d\"]"));
    assert!(several.text.contains("several = true"));
}

#[test]
fn short_answers_keep_their_text_as_written() {
    let short = "[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"Which?\"\nprompt.response = \"short\"\n\
                 answer.answer = \"a_b_ *c*\"\nanswer.alternatives = [\"d\", \"\"]\n";
    let imported = read(short);
    assert_eq!((super::typed(&questions(&imported.text)[0]).as_str(), notes(&imported)), (" =a_b_ *c* =d", vec![]));
    let imported = read(&format!("{short}prompt.image = \"a.png\"\n"));
    assert!(notes(&imported)[0].starts_with("line 1: a picture is left out"));
}

#[test]
fn questions_that_cannot_be_imported_are_reported_with_their_lines() {
    let imported = read(&format!(
        "{CHOICE}\n[[questions]]\ntype = \"ShortAnswer\"\nprompt.prompt = \"Which?\"\nanswer.answer = \"let\"\n\n\
         [[questions]]\ntype = \"Tracing\"\nprompt.program = \"fn main() {{}}\"\nanswer.doesCompile = true\n\n\
         [[questions]]\ntype = \"Essay\"\nprompt.prompt = \"Why?\"\n"
    ));
    assert_eq!((imported.taken, imported.left_out), (2, 2));
    assert_eq!(super::typed(&questions(&imported.text)[1]), " =let");
    let lines: Vec<String> = notes(&imported).iter().map(|note| note.split(';').next().unwrap().to_owned()).collect();
    assert_eq!(lines, ["line 12: a program to trace", "line 17: a question of a type that is not known"]);
}
