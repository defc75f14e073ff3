//! What of a package of H5P can be a question of an explainer.

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

/// Reads a Question Set, or a package of one question alone.
///
/// # Errors
/// Says what of the package is broken.
pub(in crate::author::formats) fn import(bytes: &[u8]) -> Result<Quiz, String> {
    let json = |name: &str| {
        let text = package::text(bytes, name)?;
        serde_json::from_str::<Value>(&text).map_err(|error| format!("`{name}` in it is no JSON: {error}"))
    };
    let (about, content) = (json("h5p.json")?, json("content/content.json")?);
    let library = about["mainLibrary"].as_str().unwrap_or_default();
    let mut reader = Reader { quiz: Quiz::numbered(), number: 0 };
    if library == "H5P.QuestionSet" {
        reader.set(&content);
    } else {
        reader.question(library, &content, about["title"].as_str());
    }
    Ok(reader.quiz)
}

struct Reader {
    quiz: Quiz,
    /// That of the question that is read, counted from 1.
    number: usize,
}

/// What a question becomes, or why it becomes none.
type Taken = Result<(Task, Vec<Offer>), &'static str>;

impl Reader {
    fn set(&mut self, content: &Value) {
        if let Some(pass) = content["passPercentage"].as_u64().filter(|pass| *pass > 0) {
            self.quiz
                .say_of_all(format!("one passes there with {pass} percent; `pass` in explainer.toml says so here"));
        }
        if content["poolSize"].as_u64().is_some_and(|size| size > 0) {
            self.quiz.say_of_all("only some of the questions are asked there, by chance; here all are".to_owned());
        }
        let intro = &content["introPage"];
        let texts = [&intro["title"], &intro["introduction"]].into_iter();
        let ranges = [&content["endGame"]["overallFeedback"], &content["overallFeedback"]].into_iter();
        let ranges = ranges.flat_map(list).map(|range| &range["feedback"]);
        for text in texts.chain(ranges).filter_map(html).filter(|text| !text.is_blank()) {
            let said = "what stands before or behind all questions is left out";
            self.quiz.say_of_all(format!("{said} ({})", text.plain()));
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
            let library = question["library"].as_str().unwrap_or_default();
            let library = library.split(' ').next().unwrap_or_default();
            self.question(library, &question["params"], question["metadata"]["title"].as_str());
        }
    }

    /// Reads what one library shows: a question, or several.
    fn question(&mut self, library: &str, params: &Value, title: Option<&str>) {
        self.number += 1;
        // What nobody has named.
        let title = title.filter(|title| !title.trim().is_empty() && !title.starts_with("Untitled"));
        match library {
            "H5P.MultiChoice" => {
                let taken = self.choice(params);
                self.add(params, title, params["question"].as_str(), taken);
            }
            "H5P.TrueFalse" => {
                let taken = self.true_false(params);
                self.add(params, title, params["question"].as_str(), taken);
            }
            "H5P.SingleChoiceSet" if list(&params["choices"]).is_empty() => {
                self.leave_out("a set of choices without any", params);
            }
            "H5P.SingleChoiceSet" => {
                for choice in list(&params["choices"]) {
                    let taken = self.first_is_right(choice);
                    self.add(params, None, choice["question"].as_str(), taken);
                }
            }
            "H5P.Blanks" => self.blanks(params, title),
            "H5P.DragText" => {
                let taken = self.words(params);
                self.add(params, title, params["taskDescription"].as_str(), taken);
            }
            _ => self.leave_out(kind(library), params),
        }
    }

    fn leave_out(&mut self, why: &str, params: &Value) {
        let source = serde_json::to_string_pretty(params).unwrap_or_default();
        self.quiz.leave_out(self.number, why, &source);
    }

    fn add(&mut self, params: &Value, title: Option<&str>, prompt: Option<&str>, taken: Taken) {
        let (task, options) = match taken {
            Ok(taken) => taken,
            Err(why) => return self.leave_out(why, params),
        };
        // Packages of old have the medium itself where those of today have it as a part.
        let media = [&params["media"]["type"], &params["media"]].map(medium).concat();
        let prompt = rich::from_html(&(media + prompt.unwrap_or_default()));
        let answer = self.told_of_all(&params["overallFeedback"]);
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

    /// What is told whatever one answers; what is told of some results alone is left out and said.
    fn told_of_all(&mut self, ranges: &Value) -> Option<Rich> {
        let told = list(ranges).iter().filter_map(|range| Some((range, html(&range["feedback"])?)));
        let told: Vec<(&Value, Rich)> = told.filter(|(_, told)| !told.is_blank()).collect();
        if let [(range, _)] = told.as_slice()
            && range["from"].as_f64() == Some(0.0)
            && range["to"].as_f64() == Some(100.0)
        {
            return told.into_iter().next().map(|(_, told)| told);
        }
        for (_, told) in told {
            let text = "what is told of all that one chose, right or wrong, is left out";
            self.quiz.detail(self.number, Weight::Lost, text, Some(&told.plain()));
        }
        None
    }

    fn choice(&mut self, params: &Value) -> Taken {
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
            let told = &answer["tipsAndFeedback"];
            for (key, what) in [
                ("tip", "a hint is left out"),
                ("notChosenFeedback", "what is told of an option that one did not choose is left out"),
            ] {
                if let Some(text) = html(&told[key]).filter(|text| !text.is_blank()) {
                    self.quiz.detail(self.number, Weight::Lost, what, Some(&text.plain()));
                }
            }
            graded.push(Graded {
                line: self.number,
                points: if is_true(&answer["correct"]) { points } else { 0.0 },
                text: html(&answer["text"]).unwrap_or_default(),
                feedback: html(&told["chosenFeedback"]).filter(|told| !told.is_blank()),
            });
        }
        graded::options(single, graded, self.number, &mut self.quiz)
    }

    fn true_false(&self, params: &Value) -> Taken {
        let truth = match &params["correct"] {
            Value::Bool(truth) => *truth,
            Value::String(truth) if truth == "true" => true,
            Value::String(truth) if truth == "false" => false,
            _ => return Err("no answer is right"),
        };
        let told = |key: &str| html(&params["behaviour"][key]);
        let (right, wrong) = (told("feedbackOnCorrect"), told("feedbackOnWrong"));
        let (of_true, of_false) = if truth { (right, wrong) } else { (wrong, right) };
        Ok(graded::true_false(self.number, truth, of_true, of_false))
    }

    /// A question of a Single Choice Set, whose first answer is right.
    fn first_is_right(&mut self, choice: &Value) -> Taken {
        let answers = list(&choice["answers"]).iter().enumerate().map(|(place, answer)| Graded {
            line: self.number,
            points: if place == 0 { 100.0 } else { 0.0 },
            text: html(answer).unwrap_or_default(),
            feedback: None,
        });
        graded::options(true, answers.collect(), self.number, &mut self.quiz)
    }

    /// Each text with one gap is a question.
    fn blanks(&mut self, params: &Value, title: Option<&str>) {
        if params["behaviour"]["caseSensitive"].as_bool().unwrap_or(true) {
            self.quiz.say(self.number, Weight::Changed, "capitals matter there; here they do not");
        }
        let task = params["text"].as_str().unwrap_or_default();
        let texts = list(&params["questions"]);
        if texts.is_empty() {
            return self.leave_out("a text without a gap", params);
        }
        for text in texts.iter().map(|text| text.as_str().unwrap_or_default()) {
            let pieces = gaps::pieces(text);
            let mut found =
                pieces.iter().filter_map(|piece| if let Piece::Gap(gap) = piece { Some(*gap) } else { None });
            let taken = match (found.next(), found.next()) {
                (Some(gap), None) => self.ways(gap),
                (Some(_), Some(_)) => Err("a text with several gaps to fill in"),
                (None, _) => Err("a text without a gap"),
            };
            let shown: String =
                pieces.iter().map(|piece| if let Piece::Text(text) = piece { text } else { "_____" }).collect();
            // A gap that stands alone needs no line.
            let is_bare = rich::from_html(&shown).plain().trim() == "_____";
            let prompt = if is_bare { task.to_owned() } else { format!("{task} {shown}") };
            self.add(params, title.filter(|_| texts.len() == 1), Some(&prompt), taken);
        }
    }

    /// The ways to fill in a gap, and a tip.
    fn ways(&mut self, gap: &str) -> Taken {
        let (ways, tip) = gap.split_once(':').unwrap_or((gap, ""));
        self.say_of_tip(tip);
        let graded = ways.split('/').map(|way| Graded {
            line: self.number,
            points: 100.0,
            // Any asterisk is one, and stands for nothing else.
            text: rich::from_plain(rich::from_html(way).plain().trim().replace('*', "\\*").as_str()),
            feedback: None,
        });
        typed::fill(graded.collect(), self.number, &mut self.quiz)
    }

    fn say_of_tip(&mut self, tip: &str) {
        let tip = rich::from_html(tip).plain();
        if !tip.trim().is_empty() {
            self.quiz.detail(self.number, Weight::Lost, "a hint is left out", Some(tip.trim()));
        }
    }

    /// Lines with a gap at the end each are pairs, and an order where numbers stand in front.
    fn words(&mut self, params: &Value) -> Taken {
        let text = params["textField"].as_str().unwrap_or_default();
        let mut offers = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let pieces = gaps::pieces(line);
            let [Piece::Text(before), Piece::Gap(gap)] = pieces.as_slice() else {
                return Err("words to drag into a text, which are no pairs");
            };
            let read = gaps::read_dragged(gap);
            self.say_of_tip(&read.tip);
            if !read.wrong.is_empty() {
                let what = "what is told of a wrong pair is left out";
                self.quiz.detail(self.number, Weight::Lost, what, Some(&read.wrong));
            }
            let before = before.trim();
            let before = rich::from_html(before.strip_suffix(':').unwrap_or(before));
            let reason = (!read.right.is_empty()).then(|| rich::from_html(&read.right));
            offers.push(Offer {
                line: self.number,
                text: before,
                right: true,
                pair: Some(rich::from_html(&read.text)),
                reason,
            });
        }
        for word in gaps::pieces(params["distractors"].as_str().unwrap_or_default()) {
            if let Piece::Gap(word) = word {
                let what = "what belongs to nothing is left out: a match here has none such";
                self.quiz.detail(self.number, Weight::Lost, what, Some(&rich::from_html(word).plain()));
            }
        }
        if offers.len() < 2 {
            return Err("fewer than two pairs to match");
        }
        let is_numbered =
            |(place, offer): (usize, &Offer)| offer.text.plain().trim_end_matches(['.', ')']) == place.to_string();
        if (1..).zip(&offers).all(is_numbered) {
            let in_order =
                |offer: Offer| Offer { reason: offer.reason, ..in_order(offer.line, offer.pair.unwrap_or_default()) };
            return Ok((Task::Order, offers.into_iter().map(in_order).collect()));
        }
        Ok((Task::Match, offers))
    }
}

/// What one calls a library that is not read.
fn kind(library: &str) -> &'static str {
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

/// A picture as HTML, so that it is read as those in texts; sound and film likewise.
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
