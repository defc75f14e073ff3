//! A reader with a device, who opens the page, presses, types and looks.

use super::PATIENCE;
use super::browser::{Browser, Kind, Place, with};
use super::site::{Served, Site};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The device that the reader uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// A viewport of 1280 by 800 CSS px, and a mouse.
    Desk,
    /// A viewport of 360 by 740 CSS px, and touch.
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

/// Runs a story of a reader in a fresh tab of Chromium. At its end it fails if the browser logged a warning or an error, or if
/// the page requested anything from another host; a story in which something goes wrong on purpose takes the log first.
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

    /// The same reader in the document of the frame that the selector matches.
    pub fn frame(&self, selector: &str) -> Reader {
        Reader { place: self.place.frame(selector), ..self.clone() }
    }

    /// The same reader in the shadow root of the element that the selector matches.
    pub fn shadow(&self, selector: &str) -> Reader {
        Reader { place: self.place.shadow(selector), ..self.clone() }
    }

    /// The device, and the browser if it is Firefox; for messages of failures.
    fn who(&self) -> String {
        match self.browser.kind() {
            Kind::Chromium => format!("{:?}", self.device),
            Kind::Firefox => format!("{:?}, Firefox", self.device),
        }
    }

    /// Opens the page at a fragment, which begins with `#` or is empty.
    pub async fn open(&self, fragment: &str) {
        // Navigating to another fragment of the same page would not load it again.
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

    /// Waits for two frames, so that the page has drawn its last change.
    pub async fn settle(&self) {
        self.ask("frames(2)").await;
    }

    /// Sets the width of the viewport in CSS px; the height is the device's.
    pub async fn size(&self, width: u32) {
        let height = if self.device == Device::Desk { 800 } else { 740 };
        self.browser.size(width, height, self.device == Device::Phone).await;
    }

    /// Evaluates a JavaScript expression in the page, in which `content()` is the document that the page was made from.
    pub async fn ask(&self, question: &str) -> Value {
        self.browser.ask_at(&self.place, &self.informed(question)).await
    }

    /// The expression with `content()` defined, if it uses that: the page itself has the document only in a file beside it.
    fn informed<'a>(&self, question: &'a str) -> Cow<'a, str> {
        match question.contains("content()") {
            true => format!("((content) => ({question}))(() => ({}))", self.served.document()).into(),
            false => question.into(),
        }
    }

    /// Evaluates an expression that is a number.
    pub async fn number(&self, question: &str) -> f64 {
        let answer = self.ask(question).await;
        answer.as_f64().unwrap_or_else(|| panic!("`{question}` is no number but {answer}"))
    }

    /// Evaluates an expression that is a string.
    pub async fn text(&self, question: &str) -> String {
        let answer = self.ask(question).await;
        answer.as_str().unwrap_or_else(|| panic!("`{question}` is no text but {answer}")).to_owned()
    }

    /// Evaluates an expression that is an array of strings.
    pub async fn list(&self, question: &str) -> Vec<String> {
        let answer = self.ask(question).await;
        serde_json::from_value(answer).unwrap_or_else(|error| panic!("`{question}` is no list of texts: {error}"))
    }

    /// Asserts that the expression is true now.
    pub async fn sees(&self, what: &str, question: &str) {
        let answer = self.ask(question).await;
        assert!(answer == true, "{}: not so: {what} (`{question}` is {answer})", self.who());
    }

    /// Waits until the expression is true.
    pub async fn will_see(&self, what: &str, question: &str) {
        let question = self.informed(question);
        self.browser.until_at(&self.place, &format!("{}: {what}", self.who()), &question).await;
    }

    /// Asserts that the expression, a list of faults, is empty.
    pub async fn finds_no_fault(&self, what: &str, question: &str) {
        let faults = self.list(question).await;
        assert!(faults.is_empty(), "{}: {what}:\n  {}", self.who(), faults.join("\n  "));
    }

    /// Scrolls the pages around a frame so that the element that the selector matches is in the middle of the viewport.
    pub async fn center(&self, selector: &str) {
        assert!(self.browser.center(&self.place, selector).await, "{}: {selector} is not in a frame", self.who());
    }

    /// Presses the element that the selector matches, by mouse or touch, after scrolling to it if need be.
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
        // The map may still follow the section that is now in view, and the page may still scroll because of the last press, so
        // this waits until the point stands still. It does not count frames, since there are none where scripts are disabled.
        let mut before = Value::Null;
        let start = Instant::now();
        loop {
            let now = self.ask(&find).await;
            if now == before {
                break;
            }
            assert!(start.elapsed() < PATIENCE, "{}: {selector} does not stand still: {before}, {now}", self.who());
            before = now;
            tokio::time::sleep(Duration::from_millis(35)).await;
        }
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let found = self.ask(&find).await;
            let (Some(x), Some(y)) = (found[0].as_f64(), found[1].as_f64()) else {
                // In a frame that is as high as its content, the bar moves to the upper edge of the viewport some time after the
                // page around it has been scrolled, and may cover the element until then.
                if self.browser.center(&self.place, matching).await && start.elapsed() < PATIENCE / 4 {
                    tokio::time::sleep(Duration::from_millis(35)).await;
                    continue;
                }
                panic!("{}: cannot press {selector}: {found}", self.who());
            };
            self.browser.watch_press(&self.place, matching).await;
            let pressed = self.browser.press_in(&self.place, [x, y], self.device == Device::Phone).await;
            let pressed = pressed.unwrap_or_else(|over| panic!("{}: {selector} lies under {over}", self.who()));
            if pressed && !self.browser.missed(&self.place).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(35)).await;
        }
        panic!("{}: {selector} does not come into view", self.who());
    }

    /// Presses a key, given as `KeyboardEvent.key`.
    pub async fn key(&self, key: &str) {
        self.browser.key(&self.place, key).await;
    }

    /// Presses Tab, or Shift+Tab, until the focused element matches, and asserts that the reader can see it.
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

    /// Presses Tab until the focused element matches.
    pub async fn tab_to(&self, selector: &str) {
        self.walk_to("Tab", selector).await;
    }

    /// Asserts that the focused element is visible and marked.
    pub async fn in_sight(&self) {
        assert_eq!(self.ask("unseenFocus()").await, Value::Null);
    }

    /// Presses pseudo-random arrow keys on the map until the focused element matches.
    pub async fn stray_to(&self, selector: &str) {
        let matches = format!("!!root.activeElement?.matches({})", json!(selector));
        let mut state: u32 = 7;
        for _ in 0..300 {
            if self.ask(&matches).await == true {
                return self.in_sight().await;
            }
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let arrows = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"];
            self.key(arrows[(state >> 24) as usize % arrows.len()]).await;
        }
        panic!("arrows do not lead to {selector}; they end at {}", self.text(FOCUSED).await);
    }

    /// Chooses an option of a `<select>`. The browser draws its list outside of the page, so that this sets the value and
    /// dispatches the events that the page would receive.
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

    /// Moves fingers over the screen at the same time, each from its first point to its second, in small steps.
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
        // Wait until scrolling by momentum has ended.
        self.ask("(async () => { for (let at; at !== scrollY; await frames(6)) at = scrollY; })()").await;
    }

    /// Types text into the focused element.
    pub async fn write(&self, text: &str) {
        self.browser.write(&self.place, text).await;
    }

    /// How far the page is scrolled down, in CSS px.
    pub async fn scrolled(&self) -> f64 {
        self.number("scrollY").await
    }

    /// The fragment of the address, with `#`.
    pub async fn fragment(&self) -> String {
        self.text("location.hash").await
    }

    /// Disables the page's own scripts.
    pub async fn without_scripts(&self) {
        self.browser.tell("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Emulates a medium and the features that media queries ask for, such as `prefers-color-scheme`.
    pub async fn prefers(&self, medium: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.browser.tell("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features })).await;
    }

    /// The warnings and errors logged since the last call.
    pub async fn complaints(&self) -> Vec<String> {
        self.browser.complaints().await
    }

    /// Asserts that no warning or error was logged.
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

    /// Asserts that the page requested something, and nothing from hosts other than these.
    pub async fn asked_nobody_but(&self, hosts: &[&Served]) {
        let allowed: Vec<String> = hosts.iter().map(|it| it.host()).collect();
        let requests = self.browser.requests().await;
        // A file that the page has made itself for a download has a `blob:` address of the page's own origin.
        let is_ours = |url: &str| {
            let url = url.trim_start_matches("blob:");
            url.starts_with("about:") || allowed.iter().any(|host| url.starts_with(host))
        };
        let elsewhere: Vec<&String> = requests.iter().filter(|url| !is_ours(url)).collect();
        assert!(!requests.is_empty(), "the log of requests is kept");
        assert!(elsewhere.is_empty(), "{}: others were asked for {elsewhere:?}", self.who());
    }
}

/// An expression for the focused element, with its class, id and hooks.
pub const FOCUSED: &str = "name(root.activeElement)";

/// An expression for the signs of the triad's ties on the map, such as `+-~`: Russia–China, United States–China, United
/// States–Russia.
pub const TRIAD: &str = "['russia-china', 'united-states-china', 'united-states-russia']
    .map((tie) => ({ cooperative: '+', strained: '~', adversarial: '-' })[one(`.map .drawing [data-tie=${tie}]`).dataset.sign]).join('')";

/// An expression for the panel that a reader sees; `null` if there is none, a list if there are several.
pub const OPEN_PANEL: &str = "(() => {
    const open = all('[data-panel]').filter(rendered).map((it) => it.dataset.panel);
    return open.length > 1 ? open : open[0] ?? null;
})()";

/// An expression for the id of the table row or term that is shown as a card without a script; `null` if there is none.
pub const OPEN_ROW: &str =
    "(all('.tables [id]:target').find((it) => rendered(it) && getComputedStyle(it).position === 'fixed')?.id ?? null)";
