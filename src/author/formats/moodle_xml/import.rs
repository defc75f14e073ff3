//! Converts Moodle XML questions to questions of an explainer.

use crate::author::formats::graded::{self, Graded, in_order};
use crate::author::formats::known::Known;
use crate::author::formats::quiz::{Entry, Offer, Quiz};
use crate::author::formats::remark::Weight;
use crate::author::formats::rich::{self, Rich};
use crate::author::formats::typed;
use crate::author::formats::xml::{Xml, attribute, child, children};
use crate::document::Task;
use roxmltree::Node;

/// Reads Moodle XML into a quiz.
///
/// # Errors
/// What is wrong with the XML, and where.
pub(in crate::author::formats) fn import(text: &str) -> Result<Quiz, String> {
    let xml = Xml::parse(text)?;
    let root = xml.document.root_element();
    if !root.has_tag_name("quiz") {
        return Err("it is no Moodle XML: its outermost element is no `quiz`".to_owned());
    }
    let mut reader = Reader { xml: &xml, quiz: Quiz::default() };
    let mut comments = Vec::new();
    for node in root.children() {
        if let Some(comment) = node.text().filter(|_| node.is_comment()) {
            comments.push(comment.trim());
        } else if node.is_element() {
            reader.read(node, &Known::read(&comments));
            comments.clear();
        }
    }
    Ok(reader.quiz)
}

struct Reader<'a> {
    xml: &'a Xml<'a>,
    quiz: Quiz,
}

impl Reader<'_> {
    fn read(&mut self, question: Node, known: &Known) {
        let line = self.xml.line(question);
        // Moodle's own export puts a comment with its number before each question.
        let others = known.others.iter().filter(|comment| !comment.starts_with("question:"));
        let others = others.map(String::as_str).collect::<Vec<_>>().join("\n");
        if !others.is_empty() {
            self.quiz.comment(&others);
        }
        let kind = attribute(question, "type").unwrap_or_default();
        if kind == "category" {
            self.quiz.say(line, Weight::Noted, "a quiz has no categories; it stands in a comment");
            let name = child(question, "category").map(|category| self.words(category)).unwrap_or_default();
            return self.quiz.comment(&format!("Category: {}", name.trim()));
        }
        let converted = match kind {
            "multichoice" | "multichoiceset" => {
                let single = child(question, "single").is_none_or(|single| {
                    let single = self.xml.content(single);
                    !matches!(single.trim(), "false" | "0" | "")
                });
                let answers = self.answers(question);
                graded::options(single && kind == "multichoice", answers, line, &mut self.quiz)
            }
            "truefalse" => Ok(self.true_false(question, line)),
            "matching" | "ddmatch" => {
                let pairs = children(question, "subquestion").map(|pair| {
                    let with = child(pair, "answer").map(|with| self.rich(with, "html")).unwrap_or_default();
                    (self.xml.line(pair), self.rich(pair, "html"), with)
                });
                let pairs = pairs.collect();
                graded::pairs(pairs, &mut self.quiz)
            }
            "ordering" => self.ordering(question),
            "shortanswer" => {
                let as_plain = |(answer, graded): (Node, Graded)| Graded {
                    text: rich::from_plain(self.words(answer).trim()),
                    ..graded
                };
                let answers = children(question, "answer").zip(self.answers(question)).map(as_plain).collect();
                typed::fill(answers, line, &mut self.quiz)
            }
            "numerical" => {
                let measure = |answer: Node| {
                    let within = child(answer, "tolerance").map_or_else(|| "0".to_owned(), |it| self.xml.content(it));
                    typed::measure(&self.words(answer), &within)
                };
                let numbers = children(question, "answer").map(measure).zip(self.answers(question)).collect();
                typed::number(numbers, line, &mut self.quiz)
            }
            "calculated" | "calculatedsimple" | "calculatedmulti" => Err("numbers that are made anew for each reader"),
            "essay" => Err("an essay, which nobody here could judge"),
            "multianswer" | "cloze" => Err("a text with gaps to fill in"),
            "description" => {
                let source = self.xml.source(question);
                return self.quiz.leave_out_text(line, &source);
            }
            _ => Err("a question of a type that an explainer does not have"),
        };
        let (task, options) = match converted {
            Ok(converted) => converted,
            Err(why) => return self.quiz.leave_out(line, why, &self.xml.source(question)),
        };
        self.report_losses(question);
        let entry = Entry {
            line,
            title: child(question, "name")
                .map(|name| self.words(name).trim().to_owned())
                .filter(|name| !name.is_empty()),
            prompt: known.prompt(task, self.field(question, "questiontext").unwrap_or_default()),
            task,
            options,
            slider: known.slider.clone(),
            passage: known.passage.clone(),
            section: known.section.clone(),
            answer: self.field(question, "generalfeedback"),
            attributes: known.attributes.clone(),
        };
        self.quiz.add(&entry);
    }

    fn answers(&self, question: Node) -> Vec<Graded> {
        let answer = |answer| Graded {
            line: self.xml.line(answer),
            points: points(answer),
            text: self.rich(answer, "html"),
            feedback: self.field(answer, "feedback").filter(|feedback| *feedback != Rich::default()),
        };
        children(question, "answer").map(answer).collect()
    }

    fn true_false(&self, question: Node, line: usize) -> (Task, Vec<Offer>) {
        let (mut truth, mut feedback) = (false, [None, None]);
        for (index, answer) in children(question, "answer").enumerate() {
            // In other languages and in old files the texts are not `true` and `false`; the first answer is the true one then.
            let value = match self.words(answer).trim().to_ascii_lowercase().as_str() {
                "true" => true,
                "false" => false,
                _ => index == 0,
            };
            truth = value == (points(answer) > 99.99);
            feedback[usize::from(value)] = self.field(answer, "feedback");
        }
        let [of_false, of_true] = feedback;
        graded::true_false(line, truth, of_true, of_false)
    }

    /// The items of an ordering question, sorted by their `fraction`, in which Moodle stores the position.
    fn ordering(&self, question: Node) -> Result<(Task, Vec<Offer>), &'static str> {
        let mut answers: Vec<Node> = children(question, "answer").collect();
        answers.sort_by(|one, other| points(*one).total_cmp(&points(*other)));
        let offers: Vec<Offer> =
            answers.into_iter().map(|answer| in_order(self.xml.line(answer), self.rich(answer, "html"))).collect();
        if offers.len() < 2 { Err("fewer than two things to put in order") } else { Ok((Task::Order, offers)) }
    }

    /// Reports the properties of a question that an explainer has no place for.
    fn report_losses(&mut self, question: Node) {
        for node in question.children().filter(Node::is_element) {
            let line = self.xml.line(node);
            let words = self.words(node);
            let words = words.trim();
            match node.tag_name().name() {
                "correctfeedback" | "partiallycorrectfeedback" | "incorrectfeedback" if !words.is_empty() => {
                    let words = rich::from_html(words).plain();
                    let defaults =
                        ["Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."];
                    if !defaults.contains(&words.as_str()) {
                        let text = "what is told of all that one chose, right or wrong, is left out";
                        self.quiz.detail(line, Weight::Lost, text, Some(&words));
                    }
                }
                "hint" if !words.is_empty() => {
                    let words = rich::from_html(words).plain();
                    self.quiz.detail(line, Weight::Lost, "a hint is left out", Some(&words));
                }
                "defaultgrade" if words.parse::<f64>().is_ok_and(|points| points != 1.0) => {
                    self.quiz.detail(line, Weight::Changed, "how many points it brings is left out", Some(words));
                }
                "usecase" if words == "1" => {
                    self.quiz.say(line, Weight::Changed, "capitals matter there; here they do not");
                }
                "units" => {
                    for unit in children(node, "unit").filter_map(|unit| child(unit, "unit_name")) {
                        let name = self.words(unit);
                        self.quiz.detail(line, Weight::Lost, "a unit of a number is left out", Some(name.trim()));
                    }
                }
                "tags" => {
                    for tag in children(node, "tag") {
                        let tag = self.words(tag);
                        self.quiz.detail(
                            line,
                            Weight::Noted,
                            "a quiz has no tags; they are left out",
                            Some(tag.trim()),
                        );
                    }
                }
                "image" | "image_base64" if !words.is_empty() => {
                    let text = "a picture is left out, of which nothing is said in words";
                    self.quiz.detail(line, Weight::Lost, text, Some(words));
                }
                _ => {}
            }
        }
    }

    fn field(&self, node: Node, name: &str) -> Option<Rich> {
        child(node, name).map(|field| self.rich(field, "html"))
    }

    /// The `text` of a field, in the markup that the field names or else in the given one.
    fn rich(&self, field: Node, markup: &str) -> Rich {
        let words = child(field, "text").map(|text| self.xml.content(text)).unwrap_or_default();
        let words = words.trim();
        let mut rich = match attribute(field, "format").unwrap_or(markup) {
            "markdown" => rich::from_markdown(words),
            "plain_text" => rich::from_plain(words),
            _ => rich::from_html(words),
        };
        for file in children(field, "file") {
            // Files that the text shows are reported when the text is converted.
            let name = attribute(file, "name").unwrap_or_default();
            let is_shown = words.contains(name) || words.contains(&name.replace(' ', "%20"));
            if !is_shown {
                rich.lost.insert(rich::Lost::Medium(name.to_owned()));
            }
        }
        rich
    }

    /// The raw text of a field, from its `text` element or directly.
    fn words(&self, field: Node) -> String {
        let text = child(field, "text").unwrap_or(field);
        text.children().filter_map(|child| child.text()).collect()
    }
}

/// The grade of an answer in percent. In some languages programs write a decimal comma.
fn points(answer: Node) -> f64 {
    let points = attribute(answer, "fraction").map(|points| points.trim().replace(',', "."));
    points.and_then(|points| points.parse().ok()).unwrap_or(0.0)
}
