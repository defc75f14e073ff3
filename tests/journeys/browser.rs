//! A real browser: Chromium, driven over WebDriver, with its DevTools where WebDriver has no word for it.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// How Chromium is started: no window, no first-run work, no talk with anyone but the page.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// What every question to the page may use.
const EYES: &str = include_str!("eyes.js");

/// A browser with one page open.
pub(crate) struct Browser {
    driver: WebDriver,
}

/// The program between us and Chromium. One for each browser, so that nobody waits for another.
struct Driver {
    process: Child,
    url: String,
}

impl Driver {
    fn start() -> Driver {
        // It picks a free port in two steps, and another program may come between.
        (0..5).find_map(|_| Driver::try_start()).expect("chromedriver says on which port it listens")
    }

    fn try_start() -> Option<Driver> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .expect("chromedriver starts: `cargo xtask setup` installs it");
        let said = BufReader::new(process.stdout.take().expect("it is piped"));
        let mut driver = Driver { process, url: String::new() };
        driver.url = said.lines().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
        })?;
        Some(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Starts a fresh browser with nothing remembered, lets `story` use it, and ends it whatever happens.
pub(crate) fn with_browser<T>(story: impl AsyncFnOnce(Browser) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        let driver = Driver::start();
        let mut wanted = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wanted.add_arg(flag).expect("it is a string");
        }
        for log in ["browser", "performance"] {
            wanted.set_logging_prefs(log, LoggingPrefsLogLevel::All).expect("it is a string");
        }
        let session = WebDriver::new(&driver.url, wanted).await.expect("Chromium starts");
        let told = session.run_and_quit(async |driver| Ok::<T, WebDriverError>(story(Browser { driver }).await));
        told.await.expect("Chromium ends")
    })
}

impl Browser {
    /// Goes to an address, and waits until the page has loaded.
    pub(crate) async fn go(&self, url: &str) {
        self.driver.goto(url).await.unwrap_or_else(|error| panic!("{url} does not open: {error}"));
    }

    /// Goes to an address without waiting for anything.
    pub(crate) async fn set_out(&self, url: &str) {
        self.tell("Page.navigate", json!({ "url": url })).await;
    }

    /// Loads the page once more.
    pub(crate) async fn reload(&self) {
        self.driver.refresh().await.expect("the page loads again");
    }

    /// The Back button.
    pub(crate) async fn back(&self) {
        self.driver.back().await.expect("there is a page before this one");
    }

    /// The Forward button.
    pub(crate) async fn forward(&self) {
        self.driver.forward().await.expect("there is a page after this one");
    }

    /// Gives an order by way of DevTools.
    pub(crate) async fn tell(&self, method: &str, parameters: Value) -> Value {
        let told = self.driver.cdp().send_raw(method, parameters).await;
        told.unwrap_or_else(|error| panic!("{method} fails: {error}"))
    }

    /// Asks the page something, in JavaScript. Works where the page's own scripts are off.
    pub(crate) async fn ask(&self, question: &str) -> Value {
        self.try_ask(question).await.unwrap_or_else(|error| panic!("`{question}` fails: {error}"))
    }

    async fn try_ask(&self, question: &str) -> Result<Value, String> {
        let expression = format!("(async () => {{ {EYES}\nreturn ({question}); }})()");
        let parameters = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.driver.cdp().send_raw("Runtime.evaluate", parameters).await;
        let answer = answer.map_err(|error| error.to_string())?;
        match answer.get("exceptionDetails") {
            None => Ok(answer["result"]["value"].clone()),
            Some(details) => Err(details["exception"]["description"].as_str().unwrap_or_default().to_owned()),
        }
    }

    /// Waits until the question is answered with something that JavaScript takes for true.
    pub(crate) async fn until(&self, what: &str, question: &str) -> Value {
        let start = Instant::now();
        loop {
            // While the page is being replaced there is nobody to answer.
            let answer = self.try_ask(question).await;
            match &answer {
                Ok(value) if is_true(value) => return value.clone(),
                _ if start.elapsed() > PATIENCE => {
                    panic!("{what}: not within {PATIENCE:?}; `{question}` is {answer:?}")
                }
                _ => tokio::time::sleep(Duration::from_millis(25)).await,
            }
        }
    }

    /// Lets a script run in every page from now on, before the page's own.
    pub(crate) async fn watch(&self, script: &str) {
        self.tell("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// Sets the size of the view; a phone is small, dense and touched.
    pub(crate) async fn size(&self, width: u32, height: u32, phone: bool) {
        let density = if phone { 2 } else { 1 };
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": density, "mobile": phone });
        self.tell("Emulation.setDeviceMetricsOverride", size).await;
        self.tell("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone })).await;
    }

    /// Presses and lets go at a point of the view.
    pub(crate) async fn press_at(&self, x: f64, y: f64, touch: bool) {
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

    /// Puts fingers down, moves them, or lifts them.
    pub(crate) async fn touch(&self, kind: &str, fingers: Vec<Value>) {
        self.tell("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": fingers })).await;
    }

    /// Opens another tab, and goes on there.
    pub(crate) async fn open_tab(&self) {
        let tab = self.driver.new_tab().await.expect("a tab opens");
        self.driver.switch_to_window(tab).await.expect("it is there");
    }

    /// Goes to a tab; the first is 0.
    pub(crate) async fn switch_to_tab(&self, place: usize) {
        let tabs = self.driver.windows().await.expect("there are tabs");
        self.driver.switch_to_window(tabs[place].clone()).await.expect("it is there");
        self.tell("Page.bringToFront", json!({})).await;
    }

    /// Chooses a file where one can be chosen; the dialogue itself is the device's own.
    pub(crate) async fn choose_file(&self, selector: &str, file: &Path) {
        let find = json!({ "expression": format!("document.querySelector({})", json!(selector)) });
        let found = self.tell("Runtime.evaluate", find).await;
        let files = json!({ "files": [file], "objectId": found["result"]["objectId"] });
        self.tell("DOM.setFileInputFiles", files).await;
    }

    /// Has what is saved go into a folder.
    pub(crate) async fn save_to(&self, folder: &Path) {
        let how = json!({ "behavior": "allow", "downloadPath": folder });
        self.tell("Browser.setDownloadBehavior", how).await;
    }

    /// What the page and the browser have said since this was last asked: warnings and errors.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.driver.browser_log().await.expect("there is a log");
        let serious = log.into_iter().filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()));
        // Where no script may run, nobody comes for the player that was fetched ahead; a slow story hears of that.
        let messages =
            serious.map(|entry| entry.message).filter(|it| !it.contains("preloaded using link preload but not used"));
        messages.collect()
    }

    /// The addresses that the page has asked for since this was last asked.
    pub(crate) async fn requests(&self) -> Vec<String> {
        let log = self.driver.get_log("performance").await.expect("there is a log");
        let events = log.into_iter().filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
        let requests = events.filter(|event| event["message"]["method"] == "Network.requestWillBeSent");
        requests.filter_map(|event| Some(event["message"]["params"]["request"]["url"].as_str()?.to_owned())).collect()
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
