//! Tries the released program as an author without a checkout has it: in a folder that holds only an explainer, with an empty
//! environment. The files that it makes must be, byte for byte, those that the author tool of the checkout makes.

use crate::build::{self, files};
use crate::root;
use crate::step::{served_address, try_output};
use anyhow::{Context, Result, ensure};
use std::env;
use std::fs;
use std::io::{BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::time::Instant;

/// The formats that are exported, and the file of each.
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

/// The formats that are imported, and the exported file that is read.
const IMPORTS: [(&str, &str); 3] =
    [("gift", "questions.gift"), ("moodle-xml", "questions.xml"), ("h5p", "questions.h5p")];

/// Fails if the program alone makes other files than the author tool in the checkout.
pub fn verify(executable: &Path, content: &Path) -> Result<()> {
    let trial = Trial::new(executable, content)?;
    let name = trial.content.as_str();

    let (bytes, home) = (fs::read(executable)?, env::home_dir().unwrap_or_default());
    for path in [root().to_owned(), home.join(".cargo"), home.join(".rustup")] {
        let path = path.to_string_lossy();
        let is_inside = bytes.windows(path.len()).any(|it| it == path.as_bytes());
        ensure!(!is_inside, "the program tells where it was built: {path} is in it");
    }
    ensure!(trial.run(&["check", name])?.contains("can be built"), "`check` finds fault with {name}");
    trial.run(&["build", name])?;
    same("`build`", &files(&trial.folder.join("dist"))?, &files(&build::dist())?)?;

    let beside = root().join("target/trial");
    if beside.exists() {
        fs::remove_dir_all(&beside)?;
    }
    fs::create_dir_all(&beside)?;
    let checkout = |arguments: &[&str]| {
        let arguments: Vec<&str> =
            arguments.iter().map(|it| if *it == name { content.to_str().unwrap_or(it) } else { it }).collect();
        try_output(Command::new(build::tool()).current_dir(root()).args(&arguments))
    };
    let out = |file: &str| beside.join(file).to_string_lossy().into_owned();
    let compare = |what: &str, file: &str| same(what, &single(&trial.folder.join(file))?, &single(&beside.join(file))?);

    trial.run(&["build", name, "--single-file"])?;
    let file = format!("{name}.html");
    let player = build::Player::Small.folder().to_string_lossy().into_owned();
    checkout(&["build", name, "--single-file", "--checkout", ".", "--player", &player, "--out", &out(&file)])?;
    compare("`build --single-file`", &file)?;
    for (form, file) in EXPORTS {
        trial.run(&["export", name, "--to", form, "--out", file])?;
        checkout(&["export", name, "--to", form, "--out", &out(file)])?;
        compare(&format!("`export --to {form}`"), file)?;
    }
    for (form, file) in IMPORTS {
        let quiz = format!("{form}.toml");
        trial.run(&["import", "--from", form, file, "--out", &quiz])?;
        checkout(&["import", "--from", form, &out(file), "--out", &out(&quiz)])?;
        compare(&format!("`import --from {form}`"), &quiz)?;
    }
    trial.serve()?;

    let start = Instant::now();
    trial.run(&["--version"])?;
    println!("  it starts and ends within {} ms", start.elapsed().as_millis());
    Ok(())
}

/// A temporary folder outside of the checkout: the content folder in `folder`, and the program beside it.
struct Trial {
    root: PathBuf,
    folder: PathBuf,
    content: String,
    executable: PathBuf,
}

impl Trial {
    fn new(executable: &Path, content: &Path) -> Result<Trial> {
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
        Ok(Trial { root, folder, content: name, executable: copy })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.executable);
        command.args(arguments).current_dir(&self.folder).env_clear();
        command
    }

    /// Runs the program; its standard output.
    fn run(&self, arguments: &[&str]) -> Result<String> {
        try_output(&mut self.command(arguments))
    }

    /// Fails if `serve` does not serve the page with the script that reloads it, the player and the document.
    fn serve(&self) -> Result<()> {
        let mut server = self.command(&["serve", &self.content, "--port", "0", "--until-input-ends"]);
        let mut server = server.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        // The pipe stays open until the server has ended, since a write into a closed pipe would end the server.
        let mut output = BufReader::new(server.stdout.take().context("it says nothing")?);
        let address = served_address(&mut output)?;
        let page = String::from_utf8_lossy(&download(&address, "")?).into_owned();
        let asset = |name: &str| -> Result<Vec<u8>> {
            let path = page.split(['"', '\'']).find(|it| it.starts_with(&format!("assets/{name}-")));
            download(&address, path.with_context(|| format!("the served page has no {name}"))?)
        };
        let (player, document) = (asset("player")?, asset("document")?);
        server.kill()?;
        server.wait()?;
        ensure!(page.contains("/-/live.js"), "the served page does not keep itself current");
        ensure!(!player.is_empty() && !document.is_empty(), "what the served page needs is empty");
        Ok(())
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        // A folder that cannot be removed does no harm: it is in the system's temporary folder.
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Downloads a file over HTTP; the body of the response.
fn download(address: &str, path: &str) -> Result<Vec<u8>> {
    let mut socket = TcpStream::connect(address)?;
    write!(socket, "GET /{path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut response = Vec::new();
    socket.read_to_end(&mut response)?;
    let end = response.windows(4).position(|it| it == b"\r\n\r\n").context("the response has no end of its headers")?;
    ensure!(response.starts_with(b"HTTP/1.1 200"), "/{path} is not served");
    Ok(response.split_off(end + 4))
}

/// A single file in the form in which [`files`] lists a folder.
fn single(path: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(vec![(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)])
}

/// Fails if files differ, and names them.
fn same(what: &str, alone: &[(String, Vec<u8>)], in_checkout: &[(String, Vec<u8>)]) -> Result<()> {
    let differing = build::differing(alone, in_checkout);
    ensure!(differing.is_empty(), "{what} makes other files than in the checkout: {}", differing.join(", "));
    println!("  {what}: {} the same", alone.len());
    Ok(())
}
