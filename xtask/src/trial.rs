//! The program for authors, tried as one has it who has nothing else: in a folder with an explainer and nothing besides,
//! without any variable of the environment. What it makes is, byte for byte, what the checkout makes.

use crate::build::{self, files};
use crate::root;
use crate::step::said;
use anyhow::{Context, Result, ensure};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::time::Instant;

/// What of the explainer is written, and the file that it is written to.
const EXPORTS: [(&str, &str); 8] = [
    ("document", "document.json"),
    ("gift", "questions.gift"),
    ("moodle-xml", "questions.xml"),
    ("qti12", "questions-1.2.zip"),
    ("qti21", "questions.zip"),
    ("qti3", "questions-3.zip"),
    ("h5p", "questions.h5p"),
    ("anki", "cards.txt"),
];

/// What of that is read again.
const IMPORTS: [(&str, &str); 3] =
    [("gift", "questions.gift"), ("moodle-xml", "questions.xml"), ("h5p", "questions.h5p")];

/// Fails where the program does not do alone what the author tool does in the checkout.
pub fn hold(executable: &Path, content: &Path) -> Result<()> {
    let place = Place::new(executable, content)?;
    let name = place.content.as_str();

    let (bytes, home) = (fs::read(executable)?, env::home_dir().unwrap_or_default());
    for path in [root().to_owned(), home.join(".cargo"), home.join(".rustup")] {
        let path = path.to_string_lossy();
        let is_told = bytes.windows(path.len()).any(|it| it == path.as_bytes());
        ensure!(!is_told, "the program tells where it was built: {path} is in it");
    }
    ensure!(place.run(&["check", name])?.contains("can be built"), "`check` finds fault with {name}");
    place.run(&["build", name])?;
    same("`build`", &files(&place.folder.join("dist"))?, &files(&build::dist())?)?;

    let beside = root().join("target/trial");
    if beside.exists() {
        fs::remove_dir_all(&beside)?;
    }
    fs::create_dir_all(&beside)?;
    let checkout = |arguments: &[&str]| {
        let arguments: Vec<&str> =
            arguments.iter().map(|it| if *it == name { content.to_str().unwrap_or(it) } else { it }).collect();
        said(Command::new(build::tool()).current_dir(root()).args(&arguments))
    };
    let out = |file: &str| beside.join(file).to_string_lossy().into_owned();
    let compare = |what: &str, file: &str| same(what, &one(&place.folder.join(file))?, &one(&beside.join(file))?);

    place.run(&["build", name, "--single-file"])?;
    let file = format!("{name}.html");
    let player = build::Player::Small.folder().to_string_lossy().into_owned();
    checkout(&["build", name, "--single-file", "--checkout", ".", "--player", &player, "--out", &out(&file)])?;
    compare("`build --single-file`", &file)?;
    for (form, file) in EXPORTS {
        place.run(&["export", name, "--to", form, "--out", file])?;
        checkout(&["export", name, "--to", form, "--out", &out(file)])?;
        compare(&format!("`export --to {form}`"), file)?;
    }
    for (form, file) in IMPORTS {
        let quiz = format!("{form}.toml");
        place.run(&["import", "--from", form, file, "--out", &quiz])?;
        checkout(&["import", "--from", form, &out(file), "--out", &out(&quiz)])?;
        compare(&format!("`import --from {form}`"), &quiz)?;
    }
    place.serve()?;

    let start = Instant::now();
    place.run(&["--version"])?;
    println!("  it starts and ends within {} ms", start.elapsed().as_millis());
    Ok(())
}

/// A folder of its own with the explainer's texts, outside of the checkout, and the program in another one.
struct Place {
    root: PathBuf,
    folder: PathBuf,
    content: String,
    executable: PathBuf,
}

impl Place {
    fn new(executable: &Path, content: &Path) -> Result<Place> {
        let root = env::temp_dir().join(format!("explainer-trial-{}", process::id()));
        let (folder, programs) = (root.join("folder"), root.join("programs"));
        let name = content.file_name().unwrap_or_default().to_string_lossy().into_owned();
        fs::create_dir_all(&programs)?;
        let copy = programs.join(executable.file_name().unwrap_or_default());
        fs::copy(executable, &copy).with_context(|| format!("cannot copy {}", executable.display()))?;
        for (file, bytes) in files(&crate::root().join(content))? {
            let file = folder.join(&name).join(file);
            fs::create_dir_all(file.parent().unwrap_or(&folder))?;
            fs::write(file, bytes)?;
        }
        Ok(Place { root, folder, content: name, executable: copy })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.executable);
        command.args(arguments).current_dir(&self.folder).env_clear();
        command
    }

    /// What it says on standard output.
    fn run(&self, arguments: &[&str]) -> Result<String> {
        said(&mut self.command(arguments))
    }

    /// The page that it serves is the built one, with what keeps it current, and the player comes along.
    fn serve(&self) -> Result<()> {
        let mut server = self.command(&["serve", &self.content, "--port", "0", "--until-input-ends"]);
        let mut server = server.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        // It is read from, and not closed, until the server has ended, which goes on to say what it does.
        let mut sayings = BufReader::new(server.stdout.take().context("it says nothing")?);
        sayings.read_line(&mut line)?;
        let address = line.split_once("http://").and_then(|(_, rest)| rest.split_once('/')).map(|(address, _)| address);
        let address = address.with_context(|| format!("`serve` says no address: {line}"))?.to_owned();
        let page = String::from_utf8_lossy(&ask(&address, "")?).into_owned();
        let asked = |name: &str| -> Result<Vec<u8>> {
            let path = page.split(['"', '\'']).find(|it| it.starts_with(&format!("assets/{name}-")));
            ask(&address, path.with_context(|| format!("the served page has no {name}"))?)
        };
        let (player, document) = (asked("player")?, asked("document")?);
        server.kill()?;
        server.wait()?;
        ensure!(page.contains("/-/live.js"), "the served page does not keep itself current");
        ensure!(!player.is_empty() && !document.is_empty(), "what the served page needs is empty");
        Ok(())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // What is left in the system's folder for such things does no harm.
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Asks for a file over HTTP; the body of the answer.
fn ask(address: &str, path: &str) -> Result<Vec<u8>> {
    let mut socket = TcpStream::connect(address)?;
    write!(socket, "GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer)?;
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n").context("that is no answer")?;
    ensure!(answer.starts_with(b"HTTP/1.1 200"), "/{path} is not served");
    Ok(answer.split_off(end + 4))
}

/// A file like those of a folder.
fn one(path: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(vec![(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)])
}

/// Fails with the names of the files that differ.
fn same(what: &str, alone: &[(String, Vec<u8>)], in_checkout: &[(String, Vec<u8>)]) -> Result<()> {
    let differing = build::differing(alone, in_checkout);
    ensure!(differing.is_empty(), "{what} makes other files than in the checkout: {}", differing.join(", "));
    println!("  {what}: {} the same", alone.len());
    Ok(())
}
