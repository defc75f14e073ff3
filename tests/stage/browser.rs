//! A real browser, driven over WebDriver, and for what WebDriver cannot do over Chromium's DevTools protocol.

pub use super::driver::Kind;

use super::PATIENCE;
use super::driver::Driver;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::path::Path;
use std::rc::Rc;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use thirtyfour::common::command::Command;
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

/// Functions that every expression evaluated in the page may use.
const EYES: &str = include_str!("eyes.js");

/// A browser with one page open.
#[derive(Clone)]
pub struct Browser {
    kind: Kind,
    driver: WebDriver,
    /// Whether a setting of all its tabs was changed, so that no other test may use this browser.
    spoilt: Rc<Cell<bool>>,
    /// Whether WebDriver's current browsing context is a frame.
    inside: Rc<Cell<bool>>,
    /// The errors and warnings of the pages before this one, and the addresses that they requested.
    heard: Rc<RefCell<(Vec<String>, Vec<String>)>>,
}

/// A document or shadow root of the page: the page itself, or the document of a frame (by the selectors of nested frames, the
/// outermost first), or the shadow root of an element there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    frames: Vec<String>,
    element: Option<String>,
}

impl Place {
    /// The document of the frame that the selector matches.
    pub fn frame(&self, selector: &str) -> Place {
        assert_eq!(self.element, None, "frames are looked for on the page, not in the shadow of an element");
        Place { frames: [self.frames.as_slice(), &[selector.to_owned()]].concat(), element: None }
    }

    /// The shadow root of the element that the selector matches.
    pub fn shadow(&self, selector: &str) -> Place {
        Place { frames: self.frames.clone(), element: Some(selector.to_owned()) }
    }

    /// The script that evaluates an expression here, with `root` and the functions of `eyes.js` in scope.
    fn script(&self, question: &str) -> String {
        let root = match &self.element {
            None => "document".to_owned(),
            Some(selector) => format!("document.querySelector({}).shadowRoot", json!(selector)),
        };
        format!("(async () => {{ const root = {root};\n{EYES}\nreturn ({question}); }})()")
    }
}

/// A browser that was started, with its driver and the runtime of the connection.
struct Session {
    kind: Kind,
    runtime: Runtime,
    driver: WebDriver,
    _program: Driver,
}

/// Browsers that no test uses now, for the next test: starting a browser takes longer than many tests do.
static IDLE: Mutex<Vec<Session>> = Mutex::new(Vec::new());

impl Session {
    /// Takes an idle browser, or starts one.
    fn take(kind: Kind) -> Session {
        let mut idle = IDLE.lock().expect("nobody panics with it");
        let index = idle.iter().position(|session| session.kind == kind);
        if let Some(index) = index {
            return idle.swap_remove(index);
        }
        drop(idle);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
        let program = Driver::start(kind);
        let driver = runtime.block_on(WebDriver::new(&program.url, kind.capabilities())).expect("the browser starts");
        Session { kind, runtime, driver, _program: program }
    }

    /// Closes all tabs and opens a fresh one, which has no emulated size, script or device of the test before.
    async fn open_fresh_tab(&self) -> WebDriverResult<()> {
        let before = self.driver.windows().await?;
        let tab = self.driver.new_tab().await?;
        for old in before {
            self.driver.switch_to_window(old).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(tab).await?;
        if self.kind == Kind::Chromium {
            self.driver.browser_log().await?;
            self.driver.get_log("performance").await?;
        }
        Ok(())
    }
}

/// Runs `story` with a Chromium that has a fresh tab. Storage and caches of earlier tests remain in it, but belong to other
/// origins, since every site is served on a port of its own.
pub fn with_browser<T>(story: impl AsyncFnOnce(Browser) -> T) -> T {
    with(Kind::Chromium, story)
}

/// The same in a browser of that kind.
pub fn with<T>(kind: Kind, story: impl AsyncFnOnce(Browser) -> T) -> T {
    let session = Session::take(kind);
    let spoilt = Rc::new(Cell::new(false));
    // A story that fails panics here, so that its browser is dropped and not used again.
    let result = session.runtime.block_on(async {
        session.open_fresh_tab().await.expect("a tab opens");
        let driver = session.driver.clone();
        let spoilt = spoilt.clone();
        story(Browser { kind, driver, spoilt, inside: Rc::default(), heard: Rc::default() }).await
    });
    if !spoilt.get() {
        IDLE.lock().expect("nobody panics with it").push(session);
    }
    result
}

impl Browser {
    /// Goes to an address, and waits until the page has loaded.
    pub async fn go(&self, url: &str) {
        self.before_leaving().await;
        self.driver.goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
    }

    /// Goes to an address without waiting for anything. For Chromium.
    pub async fn set_out(&self, url: &str) {
        self.tell("Page.navigate", json!({ "url": url })).await;
    }

    /// Loads the page once more.
    pub async fn reload(&self) {
        self.before_leaving().await;
        self.driver.refresh().await.expect("the page loads again");
    }

    /// The Back button.
    pub async fn back(&self) {
        self.before_leaving().await;
        self.driver.back().await.expect("there is a page before this one");
    }

    /// The Forward button.
    pub async fn forward(&self) {
        self.before_leaving().await;
        self.driver.forward().await.expect("there is a page after this one");
    }

    /// Which browser it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Sends a command of the DevTools protocol, which only Chromium has.
    pub async fn tell(&self, method: &str, parameters: Value) -> Value {
        if method.starts_with("Browser.") {
            self.spoilt.set(true);
        }
        let result = self.driver.cdp().send_raw(method, parameters).await;
        result.unwrap_or_else(|error| panic!("{method} fails: {error}"))
    }

    /// Evaluates a JavaScript expression in the page, also where the page's own scripts are disabled.
    pub async fn ask(&self, question: &str) -> Value {
        self.ask_at(&Place::default(), question).await
    }

    /// Evaluates a JavaScript expression in a document or shadow root of the page.
    pub async fn ask_at(&self, place: &Place, question: &str) -> Value {
        self.try_ask(place, question).await.unwrap_or_else(|error| panic!("`{question}` fails: {error}"))
    }

    async fn try_ask(&self, place: &Place, question: &str) -> Result<Value, String> {
        let script = place.script(question);
        // DevTools evaluates in the page itself, whichever frame is WebDriver's current one.
        if self.kind == Kind::Chromium && place.frames.is_empty() {
            let parameters = json!({ "expression": script, "awaitPromise": true, "returnByValue": true });
            let answer = self.driver.cdp().send_raw("Runtime.evaluate", parameters).await;
            let answer = answer.map_err(|error| error.to_string())?;
            return match answer.get("exceptionDetails") {
                None => Ok(answer["result"]["value"].clone()),
                Some(details) => Err(details["exception"]["description"].as_str().unwrap_or_default().to_owned()),
            };
        }
        let answer = async {
            self.look_into(&place.frames).await?;
            self.driver.execute(format!("return {script}"), Vec::new()).await
        };
        answer.await.map(|it| it.json().clone()).map_err(|error| error.to_string())
    }

    /// Switches WebDriver to the page, and from there into the nested frames.
    async fn look_into(&self, frames: &[String]) -> WebDriverResult<()> {
        if self.inside.replace(!frames.is_empty()) || !frames.is_empty() {
            self.driver.enter_default_frame().await?;
        }
        for frame in frames {
            self.driver.find(By::Css(frame)).await?.enter_frame().await?;
        }
        Ok(())
    }

    /// Waits until the expression is truthy in JavaScript; its value then.
    pub async fn until(&self, what: &str, question: &str) -> Value {
        self.until_at(&Place::default(), what, question).await
    }

    /// The same in a document or shadow root of the page.
    pub async fn until_at(&self, place: &Place, what: &str, question: &str) -> Value {
        let start = Instant::now();
        loop {
            // While the browser navigates there is no document to evaluate in, which is an error.
            let answer = self.try_ask(place, question).await;
            match &answer {
                Ok(value) if is_true(value) => return value.clone(),
                _ if start.elapsed() > PATIENCE => {
                    panic!("{what}: not within {PATIENCE:?}; `{question}` is {answer:?}")
                }
                _ => tokio::time::sleep(Duration::from_millis(25)).await,
            }
        }
    }

    /// Runs a script in every page from now on, before the page's own scripts. For Chromium.
    pub async fn watch(&self, script: &str) {
        self.tell("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Sets the size of the viewport in CSS px. A phone has two device pixels to a CSS px and touch input, which only
    /// Chromium can emulate.
    pub async fn size(&self, width: u32, height: u32, phone: bool) {
        if self.kind == Kind::Firefox {
            assert!(!phone, "Firefox is at a desk");
            // WebDriver sets the size of the window, of which the viewport is a part.
            let rest = self.ask("[outerWidth - innerWidth, outerHeight - innerHeight]").await;
            let rest = |place: usize| rest[place].as_f64().unwrap_or_default() as u32;
            let sized = self.driver.set_window_rect(0, 0, width + rest(0), height + rest(1)).await;
            sized.expect("the window can be sized");
            let sized = format!("innerWidth === {width} && innerHeight === {height}");
            self.until("the view has its size", &sized).await;
            return;
        }
        let density = if phone { 2 } else { 1 };
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": phone });
        self.tell("Emulation.setDeviceMetricsOverride", size).await;
        self.tell("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone })).await;
    }

    /// Presses and releases at a point of the viewport.
    pub async fn press_at(&self, x: f64, y: f64, touch: bool) {
        assert_eq!(self.kind, Kind::Chromium, "in Firefox one presses where one looks");
        if touch {
            self.touch("touchStart", vec![json!({ "x": x, "y": y })]).await;
            self.touch("touchEnd", Vec::new()).await;
            return;
        }
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let mouse = json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 });
            self.tell("Input.dispatchMouseEvent", mouse).await;
        }
    }

    /// Presses and releases at a point of a document. If the point is outside the viewport, the pages around its frames are
    /// scrolled, nothing is pressed, and the result is `false`: the content of a frame may move with its visible part, so
    /// that the caller must look for the point again.
    pub async fn press_in(&self, place: &Place, point: [f64; 2], touch: bool) -> Result<bool, String> {
        let ([x, y], scrolled) = self.in_view(place, point, false).await?;
        if scrolled {
            return Ok(false);
        }
        match self.kind {
            Kind::Chromium => self.press_at(x, y, touch).await,
            // In Firefox the action is performed in the frame, since one performed on the page does not reach into frames.
            Kind::Firefox => {
                let [x, y] = point;
                let move_to = json!({ "type": "pointerMove", "duration": 0, "x": x, "y": y });
                let actions =
                    json!([move_to, { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 }]);
                let pointer = if touch { "touch" } else { "mouse" };
                let kind = json!({ "pointerType": pointer });
                let device = json!({ "type": "pointer", "id": pointer, "parameters": kind, "actions": actions });
                self.act(place, device).await;
            }
        }
        Ok(true)
    }

    /// Notes in a frame whether the next click is on the element that the selector matches. Bar and strip move in a frame some
    /// time after the page around it has been scrolled, so that a press may come to be on them.
    pub async fn watch_press(&self, place: &Place, selector: &str) {
        if place.frames.is_empty() {
            return;
        }
        let watch = format!(
            "(() => {{
                window.missed = false;
                const e = one({});
                const note = (event) => window.missed = !event.composedPath().includes(e);
                addEventListener('click', note, {{ capture: true, once: true }});
            }})()",
            json!(selector)
        );
        self.ask_at(place, &watch).await;
    }

    /// Whether the click after `watch_press` was on another element. A frame that is gone after the press was pressed.
    pub async fn missed(&self, place: &Place) -> bool {
        !place.frames.is_empty() && self.try_ask(place, "window.missed").await.is_ok_and(|missed| missed == true)
    }

    /// Scrolls the pages around the frames of a document so that the element that the selector matches is in the middle of the
    /// viewport; `false` if the document is not in a frame or nothing matches.
    pub async fn center(&self, place: &Place, selector: &str) -> bool {
        if place.frames.is_empty() {
            return false;
        }
        let middle = format!(
            "(() => {{
                const box = one({})?.getBoundingClientRect();
                return box && [box.left + box.width / 2, box.top + box.height / 2];
            }})()",
            json!(selector)
        );
        let middle = self.ask_at(place, &middle).await;
        let (Some(x), Some(y)) = (middle[0].as_f64(), middle[1].as_f64()) else { return false };
        // An element that covers the point does not matter here.
        let _ = self.in_view(place, [x, y], true).await;
        true
    }

    /// Presses a key, given as `KeyboardEvent.key`, with `Shift+` before it if Shift is held. The element with focus in that
    /// document receives it.
    pub async fn key(&self, place: &Place, key: &str) {
        let (shift, key) = key.strip_prefix("Shift+").map_or((false, key), |key| (true, key));
        // The virtual key code for Chromium, the text that the key inserts, and WebDriver's character for the key.
        let (code, text, character) = match key {
            "Tab" => (9, None, '\u{e004}'),
            "Enter" => (13, Some("\r"), '\u{e007}'),
            "Escape" => (27, None, '\u{e00c}'),
            " " => (32, Some(" "), ' '),
            "ArrowLeft" => (37, None, '\u{e012}'),
            "ArrowUp" => (38, None, '\u{e013}'),
            "ArrowRight" => (39, None, '\u{e014}'),
            "ArrowDown" => (40, None, '\u{e015}'),
            _ => panic!("no key {key}"),
        };
        if self.kind == Kind::Firefox {
            let shift = shift.then_some('\u{e008}');
            let down = shift.iter().chain([&character]).map(|key| json!({ "type": "keyDown", "value": key }));
            let up = [&character].into_iter().chain(&shift).map(|key| json!({ "type": "keyUp", "value": key }));
            let actions: Vec<Value> = down.chain(up).collect();
            return self.act(place, json!({ "type": "key", "id": "keyboard", "actions": actions })).await;
        }
        let name = if key == " " { "Space" } else { key };
        let mut event = json!({
            "type": if text.is_some() { "keyDown" } else { "rawKeyDown" },
            "key": key, "code": name, "windowsVirtualKeyCode": code, "modifiers": if shift { 8 } else { 0 },
        });
        if let Some(text) = text {
            event["text"] = json!(text);
        }
        self.tell("Input.dispatchKeyEvent", event.clone()).await;
        event["type"] = json!("keyUp");
        self.tell("Input.dispatchKeyEvent", event).await;
    }

    /// Types text into the element with focus in that document.
    pub async fn write(&self, place: &Place, text: &str) {
        if self.kind == Kind::Firefox {
            let strokes =
                text.chars().flat_map(|key| ["keyDown", "keyUp"].map(|it| json!({ "type": it, "value": key })));
            let actions: Vec<Value> = strokes.collect();
            return self.act(place, json!({ "type": "key", "id": "keyboard", "actions": actions })).await;
        }
        self.tell("Input.insertText", json!({ "text": text })).await;
    }

    /// Sends a sequence of WebDriver pointer or key actions.
    async fn act(&self, place: &Place, device: Value) {
        self.look_into(&place.frames).await.expect("the place is there");
        let acted = self.driver.cmd(Command::PerformActions(json!([device]).into())).await;
        acted.expect("the device can be used so");
    }

    /// Converts a point of a document to a point of the page's viewport, and says whether the pages around its frames were
    /// scrolled, to bring the point into view, or with `center` into the middle of the view.
    ///
    /// # Errors
    /// The element that covers the frame at that point.
    async fn in_view(&self, place: &Place, point: [f64; 2], center: bool) -> Result<([f64; 2], bool), String> {
        let (mut point, mut scrolled) = (point, false);
        for (depth, frame) in place.frames.iter().enumerate().rev() {
            let around = Place { frames: place.frames[..depth].to_vec(), element: None };
            let look = format!(
                "(() => {{
                    const frame = document.querySelector({});
                    const style = getComputedStyle(frame);
                    const at = () => {{
                        const box = frame.getBoundingClientRect();
                        const left = box.left + frame.clientLeft + parseFloat(style.paddingLeft);
                        return [{} + left, {} + box.top + frame.clientTop + parseFloat(style.paddingTop)];
                    }};
                    const before = at();
                    const scrolled = {center} || before[1] < 0 || before[1] >= innerHeight;
                    if (scrolled) scrollBy({{ top: before[1] - innerHeight / 2, behavior: 'instant' }});
                    const [x, y] = at();
                    const top = document.elementFromPoint(x, y);
                    return [x, y, scrolled, top === frame ? null : name(top)];
                }})()",
                json!(frame),
                point[0],
                point[1]
            );
            let seen = self.ask_at(&around, &look).await;
            point = [seen[0].as_f64().unwrap_or_default(), seen[1].as_f64().unwrap_or_default()];
            scrolled |= seen[2] == true;
            if let Some(over) = seen[3].as_str() {
                return Err(over.to_owned());
            }
        }
        Ok((point, scrolled))
    }

    /// Sends a touch event: `touchStart`, `touchMove` or `touchEnd`, with the touch points. For Chromium.
    pub async fn touch(&self, kind: &str, fingers: Vec<Value>) {
        self.tell("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": fingers })).await;
    }

    /// Opens another tab, and switches to it.
    pub async fn open_tab(&self) {
        let tab = self.driver.new_tab().await.expect("a tab opens");
        self.driver.switch_to_window(tab).await.expect("it is there");
    }

    /// Waits until a tab is open, and switches to it; the first tab is 0.
    pub async fn switch_to_tab(&self, place: usize) {
        self.before_leaving().await;
        let start = Instant::now();
        let tab = loop {
            let tabs = self.driver.windows().await.expect("there are tabs");
            match tabs.get(place) {
                Some(tab) => break tab.clone(),
                None => assert!(start.elapsed() < PATIENCE, "there is no tab {place}"),
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        };
        self.driver.switch_to_window(tab).await.expect("it is there");
        if self.kind == Kind::Chromium {
            self.tell("Page.bringToFront", json!({})).await;
        }
    }

    /// Sets the file of a file input, without the operating system's file dialogue.
    pub async fn choose_file(&self, selector: &str, file: &Path) {
        let find = json!({ "expression": format!("document.querySelector({})", json!(selector)) });
        let found = self.tell("Runtime.evaluate", find).await;
        let files = json!({ "files": [file], "objectId": found["result"]["objectId"] });
        self.tell("DOM.setFileInputFiles", files).await;
    }

    /// Sets the folder that downloads are saved to.
    pub async fn save_to(&self, folder: &Path) {
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
        self.tell("Browser.setDownloadBehavior", behaviour).await;
    }

    /// The warnings and errors that page and browser have logged since the last call.
    pub async fn complaints(&self) -> Vec<String> {
        let mut complaints = Vec::new();
        if self.kind == Kind::Chromium {
            let log = self.driver.browser_log().await.expect("there is a log");
            let serious = log.into_iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
            // Where scripts are disabled, the preloaded player is never used, and Chromium warns of that after some seconds.
            complaints.extend(
                serious
                    .map(|entry| entry.message)
                    .filter(|it| !it.contains("preloaded using link preload but not used")),
            );
        }
        self.hear().await;
        complaints.append(&mut self.heard.borrow_mut().0);
        complaints
    }

    /// The addresses that the page has requested since the last call.
    pub async fn requests(&self) -> Vec<String> {
        let mut requests = Vec::new();
        if self.kind == Kind::Chromium {
            let log = self.driver.get_log("performance").await.expect("there is a log");
            let events = log.into_iter().filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
            let sent = events.filter(|event| event["message"]["method"] == "Network.requestWillBeSent");
            let urls = sent.filter_map(|event| Some(event["message"]["params"]["request"]["url"].as_str()?.to_owned()));
            requests.extend(urls);
        }
        self.hear().await;
        requests.append(&mut self.heard.borrow_mut().1);
        requests
    }

    /// Collects what Firefox's page has recorded, which is lost when the page is left. Chromium's log outlives the page.
    async fn before_leaving(&self) {
        if self.kind == Kind::Firefox {
            self.hear().await;
        }
    }

    /// Collects what the page and its frames have recorded: errors and warnings ([`Site::listening`]), and the addresses that
    /// they have requested.
    ///
    /// [`Site::listening`]: super::site::Site::listening
    async fn hear(&self) {
        const TELL: &str = "[window.heard?.splice(0) ?? [], (() => {
            const asked = performance.getEntriesByType('resource').map((it) => it.name);
            performance.clearResourceTimings();
            return [location.href, ...asked];
        })(), window.length]";
        if self.kind == Kind::Chromium && !is_true(&self.ask("!!window.heard || window.length > 0").await) {
            return;
        }
        let mut frames: Vec<Vec<u16>> = vec![Vec::new()];
        while let Some(path) = frames.pop() {
            let record = async {
                self.inside.set(true);
                self.driver.enter_default_frame().await?;
                for &frame in &path {
                    self.driver.enter_frame(frame).await?;
                }
                self.driver.execute(format!("return {TELL}"), Vec::new()).await
            };
            // The frame may be gone by now, or be a sandboxed one without scripts.
            let Ok(record) = record.await else { continue };
            let record = record.json();
            let list = |index: usize| serde_json::from_value::<Vec<String>>(record[index].clone()).unwrap_or_default();
            let mut heard = self.heard.borrow_mut();
            heard.0.extend(list(0));
            heard.1.extend(list(1));
            let within = record[2].as_u64().unwrap_or_default() as u16;
            frames.extend((0..within).map(|frame| [path.as_slice(), &[frame]].concat()));
        }
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(it) => *it,
        Value::Number(it) => it.as_f64() != Some(0.0),
        Value::String(it) => !it.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
