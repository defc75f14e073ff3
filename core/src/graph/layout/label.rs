//! Labels: how a name is broken into lines, and the positions that the lines can have at their mark.

use super::geometry::{Point, Rect};
use super::measures::{LINE_HEIGHT, Mark, font_size, is_square};
use crate::document::{ActorKind, Shape, Spot};

/// A possible position of an actor's label, relative to the centre of its mark.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// Its lines.
    pub(super) lines: Vec<String>,
    /// The middle of the first line, on its baseline; whole numbers.
    pub(super) anchor: Point,
    /// The bounding box of the lines.
    pub(super) rect: Rect,
    /// The cost of this slot, compared to the best one.
    pub(super) dislike: f64,
}

/// Space between a mark and its label, in px.
const SPACE: f64 = 4.0;

/// The height of letters above the baseline, as a share of the font size.
const ASCENT: f64 = 0.78;

/// The depth of letters below the baseline, as a share of the font size.
const DESCENT: f64 = 0.25;

/// How the actors of the triad are drawn. All have the same radius, whatever their names, because a bigger circle would suggest
/// that an actor matters more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figures {
    /// The radius of their circles, in px.
    pub(super) radius: f64,
    /// Whether their labels stand within their circles. If one label is too long for that, all stand beside their marks.
    pub(super) hold_labels: bool,
}

impl Figures {
    /// How the actors of the triad among these marks are drawn in a container of that shape.
    pub(super) fn of(marks: &[Mark], shape: Shape) -> Figures {
        let (least, most) = match shape {
            Shape::Wide | Shape::Square => (36.0, 46.0),
            Shape::Tall => (32.0, 42.0),
        };
        let around = |mark: &Mark| {
            let text = Text { size: font_size(mark.kind, true), bold: true };
            circle_around(&most_compact(&words(&mark.name), text), text).ceil()
        };
        let radius = marks.iter().filter(|mark| mark.major).map(around).fold(least, f64::max);
        match radius <= most {
            true => Figures { radius, hold_labels: true },
            false => Figures { radius: 20.0, hold_labels: false },
        }
    }
}

fn words(name: &str) -> Vec<&str> {
    name.split_whitespace().collect()
}

/// All slots of a label, the best one first: the one within the circle, if the circles hold their labels, else those around the
/// mark.
pub(super) fn slots(mark: &Mark, figures: Figures, shape: Shape) -> Vec<Slot> {
    let words = words(&mark.name);
    let text = Text { size: font_size(mark.kind, mark.major), bold: is_bold(mark.kind, mark.major) };
    if mark.major && figures.hold_labels {
        return vec![text.within(most_compact(&words, text))];
    }
    let beside = radius(mark, figures);
    let longest = match shape {
        Shape::Wide | Shape::Square => 132.0,
        Shape::Tall => 122.0,
    };
    breakings(&words, text, longest)
        .into_iter()
        .enumerate()
        .flat_map(|(rank, lines)| text.around(lines, beside, 8.0 * rank as f64))
        .collect()
}

/// The bounding box of a label in a layout.
pub(super) fn written(mark: &Mark, spot: &Spot) -> Rect {
    let text = Text { size: font_size(mark.kind, mark.major), bold: is_bold(mark.kind, mark.major) };
    let anchor = Point { x: f64::from(spot.label_x), y: f64::from(spot.label_y) };
    text.slot(spot.lines.clone(), anchor, 0.0).rect
}

/// The width of a text in letters of that size, in the same unit.
pub(super) fn width(name: &str, size: f64, kind: ActorKind) -> f64 {
    Text { size, bold: is_bold(kind, false) }.width(name)
}

/// The radius of a mark's circle, or half the side of its square, in px.
pub(super) fn radius(mark: &Mark, figures: Figures) -> f64 {
    match mark.major {
        true => figures.radius,
        false if is_square(mark.kind, mark.major) => 6.0,
        false => 9.0,
    }
}

/// The radius of the smallest circle around lines of text that are centred in it.
fn circle_around(lines: &[String], text: Text) -> f64 {
    let half_height = (lines.len() as f64 * LINE_HEIGHT - 4.0).max(0.0) / 2.0;
    Point { x: text.widest(lines) / 2.0, y: half_height }.length() + 0.5
}

fn is_bold(kind: ActorKind, major: bool) -> bool {
    major || !matches!(kind, ActorKind::Person | ActorKind::Organisation)
}

/// How text is set.
#[derive(Clone, Copy)]
struct Text {
    size: f64,
    bold: bool,
}

impl Text {
    fn width(self, line: &str) -> f64 {
        let weight = if self.bold { 1.13 } else { 1.0 };
        line.chars().map(advance).sum::<f64>() * self.size * weight
    }

    fn widest(self, lines: &[String]) -> f64 {
        lines.iter().map(|line| self.width(line)).fold(0.0, f64::max)
    }

    fn slot(self, lines: Vec<String>, anchor: Point, dislike: f64) -> Slot {
        let half = self.widest(&lines) / 2.0;
        let last = anchor.y + lines.len().saturating_sub(1) as f64 * LINE_HEIGHT;
        let rect = Rect {
            left: anchor.x - half,
            top: anchor.y - self.size * ASCENT,
            right: anchor.x + half,
            bottom: last + self.size * DESCENT,
        };
        Slot { lines, anchor, rect, dislike }
    }

    /// The baseline of the first line where the lines are centred on the mark.
    fn centred(self, lines: &[String]) -> f64 {
        let below_first = lines.len().saturating_sub(1) as f64 * LINE_HEIGHT;
        (self.size * (ASCENT - DESCENT) / 2.0 - below_first / 2.0).round() + 1.0
    }

    fn within(self, lines: Vec<String>) -> Slot {
        let anchor = Point { x: 0.0, y: self.centred(&lines) };
        self.slot(lines, anchor, 0.0)
    }

    /// The slots below, above, right and left of the mark.
    fn around(self, lines: Vec<String>, radius: f64, dislike: f64) -> [Slot; 4] {
        let beside = (radius + SPACE + 1.0 + self.widest(&lines) / 2.0).ceil();
        let below = (radius + SPACE + self.size * ASCENT - 2.0).round();
        let below_first = lines.len().saturating_sub(1) as f64 * LINE_HEIGHT;
        let above = -(radius + SPACE + self.size * DESCENT + below_first).round();
        let middle = self.centred(&lines);
        let place = |x: f64, y: f64, more: f64| self.slot(lines.clone(), Point { x, y }, dislike + more);
        [place(0.0, below, 0.0), place(0.0, above, 0.5), place(beside, middle, 1.0), place(-beside, middle, 1.0)]
    }
}

/// The breakings into lines of at most the given width, unless a word is wider: the one with the fewest lines
/// first, then the one with a line more.
fn breakings(words: &[&str], text: Text, longest: f64) -> Vec<Vec<String>> {
    let fewest = wrapped(words, text, longest).len();
    let more = words.len().min(fewest + 1);
    (fewest..=more).map(|count| balanced(words, text, count)).collect()
}

/// The breaking that needs the smallest circle.
fn most_compact(words: &[&str], text: Text) -> Vec<String> {
    let extent = |lines: &Vec<String>| text.widest(lines).max(lines.len() as f64 * LINE_HEIGHT);
    (1..=words.len())
        .map(|count| balanced(words, text, count))
        .min_by(|a, b| extent(a).total_cmp(&extent(b)))
        .unwrap_or_default()
}

/// The words in at most `count` lines of the least width, to the px.
fn balanced(words: &[&str], text: Text, count: usize) -> Vec<String> {
    let (mut narrow, mut wide) = (0, text.width(&words.join(" ")).ceil() as u32);
    while narrow < wide {
        let middle = (narrow + wide) / 2;
        if wrapped(words, text, f64::from(middle)).len() <= count {
            wide = middle;
        } else {
            narrow = middle + 1;
        }
    }
    wrapped(words, text, f64::from(wide))
}

/// The words in lines of at most the given width, unless a word is wider.
fn wrapped(words: &[&str], text: Text, longest: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if text.width(line) + text.width(" ") + text.width(word) <= longest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push((*word).to_string()),
        }
    }
    lines
}

/// The approximate advance width of a letter, in em. The widths are those of DejaVu Sans, the widest of the common interface
/// fonts, so that no text is wider than computed.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '\'' | '’' | '|' => 0.29,
        ' ' | '.' | ',' | ':' | ';' | '!' | 'f' => 0.35,
        't' | 'r' | '(' | ')' | '-' | '/' => 0.41,
        's' | 'c' | 'z' | '“' | '”' | '"' => 0.54,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.97,
        'O' | 'Q' | 'G' | 'D' | 'H' | 'N' | 'U' | '&' => 0.77,
        'A'..='Z' => 0.68,
        'a'..='z' | '0'..='9' | '–' => 0.62,
        '\u{0}'..='\u{2fff}' => 0.75,
        _ => 1.05,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(name: &str, kind: ActorKind, major: bool) -> Mark {
        Mark { name: name.to_owned(), kind, major, side: None, pin: None }
    }

    fn all_slots(mark: &Mark, shape: Shape) -> Vec<Slot> {
        slots(mark, Figures::of(std::slice::from_ref(mark), shape), shape)
    }

    fn lines(name: &str, kind: ActorKind, shape: Shape) -> Vec<String> {
        all_slots(&mark(name, kind, false), shape)[0].lines.clone()
    }

    #[test]
    fn long_names_break_into_lines_of_like_length() {
        assert_eq!(lines("Iran", ActorKind::State, Shape::Wide), ["Iran"]);
        let centre = lines("New Eurasian Strategies Centre", ActorKind::Organisation, Shape::Wide);
        assert_eq!(centre, ["New Eurasian", "Strategies Centre"]);
        let founder = lines("Mikhail Khodorkovsky", ActorKind::Person, Shape::Tall);
        assert_eq!(founder, ["Mikhail", "Khodorkovsky"]);
    }

    #[test]
    fn a_label_keeps_clear_of_its_own_mark() {
        for name in ["Iran", "Global South", "New Eurasian Strategies Centre", "", "Донаудампфшифффарт 联合国"]
        {
            // These labels of the triad are too long to stand within their circles.
            for (major, name) in [(false, name.to_owned()), (true, [name, " Donaudampfschifffahrt"].concat())] {
                let mark = mark(&name, ActorKind::State, major);
                let figures = Figures::of(std::slice::from_ref(&mark), Shape::Wide);
                let body = Rect::around(Point::default(), radius(&mark, figures));
                for slot in slots(&mark, figures, Shape::Wide) {
                    assert!(slot.rect.gap(body) >= 2.0, "{slot:?}");
                }
            }
        }
    }

    #[test]
    fn the_actors_of_the_triad_have_one_radius_and_hold_their_labels_if_all_of_them_fit() {
        let marks = |names: [&str; 3]| names.map(|name| mark(name, ActorKind::State, true));
        let short = marks(["United States", "Russia", "China"]);
        let figures = Figures::of(&short, Shape::Tall);
        assert_eq!(figures, Figures { radius: 32.0, hold_labels: true });
        assert_eq!(slots(&short[0], figures, Shape::Tall)[0].lines, ["United", "States"]);
        for name in ["Thomson-Houston", "Österreichisch-Ungarische Monarchie", "联合国教育科学及文化组织"]
        {
            let long = marks([name, "Russia", "China"]);
            for shape in Shape::ALL {
                let figures = Figures::of(&long, shape);
                assert!(!figures.hold_labels && figures.radius < 32.0, "{name}");
                assert!(long.iter().all(|mark| slots(mark, figures, shape).len() >= 4), "{name}");
            }
        }
    }
}
