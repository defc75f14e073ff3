//! The author's server, asked over real sockets: what it serves, to whom, and what it tells open pages.

use explainer::author::assets::Assets;
use explainer::author::check;
use explainer::author::serve::{Sources, Wrong, serve};
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

/// Longer than any answer takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server whose explainer is one text file: its text is the page, or a fault where it begins with `!`.
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
                // What is better comes after the first page is made, as it does from another thread.
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

    /// As editors do: a new file takes the old one's place.
    fn replace(&self, text: &str) {
        let draft = self.folder.path().join("content/.article.md.swp");
        fs::write(&draft, text).unwrap();
        fs::rename(draft, self.folder.path().join("content/article.md")).unwrap();
    }

    fn write_fault(&self, text: &str) {
        fs::write(self.folder.path().join("fault.txt"), text).unwrap();
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        self.ask_from("", method, path, host)
    }

    /// Asks as a browser does for a page of another origin, if there is any.
    fn ask_from(&self, origin: &str, method: &str, path: &str, host: &str) -> Answer {
        let mut socket = TcpStream::connect(self.address).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        let origin = if origin.is_empty() { String::new() } else { format!("Origin: {origin}\r\n") };
        write!(socket, "{method} {path} HTTP/1.1\r\nHost: {host}\r\n{origin}Connection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        Answer { head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &self.address.to_string())
    }

    /// The states that an open page is told of.
    fn listen(&self) -> mpsc::Receiver<Told> {
        let mut socket = TcpStream::connect(self.address).unwrap();
        write!(socket, "GET /-/live HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        let (send, told) = mpsc::channel();
        thread::spawn(move || {
            for line in BufReader::new(socket).lines().map_while(Result::ok) {
                if let Some(data) = line.strip_prefix("data: ") {
                    let state: serde_json::Value = serde_json::from_str(data).unwrap();
                    let word = |key: &str| state[key].as_str().unwrap().to_owned();
                    if send.send(Told { version: word("version"), fault: word("fault") }).is_err() {
                        return;
                    }
                }
            }
        });
        told
    }
}

struct Answer {
    head: String,
    body: String,
}

impl Answer {
    fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

#[derive(Debug)]
struct Told {
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

/// Waits for the state that one hopes for; states on the way there are passed over.
fn wait_for(told: &mpsc::Receiver<Told>, hoped: impl Fn(&Told) -> bool) -> Told {
    loop {
        let state = told.recv_timeout(PATIENCE).expect("the state that was waited for never came");
        if hoped(&state) {
            return state;
        }
    }
}

#[test]
fn each_file_comes_with_its_type_and_is_never_stored() {
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
        let answer = server.get(path);
        assert_eq!(answer.status(), "200", "{path}");
        assert_eq!(answer.header("content-type"), Some(kind), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[test]
fn what_is_not_there_is_a_plain_404() {
    let server = Server::start("hello");
    for path in ["/other.html", "/sub", "/../Cargo.toml", "/-/other"] {
        assert_eq!(server.get(path).status(), "404", "{path}");
    }
}

#[test]
fn only_reading_is_allowed() {
    let server = Server::start("hello");
    let host = server.address.to_string();
    assert_eq!(server.ask("POST", "/", &host).status(), "405");
    let head = server.ask("HEAD", "/", &host);
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
            let answer = server.ask("GET", path, host);
            assert_eq!(answer.status(), "403", "{host} {path}");
            assert!(!answer.body.contains("draft"));
        }
    }
    for host in ["localhost:1", "localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.1:9", "[::1]", "[::1]:8080"] {
        assert_eq!(server.ask("GET", "/", host).status(), "200", "{host}");
    }
}

#[test]
fn pages_of_this_machine_may_read_a_draft_and_no_others() {
    let server = Server::start("a draft");
    let host = server.address.to_string();
    let allowed = |origin: &str, path: &str| {
        let answer = server.ask_from(origin, "GET", path, &host);
        assert_eq!(answer.header("vary"), Some("origin"), "{origin} {path}");
        answer.header("access-control-allow-origin").map(str::to_owned)
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
        let answer = server.get(path);
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("cross-origin"), "{path}");
        assert_eq!(answer.header("cross-origin-embedder-policy"), isolated, "{path}");
    }
}

#[test]
fn the_page_gets_the_script_that_keeps_it_current() {
    let server = Server::start("hello");
    let version = wait_for(&server.listen(), |_| true).version;
    let page = server.get("/").body;
    assert!(page.contains("<main>hello</main>"), "{page}");
    assert!(page.contains(&format!("<script src=\"/-/live.js?version={version}\"></script>\n</body>")), "{page}");
}

#[test]
fn a_change_is_told_and_shows() {
    let server = Server::start("one");
    let told = server.listen();
    let first = wait_for(&told, |state| state.fault.is_empty());
    server.write("two");
    let second = wait_for(&told, |state| state.version != first.version);
    assert!(server.get("/").body.contains("<main>two</main>"));
    server.replace("three");
    wait_for(&told, |state| state.version != second.version);
    assert!(server.get("/").body.contains("<main>three</main>"));
}

#[test]
fn a_better_page_follows_without_a_change() {
    let server = Server::start("one");
    let told = server.listen();
    let first = wait_for(&told, |state| state.fault.is_empty());
    server.write("sketch");
    // The quick page and the better one are two versions, whether or not this listener is in time for both.
    let second = wait_for(&told, |state| state.version != first.version);
    if !server.get("/").body.contains("<main>sketch</main>") {
        wait_for(&told, |state| state.version != second.version);
    }
    assert!(server.get("/").body.contains("<main>sketch</main>"));
}

#[test]
fn a_fault_is_told_while_the_last_good_page_stays() {
    let server = Server::start("good");
    let told = server.listen();
    let good = wait_for(&told, |state| state.fault.is_empty());
    server.write("!article.md:1: no such actor");
    let bad = wait_for(&told, |state| !state.fault.is_empty());
    assert_eq!(bad.fault, "article.md:1: no such actor");
    assert_eq!(bad.version, good.version, "an open page has nothing new to load");
    assert!(server.get("/").body.contains("<main>good</main>"));
    server.write("good");
    let mended = wait_for(&told, |state| state.fault.is_empty());
    assert_eq!(mended.version, good.version, "what is the same again need not be loaded again");
}

#[test]
fn before_the_first_good_page_the_report_stands_in() {
    let server = Server::start("!an id was never closed: <b>");
    let told = server.listen();
    let bad = wait_for(&told, |state| !state.fault.is_empty());
    let page = server.get("/");
    assert_eq!(page.status(), "200");
    assert!(page.body.contains("an id was never closed: &lt;b>"), "{}", page.body);
    assert!(page.body.contains("/-/live.js"), "{}", page.body);
    server.write("good");
    let mended = wait_for(&told, |state| state.fault.is_empty());
    assert_ne!(mended.version, bad.version, "the open page loads the good one");
    assert!(server.get("/").body.contains("<main>good</main>"));
}

#[test]
fn a_fault_of_another_program_is_told_too() {
    let server = Server::start("good");
    let told = server.listen();
    wait_for(&told, |state| state.fault.is_empty());
    server.write_fault("error[E0308]: mismatched types");
    let bad = wait_for(&told, |state| !state.fault.is_empty());
    assert_eq!(bad.fault, "error[E0308]: mismatched types");
    fs::remove_file(server.folder.path().join("fault.txt")).unwrap();
    wait_for(&told, |state| state.fault.is_empty());
}

#[test]
fn a_slip_in_the_tool_itself_does_not_end_the_session() {
    let server = Server::start("good");
    let told = server.listen();
    wait_for(&told, |state| state.fault.is_empty());
    server.write("panic");
    let bad = wait_for(&told, |state| !state.fault.is_empty());
    assert!(bad.fault.contains("tool itself"), "{}", bad.fault);
    server.write("good");
    wait_for(&told, |state| state.fault.is_empty());
}

#[test]
fn reading_the_sources_is_no_change() {
    let server = Server::start("good");
    let told = server.listen();
    wait_for(&told, |state| state.fault.is_empty());
    fs::read_to_string(server.folder.path().join("content/article.md")).unwrap();
    fs::read_dir(server.folder.path().join("content")).unwrap().count();
    assert!(told.recv_timeout(Duration::from_millis(700)).is_err());
    assert_eq!(server.made.load(Ordering::Relaxed), 1);
}

/// A server of a real explainer in which a key is misspelt, the file in which that is, and what the page is told.
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
            made.ok_or_else(|| Wrong::of(&report, &content))
        })
    });
    let told = told(address, "");
    (address, folder, map, told)
}

/// What an open page is told first.
fn told(address: SocketAddr, headers: &str) -> serde_json::Value {
    let mut socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(socket, "GET /-/live HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n").unwrap();
    let lines = BufReader::new(socket).lines().map_while(Result::ok);
    let data = lines.into_iter().find_map(|line| line.strip_prefix("data: ").map(str::to_owned)).unwrap();
    serde_json::from_str(&data).unwrap()
}

/// The status of an answer to someone who asks for a fix.
fn ask_to_mend(address: SocketAddr, headers: &str, body: &serde_json::Value) -> String {
    let body = body.to_string();
    let mut socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(PATIENCE)).unwrap();
    let length = body.len();
    write!(socket, "POST /-/fix HTTP/1.1\r\nHost: {address}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}")
        .unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn a_page_of_this_server_has_a_fault_mended() {
    let (address, _folder, map, told) = misspelt();
    assert_eq!(told["fixes"][0], "map.toml:3: write `actor`", "{told}");
    let body = serde_json::json!({ "token": told["token"], "turn": told["turn"], "fix": 0 });
    let headers = format!("Origin: http://{address}\r\nContent-Type: application/json\r\n");
    assert_eq!(ask_to_mend(address, &headers, &body), "204");
    let text = fs::read_to_string(&map).unwrap();
    assert!(!text.contains("[[actors]]") && text.contains("[[actor]]"), "{text}");
}

#[test]
fn nobody_else_has_a_file_written() {
    let (address, _folder, map, told) = misspelt();
    let before = fs::read_to_string(&map).unwrap();
    let body = serde_json::json!({ "token": told["token"], "turn": told["turn"], "fix": 0 });
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
        assert_eq!(ask_to_mend(address, &[&origin, json].concat(), &body), "403", "{origin}");
    }
    let own = format!("Origin: http://{address}\r\n");
    assert_eq!(ask_to_mend(address, &[&own, "Content-Type: text/plain\r\n"].concat(), &body), "403", "a plain form");
    for token in ["", "0", "00000000000000000000000000000000"] {
        let body = serde_json::json!({ "token": token, "turn": told["turn"], "fix": 0 });
        assert_eq!(ask_to_mend(address, &[&own, json].concat(), &body), "403", "{token}");
    }
    let late = serde_json::json!({ "token": told["token"], "turn": 1000, "fix": 0 });
    assert_eq!(ask_to_mend(address, &[&own, json].concat(), &late), "409", "what was offered another time");
    assert_eq!(fs::read_to_string(&map).unwrap(), before);
    let elsewhere = self::told(address, &format!("Origin: http://127.0.0.1:{other}\r\n"));
    assert_eq!(elsewhere["token"], "", "another server's page is not told the token");
}
