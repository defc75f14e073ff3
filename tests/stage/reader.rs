//! A reader with a device in hand: opens the page, presses, types, looks.

use super::PATIENCE;
use super::browser::{Browser, Kind, Place, with};
use super::site::{Served, Site};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// What the reader holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// 1280 by 800, a mouse.
    Desk,
    /// 360 by 740, a finger.
    Phone,
}

impl Device {
    /// Both.
    pub const ALL: [Device; 2] = [Device::Desk, Device::Phone];
}

/// A reader.
#[derive(Clone)]
pub struct Reader {
    /// The browser.
    pub browser: Browser,
    /// The host of the page.
    pub served: Rc<Served>,
    device: Device,
    place: Place,
}

/// Lets a reader live through a story with a fresh tab of Chromium. At its end nothing may have been complained of
/// and nobody else asked for anything; a story in which something is to go wrong takes the complaints away first.
pub fn journey(site: Site, device: Device, story: impl AsyncFnOnce(&Reader)) {
    journey_in(Kind::Chromium, site, device, story);
}

/// The same in a browser of that kind.
pub fn journey_in(kind: Kind, site: Site, device: Device, story: impl AsyncFnOnce(&Reader)) {
    with(kind, async |browser| {
        let site = if kind == Kind::Firefox { site.listening() } else { site };
        let reader = Reader::new(browser, site.serve().await, device).await;
        story(&reader).await;
        reader.has_no_complaints().await;
        reader.asked_nobody_but(&[&reader.served]).await;
    });
}

impl Device {
    fn width(self) -> u32 {
        match self {
            Device::Desk => 1280,
            Device::Phone => 360,
        }
    }
}

impl Reader {
    /// A reader with a device in hand, before the page of that host.
    pub async fn new(browser: Browser, served: Served, device: Device) -> Reader {
        let reader = Reader { browser, served: Rc::new(served), device, place: Place::default() };
        reader.size(device.width()).await;
        reader
    }

    /// The same reader, looking into the frame that matches.
    pub fn frame(&self, selector: &str) -> Reader {
        Reader { place: self.place.frame(selector), ..self.clone() }
    }

    /// The same reader, looking into the shadow of the element that matches.
    pub fn shadow(&self, selector: &str) -> Reader {
        Reader { place: self.place.shadow(selector), ..self.clone() }
    }

    /// The device, and the browser where it is another than usual; for what is said when something does not hold.
    fn who(&self) -> String {
        match self.browser.kind() {
            Kind::Chromium => format!("{:?}", self.device),
            Kind::Firefox => format!("{:?}, Firefox", self.device),
        }
    }

    /// Opens the page at a fragment, which begins with `#` or is empty.
    pub async fn open(&self, fragment: &str) {
        // From one fragment to another on the same page nothing would load.
        self.browser.go("about:blank").await;
        self.browser.go(&format!("{}{fragment}", self.served.url)).await;
    }

    /// Opens the page at a fragment, and waits for the player.
    pub async fn arrive(&self, fragment: &str) {
        self.open(fragment).await;
        self.player().await;
    }

    /// Waits for the player.
    pub async fn player(&self) {
        self.browser.until_at(&self.place, "the player is up", "one('.explainer[data-live]')").await;
        self.settle().await;
    }

    /// Lets the page draw what is due.
    pub async fn settle(&self) {
        self.ask("frames(2)").await;
    }

    /// Makes the view so wide, with the device's height.
    pub async fn size(&self, width: u32) {
        let height = if self.device == Device::Desk { 800 } else { 740 };
        self.browser.size(width, height, self.device == Device::Phone).await;
    }

    /// Asks the page something. In the question, `content()` is the document that the page was made from.
    pub async fn ask(&self, question: &str) -> Value {
        self.browser.ask_at(&self.place, &self.informed(question)).await
    }

    /// A question with the document in it, if it is about that: the page has it in a file beside it, and is not to be told.
    fn informed<'a>(&self, question: &'a str) -> Cow<'a, str> {
        match question.contains("content()") {
            true => format!("((content) => ({question}))(() => ({}))", self.served.document()).into(),
            false => question.into(),
        }
    }

    /// Asks the page for a number.
    pub async fn number(&self, question: &str) -> f64 {
        let answer = self.ask(question).await;
        answer.as_f64().unwrap_or_else(|| panic!("`{question}` is no number but {answer}"))
    }

    /// Asks the page for text.
    pub async fn text(&self, question: &str) -> String {
        let answer = self.ask(question).await;
        answer.as_str().unwrap_or_else(|| panic!("`{question}` is no text but {answer}")).to_owned()
    }

    /// Asks the page for a list of texts.
    pub async fn list(&self, question: &str) -> Vec<String> {
        let answer = self.ask(question).await;
        serde_json::from_value(answer).unwrap_or_else(|error| panic!("`{question}` is no list of texts: {error}"))
    }

    /// Holds that the answer is true, now.
    pub async fn sees(&self, what: &str, question: &str) {
        let answer = self.ask(question).await;
        assert!(answer == true, "{}: not so: {what} (`{question}` is {answer})", self.who());
    }

    /// Holds that the answer comes true soon.
    pub async fn will_see(&self, what: &str, question: &str) {
        let question = self.informed(question);
        self.browser.until_at(&self.place, &format!("{}: {what}", self.who()), &question).await;
    }

    /// Holds that a list of faults, which the page makes out, is empty.
    pub async fn finds_no_fault(&self, what: &str, question: &str) {
        let faults = self.list(question).await;
        assert!(faults.is_empty(), "{}: {what}:\n  {}", self.who(), faults.join("\n  "));
    }

    /// Scrolls the pages around a frame so that what matches in it is in the middle of the view.
    pub async fn center(&self, selector: &str) {
        assert!(self.browser.center(&self.place, selector).await, "{}: {selector} is not in a frame", self.who());
    }

    /// Presses what matches, with what the device is used with, after scrolling there if need be.
    pub async fn press(&self, selector: &str) {
        let matching = selector;
        let selector = json!(selector);
        let approach = format!(
            "(() => {{
                const e = one({selector});
                if (e && !aim(e)) e.scrollIntoView({{ block: 'center', behavior: 'instant' }});
            }})()"
        );
        self.ask(&approach).await;
        let find = format!(
            "(() => {{
                const e = one({selector});
                if (!e) return `nothing matches`;
                // The middle may be under a card, and the top under the bar.
                for (const part of [0.5, 0.25, 0.15, 0.8])
                    if (!aim(e)) scrollBy({{ top: e.getBoundingClientRect().top - innerHeight * part, behavior: 'instant' }});
                const point = aim(e);
                if (point) return [point.x, point.y];
                const [at] = aims(e);
                return at ? `${{name(e)}} lies under ${{name(document.elementFromPoint(at.x, at.y))}}` : `${{name(e)}} is not drawn`;
            }})()"
        );
        // The map may follow to the section that is now in view, and the page may still go where the last press leads: a
        // reader presses what is at rest. Without a script the page tells of no frames.
        let mut before = Value::Null;
        loop {
            let now = self.ask(&find).await;
            if now == before {
                break;
            }
            before = now;
            tokio::time::sleep(Duration::from_millis(35)).await;
        }
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let found = self.ask(&find).await;
            let (Some(x), Some(y)) = (found[0].as_f64(), found[1].as_f64()) else {
                // In a frame as high as its content, the bar moves to the upper edge of the view a moment after the page around
                // has been scrolled, and may lie over the place.
                if self.browser.center(&self.place, matching).await && start.elapsed() < PATIENCE / 4 {
                    tokio::time::sleep(Duration::from_millis(35)).await;
                    continue;
                }
                panic!("{}: cannot press {selector}: {found}", self.who());
            };
            let pressed = self.browser.press_in(&self.place, [x, y], self.device == Device::Phone).await;
            if pressed.unwrap_or_else(|over| panic!("{}: {selector} lies under {over}", self.who())) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(35)).await;
        }
        panic!("{}: {selector} does not come into view", self.who());
    }

    /// Presses a key, by the name that JavaScript has for it.
    pub async fn key(&self, key: &str) {
        self.browser.key(&self.place, key).await;
    }

    /// Presses Tab, or Shift+Tab, until what has focus matches; there focus is in sight.
    pub async fn walk_to(&self, key: &str, selector: &str) {
        let matches = format!("!!root.activeElement?.matches({})", json!(selector));
        for _ in 0..400 {
            if self.ask(&matches).await == true {
                return self.in_sight().await;
            }
            self.key(key).await;
        }
        panic!("{key} does not reach {selector}; it ends at {}", self.text(FOCUSED).await);
    }

    /// Presses Tab until what has focus matches.
    pub async fn tab_to(&self, selector: &str) {
        self.walk_to("Tab", selector).await;
    }

    /// Holds that focus is in sight, and shows.
    pub async fn in_sight(&self) {
        assert_eq!(self.ask("unseenFocus()").await, Value::Null);
    }

    /// Walks over the map by arrow keys, this way and that as the dice fall, until what has focus matches.
    pub async fn stray_to(&self, selector: &str) {
        let matches = format!("!!root.activeElement?.matches({})", json!(selector));
        let mut dice: u32 = 7;
        for _ in 0..300 {
            if self.ask(&matches).await == true {
                return self.in_sight().await;
            }
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let arrows = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"];
            self.key(arrows[(dice >> 24) as usize % arrows.len()]).await;
        }
        panic!("arrows do not lead to {selector}; they end at {}", self.text(FOCUSED).await);
    }

    /// Chooses from a list. The list itself is the device's own, out of the page's sight: what the page learns of it is
    /// the value and that it has changed.
    pub async fn choose(&self, selector: &str, value: &str) {
        self.press(selector).await;
        let (selector, value) = (json!(selector), json!(value));
        self.ask(&format!(
            "(() => {{
                const e = one({selector});
                e.value = {value};
                for (const type of ['input', 'change']) e.dispatchEvent(new Event(type, {{ bubbles: true }}));
            }})()"
        ))
        .await;
        self.settle().await;
    }

    /// Moves fingers along: each from its first point to its last, in small steps, all together.
    pub async fn swipe(&self, fingers: &[[(f64, f64); 2]]) {
        const STEPS: u32 = 12;
        let at = |part: f64| {
            let point = |[from, to]: &[(f64, f64); 2]| json!({ "x": from.0 + (to.0 - from.0) * part, "y": from.1 + (to.1 - from.1) * part });
            fingers.iter().map(point).collect::<Vec<Value>>()
        };
        self.browser.touch("touchStart", at(0.0)).await;
        for step in 1..=STEPS {
            self.browser.touch("touchMove", at(f64::from(step) / f64::from(STEPS))).await;
            self.ask("frames(1)").await;
        }
        self.browser.touch("touchEnd", Vec::new()).await;
        // What was thrown comes to rest.
        self.ask("(async () => { for (let at; at !== scrollY; await frames(6)) at = scrollY; })()").await;
    }

    /// Types.
    pub async fn write(&self, text: &str) {
        self.browser.write(&self.place, text).await;
    }

    /// How far the page is scrolled.
    pub async fn scrolled(&self) -> f64 {
        self.number("scrollY").await
    }

    /// The fragment of the address, with `#`.
    pub async fn fragment(&self) -> String {
        self.text("location.hash").await
    }

    /// Switches the page's own scripts off.
    pub async fn without_scripts(&self) {
        self.browser.tell("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Has the device say this to the page's media queries.
    pub async fn prefers(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.browser.tell("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await;
    }

    /// What was complained of so far, which with that is taken note of.
    pub async fn complaints(&self) -> Vec<String> {
        self.browser.complaints().await
    }

    /// Holds that nothing was complained of.
    pub async fn has_no_complaints(&self) {
        let complaints = self.complaints().await;
        let Reader { browser, device, .. } = self;
        assert!(
            complaints.is_empty(),
            "{:?}, {device:?}: the console says:\n{}",
            browser.kind(),
            complaints.join("\n")
        );
    }

    /// Holds that nobody but these was asked for anything.
    pub async fn asked_nobody_but(&self, hosts: &[&Served]) {
        let ours: Vec<String> = hosts.iter().map(|it| it.host()).collect();
        let requests = self.browser.requests().await;
        // What the page has made itself, to be saved, has an address too.
        let is_ours = |url: &str| {
            let url = url.trim_start_matches("blob:");
            url.starts_with("about:") || ours.iter().any(|host| url.starts_with(host))
        };
        let elsewhere: Vec<&String> = requests.iter().filter(|url| !is_ours(url)).collect();
        assert!(!requests.is_empty(), "the log of requests is kept");
        assert!(elsewhere.is_empty(), "{}: others were asked for {elsewhere:?}", self.who());
    }
}

/// What has focus, as the harness names elements.
pub const FOCUSED: &str = "name(root.activeElement)";

/// The signs of the triad's ties on the map, in the order of its scenarios: `+-~`, say.
pub const TRIAD: &str = "['russia-china', 'united-states-china', 'united-states-russia']
    .map((tie) => ({ cooperative: '+', strained: '~', adversarial: '-' })[one(`.map .drawing [data-tie=${tie}]`).dataset.sign]).join('')";

/// Which panel a reader sees, as a question; `null` if none, a list if several.
pub const OPEN_PANEL: &str = "(() => {
    const open = all('[data-panel]').filter(rendered).map((it) => it.dataset.panel);
    return open.length > 1 ? open : open[0] ?? null;
})()";

/// Which row of the tables, or which term, shows like a card without a script, as a question; `null` if none.
pub const OPEN_ROW: &str =
    "(all('.tables [id]:target').find((it) => rendered(it) && getComputedStyle(it).position === 'fixed')?.id ?? null)";
