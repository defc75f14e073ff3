//! A site, served as a web host would serve it, or with faults of hosts and networks.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::routing::get;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use std::{env, fs, io};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The script that records the errors and warnings of a page.
const HEARD: &str = include_str!("heard.js");

/// The files of a site, and how they are served.
#[derive(Clone)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
    base: &'static str,
    compressed: bool,
    player_held: bool,
    headers: Vec<(HeaderName, HeaderValue)>,
    faults: Vec<(String, Fault)>,
    listening: bool,
    with_listed_headers: bool,
}

/// What is wrong with the response for a file.
#[derive(Clone, Copy)]
enum Fault {
    /// It has this wrong content type.
    SentAs(&'static str),
    /// The connection breaks in the middle of the body.
    Cut,
    /// It is sent after this delay.
    Late(Duration),
    /// It lacks `Access-Control-Allow-Origin`, so that pages of other origins may not read it.
    Private,
}

/// A running server of a site, which stops when this is dropped.
pub struct Served {
    /// The address of the page.
    pub url: String,
    state: Arc<Shared>,
    _serving: Serving,
}

/// The task of the server, which is aborted when this is dropped.
struct Serving(JoinHandle<io::Result<()>>);

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// What the server's task and [`Served`] share.
struct Shared {
    site: Site,
    player_held: watch::Sender<bool>,
    asked: Mutex<Vec<String>>,
}

/// The folder with the built explainer, which `cargo xtask` names by `EXPLAINER_DIST`.
pub fn dist() -> PathBuf {
    let folder = env::var_os("EXPLAINER_DIST").expect("EXPLAINER_DIST is the built explainer: run `cargo xtask e2e`");
    PathBuf::from(folder)
}

impl Site {
    /// The explainer as it was built, at the root of a host.
    pub fn built() -> Site {
        Site::of(&dist())
    }

    /// The explainer in a folder, at the root of a host.
    pub fn of(folder: &Path) -> Site {
        let mut files = BTreeMap::new();
        gather(folder, "", &mut files);
        assert!(files.contains_key("index.html"), "{} holds no index.html", folder.display());
        Site::holding(files)
    }

    /// These files by their names, of which one is `index.html`.
    pub fn holding(files: BTreeMap<String, Vec<u8>>) -> Site {
        Site {
            files,
            base: "/",
            compressed: false,
            player_held: false,
            headers: Vec::new(),
            faults: Vec::new(),
            listening: false,
            with_listed_headers: false,
        }
    }

    /// The same site under the path `base` of the host, which begins and ends with `/`.
    pub fn under(self, base: &'static str) -> Site {
        Site { base, ..self }
    }

    /// The same site, compressed with brotli.
    pub fn compressed(mut self) -> Site {
        for content in self.files.values_mut() {
            let mut small = Vec::new();
            // As small as hosts make files while a reader waits; the smallest takes these tests half a minute.
            let settings = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
            brotli::BrotliCompress(&mut content.as_slice(), &mut small, &settings).expect("memory holds it");
            *content = small;
        }
        Site { compressed: true, ..self }
    }

    /// The same site, where requests for the player wait until [`Served::let_player_go`].
    pub fn with_player_held(self) -> Site {
        Site { player_held: true, ..self }
    }

    /// The same site, which pages of other origins may read.
    pub fn shared(self) -> Site {
        self.sending("access-control-allow-origin", "*")
    }

    /// The same site with one more header in every response.
    pub fn sending(mut self, name: &'static str, value: &str) -> Site {
        let value = HeaderValue::from_str(value).expect("it can stand in a header");
        self.headers.push((HeaderName::from_static(name), value));
        self
    }

    /// The same site with the response headers that its file `_headers` lists.
    pub fn heeding_headers(self) -> Site {
        Site { with_listed_headers: true, ..self }
    }

    /// The headers that `_headers` lists for a file.
    fn listed_headers(&self, file: &str) -> Vec<(HeaderName, HeaderValue)> {
        let (path, mut applies, mut headers) = (format!("/{file}"), false, Vec::new());
        for line in self.text("_headers").lines() {
            match line.strip_prefix("  ").and_then(|header| header.split_once(": ")) {
                None => applies = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start)),
                Some((name, value)) if applies => headers.push((
                    HeaderName::from_bytes(name.as_bytes()).expect("it is the name of a header"),
                    HeaderValue::from_str(value).expect("it can stand in a header"),
                )),
                Some(_) => {}
            }
        }
        headers
    }

    /// The same site, where each page records its errors and warnings in `window.heard`, for browsers whose log WebDriver
    /// cannot read. The recording script is the first of the page, and the policy that the site sends allows it by a nonce.
    pub fn listening(mut self) -> Site {
        for (_, page) in self.files.iter_mut().filter(|(file, _)| file.ends_with(".html")) {
            let text = std::str::from_utf8(page).expect("a page is UTF-8, and not compressed yet");
            let (before, after) = text.split_once("<head>").expect("a page has a head");
            *page = format!("{before}<head><script nonce=\"heard\">{HEARD}</script>{after}").into_bytes();
        }
        Site { listening: true, ..self }
    }

    /// The same site without the files of that [name](is).
    pub fn without(mut self, name: &str) -> Site {
        let before = self.files.len();
        self.files.retain(|file, _| !is(file, name));
        assert!(self.files.len() < before, "there is no {name}");
        self
    }

    /// The same site, where files of that [name](is) have another content type.
    pub fn sent_as(self, name: &str, kind: &'static str) -> Site {
        self.with_fault(name, Fault::SentAs(kind))
    }

    /// The same site, where the connection breaks in the middle of files of that [name](is).
    pub fn cut(self, name: &str) -> Site {
        self.with_fault(name, Fault::Cut)
    }

    /// The same site, where pages of other origins may not read files of that [name](is).
    pub fn private(self, name: &str) -> Site {
        self.with_fault(name, Fault::Private)
    }

    /// The same site with a copy of all its files in each of these folders.
    pub fn again_in(mut self, folders: &[&str]) -> Site {
        let once = self.files.clone();
        for folder in folders {
            self.files.extend(once.iter().map(|(file, content)| (format!("{folder}/{file}"), content.clone())));
        }
        self
    }

    /// The same site, where files of that [name](is) are sent after a delay.
    pub fn late(self, name: &str, by: Duration) -> Site {
        self.with_fault(name, Fault::Late(by))
    }

    fn with_fault(mut self, name: &str, fault: Fault) -> Site {
        assert!(self.files.keys().any(|file| is(file, name)), "there is no {name}");
        self.faults.push((name.to_owned(), fault));
        self
    }

    /// The same site with its page edited.
    pub fn with_page(self, edit: impl FnOnce(&str) -> String) -> Site {
        self.with_file("index.html", edit)
    }

    /// The same site with a text file edited.
    pub fn with_file(mut self, file: &str, edit: impl FnOnce(&str) -> String) -> Site {
        let text = edit(&self.text(file));
        self.files.insert(file.to_owned(), text.into_bytes());
        self
    }

    /// Its files by their names.
    pub fn files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }

    /// The names of its files.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// The same site with the document of a page edited; `folder` is the folder of that page, empty or with `/` at its end.
    pub fn with_document(self, folder: &str, edit: impl FnOnce(&str) -> String) -> Site {
        let file = self.document_of(folder);
        self.with_file(&file, edit)
    }

    /// The document that the page was made from, which lies beside it.
    pub fn document(&self) -> String {
        self.text(&self.document_of(""))
    }

    fn document_of(&self, folder: &str) -> String {
        let page = self.text(&format!("{folder}index.html"));
        let named = page.split_once(" data-document=\"").and_then(|(_, rest)| rest.split_once('"'));
        format!("{folder}{}", named.expect("the page says where its document is").0)
    }

    /// The page as it was built.
    pub fn page(&self) -> String {
        self.text("index.html")
    }

    fn text(&self, file: &str) -> String {
        let content = self.files.get(file).unwrap_or_else(|| panic!("there is no {file}"));
        String::from_utf8(content.clone()).expect("it is UTF-8")
    }

    /// Serves it on a free port.
    pub async fn serve(self) -> Served {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let url = format!("http://{}{}", listener.local_addr().expect("it is bound"), self.base);
        let player_held = watch::Sender::new(self.player_held);
        let state = Arc::new(Shared { site: self, player_held, asked: Mutex::default() });
        let app = Router::new().fallback(get(respond)).with_state(state.clone());
        let serving = Serving(tokio::spawn(async move { axum::serve(listener, app).await }));
        Served { url, state, _serving: serving }
    }
}

impl Served {
    /// Answers the requests for the player that wait, and all later ones at once.
    pub fn let_player_go(&self) {
        self.state.player_held.send_replace(false);
    }

    /// Lets all later requests for the player wait.
    pub fn hold_player(&self) {
        self.state.player_held.send_replace(true);
    }

    /// The same server under the name `localhost`, which a browser takes for another site than `127.0.0.1`.
    pub fn by_its_other_name(mut self) -> Served {
        self.url = self.url.replacen("127.0.0.1", "localhost", 1);
        self
    }

    /// The document that the page was made from.
    pub fn document(&self) -> String {
        self.state.site.document()
    }

    /// The address of its host, with the `/` at its end.
    pub fn host(&self) -> String {
        let host = self.url.split('/').nth(2).unwrap_or_default();
        format!("http://{host}/")
    }

    /// The paths that were requested so far, each with its leading `/`.
    pub fn asked(&self) -> Vec<String> {
        self.state.asked.lock().expect("nobody panics with it").clone()
    }
}

async fn respond(State(state): State<Arc<Shared>>, request: Request) -> Response<Body> {
    let Shared { site, player_held, asked } = &*state;
    let path = request.uri().path();
    asked.lock().expect("nobody panics with it").push(path.to_owned());
    // The path of a folder is served as the `index.html` in it.
    let is_folder = |path: &str| path.is_empty() || path.ends_with('/');
    let page = |path: &str| if is_folder(path) { format!("{path}index.html") } else { path.to_owned() };
    let Some((file, content)) = path.strip_prefix(site.base).map(page).and_then(|file| site.files.get_key_value(&file))
    else {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_FOUND;
        response.headers_mut().extend(site.headers.iter().cloned());
        return response;
    };
    if file.ends_with(".wasm") {
        let mut held = player_held.subscribe();
        let _ = held.wait_for(|held| !held).await;
    }
    let (mut kind, mut cut, mut private) = (kind(file), false, false);
    for (_, fault) in site.faults.iter().filter(|(name, _)| is(file, name)) {
        match fault {
            Fault::SentAs(other) => kind = other,
            Fault::Cut => cut = true,
            Fault::Private => private = true,
            Fault::Late(by) => tokio::time::sleep(*by).await,
        }
    }
    let mut response = Response::new(if cut { Body::empty() } else { Body::from(content.clone()) });
    let headers = response.headers_mut();
    if cut {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(content.len()));
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    // Nothing is cached, since a cached player could not be held back.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if site.compressed {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    let shares = |name: &HeaderName| name == header::ACCESS_CONTROL_ALLOW_ORIGIN;
    for (name, value) in site.headers.iter().filter(|(name, _)| !(private && shares(name))) {
        let is_policy = site.listening && name == header::CONTENT_SECURITY_POLICY;
        headers.append(name, if is_policy { allowing_listener(value) } else { value.clone() });
    }
    if site.with_listed_headers {
        for (name, value) in site.listed_headers(file) {
            headers.insert(name, value);
        }
    }
    if cut {
        let half = Bytes::copy_from_slice(&content[..content.len() / 2]);
        let broken = io::Error::from(io::ErrorKind::BrokenPipe);
        *response.body_mut() = Body::from_stream(tokio_stream::iter([Ok(half), Err(broken)]));
    }
    response
}

/// The policy, extended so that it allows [`HEARD`] as well.
fn allowing_listener(policy: &HeaderValue) -> HeaderValue {
    let policy = policy.to_str().expect("it was text");
    let rules = || policy.split(';').map(str::trim);
    let of = |name: &str| rules().find_map(|rule| rule.strip_prefix(name)?.strip_prefix(' '));
    let Some(sources) = of("script-src").or_else(|| of("default-src")) else {
        return HeaderValue::from_str(policy).expect("it was one");
    };
    if sources.contains("'unsafe-inline'") {
        return HeaderValue::from_str(policy).expect("it was one");
    }
    let scripts = format!("script-src {} 'nonce-heard'", sources.replace("'none'", ""));
    let others = rules().filter(|rule| !rule.is_empty() && !rule.starts_with("script-src ")).map(str::to_owned);
    let policy = others.chain([scripts]).collect::<Vec<_>>().join("; ");
    HeaderValue::from_str(&policy).expect("it can stand in a header")
}

/// The content type of a file. With a wrong one browsers run no module script and compile no WebAssembly while it loads.
fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}

/// Whether a path ends with that name, in which a `*` stands for a hash: `player-*.wasm`.
fn is(file: &str, name: &str) -> bool {
    match name.split_once('*') {
        None => file.ends_with(name),
        Some((start, end)) => file
            .strip_suffix(end)
            .is_some_and(|it| it.rfind(start).is_some_and(|at| !it[at + start.len()..].contains('/'))),
    }
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display()));
    for entry in entries {
        let entry = entry.expect("the folder can be read");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(&path).expect("the file can be read"));
        }
    }
}
