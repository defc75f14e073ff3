//! The packages for learning systems: SCORM 1.2 in the runtime of scorm-again, cmi5 with a small learning record store of the
//! tests.

use crate::host::Host;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri, header};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde_json::{Value, json};
use stage::PATIENCE;
use stage::browser::{Kind, with};
use stage::reader::{Device, Reader};
use stage::site::Site;
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::net::TcpListener;

/// The page of a package, as the author tool makes it.
fn page_of_package(form: &str) -> Vec<u8> {
    let mut tool = stage::author_tool();
    tool.args(["export", "content/unraveling-alliance", "--checkout", ".", "--to", form]);
    let output = tool.output().expect("the author tool runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut zip = zip::ZipArchive::new(Cursor::new(output.stdout)).expect("the output is a zip file");
    let mut page = Vec::new();
    zip.by_name("index.html").expect("the package has a page").read_to_end(&mut page).expect("the page can be read");
    page
}

/// The right answer to one of the questions.
const ANSWER: &str = "#quiz [data-question=unlimited] [data-option=limits]";

#[test]
fn a_scorm_package_reports_score_and_status_and_restores_answers() {
    let host = Host::page("scorm.html").with_file("package/index.html", page_of_package("scorm12"));
    host.visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        visit.page.will_see("the session has begun", "cmi().core.lesson_status === 'incomplete'").await;
        frame.press(ANSWER).await;
        let score = "(({ raw, min, max }) => `${raw} ${min} ${max}`)(cmi().core.score)";
        visit.page.will_see("the system has the score", &format!("{score} === '6.66 0 100'")).await;
        visit.page.will_see("the system has the progress", "JSON.parse(cmi().suspend_data).answers.length === 1").await;
        visit.page.ask("leave()").await;
        visit.page.will_see("the session ends", "API.isTerminated()").await;

        let frame = visit.frame().await;
        frame
            .will_see("the answer is restored", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
            .await;
        for (name, status) in [("complete", "completed"), ("fail", "failed"), ("pass", "passed"), ("fail", "passed")] {
            let detail = "{ result: { score: { raw: 15, max: 15, scaled: 1 } } }";
            let event = format!("new CustomEvent('explainer:{name}', {{ bubbles: true, detail: {detail} }})");
            frame.ask(&format!("one('#explainer').dispatchEvent({event})")).await;
            visit.page.will_see(name, &format!("cmi().core.lesson_status === '{status}'")).await;
        }
        visit.page.sees("the system keeps the best score", &format!("{score}.startsWith('100 ')")).await;
    });
}

#[test]
fn the_score_of_an_answer_is_reported_when_the_learner_leaves_at_once() {
    let host = Host::page("scorm.html").with_file("package/index.html", page_of_package("scorm12"));
    host.visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        // The package waits for so long before it reports a score.
        let never = "(window.setTimeout = ((set) => (act, ms) => (ms === 200 ? 0 : set(act, ms)))(setTimeout)) && null";
        frame.ask(never).await;
        frame.press(ANSWER).await;
        frame.will_see("the answer counts", "one('[data-score]').dataset.score.startsWith('1/')").await;
        visit.page.ask("leave()").await;
        visit.page.will_see("the session ends", "API.isTerminated()").await;
        visit.page.sees("the system has the score", "cmi().core.score.raw === '6.66'").await;
    });
}

#[test]
fn a_package_without_a_learning_system_works_like_the_page() {
    for form in ["scorm12", "cmi5"] {
        let files = BTreeMap::from([("index.html".to_owned(), page_of_package(form))]);
        with(Kind::Chromium, async |browser| {
            let reader = Reader::new(browser, Site::holding(files).listening().serve().await, Device::Desk).await;
            reader.arrive("").await;
            reader.press(ANSWER).await;
            reader
                .will_see("the answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
                .await;
            reader.has_no_complaints().await;
            reader.asked_nobody_but(&[&reader.served]).await;
        });
    }
}

/// The requests that the learning system of the tests has received.
#[derive(Clone, Default)]
struct System {
    statements: Arc<Mutex<Vec<Value>>>,
    states: Arc<Mutex<BTreeMap<String, Value>>>,
    /// Whether it is busy, so that requests for a state wait.
    is_busy: Arc<AtomicBool>,
}

/// The `stateId` of a request.
fn state_of(address: &Uri) -> &str {
    let query = address.query().unwrap_or_default();
    query.split('&').find_map(|it| it.strip_prefix("stateId=")).expect("the query names the state")
}

impl System {
    /// Serves the learning system on a free port; its address.
    async fn serve(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let url = format!("http://{}", listener.local_addr().expect("it is bound"));
        let state = get(Self::read).put(Self::write);
        let app = Router::new()
            .route("/token", post(async || json!({ "auth-token": "dGVzdDp0ZXN0" }).to_string()))
            .route("/xapi/activities/state", state)
            .route("/xapi/statements", post(Self::take))
            .fallback(
                async |method: Method| if method == Method::OPTIONS { StatusCode::OK } else { StatusCode::NOT_FOUND },
            )
            .layer(axum::middleware::from_fn(Self::allow))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        url
    }

    /// Adds the headers that let pages of other origins send requests, as a learning system has to.
    async fn allow(request: axum::extract::Request, next: axum::middleware::Next) -> impl IntoResponse {
        let asks = request.method() == Method::OPTIONS;
        let mut response = if asks { StatusCode::OK.into_response() } else { next.run(request).await };
        for name in [
            header::ACCESS_CONTROL_ALLOW_ORIGIN,
            header::ACCESS_CONTROL_ALLOW_METHODS,
            header::ACCESS_CONTROL_ALLOW_HEADERS,
        ] {
            let all = if name == header::ACCESS_CONTROL_ALLOW_HEADERS {
                "authorization, content-type, x-experience-api-version"
            } else if name == header::ACCESS_CONTROL_ALLOW_METHODS {
                "GET, PUT, POST"
            } else {
                "*"
            };
            response.headers_mut().insert(name, all.parse().expect("the value is valid in a header"));
        }
        response
    }

    async fn read(State(system): State<System>, address: Uri) -> impl IntoResponse {
        while system.is_busy.load(Ordering::Relaxed) {
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        match system.states.lock().expect("nobody panics with it").get(state_of(&address)) {
            Some(state) => state.to_string().into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        }
    }

    async fn write(State(system): State<System>, address: Uri, body: Bytes) -> StatusCode {
        let state = serde_json::from_slice(&body).expect("the state is JSON");
        system.states.lock().expect("nobody panics with it").insert(state_of(&address).to_owned(), state);
        StatusCode::NO_CONTENT
    }

    async fn take(State(system): State<System>, body: Bytes) -> StatusCode {
        let statements: Vec<Value> = serde_json::from_slice(&body).expect("the body is a list of statements");
        system.statements.lock().expect("nobody panics with it").extend(statements);
        StatusCode::OK
    }

    /// Launches the package with a mastery score of 0.8; the query of the page's address.
    async fn launch(&self) -> String {
        self.states.lock().unwrap().insert(
            "LMS.LaunchData".to_owned(),
            json!({
                "contextTemplate": {
                    "extensions": { SESSION: "s1" },
                    "contextActivities": { "grouping": [{ "id": "https://lms.test/unit" }] },
                },
                "launchMode": "Normal", "moveOn": "CompletedAndPassed", "masteryScore": 0.8,
            }),
        );
        let lms = self.serve().await;
        let actor = "%7B%22objectType%22:%22Agent%22,%22account%22:%7B%22name%22:%22a%22,%22homePage%22:%22https://lms.test%22%7D%7D";
        format!(
            "?endpoint={lms}/xapi/&fetch={lms}/token&actor={actor}&registration={REGISTRATION}&activityId=https://lms.test/au"
        )
    }

    /// Waits until the system has saved so many answers.
    async fn will_have_saved(&self, answers: usize) {
        let saved = || {
            let state = self.states.lock().expect("nobody panics with it").get("explainer").cloned();
            state.and_then(|it| it["progress"]["answers"].as_array().map(Vec::len)).unwrap_or_default()
        };
        let start = Instant::now();
        while saved() != answers {
            assert!(start.elapsed() < PATIENCE, "{} answers are saved instead of {answers}", saved());
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    fn verbs(&self) -> Vec<String> {
        let statements = self.statements.lock().expect("nobody panics with it");
        statements
            .iter()
            .map(|it| it["verb"]["display"]["en-US"].as_str().expect("the verb has a name").to_owned())
            .collect()
    }
}

/// The registration of the learner, and the extension with the id of the session.
const REGISTRATION: &str = "1e2f5de2-a613-4efa-811f-fe9b3e40aea7";
const SESSION: &str = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

/// Serves the cmi5 package, and runs `story` with a reader, the learning system, and the query of the address by which that system
/// launches the package.
fn launched(story: impl AsyncFnOnce(&Reader, &System, &str)) {
    let files = BTreeMap::from([("index.html".to_owned(), page_of_package("cmi5"))]);
    with(Kind::Chromium, async |browser| {
        let system = System::default();
        let query = system.launch().await;
        let reader = Reader::new(browser, Site::holding(files).listening().serve().await, Device::Desk).await;
        story(&reader, &system, &query).await;
    });
}

#[test]
fn an_answer_that_is_given_before_the_learning_system_responds_is_kept_beside_the_saved_ones() {
    launched(async |reader, system, query| {
        reader.arrive(query).await;
        reader.press(ANSWER).await;
        system.will_have_saved(1).await;

        system.is_busy.store(true, Ordering::Relaxed);
        reader.arrive(query).await;
        reader.press("#quiz [data-question=risk] [data-option=isolation]").await;
        let is_right = |question: &str| format!("one('#quiz [data-question={question}]').dataset.result === 'right'");
        reader.will_see("the answer is judged", &is_right("risk")).await;
        reader.sees("the saved answer is not there yet", &format!("!({})", is_right("unlimited"))).await;
        system.is_busy.store(false, Ordering::Relaxed);
        reader.will_see("the saved answer is restored", &is_right("unlimited")).await;
        reader.sees("the new answer is still there", &is_right("risk")).await;
        system.will_have_saved(2).await;
    });
}

#[test]
fn a_cmi5_package_sends_all_statements_of_its_session() {
    launched(async |reader, system, query| {
        reader.arrive(query).await;
        let heard = async |verb: &str| {
            let start = Instant::now();
            while start.elapsed() < PATIENCE {
                if system.verbs().iter().any(|it| it == verb) {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            panic!("nobody says {verb}: {:?}", system.verbs());
        };
        heard("initialized").await;
        reader.press(ANSWER).await;
        heard("answered").await;
        for (name, scaled) in [("complete", 0.5), ("complete", 0.9), ("complete", 0.3)] {
            let score = format!("{{ raw: 1, min: 0, max: 2, scaled: {scaled} }}");
            reader.ask(&format!("one('#explainer').dispatchEvent(new CustomEvent('explainer:{name}', {{ bubbles: true, detail: {{ result: {{ score: {score} }} }} }}))")).await;
        }
        heard("passed").await;
        reader.browser.go("about:blank").await;
        heard("terminated").await;
        assert_eq!(system.verbs(), ["initialized", "answered", "completed", "failed", "passed", "terminated"]);
        let state = system.states.lock().unwrap()["explainer"].clone();
        assert_eq!(state["progress"]["answers"][0]["question"], "unlimited");
        for statement in system.statements.lock().unwrap().iter() {
            let verb = &statement["verb"]["display"]["en-US"];
            assert_eq!(statement["context"]["registration"], REGISTRATION, "{verb}");
            assert_eq!(statement["context"]["extensions"][SESSION], "s1", "{verb}");
            assert_eq!(
                statement["context"]["contextActivities"]["grouping"][0]["id"], "https://lms.test/unit",
                "{verb}"
            );
            assert_eq!(statement["actor"]["account"]["name"], "a", "{verb}");
            assert!(!statement.to_string().contains("/token"), "{verb} contains the address of the token");
            let categories = &statement["context"]["contextActivities"]["category"];
            let moves_on = ["completed", "passed", "failed"].iter().any(|it| verb == it);
            let count = categories.as_array().map_or(0, Vec::len);
            assert_eq!(count, if verb == "answered" { 0 } else { 1 + usize::from(moves_on) }, "{verb}");
            assert_eq!(
                statement["result"]["success"].is_boolean(),
                ["passed", "failed", "answered"].iter().any(|it| verb == it),
                "{verb}"
            );
        }
    });
}
