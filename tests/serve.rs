//! Tests of the author's server over real sockets: what it serves, to whom, and what it sends to open pages.

use explainer::author::assets::Assets;
use explainer::author::check;
use explainer::author::serve::{Failure, Sources, serve};
use explainer::author::site::Site;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

/// How long to wait for a response: longer than any takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server of a single text file: its text is the page, or a fault if it begins with `!`.
struct Server {
    address: SocketAddr,
    folder: TempDir,
    made: Arc<AtomicU32>,
}

impl Server {
    fn start(text: &str) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        fs::create_dir(&content).unwrap();
        fs::write(content.join("article.md"), text).unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let made = Arc::new(AtomicU32::new(0));
        let sources = Sources { paths: vec![content.clone()], fault: Some(folder.path().join("fault.txt")) };
        let count = Arc::clone(&made);
        thread::spawn(move || {
            let mut sketched = false;
            serve(listener, &sources, move |remake| {
                count.fetch_add(1, Ordering::Relaxed);
                let site = make(&content)?;
                if sketched || site["index.html"] != page("sketch").into_bytes() {
                    return Ok(site);
                }
                // The better page follows the quick one, asked for from another thread, as the final layout of a map does.
                sketched = true;
                let remake = remake.clone();
                thread::spawn(move || remake.ask());
                Ok([("index.html".to_owned(), page("sketched quickly").into_bytes())].into())
            })
        });
        Server { address, folder, made }
    }

    fn write(&self, text: &str) {
        fs::write(self.folder.path().join("content/article.md"), text).unwrap();
    }

    /// Replaces the file by renaming another one to it, as many editors do.
    fn replace(&self, text: &str) {
        let draft = self.folder.path().join("content/.article.md.swp");
        fs::write(&draft, text).unwrap();
        fs::rename(draft, self.folder.path().join("content/article.md")).unwrap();
    }

    fn write_fault(&self, text: &str) {
        fs::write(self.folder.path().join("fault.txt"), text).unwrap();
    }

    fn request(&self, method: &str, path: &str, host: &str) -> Response {
        self.request_from("", method, path, host)
    }

    /// Sends a request with an `Origin` header, unless `origin` is empty.
    fn request_from(&self, origin: &str, method: &str, path: &str, host: &str) -> Response {
        let mut socket = TcpStream::connect(self.address).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        let origin = if origin.is_empty() { String::new() } else { format!("Origin: {origin}\r\n") };
        write!(socket, "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{origin}Connection: close\r\n\r\n").unwrap();
        let mut response = Vec::new();
        socket.read_to_end(&mut response).unwrap();
        let response = String::from_utf8(response).unwrap();
        let (head, body) = response.split_once("\r\n\r\n").unwrap();
        Response { head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Response {
        self.request("GET", path, &self.address.to_string())
    }

    /// Receives the states that the server sends to an open page as events.
    fn listen(&self) -> mpsc::Receiver<State> {
        let mut socket = TcpStream::connect(self.address).unwrap();
        write!(socket, "GET /-/live HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        let (send, states) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(socket).lines().map_while(Result::ok) {
                if let Some(data) = line.strip_prefix("data: ") {
                    let state: serde_json::Value = serde_json::from_str(data).unwrap();
                    let word = |key: &str| state[key].as_str().unwrap().to_owned();
                    if send.send(State { version: word("version"), fault: word("fault") }).is_err() {
                        return;
                    }
                }
            }
        });
        states
    }
}

struct Response {
    head: String,
    body: String,
}

impl Response {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

#[derive(Debug)]
struct State {
    version: String,
    fault: String,
}

fn make(content: &Path) -> Result<Site, String> {
    let text = fs::read_to_string(content.join("article.md")).unwrap();
    assert!(text != "panic", "as asked");
    if let Some(fault) = text.strip_prefix('!') {
        return Err(fault.to_owned());
    }
    let files = ["site.css", "player.js", "player.wasm", "map.svg", "document.json", "sub/index.html"];
    let mut site: Site = files.map(|path| (path.to_owned(), b"bytes".to_vec())).into();
    site.insert("index.html".to_owned(), page(&text).into_bytes());
    Ok(site)
}

fn page(text: &str) -> String {
    format!("<!doctype html><body><main>{text}</main></body></html>")
}

/// Waits for a state that is as expected, and passes over the states before it.
fn wait_for(states: &mpsc::Receiver<State>, is_expected: impl Fn(&State) -> bool) -> State {
    loop {
        let state = states.recv_timeout(PATIENCE).expect("the state that was waited for never came");
        if is_expected(&state) {
            return state;
        }
    }
}

#[test]
fn each_file_has_its_content_type_and_is_never_cached() {
    let server = Server::start("hello");
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/sub/", "text/html; charset=utf-8"),
        ("/site.css", "text/css"),
        ("/player.js", "text/javascript"),
        ("/player.wasm", "application/wasm"),
        ("/map.svg", "image/svg+xml"),
        ("/document.json", "application/json"),
        ("/-/live.js", "text/javascript"),
        ("/-/live.css", "text/css"),
    ] {
        let response = server.get(path);
        assert_eq!(response.status(), "200", "{path}");
        assert_eq!(response.header("content-type"), Some(kind), "{path}");
        assert_eq!(response.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[test]
fn a_missing_file_is_a_plain_404() {
    let server = Server::start("hello");
    for path in ["/other.html", "/sub", "/../Cargo.toml", "/-/other"] {
        assert_eq!(server.get(path).status(), "404", "{path}");
    }
}

#[test]
fn only_reading_is_allowed() {
    let server = Server::start("hello");
    let host = server.address.to_string();
    assert_eq!(server.request("POST", "/", &host).status(), "405");
    let head = server.request("HEAD", "/", &host);
    assert_eq!((head.status(), head.body.as_str()), ("200", ""));
}

#[test]
fn a_foreign_host_name_is_refused() {
    let server = Server::start("a draft");
    for host in [
        "evil.example",
        "evil.example:8080",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "",
        "localhost:x@evil.example",
        "127.0.0.1:80@evil.example:80",
        "localhost@evil.example",
        "me@localhost",
        "localhost:80:80",
        "localhost:x",
        "localhost/x",
        "localhost?x",
        "localhost#x",
        "evil.example/localhost",
        "evil.example#@localhost",
        "10.0.0.1",
        "[::2]",
        "::1",
        "[::ffff:10.0.0.1]",
    ] {
        for path in ["/", "/-/live", "/-/live.js"] {
            let response = server.request("GET", path, host);
            assert_eq!(response.status(), "403", "{host} {path}");
            assert!(!response.body.contains("draft"));
        }
    }
    for host in ["localhost:1", "localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8080"] {
        assert_eq!(server.request("GET", "/", host).status(), "200", "{host}");
    }
}

#[test]
fn only_pages_of_this_machine_may_read_a_draft() {
    let server = Server::start("a draft");
    let host = server.address.to_string();
    let allowed = |origin: &str, path: &str| {
        let response = server.request_from(origin, "GET", path, &host);
        assert_eq!(response.header("vary"), Some("origin"), "{origin} {path}");
        response.header("access-control-allow-origin").map(str::to_owned)
    };
    for path in ["/", "/player.js", "/player.wasm", "/document.json"] {
        for origin in [
            "http://localhost",
            "http://localhost:3000",
            "http://127.0.0.1:1",
            "https://localhost:8443",
            "http://[::1]:3000",
        ] {
            assert_eq!(allowed(origin, path).as_deref(), Some(origin), "{path}");
        }
        for origin in [
            "",
            "null",
            "https://evil.example",
            "http://localhost.evil.example",
            "http://127.0.0.1.evil.example:80",
            "http://evil.example:80",
            "x://127.0.0.1",
            "file://localhost",
            "chrome-extension://localhost",
            "ws://127.0.0.1",
            "http://localhost:x@evil.example",
            "http://localhost@evil.example",
            "http://evil.example#://localhost",
            "http://evil.example/http://localhost",
            "evil://http://localhost",
            "localhost",
        ] {
            assert_eq!(allowed(origin, path), None, "{origin} {path}");
        }
    }
}

#[test]
fn pages_that_are_isolated_may_show_a_draft() {
    let server = Server::start("a draft");
    for (path, isolated) in [("/", None), ("/player.js", None), ("/embed.html", Some("require-corp"))] {
        let response = server.get(path);
        assert_eq!(response.header("cross-origin-resource-policy"), Some("cross-origin"), "{path}");
        assert_eq!(response.header("cross-origin-embedder-policy"), isolated, "{path}");
    }
}

#[test]
fn the_page_has_the_script_that_reloads_it() {
    let server = Server::start("hello");
    let version = wait_for(&server.listen(), |_| true).version;
    let page = server.get("/").body;
    assert!(page.contains("<main>hello</main>"), "{page}");
    assert!(page.contains(&format!("<script src=\"/-/live.js?version={version}\"></script>\n</body>")), "{page}");
}

#[test]
fn a_change_is_sent_to_open_pages_and_served() {
    let server = Server::start("one");
    let states = server.listen();
    let first = wait_for(&states, |state| state.fault.is_empty());
    server.write("two");
    let second = wait_for(&states, |state| state.version != first.version);
    assert!(server.get("/").body.contains("<main>two</main>"));
    server.replace("three");
    wait_for(&states, |state| state.version != second.version);
    assert!(server.get("/").body.contains("<main>three</main>"));
}

#[test]
fn a_better_page_follows_without_a_change() {
    let server = Server::start("one");
    let states = server.listen();
    let first = wait_for(&states, |state| state.fault.is_empty());
    server.write("sketch");
    // The quick page and the better one are two versions, of which this listener may receive only the later.
    let second = wait_for(&states, |state| state.version != first.version);
    if !server.get("/").body.contains("<main>sketch</main>") {
        wait_for(&states, |state| state.version != second.version);
    }
    assert!(server.get("/").body.contains("<main>sketch</main>"));
}

#[test]
fn a_fault_is_sent_to_open_pages_and_the_last_good_page_is_still_served() {
    let server = Server::start("good");
    let states = server.listen();
    let good = wait_for(&states, |state| state.fault.is_empty());
    server.write("!article.md:1: no such actor");
    let bad = wait_for(&states, |state| !state.fault.is_empty());
    assert_eq!(bad.fault, "article.md:1: no such actor");
    assert_eq!(bad.version, good.version, "an open page has nothing new to load");
    assert!(server.get("/").body.contains("<main>good</main>"));
    server.write("good");
    let fixed = wait_for(&states, |state| state.fault.is_empty());
    assert_eq!(fixed.version, good.version, "what is the same again need not be loaded again");
}

#[test]
fn before_the_first_good_page_the_report_is_served() {
    let server = Server::start("!an id was never closed: <b>");
    let states = server.listen();
    let bad = wait_for(&states, |state| !state.fault.is_empty());
    let page = server.get("/");
    assert_eq!(page.status(), "200");
    assert!(page.body.contains("an id was never closed: &lt;b>"), "{}", page.body);
    assert!(page.body.contains("/-/live.js"), "{}", page.body);
    server.write("good");
    let fixed = wait_for(&states, |state| state.fault.is_empty());
    assert_ne!(fixed.version, bad.version, "the open page loads the good one");
    assert!(server.get("/").body.contains("<main>good</main>"));
}

#[test]
fn the_fault_file_of_another_program_is_sent_to_open_pages_too() {
    let server = Server::start("good");
    let states = server.listen();
    wait_for(&states, |state| state.fault.is_empty());
    server.write_fault("error[E0308]: mismatched types");
    let bad = wait_for(&states, |state| !state.fault.is_empty());
    assert_eq!(bad.fault, "error[E0308]: mismatched types");
    fs::remove_file(server.folder.path().join("fault.txt")).unwrap();
    wait_for(&states, |state| state.fault.is_empty());
}

#[test]
fn a_panic_of_the_tool_does_not_end_the_server() {
    let server = Server::start("good");
    let states = server.listen();
    wait_for(&states, |state| state.fault.is_empty());
    server.write("panic");
    let bad = wait_for(&states, |state| !state.fault.is_empty());
    assert!(bad.fault.contains("tool itself"), "{}", bad.fault);
    server.write("good");
    wait_for(&states, |state| state.fault.is_empty());
}

#[test]
fn reading_the_sources_is_no_change() {
    let server = Server::start("good");
    let states = server.listen();
    wait_for(&states, |state| state.fault.is_empty());
    fs::read_to_string(server.folder.path().join("content/article.md")).unwrap();
    fs::read_dir(server.folder.path().join("content")).unwrap().count();
    assert!(states.recv_timeout(Duration::from_millis(700)).is_err());
    assert_eq!(server.made.load(Ordering::Relaxed), 1);
}

/// A server of a real explainer in which a key is misspelt: its address, the folder, the file with that key, and the first state
/// that it sends.
fn misspelt() -> (SocketAddr, TempDir, std::path::PathBuf, serde_json::Value) {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("well");
    fs::create_dir(&content).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/base")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, content.join(path.file_name().unwrap())).unwrap();
    }
    let map = content.join("map.toml");
    fs::write(&map, fs::read_to_string(&map).unwrap().replace("[[actor]]", "[[actors]]")).unwrap();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let sources = Sources { paths: vec![content.clone()], fault: None };
    thread::spawn(move || {
        serve(listener, &sources, move |_| {
            let (document, report) = check(&content, &Assets::embedded());
            let made = document.map(|_| Site::from([("index.html".to_owned(), page("made").into_bytes())]));
            made.ok_or_else(|| Failure::of(&report, &content))
        })
    });
    let state = first_state(address, "");
    (address, folder, map, state)
}

/// The first state that the server sends to an open page.
fn first_state(address: SocketAddr, headers: &str) -> serde_json::Value {
    let mut socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(socket, "GET /-/live HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n").unwrap();
    let lines = BufReader::new(socket).lines().map_while(Result::ok);
    let data = lines.into_iter().find_map(|line| line.strip_prefix("data: ").map(str::to_owned)).unwrap();
    serde_json::from_str(&data).unwrap()
}

/// Requests a fix; the status of the response.
fn request_fix(address: SocketAddr, headers: &str, body: &serde_json::Value) -> String {
    let body = body.to_string();
    let mut socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    let length = body.len();
    write!(socket, "POST /-/fix HTTP/1.1\r\nHost: {address}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}")
        .unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).unwrap();
    response.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn a_page_of_this_server_may_request_a_fix() {
    let (address, _folder, map, state) = misspelt();
    assert_eq!(state["fixes"][0], "map.toml:3: write `actor`", "{state}");
    let body = serde_json::json!({ "token": state["token"], "turn": state["turn"], "fix": 0 });
    let headers = format!("Origin: http://{address}\r\nContent-Type: application/json\r\n");
    assert_eq!(request_fix(address, &headers, &body), "204");
    let text = fs::read_to_string(&map).unwrap();
    assert!(!text.contains("[[actors]]") && text.contains("[[actor]]"), "{text}");
}

#[test]
fn a_fix_is_refused_to_all_others() {
    let (address, _folder, map, state) = misspelt();
    let before = fs::read_to_string(&map).unwrap();
    let body = serde_json::json!({ "token": state["token"], "turn": state["turn"], "fix": 0 });
    let json = "Content-Type: application/json\r\n";
    let other = address.port().wrapping_add(1);
    for origin in [
        String::new(),
        "Origin: null\r\n".to_owned(),
        format!("Origin: http://127.0.0.1:{other}\r\n"),
        format!("Origin: http://localhost:{}\r\n", address.port()),
        format!("Origin: https://{address}\r\n"),
        format!("Origin: http://{address}.evil.example\r\n"),
        format!("Origin: http://{address}@evil.example\r\n"),
    ] {
        assert_eq!(request_fix(address, &[&origin, json].concat(), &body), "403", "{origin}");
    }
    let own = format!("Origin: http://{address}\r\n");
    assert_eq!(request_fix(address, &[&own, "Content-Type: text/plain\r\n"].concat(), &body), "403", "a plain form");
    for token in ["", "0", "00000000000000000000000000000000"] {
        let body = serde_json::json!({ "token": token, "turn": state["turn"], "fix": 0 });
        assert_eq!(request_fix(address, &[&own, json].concat(), &body), "403", "{token}");
    }
    let late = serde_json::json!({ "token": state["token"], "turn": 1000, "fix": 0 });
    assert_eq!(request_fix(address, &[&own, json].concat(), &late), "409", "what was offered another time");
    assert_eq!(fs::read_to_string(&map).unwrap(), before);
    let elsewhere = first_state(address, &format!("Origin: http://127.0.0.1:{other}\r\n"));
    assert_eq!(elsewhere["token"], "", "another server's page is not told the token");
}
