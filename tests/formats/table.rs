//! Tests of the import of questions from tables: CSV and files of Excel.

use super::{questions, string, tables, typed};
use explainer::author::formats::{ImportFormat, Imported, import};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

fn read(file: impl AsRef<[u8]>) -> Imported {
    import(file, ImportFormat::Table).unwrap()
}

fn shown(imported: &Imported) -> Vec<String> {
    let line = |question: &toml::Table| {
        let mut shown = string(question, "prompt").to_owned();
        for option in tables(question, "option") {
            let sign = match (option.contains_key("right"), question.contains_key("several")) {
                (true, true) => "+",
                (true, false) => "=",
                _ => "~",
            };
            let reason = string(option, "reason");
            shown += &format!(" {sign}{}", string(option, "text"));
            shown += &if reason.is_empty() { String::new() } else { format!("#{reason}") };
        }
        shown += &typed(question);
        let answer = string(question, "answer");
        if answer.is_empty() { shown } else { format!("{shown} ####{answer}") }
    };
    questions(&imported.text).iter().map(line).collect()
}

fn remarks(imported: &Imported) -> Vec<String> {
    let remarks = imported.remarks.iter().map(ToString::to_string);
    remarks.map(|remarks| remarks.replace("; left out, its source stands in a comment", "")).collect()
}

#[test]
fn columns_are_recognised_by_their_common_names() {
    for (csv, expected) in [
        ("question,option 1,option 2,option 3,correct,explanation\nWhat?,a,b,c,2,So.\n", "What? ~a =b ~c ####So."),
        ("Question;A;B;C;Answer\nWhat?;a;b;c;C\n", "What? ~a ~b =c"),
        ("Question\tOption A\tOption B\tCorrect Answer\nWhat?\ta\tb\tb\n", "What? ~a =b"),
        ("Prompt,Right,Wrong 1,Wrong 2,Feedback\nWhat?,a,b,c,So.\n", "What? =a ~b ~c ####So."),
        ("Question,Correct answer,Incorrect 1\nWhat?,True,\n", "What? =True ~False"),
        ("Prompt\tCorrect\tWrong 1\tWrong 2\tExplanation\nWho?\tme\tyou\tthem\tso\n", "Who? =me ~you ~them ####so"),
        ("Question;Correct answer;Wrong answer 1;Wrong answer 2\nWhen?;1914;1939;1815\n", "When? =1914 ~1939 ~1815"),
        ("question,options,correct\nWhat?,a | b | c,\"a, c\"\n", "What? +a ~b +c"),
        ("question,a,b,c,correct\nWhat?,x,y,z,A;B\n", "What? +x +y ~z"),
        ("question,a,b,correct,reason a,reason b\nWhat?,x,y,b,No.,Yes.\n", "What? ~x#No. =y#Yes."),
        // The columns of Kahoot and of Quizizz.
        (
            "Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,Time limit (sec) – 5 or 10,\
             Correct answer(s) - choose at least one\nWhat?,a,b,20,2\n",
            "What? ~a =b",
        ),
        (
            "Question Text,Question Type,Option 1,Option 2,Correct Answer,Time in seconds,Image Link,Answer explanation\n\
             What?,Multiple Choice,a,b,1,30,,So.\n",
            "What? =a ~b ####So.",
        ),
        ("question,type,correct\nWhat?,fill in,a | b\n", "What? =a =b"),
        ("question,type,option 1,option 2\nWhat?,Fill-in-the-Blank,a,b\n", "What? =a =b"),
        ("question,type,answer,within\nHow many?,number,12.5,0.5\n", "How many? #12.5:0.5"),
        ("sep=;\nquestion;a;b;correct\nWhat, then?;x;y;a\n", "What, then? =x ~y"),
        ("My quiz,,\n,,\nquestion,right,wrong\nWhat?,a,b\n", "What? =a ~b"),
        ("question,right,wrong\n\"What \"\"is\"\"\nit?\",\"a, b\",c\n", "What \"is\" it? =a, b ~c"),
        ("\u{feff}question,right,wrong\r\nWhat?,10,9.5\r\n", "What? =10 ~9.5"),
        // Column names as programs write them.
        ("id,questionText,option1,option2,correctAnswer\n1,What?,a,b,b\n", "What? ~a =b"),
        ("Question,Answer1,Answer2,Time,Correct\nWhat?,a,b,60,1\n", "What? =a ~b"),
        ("Question;Choice 1;Choice 2;Correct Choice\nWhat?;a;b;2\n", "What? ~a =b"),
        ("Questions,Option A,Option B,Answer\nWhat?,a,b,Option B\n", "What? ~a =b"),
        ("question,opt_a,opt_b,correct(1-2),rationale\nWhat?,a,b,2,So.\n", "What? ~a =b ####So."),
        // All options in one cell.
        ("question,options,answer\nWhat?,a;b;c,b\n", "What? ~a =b ~c"),
        ("question,choices,answer\nWhat?,\"a,b,c\",b\n", "What? ~a =b ~c"),
        ("question,options,answer\nWhat?,\"['a, or', 'it''s', 3]\",3\n", "What? ~a, or ~it''s =3"),
        ("question,options,answer\nWhat?,\"[\"\"a, or\"\", \"\"b\"\"]\",A\n", "What? =a, or ~b"),
        // Column names in other languages.
        ("Frage;Antwort 1;Antwort 2;Richtig;Erklärung\nWas?;a;b;2;So.\n", "Was? ~a =b ####So."),
        ("Frage;Richtige Antwort;Falsche Antwort 1\nWas?;a;b\n", "Was? =a ~b"),
        ("Pregunta,Opción A,Opción B,Respuesta correcta\n¿Qué?,a,b,B\n", "¿Qué? ~a =b"),
        ("Perguntas,Opção 1,Opção 2,Resposta\nQuê?,a,b,2\n", "Quê? ~a =b"),
        ("Question,Bonne réponse,Mauvaise réponse 1\nQuoi ?,a,b\n", "Quoi ? =a ~b"),
        ("Domanda,Opzione A,Opzione B,Risposta corretta\nChe?,a,b,A\n", "Che? =a ~b"),
        ("Pertanyaan,A,B,Jawaban Benar\nApa?,a,b,B\n", "Apa? ~a =b"),
        ("Nội dung câu hỏi,Đáp án đúng,Đáp án sai 1\nGì?,a,b\n", "Gì? =a ~b"),
        ("題目內容,選項A,選項B,正確答案\n何?,a,b,B\n", "何? ~a =b"),
        ("题库,,,\n题干内容,参考答案,选项一,选项二\n何?,B,a,b\n", "何? ~a =b"),
        ("front;back\nWhat?;a well\n", "What? =a well"),
    ] {
        let imported = read(csv);
        assert_eq!(shown(&imported), [expected], "{csv}");
        assert_eq!((imported.taken, imported.left_out), (1, 0));
    }
    let known = read("id,question,right,wrong,passage,section\nwell,What?,a,b,days,buckets\n");
    let known = &questions(&known.text)[0];
    assert_eq!([string(known, "id"), string(known, "passage"), string(known, "section")], ["well", "days", "buckets"]);
}

#[test]
fn right_options_are_counted_from_zero_where_the_table_does() {
    let head = "question,option1,option2,option3,";
    let from_0 = "the numbers of right options are counted from 0, as programs count";
    for (column, rows, wanted) in [
        ("correct_index", "Q?,a,b,c,1\n", ["Q? ~a =b ~c", from_0]),
        ("correct_index", "Q?,a,b,c,1\nZ?,a,b,c,3\n", ["Q? =a ~b ~c", ""]),
        ("correct", "Q?,a,b,c,1\nZ?,a,b,c,0\n", ["Q? ~a =b ~c", from_0]),
        ("correct", "Q?,a,b,c,1\nZ?,a,b,c,2\n", ["Q? =a ~b ~c", ""]),
        // A reference that is the text of an option is not a number of an option.
        ("correct", "Q?,a,b,c,2\nZ?,0,1,3,0\n", ["Q? ~a =b ~c", ""]),
    ] {
        let imported = read(format!("{head}{column}\n{rows}"));
        let reported = remarks(&imported);
        assert_eq!(shown(&imported)[0], wanted[0], "{column}: {rows}");
        assert_eq!(
            reported.iter().any(|remark| remark.contains(from_0)),
            !wanted[1].is_empty(),
            "{rows}: {reported:?}"
        );
        assert_eq!(imported.left_out, 0, "{rows}: {reported:?}");
    }
}

#[test]
fn a_short_right_answer_without_options_is_typed_in() {
    let long = "It was so since nobody thought of it.";
    let imported = read(format!("question,answer\nWhat?,a well\nIs it?,true\nWhy?,{long}\n"));
    assert_eq!(shown(&imported), ["What? =a well", "Is it? =True ~False"]);
    assert_eq!(
        remarks(&imported),
        [
            "line 2: there is nothing to choose from; here the answer is typed in",
            "line 4: an answer in many words, and nothing to choose from"
        ]
    );
}

#[test]
fn tables_side_by_side_are_read_separately_and_duplicate_columns_are_reported() {
    let imported = read("Question,Answer,,Question,Answer\nWhat?,a,,Who?,b\nWhere?,c,,,\n");
    assert_eq!(shown(&imported), ["What? =a", "Who? =b", "Where? =c"]);
    let imported = read("Level,Question,Answer,Question,Answer\n5,What?,a,Who?,b\n");
    assert!(remarks(&imported).contains(&"line 2: a column that is not known is left out (Level)".to_owned()));
    assert_eq!(shown(&imported), ["What? =a", "Who? =b"]);
    let imported = read("question,prompt,right,wrong,explanation,feedback\nWhat?,Who?,a,b,So.,Thus.\n");
    assert_eq!(shown(&imported), ["What? =a ~b ####So."]);
    let again = "line 2: of several columns that hold the same the first is kept";
    assert_eq!(remarks(&imported), [format!("{again} (prompt)"), format!("{again} (feedback)")]);
}

#[test]
fn rows_that_cannot_be_imported_are_reported_with_their_lines() {
    let head = "question,type,a,b,correct,image\n";
    for (row, expected) in [
        ("What?,,x,,a,\n", "line 2: fewer than two answers to choose from"),
        ("What?,,x,y,,\n", "line 2: no answer is right"),
        ("What?,,x,y,z,\n", "line 2: the answer that is right is not among the options"),
        ("What?,,x,y,C,\n", "line 2: the answer that is right is not among the options"),
        (",,x,y,a,\n", "line 2: a row without a question"),
        ("What?,Open Ended,,,,\n", "line 2: no answer is right"),
        ("What?,number,three,,,\n", "line 2: a number that is none, or has more digits than are kept"),
        ("What?,Essay,,,,\n", "line 2: an essay, which nobody here could judge"),
        ("What?,Poll,x,y,,\n", "line 2: a poll, of which nothing is right"),
    ] {
        let imported = read(format!("{head}{row}Z?,,x,y,a,\n"));
        assert_eq!((imported.taken, imported.left_out), (1, 1), "{row}");
        assert_eq!(remarks(&imported), [expected], "{row}");
    }
    let picture = read(format!("{head}What?,,x,y,a,https://a.org/m.png\n\"Two\nlines?\",,x,y,a,\nZ?,,x,y,a,b.png\n"));
    let silent = "a picture is left out, of which nothing is said in words";
    assert_eq!(
        remarks(&picture),
        [format!("line 2: {silent} (https://a.org/m.png)"), format!("line 5: {silent} (b.png)")]
    );
    let html = read("question,right,wrong\n\"10<sup>3</sup> is?\",a,b\n");
    assert_eq!(
        (shown(&html)[0].as_str(), remarks(&html)[0].as_str()),
        ("10³ is? =a ~b", "line 2: a cell has HTML in it, and is read as such")
    );
    let unknown = read("question,right,wrong,points\nWhat?,a,b,5\n");
    assert_eq!(remarks(&unknown), ["line 2: a column that is not known is left out (points)"]);
    let why = import("one,two,three\n1,2,3\n", ImportFormat::Table).unwrap_err();
    assert!(why.contains("no row names the columns") && why.contains("`one, two, three`"), "{why}");
    let quote = read("question,right,wrong\nWhat?,a,b\nWhat?,a,\"b\n");
    assert!(remarks(&quote)[0].contains("a quotation mark in the file has no counterpart"));
}

#[test]
fn a_file_of_excel_is_read_sheet_by_sheet() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Wells").unwrap();
    for (column, name) in ["Question", "Option A", "Option B", "Option C", "Correct", "Explanation"].iter().enumerate()
    {
        sheet.write(2, u16::try_from(column).unwrap() + 1, *name).unwrap();
    }
    sheet.write(3, 1, "How deep?").unwrap();
    sheet.write(3, 2, 3).unwrap();
    sheet.write(3, 3, 3.5).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_with_format(3, 4, ExcelDateTime::from_ymd(1914, 7, 28).unwrap(), &day).unwrap();
    sheet.write(3, 5, "C").unwrap();
    sheet.write(3, 6, "It is – “so”.").unwrap();
    sheet.write(5, 1, "Is it?").unwrap();
    sheet.write(5, 5, true).unwrap();
    workbook.add_worksheet().set_name("Empty").unwrap();
    let notes = workbook.add_worksheet().set_name("Notes").unwrap();
    notes.write(0, 0, "to do").unwrap();
    let imported = read(workbook.save_to_buffer().unwrap());
    assert_eq!(shown(&imported), ["How deep? ~3 ~3.5 =1914-07-28 ####It is – “so”.", "Is it? =True ~False"]);
    assert_eq!(remarks(&imported), ["line 1: a sheet that names no column for the question is left out (Notes)"]);
    assert!(import(b"PK\x03\x04 broken", ImportFormat::Table).is_err());
}

#[test]
fn a_number_as_right_answer_is_a_position_or_a_text_as_other_rows_show_and_an_ambiguous_one_is_reported() {
    let head = "question,answer 1,answer 2,answer 3,correct\n";
    // In the first table every row makes sense only if the numbers are positions, as in Kahoot; in the second only if they are
    // the texts of options.
    let both = "How many?,4,2,8,1\nHow much?,3,1,2,2\n";
    let by_place = read(format!("{head}Who?,ann,bob,eve,3\n{both}"));
    assert_eq!(shown(&by_place), ["Who? ~ann ~bob =eve", "How many? =4 ~2 ~8", "How much? ~3 =1 ~2"]);
    assert!(
        remarks(&by_place).iter().any(|it| it.contains("in two ways") && it.contains("the place")),
        "{:?}",
        remarks(&by_place)
    );
    let by_text = read(format!("{head}Who?,ann,bob,eve,eve\nHow much?,3,1,2,2\n"));
    assert_eq!(shown(&by_text), ["Who? ~ann ~bob =eve", "How much? ~3 ~1 =2"]);
    assert!(remarks(&by_text).iter().any(|it| it.contains("in two ways") && it.contains("what the option says")));
    // Where both meanings lead to the same option, there is no remark.
    let same = read(format!("{head}How many?,1,2,3,2\nWhich?,A,B,C,c\n"));
    assert_eq!(shown(&same), ["How many? ~1 =2 ~3", "Which? ~A ~B =C"]);
    assert_eq!(remarks(&same), [""; 0]);
    let letters = read("question,A,B,C,correct\nWhich note?,C,B,A,a\n");
    assert_eq!(shown(&letters), ["Which note? ~C ~B =A"]);
    assert!(remarks(&letters).iter().any(|it| it.contains("in two ways")));
}

#[test]
fn cells_far_apart_are_read_unless_they_would_fill_the_memory() {
    let book = |cells: &[(u32, u16, &str)]| {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, column, text) in cells {
            sheet.write(*row, *column, *text).unwrap();
        }
        book.save_to_buffer().unwrap()
    };
    let head = [(0, 0, "question"), (0, 1, "a"), (0, 2, "b"), (0, 3, "correct")];
    let row = [(1_048_575, 0, "Far?"), (1_048_575, 1, "x"), (1_048_575, 2, "y"), (1_048_575, 3, "b")];
    let far = read(book(&[head.as_slice(), &row, &[(7, 16_383, "a remark")]].concat()));
    assert_eq!(shown(&far), ["Far? ~x =y"]);
    assert!(remarks(&far).iter().any(|it| it.contains("a row without a question")), "{:?}", remarks(&far));
    let wide: Vec<(u32, u16, &str)> = (1..1000).map(|row| (row, 16_383, "x")).collect();
    let refusal = import(book(&[head.as_slice(), &wide].concat()), ImportFormat::Table).unwrap_err();
    assert!(refusal.contains("too far apart"), "{refusal}");
}
