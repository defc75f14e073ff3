//! The development server: shows a saved change in the open page at once, and a fault over the last good page.
//!
//! A thread builds the site, waits for a change, and builds it again. Each result goes through a channel to the request
//! handlers, and to the open pages as server-sent events. The site is never written to disk.

use super::diagnostic::{Fault, Report};
use super::fix::Fix;
use super::headers::{CROSS_ORIGIN_RESOURCE, EMBEDDER_POLICY, is_frame};
use super::mend;
use super::site::Site;
use super::texts::Texts;
use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use notify::{RecursiveMode, Watcher};
use std::convert::Infallible;
use std::fs;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::TcpListener;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, SystemTime};
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};
use url::{Host, Position, Url};

/// The quiet time after which changes count as settled, since an editor writes a file in several steps.
const SETTLE: Duration = Duration::from_millis(80);
/// How soon a page reconnects to a server that restarts.
const RETRY: Duration = Duration::from_millis(300);

/// The files that the site is built from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Files and folders; a change in any of them builds the site again.
    pub paths: Vec<PathBuf>,
    /// A file in which another program reports its own failure, such as a broken build.
    pub fault: Option<PathBuf>,
}

/// A handle that requests another build, as a changed source does.
#[derive(Clone, Debug)]
pub struct Remake(mpsc::Sender<()>);

impl Remake {
    /// Requests a build. After the server has ended the request is dropped.
    pub fn ask(&self) {
        let _ = self.0.send(());
    }
}

/// Why no site could be built, and the fixes that the page offers.
#[derive(Clone, Debug, Default)]
pub struct Failure {
    text: String,
    offers: Vec<Offer>,
}

/// A fix that the page offers.
#[derive(Clone, Debug)]
struct Offer {
    title: String,
    folder: PathBuf,
    /// The texts that the fix's spans point into.
    texts: Arc<Texts>,
    fix: Fix,
}

impl Failure {
    /// The report of a folder, with its fixes.
    pub fn of(report: &Report, folder: &Path) -> Failure {
        /// The most fixes offered: nobody reads more buttons.
        const MAX_OFFERS: usize = 20;
        let texts = Arc::new(report.texts().clone());
        let offer = |(fault, fix): (&Fault, &Fix)| {
            let span = fault.span();
            let line = texts.line(span);
            let place =
                if span.is_whole() { span.file.name().to_owned() } else { format!("{}:{line}", span.file.name()) };
            let title = format!("{place}: {}", fix.title);
            Offer { title, folder: folder.to_owned(), texts: Arc::clone(&texts), fix: fix.clone() }
        };
        Failure { text: report.render(false), offers: report.fixes().take(MAX_OFFERS).map(offer).collect() }
    }
}

impl From<String> for Failure {
    fn from(text: String) -> Failure {
        Failure { text, offers: Vec::new() }
    }
}

/// Serves the site that `make` builds, and calls `make` again whenever a source has changed, until the process ends.
///
/// `make` returns the site, or why it could not be built. It may keep a clone of its `Remake`, to request another build once it
/// can make a better site.
///
/// # Errors
/// When a source cannot be watched or the listener does not listen.
pub fn serve(
    listener: TcpListener,
    sources: &Sources,
    make: impl FnMut(&Remake) -> Result<Site, Failure> + Send + 'static,
) -> Result<()> {
    let changes = watch(sources)?;
    let (publish, made) = watch::channel(None);
    let fault = sources.fault.clone();
    thread::Builder::new()
        .name("make".to_owned())
        .spawn(move || rebuild_on_changes(make, fault, &changes, &publish))?;

    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, routes(Server { made, token: token() })).await
    })?;
    Ok(())
}

/// The result of the latest build.
#[derive(Clone, Debug)]
struct Made {
    /// Identifies the site: differs for every different site, also between runs of the server.
    version: String,
    /// The last good site; empty if there was none.
    site: Arc<Site>,
    /// The number of the build.
    turn: u32,
    /// What is wrong now, if anything.
    fault: Option<Failure>,
}

/// Builds the site, publishes the result, waits for a change, and repeats.
fn rebuild_on_changes(
    mut make: impl FnMut(&Remake) -> Result<Site, Failure>,
    fault: Option<PathBuf>,
    changes: &Changes,
    publish: &watch::Sender<Option<Made>>,
) -> ! {
    let run = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
    let mut site = Arc::new(Site::new());
    let (mut revision, mut turn) = (0_u32, 0_u32);
    loop {
        // A panic in this program must not end the author's session.
        let made = panic::catch_unwind(AssertUnwindSafe(|| make(&changes.remake)))
            .unwrap_or_else(|_| Err("The author tool itself failed; the terminal says where.".to_owned().into()));
        let foreign = fault.as_ref().and_then(|path| fs::read_to_string(path).ok()).filter(|text| !text.is_empty());
        let fault = match made {
            Ok(new) => {
                if new != *site {
                    site = Arc::new(new);
                    revision += 1;
                }
                foreign.map(Failure::from)
            }
            Err(failure) => Some(foreign.map_or(failure, Failure::from)),
        };
        turn = turn.wrapping_add(1);
        let version = format!("{run:x}-{revision}");
        publish.send_replace(Some(Made { version, site: Arc::clone(&site), turn, fault }));
        changes.wait();
    }
}

/// Signals of changed sources and of requested builds.
struct Changes {
    signals: mpsc::Receiver<()>,
    remake: Remake,
    _watcher: notify::RecommendedWatcher,
}

impl Changes {
    /// Waits for a change, and then until no more follow within [`SETTLE`].
    fn wait(&self) {
        let _ = self.signals.recv();
        while self.signals.recv_timeout(SETTLE).is_ok() {}
    }
}

/// Starts to watch the sources.
fn watch(sources: &Sources) -> Result<Changes> {
    let mut folders = Vec::new();
    let mut files = Vec::new();
    for path in sources.paths.iter().chain(&sources.fault) {
        let found = |path: &Path| path.canonicalize().with_context(|| format!("cannot watch {}", path.display()));
        if path.is_dir() {
            folders.push(found(path)?);
        } else {
            // Editors replace a file by a new one, so the folder that holds it is watched.
            let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            files.push(found(parent)?.join(path.file_name().unwrap_or_default()));
        }
    }
    let (signal, signals) = mpsc::channel();
    let remake = Remake(signal.clone());
    let parents: Vec<PathBuf> = files.iter().filter_map(|file| file.parent()).map(Path::to_owned).collect();
    let watched = folders.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let concerns = |path: &PathBuf| files.contains(path) || watched.iter().any(|folder| path.starts_with(folder));
        // Access events are ignored, since building the site reads the sources. An error of the watcher counts as a change: a
        // needless build does no harm.
        let changed = event
            .map_or(true, |event| event.need_rescan() || (!event.kind.is_access() && event.paths.iter().any(concerns)));
        if changed {
            let _ = signal.send(());
        }
    })?;
    let watches = folders.iter().map(|folder| (folder, RecursiveMode::Recursive));
    let watches = watches.chain(parents.iter().map(|parent| (parent, RecursiveMode::NonRecursive)));
    for (path, mode) in watches {
        watcher.watch(path, mode).with_context(|| format!("cannot watch {}", path.display()))?;
    }
    Ok(Changes { signals, remake, _watcher: watcher })
}

/// The state that request handlers share.
#[derive(Clone)]
struct Server {
    made: watch::Receiver<Option<Made>>,
    /// A secret that only pages of this server are told: a request for a fix must carry it.
    token: Arc<str>,
}

type Shared = State<Server>;

/// A random token of 128 bits, from the random keys of the standard library's hasher.
fn token() -> Arc<str> {
    let part = || format!("{:016x}", RandomState::new().build_hasher().finish());
    [part(), part()].concat().into()
}

/// The server's routes.
fn routes(server: Server) -> Router {
    let script = [(header::CONTENT_TYPE, "text/javascript")];
    let style = [(header::CONTENT_TYPE, "text/css")];
    Router::new()
        .route("/-/live", get(live))
        .route("/-/fix", post(fix))
        .route("/-/live.js", get((script, include_str!("serve/live.js"))))
        .route("/-/live.css", get((style, include_str!("serve/live.css"))))
        .fallback(get(file))
        .layer(middleware::from_fn(guard))
        .with_state(server)
}

/// Answers only requests for this machine's own names, so that a web page elsewhere cannot read drafts by DNS rebinding; allows
/// only pages of this machine to read answers; and forbids caching.
async fn guard(request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let origin = request.headers().get(header::ORIGIN).filter(|origin| is_here(origin)).cloned();
    let is_frame = is_frame(request.uri().path());
    let mut response = if is_own(host) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This server answers to 127.0.0.1 and localhost only.\n").into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("origin"));
    headers.extend(origin.map(|origin| (header::ACCESS_CONTROL_ALLOW_ORIGIN, origin)));
    let isolated = is_frame.then_some(EMBEDDER_POLICY);
    for (name, value) in [CROSS_ORIGIN_RESOURCE].into_iter().chain(isolated) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether the origin is served by this machine. The opaque origin `null` may be anybody's.
fn is_here(origin: &HeaderValue) -> bool {
    let is_local = |url: &Url| matches!(url.scheme(), "http" | "https") && is_this_machine(url);
    origin.to_str().ok().and_then(|origin| Url::parse(origin).ok()).is_some_and(|url| is_local(&url))
}

/// Whether the `Host` header names this machine, at any port.
fn is_own(host: &str) -> bool {
    Url::parse(&["http://", host].concat()).is_ok_and(|url| is_this_machine(&url))
}

/// Whether the host of an address is a loopback name or number of this machine, without user name or path:
/// `localhost@elsewhere` is not.
fn is_this_machine(url: &Url) -> bool {
    let is_own = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(number)) => number.is_loopback(),
        Some(Host::Ipv6(number)) => number.is_loopback(),
        None => false,
    };
    // An address of a host and port has at most `/` after the port.
    let rest = &url[Position::AfterPort..];
    is_own && url[Position::BeforeUsername..Position::BeforeHost].is_empty() && matches!(rest, "" | "/")
}

/// A file of the site, or the page that stands in for the site before the first good build.
async fn file(State(Server { mut made, .. }): Shared, uri: Uri) -> Response {
    let Some(made) = made.wait_for(Option::is_some).await.ok().and_then(|made| made.clone()) else {
        return (StatusCode::INTERNAL_SERVER_ERROR, "The author tool has failed; the terminal says where.\n")
            .into_response();
    };
    let mut path = uri.path().trim_start_matches('/').to_owned();
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    match made.site.get(&path) {
        Some(page) if path.ends_with(".html") => html(&String::from_utf8_lossy(page), &made.version),
        Some(bytes) => ([(header::CONTENT_TYPE, mime(&path))], bytes.clone()).into_response(),
        None if made.site.is_empty() && path == "index.html" => html(&stand_in(&made), &made.version),
        None => (StatusCode::NOT_FOUND, "There is no such file in the explainer.\n").into_response(),
    }
}

/// The page with the script that reloads it after a build.
fn html(page: &str, version: &str) -> Response {
    let (before, after) = page.split_at(page.rfind("</body>").unwrap_or(page.len()));
    let live = format!(
        "<link rel=\"stylesheet\" href=\"/-/live.css\"><script src=\"/-/live.js?version={version}\"></script>\n"
    );
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], [before, &live, after].concat()).into_response()
}

/// The page before the first good build: shows the faults.
fn stand_in(made: &Made) -> String {
    let fault = made.fault.as_ref().map(|failure| failure.text.as_str()).unwrap_or_default();
    let fault = fault.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Not made yet</title>\n<body>\n\
         <p>The explainer shows here as soon as its faults are mended.</p>\n\
         <pre id=\"explainer-fault\" role=\"alert\" tabindex=\"0\">{fault}</pre>\n</body>\n</html>\n"
    )
}

/// The MIME type for a file name's extension.
fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css",
        Some("js" | "mjs") => "text/javascript",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// Server-sent events that tell an open page the version and the faults, now and after each build.
///
/// Pages of other servers on this machine may listen, but do not get the token. Their requests are known by the `Origin`
/// header, which browsers send with cross-origin requests.
async fn live(
    State(Server { made, token }): Shared,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let is_own = !headers.contains_key(header::ORIGIN);
    let token = if is_own { token.to_string() } else { String::new() };
    let events = WatchStream::new(made).filter_map(move |made| {
        let Made { version, fault, turn, .. } = made?;
        let Failure { text, offers } = fault.unwrap_or_default();
        let fixes: Vec<String> = offers.into_iter().map(|offer| offer.title).collect();
        let data =
            serde_json::json!({ "version": version, "fault": text, "fixes": fixes, "turn": turn, "token": token });
        Some(Ok(Event::default().retry(RETRY).data(data.to_string())))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// A page's request to apply a fix.
#[derive(serde::Deserialize)]
struct FixRequest {
    token: String,
    /// The number of the build whose report offered the fix.
    turn: u32,
    /// The fix's index in that report's offers.
    fix: usize,
}

/// Applies an offered fix. The request must come from a page of this server and carry the token, and the file must not have
/// changed since.
async fn fix(State(Server { made, token }): Shared, headers: HeaderMap, body: Bytes) -> Response {
    let is_json = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    let request = serde_json::from_slice::<FixRequest>(&body).ok().filter(|request| *request.token == *token);
    let (true, true, Some(request)) = (is_of_this_server(&headers), is_json, request) else {
        return (StatusCode::FORBIDDEN, "Only the page that is shown here may ask for that.\n").into_response();
    };
    let made = made.borrow().clone();
    let offers = made.filter(|made| made.turn == request.turn).and_then(|made| made.fault).unwrap_or_default().offers;
    let Some(offer) = offers.get(request.fix) else {
        return (StatusCode::CONFLICT, "Something has changed meanwhile; look again.\n").into_response();
    };
    match mend::apply(&offer.folder, &offer.texts, &[&offer.fix]) {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => (StatusCode::CONFLICT, format!("{error:#}\n")).into_response(),
    }
}

/// Whether the request comes from a page of this server, of the same host and port, not just of this machine. Browsers always
/// send `Origin` with POST.
fn is_of_this_server(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let (Some(origin), Some(host)) = (text(header::ORIGIN), text(header::HOST)) else { return false };
    let own = Url::parse(&["http://", host].concat());
    let origin = Url::parse(origin);
    own.is_ok_and(|own| origin.is_ok_and(|origin| origin.origin() == own.origin() && is_this_machine(&origin)))
}
