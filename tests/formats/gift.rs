//! Tests of the import of every construct of GIFT, by the rules of Moodle's importer: the table in docs/formats.md, row by row.

use super::{questions, string, tables, typed};
use explainer::author::formats::{About, ImportFormat, Imported, Weight, import};

/// The questions as one line each: prompt, options as GIFT marks them (`>` in order, `=…->` to match), and the answer.
fn shown(imported: &Imported) -> Vec<String> {
    let line = |question: &toml::Table| {
        let mut shown = string(question, "prompt").to_owned();
        for name in ["option", "match", "order"] {
            for option in tables(question, name) {
                let several = question.contains_key("several");
                let sign = match (name, option.contains_key("right")) {
                    ("option", true) if several => "+",
                    ("option", true) => "=",
                    ("option", false) => "~",
                    ("match", _) => "=",
                    _ => ">",
                };
                shown += &format!(" {sign}{}", string(option, "text"));
                for (key, sign) in [("with", "->"), ("reason", "#")] {
                    let value = string(option, key);
                    shown += &if value.is_empty() { String::new() } else { format!("{sign}{value}") };
                }
            }
        }
        shown += &typed(question);
        let answer = string(question, "answer");
        if answer.is_empty() { shown } else { format!("{shown} ####{answer}") }
    };
    questions(&imported.text).iter().map(line).collect()
}

/// The remarks on an import, without the minor ones.
fn remarks(imported: &Imported) -> Vec<String> {
    let remarks = imported.remarks.iter().filter(|remark| remark.weight != Weight::Noted);
    remarks.map(|remark| remark.to_string().replace("; left out, its source stands in a comment", "")).collect()
}

/// Imports each GIFT text and compares questions and remarks with the expected ones.
fn check(rows: &[(&str, &[&str], &[&str])]) {
    for (gift, expected, notes) in rows {
        let imported = import(gift, ImportFormat::Gift).unwrap_or_else(|why| panic!("{gift}: {why}"));
        assert_eq!(shown(&imported), *expected, "{gift}");
        assert_eq!(remarks(&imported), *notes, "{gift}");
        assert_eq!(imported.taken, expected.len(), "{gift}");
    }
}

#[test]
fn lines_comments_and_categories() {
    check(&[
        ("\u{feff}A?{=a ~b}\r\n\r\nB?{=a ~b}\r", &["A? =a ~b", "B? =a ~b"], &[]),
        ("A?{=a ~b}\n \t \nB?{=a ~b}", &["A? =a ~b", "B? =a ~b"], &[]),
        // Moodle does not count no-break spaces and the like as blanks.
        ("A?{\n\u{a0}\n=a\n\u{a0}\u{2003}\n~b}", &["A? =a ~b"], &[]),
        ("A?{=a ~b}\n\u{a0}\nB?{=a ~b}", &["A? =a ~b", "B? =a ~b"], &[]),
        ("// one\nA?{\n// two\n=a\n ~b}", &["A? =a ~b"], &[]),
        ("A? // no comment{=a ~b}", &["A? // no comment =a ~b"], &[]),
        ("$CATEGORY: a/b\n\nA?{=a ~b}", &["A? =a ~b"], &[]),
        // Moodle would lose A into the category's name.
        (
            "// question: 0  name: Switch category\n$CATEGORY: $course$/top/A\nA?{=a ~b}\n\nB?{=a ~b}",
            &["A? =a ~b", "B? =a ~b"],
            &[
                "line 2: Moodle takes what follows a category without a blank line for more of its name; here it is read",
            ],
        ),
        (
            "$CATEGORY: a\n// about\nA?{=a ~b}",
            &["A? =a ~b"],
            &[
                "line 1: Moodle takes what follows a category without a blank line for more of its name; here it is read",
            ],
        ),
        ("$CATEGORY: a\n// about\n\nA?{=a ~b}", &["A? =a ~b"], &[]),
    ]);
    let imported = import("// note\n$CATEGORY: $course$/top/A\n\nA?{=a ~b}", ImportFormat::Gift).unwrap();
    assert!(imported.text.contains("# Category: $course$/top/A\n"), "{}", imported.text);
    assert!(imported.text.contains("# note\n"));
}

#[test]
fn titles_gaps_and_escaped_characters() {
    check(&[
        ("::T::A?{=a ~b}", &["A? =a ~b"], &[]),
        ("::T\\:\\:U::A?{=a ~b}", &["A? =a ~b"], &[]),
        ("::No end A?{=a ~b}", &["No end A? =a ~b"], &[]),
        ("A? {=a ~b}  ", &["A? =a ~b"], &[]),
        // The gap gets no spaces that the source does not have.
        ("on {~the shelf =the stove}.", &["on _____. ~the shelf =the stove"], &[]),
        ("日本の{=首都 ~市}は東京です。", &["日本の_____は東京です。 =首都 ~市"], &[]),
        ("a {=b ~c} d", &["a _____ d =b ~c"], &[]),
        ("\"{=b ~c}\", he said", &["\"_____\", he said =b ~c"], &[]),
        ("l'{=b ~c}\\n-d", &["l'_____ -d =b ~c"], &[]),
        ("1 \\= 1 \\{\\} \\# \\: \\~ \\\\ {=a\\=b ~c\\:\\\\d\\#}", &["1 = 1 {} # : ~ \\ =a=b ~c:\\d#"], &[]),
        ("A\\nB {=a ~b}", &["A B =a ~b"], &[]),
        ("\\(x\\) {=a ~b}", &["\\(x\\) =a ~b"], &[]),
        ("[html]<b>A</b> &lt; {=[plain]<a> ~&amp;}", &["A < =<a> ~&"], &[]),
        ("[markdown]*A* {=[moodle]*a* ~`b`}", &["A =*a* ~b"], &[]),
        ("[other]A {=[x]a ~[b}", &["[other]A =[x]a ~[b"], &[]),
    ]);
}

#[test]
fn multiple_choice() {
    check(&[
        ("A{=a#yes ~b#no # more ~c}", &["A =a#yes ~b#no # more ~c"], &[]),
        ("A{~a\n=b\n~c\n#told\n}", &["A ~a =b ~c#told"], &[]),
        // Text before the first `=` or `~` is an answer too.
        ("A{a ~b =c}", &["A ~a ~b =c"], &[]),
        // An option without text is left out.
        ("stopped {~=making~to make} lunch.", &["stopped _____ lunch. =making ~to make"], &[]),
        ("A{=a ~ ~b ~}", &["A =a ~b"], &[]),
        (
            "A{=a ~#why ~b}",
            &["A =a ~b"],
            &["line 1: an option without text is left out, and with it what is told of it"],
        ),
        ("A{= ~a ~b}", &[], &["line 1: no answer is right"]),
        ("A{~a ~b}", &[], &["line 1: no answer is right"]),
        ("A{~a}", &[], &["line 1: fewer than two answers to choose from"]),
        ("A{~%50%a ~%50%b ~c ~%-100%d}", &["A +a +b ~c ~d"], &[]),
        ("A{~%33.33333%a ~%33.33333%b ~%33.33333%c ~d}", &["A +a +b +c ~d"], &[]),
        ("A{~%100%a ~%0%b}", &["A +a ~b"], &[]),
        (
            "A{~%60%a ~%40%b ~c}",
            &["A +a +b ~c"],
            &["line 1: points in part, or negative ones, are left out: an answer is right or not"],
        ),
        (
            "A{~%50%a ~%50%b ~%-50%c}",
            &["A +a +b ~c"],
            &["line 1: points in part, or negative ones, are left out: an answer is right or not"],
        ),
        (
            "A{=a ~%50%b ~c}",
            &["A =a ~b ~c"],
            &["line 1: points in part, or negative ones, are left out: an answer is right or not"],
        ),
        (
            "A{=a =b ~c}",
            &["A +a +b ~c"],
            &["line 1: any one of several answers is right; here all of them are to be chosen"],
        ),
        // A weight is digits between `%` after a tilde; anything else is text.
        (
            "A{=%50%a ~b}",
            &["A =%50%a ~b"],
            &[
                "line 1: what looks like points is none to Moodle, and stands in the option: digits and a point alone, after a `~` (%50%a)",
            ],
        ),
        (
            "A{=a\n~%33,3%b\n~% 50%c\n~%1/3%d}",
            &["A =a ~%33,3%b ~% 50%c ~%1/3%d"],
            &[
                "line 2: what looks like points is none to Moodle, and stands in the option: digits and a point alone, after a `~` (%33,3%b)",
                "line 3: what looks like points is none to Moodle, and stands in the option: digits and a point alone, after a `~` (% 50%c)",
                "line 4: what looks like points is none to Moodle, and stands in the option: digits and a point alone, after a `~` (%1/3%d)",
            ],
        ),
        ("A{=a ~%5x%b ~50% ~100 % of c ~%a%}", &["A =a ~%5x%b ~50% ~100 % of c ~%a%"], &[]),
        ("A{=a ~b####c}", &["A =a ~b ####c"], &[]),
        ("A{=a#x####y ~b####z}", &["A =a#x####y ~b ####z"], &[]),
        ("A{####told}", &[], &["line 1: an essay, which nobody here could judge"]),
    ]);
}

#[test]
fn true_or_false() {
    check(&[
        ("A{T}", &["A =True ~False"], &[]),
        ("A{FALSE}", &["A ~True =False"], &[]),
        ("A{TRUE#wrong#right####all}", &["A =True#right ~False#wrong ####all"], &[]),
        ("A{F#wrong # right # more}", &["A ~True#wrong =False#right # more"], &[]),
        ("A {F##right} B", &["A _____ B ~True =False#right"], &[]),
        ("A{true}", &["A =true"], &[]),
        ("A{=T ~F}", &["A =T ~F"], &[]),
    ]);
}

#[test]
fn matching_and_ordering() {
    check(&[
        ("A{=a -> 1 =b->2 =c -> 3 -> 4}", &["A =a->1 =b->2 =c->3 -> 4"], &[]),
        ("A{a -> 1 =b -> 2}", &["A =a->1 =b->2"], &[]),
        ("A{=a -> <i>x</i> &lt; =b -> y}", &["A =a->x < =b->y"], &[]),
        (
            "A{=a -> 1 =b -> 2 = -> 3}",
            &["A =a->1 =b->2"],
            &["line 1: an answer that belongs to no item is left out: here each answer belongs to one (3)"],
        ),
        ("A{=a -> 1 =b -> 2 =c ->}", &["A =a->1 =b->2"], &["line 1: an item without an answer is left out (c)"]),
        ("A{=a -> 1}", &[], &["line 1: fewer than two pairs to match"]),
        ("A{=a -> 1 =b}\n\nB{T}", &["B =True ~False"], &["line 1: a pair to match has no `->`"]),
        ("// task = \"order\"\nA{=2 -> b =1 -> a}", &["A >a >b"], &[]),
    ]);
    check(&[
        ("A{>2\na\nb b\n}", &["A >a >b b"], &[]),
        ("A{>3 ALL VERTICAL ABSOLUTE_POSITION SHOW none\na\nb b\nc####told}", &["A >a >b b >c ####told"], &[]),
        ("A{>x\na}", &["A =>x a"], &[]),
        ("A{>1\na}", &[], &["line 1: fewer than two things to put in order"]),
    ]);
}

#[test]
fn short_answers_and_numbers() {
    let several = "line 1: of several numbers the first that is right is kept; points in part are left out";
    check(&[
        ("A{=a =b}", &["A =a =b"], &[]),
        ("A{a}", &["A =a"], &[]),
        ("A {=a#yes =b#yes} B", &["A _____ B =a =b#yes"], &[]),
        ("A{=<b>a</b> =\\\\*}", &["A =<b>a</b> =*"], &[]),
        (
            "A{=a#x\n=b#y}",
            &["A =a =b#x"],
            &[
                "line 2: what is told of one answer of several that are typed in is left out: here they share the first reason (y)",
            ],
        ),
        ("A{=a =%50%b}", &["A =a =b"], &["line 1: points in part are left out: an answer is right or not"]),
        (
            "A{=a =%0%b#no}",
            &["A =a"],
            &["line 1: answers that bring no points are left out: whatever is not accepted is wrong (b)"],
        ),
        ("A{=The well =the wéll! =b =B}", &["A =The well =b"], &[]),
        ("A{=a =A#why}", &["A =a#why"], &[]),
        ("A{=a*}", &[], &["line 1: a short answer in which any letters may stand for a `*`"]),
        (
            "A{=%0%a}",
            &[],
            &[
                "line 1: answers that bring no points are left out: whatever is not accepted is wrong (a)",
                "line 1: no answer is right",
            ],
        ),
        ("A{#3}", &["A #3"], &[]),
        ("A{#3:0.5}", &["A #3:0.5"], &[]),
        ("A{#=3:1#so}", &["A #3:1#so"], &[]),
        ("A{#3..5####all}", &["A #4:1 ####all"], &[]),
        ("A{#-1.5}", &["A #-1.5"], &[]),
        ("A{#1.5e3:1E1}", &["A #1500:10"], &[]),
        ("A{#1e-2}", &["A #0.01"], &[]),
        ("A{#6.02e23}", &[], &["line 1: a number that is none, or has more digits than are kept"]),
        ("A{#=3:1#x =%50%4:2}", &["A #3:1#x"], &[several]),
        ("A{#3 ~#no}", &["A #3"], &[several]),
        ("A{#*}", &[], &["line 1: a number that is none, or has more digits than are kept"]),
    ]);
}

#[test]
fn essays_descriptions_and_broken_questions_are_left_out() {
    let imported = import("A{}", ImportFormat::Gift).unwrap();
    assert_eq!(remarks(&imported), ["line 1: an essay, which nobody here could judge"]);
    assert_eq!((imported.taken, imported.left_out), (0, 1));
    assert!(imported.text.contains("#     A{}"), "its source is kept");
    for gift in ["A{#three}", "A{#3,5}", "A{#}", "A is a text.", "Q{=a", "Q}"] {
        let imported = import(format!("{gift}\n\nB{{=a ~b}}"), ImportFormat::Gift).unwrap();
        assert_eq!((imported.taken, imported.left_out), (1, 1), "{gift}");
        let why = import(gift, ImportFormat::Gift).expect_err("nothing in it is a question");
        assert!(why.starts_with("there is no question of GIFT in it") && why.contains("line 1: "), "{why}");
    }
}

/// The first lines of the questions that are left out.
fn lost(gift: &str) -> Vec<usize> {
    let imported = import(gift, ImportFormat::Gift).unwrap();
    let left_out = imported.remarks.iter().filter(|remark| remark.weight == Weight::LeftOut);
    let lines: Vec<usize> = left_out
        .map(|remark| match remark.about {
            About::Line(line) => line,
            _ => panic!("{remark}"),
        })
        .collect();
    assert_eq!(lines.len(), imported.left_out, "{gift}");
    lines
}

#[test]
fn every_question_that_is_left_out_is_counted_and_reported_with_its_line() {
    for (gift, lines) in [
        // Without blank lines between them.
        ("::A::A?{\n=a\n~b\n}\n$CATEGORY: x\n::B::B?{\n=a\n~b\n}\n::C::C?{\n=a\n~b\n}\n\n", &[1, 6, 10][..]),
        ("// first\nA?{=a ~b}\nB?{=a ~b}\n// third\nC?{=a ~b}\n\n", &[2, 3, 5]),
        ("A?{=a ~b}::B::B?{=a ~b}\n\n", &[1, 1]),
        ("::A::A?{=a ~b\n::B::B?{=a ~b}\n\n", &[1, 2]),
        // Two places for answers in one question.
        ("The {=a ~b} is {=c ~d}.\n\n", &[1]),
        ("The {=a ~b}\n is {=c ~d}.\n\n", &[1, 2]),
        // A blank line within a question.
        ("A?{\n=a\n\n~b\n}\n\n", &[1]),
        ("\n\nA?{\n\n=a\n\n~b\n\n}\n\n", &[3]),
        ("A?{\n=a\n\n~b\n}\nC?{=a ~b}\n\n", &[1, 6]),
        ("A?{\n=a\n\n::B::B?{=a ~b\n\n", &[1, 4]),
        ("A?}\n\n", &[1]),
        ("A?{=a {b} ~c}\n\n", &[1]),
        ("A text.\n\nB?{}\n\n", &[1, 3]),
    ] {
        let whole = format!("{gift}Z?{{=a ~b}}\n");
        let imported = import(&whole, ImportFormat::Gift).unwrap();
        assert_eq!(shown(&imported).last().map(String::as_str), Some("Z? =a ~b"), "{gift}");
        let mut expected = lines.to_vec();
        expected.dedup();
        assert_eq!(lost(&whole), expected, "{gift}");
        assert_eq!(imported.taken, 1, "{gift}");
    }
    let gift = "A?{=a ~b}\nB?{=a ~b}\n".repeat(26) + "\nZ?{=a ~b}";
    assert_eq!(lost(&gift).len(), 52);
}

#[test]
fn pictures_are_reported_and_replaced_by_their_alternative_texts() {
    let gift = "::G::x {=a#yes ~b#no ####<p><img src\\=\"v.png\" alt\\=\"map of the valley\"></p>}\n\n\
                ::H::x {=a#<img src\\=\"u.png\" alt\\=\"graph\"> ~b#no}\n\n\
                ::I::Which is it?{=<img src\\=\"a.png\" alt\\=\"A red fox\"> ~<img src\\=\"b.png\" alt\\=\"A blue whale\">}\n\n\
                ::J::Which is it?{\n=<img src\\=\"a.png\">\n~b#<img src\\=\"d.png\">\n####<img src\\=\"e.png\">}\n\n\
                ::K::<img src\\=\"f.png\">{=a ~b}\n\n\
                ::L::x {=a -> <img src\\=\"g.png\"> =b -> c}\n";
    check(&[(
        gift,
        &[
            "x =a#yes ~b#no ####map of the valley",
            "x =a#graph ~b#no",
            "Which is it? =A red fox ~A blue whale",
            "Which is it? = ~b",
            " =a ~b",
            "x =a =b->c",
        ],
        &[
            "line 1: a picture is left out; its alternative text stands in its place (v.png)",
            "line 3: a picture is left out; its alternative text stands in its place (u.png)",
            "line 5: a picture is left out; its alternative text stands in its place (a.png)",
            "line 5: a picture is left out; its alternative text stands in its place (b.png)",
            "line 8: a picture is left out, of which nothing is said in words (a.png)",
            "line 9: a picture is left out, of which nothing is said in words (d.png)",
            "line 7: a picture is left out, of which nothing is said in words (e.png)",
            "line 12: a picture is left out, of which nothing is said in words (f.png)",
            "line 14: a picture is left out, of which nothing is said in words (g.png)",
        ],
    )]);
    let text = import(gift, ImportFormat::Gift).unwrap().text;
    assert!(!text.lines().any(|line| line.ends_with("= \"\"")), "nothing is empty: {text}");
    for missing in ["# text = \"\"    # to do", "# prompt = \"\"    # to do", "# with = \"\"    # to do"] {
        assert!(text.contains(missing), "{missing}: {text}");
    }
}

#[test]
fn superscripts_subscripts_and_list_numbers_are_kept() {
    check(&[
        ("How many?{=10<sup>3</sup> ~10<sup>2</sup> ~10<sub>3</sub>}", &["How many? =10³ ~10² ~10₃"], &[]),
        (
            "::O::[html]A block is<ol><li>an expression</li><li>a statement</li></ol>{=1 only ~2 only}",
            &["A block is 1. an expression 2. a statement =1 only ~2 only"],
            &[],
        ),
        ("[markdown]Is:\\n1. one\\n2. two{=1 ~2}", &["Is: 1. one 2. two =1 ~2"], &[]),
    ]);
}
