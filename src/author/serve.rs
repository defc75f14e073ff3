//! Serves an explainer to the one who writes it: a saved change shows in the open page, a fault shows over
//! the last good one.
//!
//! A thread makes the site, waits for a change, and makes it again; what came of it goes through a channel to
//! the requests, and to the open pages as server-sent events. The site is never written to disk.

use super::diagnostic::{Fault, Report};
use super::fix::Fix;
use super::headers::{ISOLATED, SHOWN_ELSEWHERE, is_frame};
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

/// An editor writes a file in several steps; they count as one change when no longer apart than this.
const SETTLE: Duration = Duration::from_millis(80);
/// How soon a page whose server restarts asks again.
const RETRY: Duration = Duration::from_millis(300);

/// What the site is made from.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Files and folders; a change in any of them makes the site anew.
    pub paths: Vec<PathBuf>,
    /// A file in which another program says what is wrong on its side, such as a build that failed.
    pub fault: Option<PathBuf>,
}

/// Has the site made anew, as when a source has changed.
#[derive(Clone, Debug)]
pub struct Remake(mpsc::Sender<()>);

impl Remake {
    /// Asks for it. Where the server has ended, nobody answers.
    pub fn ask(&self) {
        let _ = self.0.send(());
    }
}

/// What is wrong, and what of it can be mended from the page.
#[derive(Clone, Debug, Default)]
pub struct Wrong {
    text: String,
    offers: Vec<Offer>,
}

/// A fix that the page offers.
#[derive(Clone, Debug)]
struct Offer {
    title: String,
    folder: PathBuf,
    /// What the fix is a fix of.
    texts: Arc<Texts>,
    fix: Fix,
}

impl Wrong {
    /// What a report says of a folder, and its fixes.
    pub fn of(report: &Report, folder: &Path) -> Wrong {
        /// More buttons than these nobody reads.
        const MOST: usize = 20;
        let texts = Arc::new(report.texts().clone());
        let offer = |(fault, fix): (&Fault, &Fix)| {
            let span = fault.span();
            let line = texts.get(span.file).unwrap_or_default()[..texts.lines(span).start].matches('\n').count() + 1;
            let place =
                if span.is_whole() { span.file.name().to_owned() } else { format!("{}:{line}", span.file.name()) };
            let title = format!("{place}: {}", fix.title);
            Offer { title, folder: folder.to_owned(), texts: Arc::clone(&texts), fix: fix.clone() }
        };
        Wrong { text: report.render(false), offers: report.fixes().take(MOST).map(offer).collect() }
    }
}

impl From<String> for Wrong {
    fn from(text: String) -> Wrong {
        Wrong { text, offers: Vec::new() }
    }
}

/// Serves what `make` makes, and lets it make it anew when a source has changed, until the process ends.
///
/// `make` gives the site, or says in plain text what is wrong. It may keep what it is given, to ask for the site to be made
/// anew when it can make a better one.
///
/// # Errors
/// When a source cannot be watched or the listener does not listen.
pub fn serve(
    listener: TcpListener,
    sources: &Sources,
    make: impl FnMut(&Remake) -> Result<Site, Wrong> + Send + 'static,
) -> Result<()> {
    let changes = watch(sources)?;
    let (publish, made) = watch::channel(None);
    let fault = sources.fault.clone();
    thread::Builder::new().name("make".to_owned()).spawn(move || keep_making(make, fault, &changes, &publish))?;

    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, routes(Server { made, token: token() })).await
    })?;
    Ok(())
}

/// What there is to show.
#[derive(Clone, Debug)]
struct Made {
    /// Differs for every site, and from those of an earlier run of the server.
    version: String,
    /// The last good site, if there was one.
    site: Arc<Site>,
    /// Differs each time that something was made.
    turn: u32,
    /// What is wrong now.
    fault: Option<Wrong>,
}

/// Makes the site, publishes it, waits for a change, and so on.
fn keep_making(
    mut make: impl FnMut(&Remake) -> Result<Site, Wrong>,
    fault: Option<PathBuf>,
    changes: &Changes,
    publish: &watch::Sender<Option<Made>>,
) -> ! {
    let run = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_nanos();
    let mut site = Arc::new(Site::new());
    let (mut revision, mut turn) = (0_u32, 0_u32);
    loop {
        // A slip in this program must not end the author's session.
        let made = panic::catch_unwind(AssertUnwindSafe(|| make(&changes.remake)))
            .unwrap_or_else(|_| Err("The author tool itself failed; the terminal says where.".to_owned().into()));
        let foreign = fault.as_ref().and_then(|path| fs::read_to_string(path).ok()).filter(|text| !text.is_empty());
        let fault = match made {
            Ok(new) => {
                if new != *site {
                    site = Arc::new(new);
                    revision += 1;
                }
                foreign.map(Wrong::from)
            }
            Err(wrong) => Some(foreign.map_or(wrong, Wrong::from)),
        };
        turn = turn.wrapping_add(1);
        let version = format!("{run:x}-{revision}");
        publish.send_replace(Some(Made { version, site: Arc::clone(&site), turn, fault }));
        changes.wait();
    }
}

/// Tells that something changed, or that the site is to be made anew.
struct Changes {
    signals: mpsc::Receiver<()>,
    remake: Remake,
    _watcher: notify::RecommendedWatcher,
}

impl Changes {
    /// Waits for a change, and until it has settled.
    fn wait(&self) {
        let _ = self.signals.recv();
        while self.signals.recv_timeout(SETTLE).is_ok() {}
    }
}

/// Starts to watch.
fn watch(sources: &Sources) -> Result<Changes> {
    let mut folders = Vec::new();
    let mut files = Vec::new();
    for path in sources.paths.iter().chain(&sources.fault) {
        let found = |path: &Path| path.canonicalize().with_context(|| format!("cannot watch {}", path.display()));
        if path.is_dir() {
            folders.push(found(path)?);
        } else {
            // Editors put a new file in the old one's place: what stays is the folder.
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
        // Making the site reads the sources, so that reading must not count. After an error: better once too often.
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

/// What every answer is made of.
#[derive(Clone)]
struct Server {
    made: watch::Receiver<Option<Made>>,
    /// Only pages of this server know it: whoever gives it may have fixes made.
    token: Arc<str>,
}

type Shared = State<Server>;

/// A word that nobody can guess: the keys of the standard library's hashes are random.
fn token() -> Arc<str> {
    let part = || format!("{:016x}", RandomState::new().build_hasher().finish());
    [part(), part()].concat().into()
}

/// Everything that can be asked for.
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

/// Answers only to this machine's own names, so that no web page elsewhere can read the drafts under a name
/// that it lets point here; lets only pages of this machine read them; and lets nothing be stored.
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
    let isolated = is_frame.then_some(ISOLATED);
    for (name, value) in [SHOWN_ELSEWHERE].into_iter().chain(isolated) {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Whether a page of that origin is served by this machine. One without any (`null`) may be anyone's.
fn is_here(origin: &HeaderValue) -> bool {
    let is_local = |url: &Url| matches!(url.scheme(), "http" | "https") && is_this_machine(url);
    origin.to_str().ok().and_then(|origin| Url::parse(origin).ok()).is_some_and(|url| is_local(&url))
}

/// Whether the host that was asked for is this machine, at whatever port.
fn is_own(host: &str) -> bool {
    Url::parse(&["http://", host].concat()).is_ok_and(|url| is_this_machine(&url))
}

/// Whether an address is a name or a number of this machine, and nothing more: `localhost@elsewhere` is not.
fn is_this_machine(url: &Url) -> bool {
    let is_own = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(number)) => number.is_loopback(),
        Some(Host::Ipv6(number)) => number.is_loopback(),
        None => false,
    };
    // Of a host and its port alone, the rest of the address is empty.
    let rest = &url[Position::AfterPort..];
    is_own && url[Position::BeforeUsername..Position::BeforeHost].is_empty() && matches!(rest, "" | "/")
}

/// A file of the site, or of what stands in for it.
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

/// The page with the script that keeps it current.
fn html(page: &str, version: &str) -> Response {
    let (before, after) = page.split_at(page.rfind("</body>").unwrap_or(page.len()));
    let live = format!(
        "<link rel=\"stylesheet\" href=\"/-/live.css\"><script src=\"/-/live.js?version={version}\"></script>\n"
    );
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], [before, &live, after].concat()).into_response()
}

/// The page while there has been no good one yet.
fn stand_in(made: &Made) -> String {
    let fault = made.fault.as_ref().map(|wrong| wrong.text.as_str()).unwrap_or_default();
    let fault = fault.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Not made yet</title>\n<body>\n\
         <p>The explainer shows here as soon as its faults are mended.</p>\n\
         <pre id=\"explainer-fault\" role=\"alert\" tabindex=\"0\">{fault}</pre>\n</body>\n</html>\n"
    )
}

/// What browsers want a file to be called.
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

/// Tells an open page what there is now, and whenever that changes.
///
/// Pages of other servers on this machine may listen, but are not told the token: their browser says where they are from.
async fn live(
    State(Server { made, token }): Shared,
    headers: HeaderMap,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let is_own = !headers.contains_key(header::ORIGIN);
    let token = if is_own { token.to_string() } else { String::new() };
    let events = WatchStream::new(made).filter_map(move |made| {
        let Made { version, fault, turn, .. } = made?;
        let Wrong { text, offers } = fault.unwrap_or_default();
        let fixes: Vec<String> = offers.into_iter().map(|offer| offer.title).collect();
        let data =
            serde_json::json!({ "version": version, "fault": text, "fixes": fixes, "turn": turn, "token": token });
        Some(Ok(Event::default().retry(RETRY).data(data.to_string())))
    });
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// What a page asks to have mended.
#[derive(serde::Deserialize)]
struct Wanted {
    token: String,
    /// The turn in which the fix was offered.
    turn: u32,
    /// Its place among those that were.
    fix: usize,
}

/// Makes a fix that was offered, for a page of this very server that knows the token, and as long as the file is what it was.
async fn fix(State(Server { made, token }): Shared, headers: HeaderMap, body: Bytes) -> Response {
    let is_json = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    let wanted = serde_json::from_slice::<Wanted>(&body).ok().filter(|wanted| *wanted.token == *token);
    let (true, true, Some(wanted)) = (is_of_this_server(&headers), is_json, wanted) else {
        return (StatusCode::FORBIDDEN, "Only the page that is shown here may ask for that.\n").into_response();
    };
    let made = made.borrow().clone();
    let offers = made.filter(|made| made.turn == wanted.turn).and_then(|made| made.fault).unwrap_or_default().offers;
    let Some(offer) = offers.get(wanted.fix) else {
        return (StatusCode::CONFLICT, "Something has changed meanwhile; look again.\n").into_response();
    };
    match mend::apply(&offer.folder, &offer.texts, &[&offer.fix]) {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => (StatusCode::CONFLICT, format!("{error:#}\n")).into_response(),
    }
}

/// Whether a page asks that came from this server: of the same name and port, not just of this machine. Browsers say the origin of
/// whoever writes, always.
fn is_of_this_server(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let (Some(origin), Some(host)) = (text(header::ORIGIN), text(header::HOST)) else { return false };
    let own = Url::parse(&["http://", host].concat());
    let asks = Url::parse(origin);
    own.is_ok_and(|own| asks.is_ok_and(|asks| asks.origin() == own.origin() && is_this_machine(&asks)))
}
