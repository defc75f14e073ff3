//! The built explainer, served as a host on the web would serve it, or as a bad day would have it.

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode, header};
use axum::routing::get;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The files of a site, and how they are served.
#[derive(Clone)]
pub(crate) struct Site {
    files: BTreeMap<String, Vec<u8>>,
    base: &'static str,
    compressed: bool,
    player_held: bool,
}

/// A site being served, until the runtime ends.
pub(crate) struct Served {
    /// The address of the page.
    pub(crate) url: String,
    player_held: watch::Sender<bool>,
}

/// The folder with the built explainer, as `cargo xtask` hands it over.
pub(crate) fn dist() -> PathBuf {
    let folder = env::var_os("EXPLAINER_DIST").expect("EXPLAINER_DIST is the built explainer: run `cargo xtask e2e`");
    PathBuf::from(folder)
}

impl Site {
    /// The explainer as it was built, at the root of a host.
    pub(crate) fn built() -> Site {
        Site::of(&dist())
    }

    /// What was built into a folder, at the root of a host.
    pub(crate) fn of(folder: &Path) -> Site {
        let mut files = BTreeMap::new();
        gather(folder, "", &mut files);
        assert!(files.contains_key("index.html"), "{} holds no index.html", folder.display());
        Site { files, base: "/", compressed: false, player_held: false }
    }

    /// The same somewhere else on the host. `base` begins and ends with `/`.
    pub(crate) fn under(self, base: &'static str) -> Site {
        Site { base, ..self }
    }

    /// The same as hosts send it: compressed.
    pub(crate) fn compressed(mut self) -> Site {
        for content in self.files.values_mut() {
            let mut small = Vec::new();
            let settings = brotli::enc::BrotliEncoderParams::default();
            brotli::BrotliCompress(&mut content.as_slice(), &mut small, &settings).expect("memory holds it");
            *content = small;
        }
        Site { compressed: true, ..self }
    }

    /// The same with a player that does not come before it is [let go](Served::let_player_go).
    pub(crate) fn with_player_held(self) -> Site {
        Site { player_held: true, ..self }
    }

    /// The same without the files whose names end so.
    pub(crate) fn without(mut self, ending: &str) -> Site {
        self.files.retain(|path, _| !path.ends_with(ending));
        self
    }

    /// The same with another page, made of the one that was built.
    pub(crate) fn with_page(mut self, edit: impl FnOnce(&str) -> String) -> Site {
        let page = edit(&self.page());
        self.files.insert("index.html".to_owned(), page.into_bytes());
        self
    }

    /// The names of its files.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    /// The page as it was built.
    pub(crate) fn page(&self) -> String {
        String::from_utf8(self.files["index.html"].clone()).expect("the page is UTF-8")
    }

    /// Serves it on a free port.
    pub(crate) async fn serve(self) -> Served {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let url = format!("http://{}{}", listener.local_addr().expect("it is bound"), self.base);
        let player_held = watch::Sender::new(self.player_held);
        let state = (Arc::new(self), player_held.clone());
        let app = Router::new().fallback(get(answer)).with_state(state);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Served { url, player_held }
    }
}

impl Served {
    /// Lets the player come, if it was held.
    pub(crate) fn let_player_go(&self) {
        self.player_held.send_replace(false);
    }

    /// Holds the player from now on.
    pub(crate) fn hold_player(&self) {
        self.player_held.send_replace(true);
    }
}

async fn answer(
    State((site, player_held)): State<(Arc<Site>, watch::Sender<bool>)>,
    request: Request,
) -> Response<Body> {
    let path = request.uri().path();
    let file = path.strip_prefix(site.base).map(|path| if path.is_empty() { "index.html" } else { path });
    let Some((file, content)) = file.and_then(|file| Some((file, site.files.get(file)?))) else {
        return status(StatusCode::NOT_FOUND);
    };
    if file.ends_with(".wasm") {
        let mut held = player_held.subscribe();
        let _ = held.wait_for(|held| !held).await;
    }
    let mut response = Response::new(Body::from(content.clone()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind(file)));
    // Asked for anew each time: a player that is to be held may not come out of a cache.
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    if site.compressed {
        headers.insert(header::CONTENT_ENCODING, header::HeaderValue::from_static("br"));
    }
    response
}

fn status(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// What hosts say a file is. Without the right word a browser runs no module and streams no WebAssembly.
fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
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
