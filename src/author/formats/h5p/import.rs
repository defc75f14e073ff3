//! Converts the content of an H5P package to questions of an explainer.

use crate::author::formats::gaps::{self, Piece};
use crate::author::formats::graded::{self, Graded, in_order};
use crate::author::formats::markup::escape;
use crate::author::formats::package;
use crate::author::formats::quiz::{Entry, Offer, Quiz};
use crate::author::formats::remark::Weight;
use crate::author::formats::rich::{self, Rich};
use crate::author::formats::typed;
use crate::document::Task;
use serde_json::Value;

/// Reads a Question Set, or a package with a single question.
///
/// # Errors
/// Which part of the package is broken.
pub(in crate::author::formats) fn import(bytes: &[u8]) -> Result<Quiz, String> {
    let json = |name: &str| {
        let text = package::text(bytes, name)?;
        serde_json::from_str::<Value>(&text).map_err(|error| format!("`{name}` in it is no JSON: {error}"))
    };
    let (metadata, content) = (json("h5p.json")?, json("content/content.json")?);
    let library = metadata["mainLibrary"].as_str().unwrap_or_default();
    let mut reader = Reader { quiz: Quiz::numbered(), number: 0 };
    if library == "H5P.QuestionSet" {
        reader.set(&content);
    } else {
        reader.question(library, &content, metadata["title"].as_str());
    }
    Ok(reader.quiz)
}

struct Reader {
    quiz: Quiz,
    /// The number of the question being read, counted from 1.
    number: usize,
}

/// The kind and options of a converted question, or why it cannot be converted.
type Converted = Result<(Task, Vec<Offer>), &'static str>;

impl Reader {
    fn set(&mut self, content: &Value) {
        if let Some(pass) = content["passPercentage"].as_u64().filter(|pass| *pass > 0) {
            self.quiz
                .say_of_all(format!("one passes there with {pass} percent; `pass = {pass}` in quiz.toml says so here"));
        }
        if content["poolSize"].as_u64().is_some_and(|size| size > 0) {
            self.quiz.say_of_all("only some of the questions are asked there, by chance; here all are".to_owned());
        }
        let intro = &content["introPage"];
        let texts = [&intro["title"], &intro["introduction"]].into_iter();
        let ranges = [&content["endGame"]["overallFeedback"], &content["overallFeedback"]].into_iter();
        let ranges = ranges.flat_map(list).map(|range| &range["feedback"]);
        for text in texts.chain(ranges).filter_map(html).filter(|text| !text.is_blank()) {
            let message = "what stands before or behind all questions is left out";
            self.quiz.say_of_all(format!("{message} ({})", text.plain()));
        }
        let pictures = [&content["backgroundImage"], &intro["backgroundImage"]].into_iter();
        for file in pictures.filter_map(|picture| picture["path"].as_str()) {
            self.quiz.say_of_all(format!("a picture behind the questions is left out ({file})"));
        }
        let films = ["successVideo", "failVideo"].into_iter();
        for film in films.filter(|film| !list(&content["endGame"][film]).is_empty()) {
            self.quiz.say_of_all(format!("a film at the end is left out ({film})"));
        }
        for question in list(&content["questions"]) {
            self.content(question);
        }
    }

    /// Reads content that is nested in other content.
    fn content(&mut self, content: &Value) {
        self.question(library(content), &content["params"], content["metadata"]["title"].as_str());
    }

    /// Reads the content of one library: a question, or several.
    fn question(&mut self, library: &str, params: &Value, title: Option<&str>) {
        self.number += 1;
        // H5P's default titles begin with `Untitled`.
        let title = title.filter(|title| !title.trim().is_empty() && !title.starts_with("Untitled"));
        match library {
            "H5P.MultiChoice" => {
                let converted = self.choice(params);
                self.add(params, title, params["question"].as_str(), converted);
            }
            "H5P.TrueFalse" => {
                let converted = self.true_false(params);
                self.add(params, title, params["question"].as_str(), converted);
            }
            "H5P.SingleChoiceSet" if list(&params["choices"]).is_empty() => {
                self.leave_out("a set of choices without any", params);
            }
            "H5P.SingleChoiceSet" => {
                for choice in list(&params["choices"]) {
                    let converted = self.single_choice(choice);
                    self.add(params, None, choice["question"].as_str(), converted);
                }
            }
            "H5P.Blanks" => self.blanks(params, title),
            "H5P.DragText" => {
                let converted = self.drag_text(params);
                self.add(params, title, params["taskDescription"].as_str(), converted);
            }
            "H5P.QuestionSet" => {
                // Only the questions of a set have numbers, not the set.
                self.number -= 1;
                self.set(params);
            }
            _ => self.nested(library, params),
        }
    }

    /// Reads the questions that are nested in other content, such as pages, slides or interactions of a video.
    fn nested(&mut self, library: &str, params: &Value) {
        let mut questions = Vec::new();
        collect_questions(params, &mut questions);
        if questions.is_empty() {
            return self.leave_out(unsupported(library), params);
        }
        let text = "what stands around questions in other content is left out";
        self.quiz.detail(self.number, Weight::Lost, text, Some(library));
        self.number -= 1;
        for question in questions {
            self.content(question);
        }
    }

    fn leave_out(&mut self, why: &str, params: &Value) {
        let source = serde_json::to_string_pretty(params).unwrap_or_default();
        self.quiz.leave_out(self.number, why, &source);
    }

    fn add(&mut self, params: &Value, title: Option<&str>, prompt: Option<&str>, converted: Converted) {
        let (task, options) = match converted {
            Ok(converted) => converted,
            Err(why) => return self.leave_out(why, params),
        };
        // Old packages have the medium itself in `media`, newer ones in `media.type`.
        let media = [&params["media"]["type"], &params["media"]].map(medium).concat();
        let prompt = rich::from_html(&(media + prompt.unwrap_or_default()));
        let answer = self.general_feedback(&params["overallFeedback"]);
        self.quiz.add(&Entry {
            line: self.number,
            title: title.map(str::to_owned),
            prompt,
            task,
            options,
            slider: Default::default(),
            passage: None,
            section: None,
            answer,
            attributes: None,
        });
    }

    /// The feedback for all results. Feedback for certain results only is left out with a remark.
    fn general_feedback(&mut self, ranges: &Value) -> Option<Rich> {
        let feedback = list(ranges).iter().filter_map(|range| Some((range, html(&range["feedback"])?)));
        let feedback: Vec<(&Value, Rich)> = feedback.filter(|(_, feedback)| !feedback.is_blank()).collect();
        if let [(range, _)] = feedback.as_slice()
            && range["from"].as_f64() == Some(0.0)
            && range["to"].as_f64() == Some(100.0)
        {
            return feedback.into_iter().next().map(|(_, feedback)| feedback);
        }
        for (_, feedback) in feedback {
            let text = "what is told of all that one chose, right or wrong, is left out";
            self.quiz.detail(self.number, Weight::Lost, text, Some(&feedback.plain()));
        }
        None
    }

    fn choice(&mut self, params: &Value) -> Converted {
        let answers = list(&params["answers"]);
        let rights = answers.iter().filter(|answer| is_true(&answer["correct"])).count();
        let single = match params["behaviour"]["type"].as_str() {
            Some("single") => true,
            Some("multi") => false,
            _ => rights == 1,
        };
        let points = if single { 100.0 } else { 100.0 / rights.max(1) as f64 };
        let mut graded = Vec::new();
        for answer in answers {
            let feedback = &answer["tipsAndFeedback"];
            for (key, text_of_loss) in [
                ("tip", "a hint is left out"),
                ("notChosenFeedback", "what is told of an option that one did not choose is left out"),
            ] {
                if let Some(text) = html(&feedback[key]).filter(|text| !text.is_blank()) {
                    self.quiz.detail(self.number, Weight::Lost, text_of_loss, Some(&text.plain()));
                }
            }
            graded.push(Graded {
                line: self.number,
                points: if is_true(&answer["correct"]) { points } else { 0.0 },
                text: html(&answer["text"]).unwrap_or_default(),
                feedback: html(&feedback["chosenFeedback"]).filter(|text| !text.is_blank()),
            });
        }
        graded::options(single, graded, self.number, &mut self.quiz)
    }

    fn true_false(&self, params: &Value) -> Converted {
        let truth = match &params["correct"] {
            Value::Bool(truth) => *truth,
            Value::String(truth) if truth == "true" => true,
            Value::String(truth) if truth == "false" => false,
            _ => return Err("no answer is right"),
        };
        let feedback = |key: &str| html(&params["behaviour"][key]);
        let (right, wrong) = (feedback("feedbackOnCorrect"), feedback("feedbackOnWrong"));
        let (of_true, of_false) = if truth { (right, wrong) } else { (wrong, right) };
        Ok(graded::true_false(self.number, truth, of_true, of_false))
    }

    /// A question of a Single Choice Set, whose first answer is the right one.
    fn single_choice(&mut self, choice: &Value) -> Converted {
        let answers = list(&choice["answers"]).iter().enumerate().map(|(index, answer)| Graded {
            line: self.number,
            points: if index == 0 { 100.0 } else { 0.0 },
            text: html(answer).unwrap_or_default(),
            feedback: None,
        });
        graded::options(true, answers.collect(), self.number, &mut self.quiz)
    }

    /// Reads Fill in the Blanks: each text with a single gap becomes a question.
    fn blanks(&mut self, params: &Value, title: Option<&str>) {
        if params["behaviour"]["caseSensitive"].as_bool().unwrap_or(true) {
            self.quiz.say(self.number, Weight::Changed, "capitals matter there; here they do not");
        }
        let instructions = params["text"].as_str().unwrap_or_default();
        let texts = list(&params["questions"]);
        if texts.is_empty() {
            return self.leave_out("a text without a gap", params);
        }
        for text in texts.iter().map(|text| text.as_str().unwrap_or_default()) {
            let pieces = gaps::pieces(text);
            let mut found =
                pieces.iter().filter_map(|piece| if let Piece::Gap(gap) = piece { Some(*gap) } else { None });
            let converted = match (found.next(), found.next()) {
                (Some(gap), None) => self.gap(gap),
                (Some(_), Some(_)) => Err("a text with several gaps to fill in"),
                (None, _) => Err("a text without a gap"),
            };
            let shown: String =
                pieces.iter().map(|piece| if let Piece::Text(text) = piece { text } else { "_____" }).collect();
            // A text that is only a gap is not shown below the instructions.
            let is_bare = rich::from_html(&shown).plain().trim() == "_____";
            let prompt = if is_bare { instructions.to_owned() } else { format!("{instructions} {shown}") };
            self.add(params, title.filter(|_| texts.len() == 1), Some(&prompt), converted);
        }
    }

    /// Reads the accepted answers of a gap, and its tip.
    fn gap(&mut self, gap: &str) -> Converted {
        let (answers, tip) = gap.split_once(':').unwrap_or((gap, ""));
        self.remark_on_tip(tip);
        let graded = answers.split('/').map(|answer| Graded {
            line: self.number,
            points: 100.0,
            // An asterisk is literal in H5P, and is escaped since in Moodle's answers it is a wildcard.
            text: rich::from_plain(rich::from_html(answer).plain().trim().replace('*', "\\*").as_str()),
            feedback: None,
        });
        typed::fill(graded.collect(), self.number, &mut self.quiz)
    }

    fn remark_on_tip(&mut self, tip: &str) {
        let tip = rich::from_html(tip).plain();
        if !tip.trim().is_empty() {
            self.quiz.detail(self.number, Weight::Lost, "a hint is left out", Some(tip.trim()));
        }
    }

    /// Reads Drag the Words: lines that each end with a gap are pairs, or the steps of an order if they begin with numbers.
    fn drag_text(&mut self, params: &Value) -> Converted {
        let text = params["textField"].as_str().unwrap_or_default();
        let mut offers = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let pieces = gaps::pieces(line);
            let [Piece::Text(before), Piece::Gap(gap)] = pieces.as_slice() else {
                return Err("words to drag into a text, which are no pairs");
            };
            let gap_parts = gaps::read_dragged(gap);
            self.remark_on_tip(&gap_parts.tip);
            if !gap_parts.wrong.is_empty() {
                let what = "what is told of a wrong pair is left out";
                self.quiz.detail(self.number, Weight::Lost, what, Some(&gap_parts.wrong));
            }
            let before = before.trim();
            let before = rich::from_html(before.strip_suffix(':').unwrap_or(before));
            let reason = (!gap_parts.right.is_empty()).then(|| rich::from_html(&gap_parts.right));
            offers.push(Offer {
                line: self.number,
                text: before,
                right: true,
                pair: Some(rich::from_html(&gap_parts.text)),
                reason,
            });
        }
        for word in gaps::pieces(params["distractors"].as_str().unwrap_or_default()) {
            if let Piece::Gap(word) = word {
                let what = "an answer that belongs to no item is left out: here each answer belongs to one";
                self.quiz.detail(self.number, Weight::Lost, what, Some(&rich::from_html(word).plain()));
            }
        }
        if offers.len() < 2 {
            return Err("fewer than two pairs to match");
        }
        let is_numbered =
            |(number, offer): (usize, &Offer)| offer.text.plain().trim_end_matches(['.', ')']) == number.to_string();
        if (1..).zip(&offers).all(is_numbered) {
            let in_order =
                |offer: Offer| Offer { reason: offer.reason, ..in_order(offer.line, offer.pair.unwrap_or_default()) };
            return Ok((Task::Order, offers.into_iter().map(in_order).collect()));
        }
        Ok((Task::Match, offers))
    }
}

/// The library of nested content, without its version.
fn library(content: &Value) -> &str {
    content["library"].as_str().and_then(|library| library.split(' ').next()).unwrap_or_default()
}

/// The libraries of questions, whether they can be imported or not, so that each question is counted.
const QUESTION_LIBRARIES: [&str; 13] = [
    "H5P.QuestionSet",
    "H5P.MultiChoice",
    "H5P.TrueFalse",
    "H5P.SingleChoiceSet",
    "H5P.Blanks",
    "H5P.DragText",
    "H5P.Essay",
    "H5P.MarkTheWords",
    "H5P.DragQuestion",
    "H5P.MultiMediaChoice",
    "H5P.Summary",
    "H5P.ArithmeticQuiz",
    "H5P.ImageHotspotQuestion",
];

/// Collects the content of question libraries in a value, in document order.
fn collect_questions<'a>(value: &'a Value, questions: &mut Vec<&'a Value>) {
    match value {
        Value::Object(_) if QUESTION_LIBRARIES.contains(&library(value)) => questions.push(value),
        Value::Object(fields) => fields.values().for_each(|field| collect_questions(field, questions)),
        Value::Array(items) => items.iter().for_each(|item| collect_questions(item, questions)),
        _ => {}
    }
}

/// The description of a library that cannot be imported.
fn unsupported(library: &str) -> &'static str {
    match library {
        "H5P.Essay" => "an essay, which nobody here could judge",
        "H5P.MarkTheWords" => "words to mark in a text",
        "H5P.DragQuestion" => "things to drag on a picture",
        "H5P.MultiMediaChoice" => "pictures to choose from",
        _ => "content of H5P that is no question an explainer has",
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn is_true(value: &Value) -> bool {
    value.as_bool().unwrap_or(value == "true")
}

fn html(value: &Value) -> Option<Rich> {
    value.as_str().map(rich::from_html)
}

/// A picture, sound or film as HTML, so that it is treated like those in texts.
fn medium(medium: &Value) -> String {
    let library = medium["library"].as_str().unwrap_or_default();
    let text = |value: &Value| escape(value.as_str().unwrap_or_default());
    let params = &medium["params"];
    match library.split(' ').next() {
        Some("H5P.Image") if params["file"]["path"].is_string() => {
            format!("<img src=\"{}\" alt=\"{}\"> ", text(&params["file"]["path"]), text(&params["alt"]))
        }
        Some("H5P.Video") if !list(&params["sources"]).is_empty() => "<video></video>".to_owned(),
        Some("H5P.Audio") if !list(&params["files"]).is_empty() => "<audio></audio>".to_owned(),
        _ => String::new(),
    }
}
