//! The author tool's command line: arguments, diagnostics, exit status.
//!
//! The exit status is 0 when all is well, 1 when the content has faults or the work cannot be done, 2 when
//! the command line is wrong. What a form of questions cannot carry is said, and is no failure.

use anyhow::{Context, Result, anyhow, bail};
use clap::{Args, Parser, Subcommand, ValueEnum};
use explainer::author::assets::Assets;
use explainer::author::diagnostic::Report;
use explainer::author::formats::{self, Origin, Remark, Target};
use explainer::author::page;
use explainer::author::serve::{self, Sources};
use explainer::author::site::Site;
use explainer::author::{self, address, output, saved};
use explainer::document::Document;
use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{self, ExitCode};
use std::thread;
use std::time::Instant;

/// Turns a folder of plain text into an interactive explainer.
#[derive(Parser)]
#[command(name = "explainer", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Whether the report is coloured; `auto` heeds the terminal and NO_COLOR
    #[arg(long, alias = "color", global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    colour: Colour,
}

#[derive(Subcommand)]
enum Command {
    /// Say everything that is wrong with an explainer, and how to mend it
    Check(Content),
    /// Make the page: a folder of static files that works from any address, or one file that works from a disk
    Build {
        #[command(flatten)]
        content: Content,
        #[command(flatten)]
        page: Page,
        /// Make one file with everything inside, to be saved, sent, or put into a learning system
        #[arg(long)]
        single_file: bool,
        /// The folder or file to make; what an earlier build left there is replaced [default: dist; of a single file
        /// the explainer's name, such as well.html]
        #[arg(long, value_name = "PATH")]
        out: Option<PathBuf>,
    },
    /// Show the page while you write: a saved change, or a fault, shows at once
    Serve {
        #[command(flatten)]
        content: Content,
        #[command(flatten)]
        page: Page,
        /// Where on this machine to serve; 0 picks a free port
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Open the page in the browser
        #[arg(long)]
        open: bool,
        /// A file whose text is shown as a fault
        #[arg(long, hide = true, value_name = "FILE")]
        fault_file: Option<PathBuf>,
        /// End when standard input ends, so that the server never outlives the program that started it
        #[arg(long, hide = true)]
        until_input_ends: bool,
    },
    /// Write the questions for another program, and say what it cannot ask; or the whole document
    Export {
        #[command(flatten)]
        content: Content,
        /// The form to write
        #[arg(long, value_enum, value_name = "FORM")]
        to: ExportForm,
        /// The file to write, replacing what is there; else it goes to standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Make a quiz.toml of another program's questions, and say what it cannot hold
    Import {
        /// The form to read
        #[arg(long, value_enum, value_name = "FORM")]
        from: ImportForm,
        /// The file to read
        file: PathBuf,
        /// The file to write, which must not be there yet; else it goes to standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum ExportForm {
    /// Text that Moodle and others import
    Gift,
    /// QTI 2.1, a package (zip) for learning systems
    Qti21,
    /// Text that Anki imports as cards
    Anki,
    /// The document as JSON, which `<interactive-explainer>` takes as its `data`
    Document,
}

#[derive(Clone, Copy, ValueEnum)]
enum ImportForm {
    /// Text that Moodle and others export
    Gift,
    /// The TOML of mdbook-quiz
    MdbookQuiz,
}

/// What the page is made from.
#[derive(Args, Clone)]
struct Content {
    /// The explainer's folder
    #[arg(value_parser = folder)]
    folder: PathBuf,
    /// Take shell, styles and words from a checkout of this project instead of those built in
    #[arg(long, hide = true, value_name = "DIR", value_parser = folder)]
    checkout: Option<PathBuf>,
}

/// What the page is besides its content: where it will be, and what makes it interactive.
#[derive(Args, Clone)]
struct Page {
    /// The address of the folder that the page will be published in, in place of `canonical` in explainer.toml: with it
    /// the page has a picture and an embed where it is shared
    #[arg(long, value_name = "URL", value_parser = address::folder)]
    url: Option<String>,
    /// The folder with the player, the program that makes the page interactive; looked for next to this tool
    /// and where `cargo xtask build` leaves it
    #[arg(long, value_name = "DIR", env = "EXPLAINER_PLAYER", value_parser = folder)]
    player: Option<PathBuf>,
    /// Make a page without the player: complete to read, not interactive
    #[arg(long)]
    r#static: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked; false when the content has faults.
fn run(Arguments { command, colour }: Arguments) -> Result<bool> {
    let start = Instant::now();
    let colour = colour.wanted();
    match command {
        Command::Check(content) => {
            let (_, report) = author::compile(&content.folder, &content.assets()?);
            tell(&report, colour);
            if report.errors() == 0 {
                println!("{} can be built", content.folder.display());
            }
            Ok(report.errors() == 0)
        }
        Command::Build { content, page, single_file: false, out } => {
            let out = out.unwrap_or_else(|| PathBuf::from("dist"));
            let Ok(site) = make(&content, &page, colour, page::assemble)? else { return Ok(left_alone(&out)) };
            output::write(&site, &out)?;
            hint(&site);
            tell_made(&out, site.len(), site.values().map(Vec::len).sum(), start);
            Ok(true)
        }
        Command::Build { content, page, single_file: true, out } => {
            let out = out.unwrap_or_else(|| content.file());
            let Ok(file) = make(&content, &page, colour, saved::assemble)? else { return Ok(left_alone(&out)) };
            output::write_file(&file, &out)?;
            tell_made(&out, 1, file.len(), start);
            Ok(true)
        }
        Command::Serve { content, page, port, open, fault_file, until_input_ends } => {
            if until_input_ends {
                thread::spawn(|| {
                    let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
                    process::exit(0);
                });
            }
            let player = page.player()?;
            let listener = listen(port)?;
            let address = format!("http://{}/", listener.local_addr()?);
            println!("{} is at {address} (Ctrl-C ends this)", content.folder.display());
            if open {
                open_browser(&address);
            }
            let sources = Sources { paths: content.sources(player.as_deref()), fault: fault_file };
            serve::serve(listener, &sources, move || {
                let start = Instant::now();
                let made = make(&content, &page, colour, page::assemble).unwrap_or_else(|error| {
                    eprintln!("error: {error:#}");
                    Err(format!("{error:#}"))
                });
                if made.is_ok() {
                    println!("made in {:.1} s", start.elapsed().as_secs_f32());
                }
                made
            })?;
            Ok(true)
        }
        Command::Export { content, to, out } => {
            let (document, report) = author::compile(&content.folder, &content.assets()?);
            tell(&report, colour);
            let Some(document) = document else { return Ok(false) };
            let Some(target) = to.target() else {
                let json = [&*page::for_player(document).to_json(), "\n"].concat();
                write(out.as_deref(), json.as_bytes())?;
                return Ok(true);
            };
            if out.is_none() && target == Target::Qti21 && io::stdout().is_terminal() {
                bail!("a package is not for a screen; `--out questions.zip` writes it to a file");
            }
            let exported = formats::export(&document, target);
            write(out.as_deref(), &exported.bytes)?;
            sum_up(&exported.remarks, exported.taken, exported.left_out, out.as_deref());
            Ok(true)
        }
        Command::Import { from, file, out } => {
            let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let imported = formats::import(&text, from.origin()).map_err(|why| anyhow!("{}: {why}", file.display()))?;
            match &out {
                Some(path) => {
                    let created = File::create_new(path).with_context(|| cannot_write(path));
                    created?.write_all(imported.text.as_bytes()).with_context(|| cannot_write(path))?;
                }
                None => io::stdout().write_all(imported.text.as_bytes())?,
            }
            sum_up(&imported.remarks, imported.taken, imported.left_out, out.as_deref());
            Ok(true)
        }
    }
}

/// Says what did not get across as it was, and how much did; not on standard output, which may be the file.
fn sum_up(remarks: &[Remark], taken: usize, left_out: usize, out: Option<&Path>) {
    for remark in remarks {
        eprintln!("note: {remark}");
    }
    let to = out.map_or(String::new(), |path| format!(" to {}", path.display()));
    let rest = if left_out == 0 { "none left out".to_owned() } else { format!("{left_out} left out") };
    eprintln!("wrote {}{to}, {rest}", counted(taken, "question"));
}

/// Writes to a file, or to standard output.
fn write(out: Option<&Path>, bytes: &[u8]) -> Result<()> {
    match out {
        Some(path) => fs::write(path, bytes).with_context(|| cannot_write(path)),
        None => Ok(io::stdout().write_all(bytes)?),
    }
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write {}", path.display())
}

/// Compiles the folder and makes something of it, printing the report; where there are faults, gives it as plain text.
fn make<T>(
    content: &Content,
    page: &Page,
    colour: bool,
    assemble: impl AsyncFnOnce(Document, &Assets) -> Result<T>,
) -> Result<Result<T, String>> {
    let player = page.player()?;
    let mut assets = content.assets()?;
    if let Some(player) = player {
        assets = assets.with_player(&player)?;
    }
    let (document, report) = author::compile(&content.folder, &assets);
    tell(&report, colour);
    let Some(document) = document else {
        return Ok(Err(report.render(false)));
    };
    let document = Document { canonical: page.url.clone().or(document.canonical), ..document };
    // Components are rendered on one thread: they are not made to be sent to another.
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let made = tokio::task::LocalSet::new().block_on(&runtime, assemble(document, &assets))?;
    Ok(Ok(made))
}

/// Says that a build came to nothing.
fn left_alone(out: &Path) -> bool {
    eprintln!("{} is as it was", out.display());
    false
}

/// Says what the site could have, and does not.
fn hint(site: &Site) {
    if !site.contains_key("preview.png") {
        eprintln!("note: there is no picture for previews, as the font for it (Noto Sans) lacks some of the letters");
    }
    if !site.contains_key("oembed.json") {
        eprintln!(
            "note: where the page is shared it has no picture, and where its address is pasted no embed; \
             `--url https://...`, or `canonical` in explainer.toml, says where it will be"
        );
    }
}

fn tell_made(out: &Path, files: usize, bytes: usize, start: Instant) {
    println!(
        "made {}: {}, {} KB, in {:.1} s",
        out.display(),
        counted(files, "file"),
        bytes.div_ceil(1000),
        start.elapsed().as_secs_f32()
    );
}

/// Prints what is to be said of the content, if anything is.
fn tell(report: &Report, colour: bool) {
    if report.errors() + report.warnings() > 0 {
        eprint!("{}", report.render(colour));
    }
}

impl Content {
    /// The shell, the styles and the words.
    fn assets(&self) -> Result<Assets> {
        self.checkout.as_deref().map_or_else(|| Ok(Assets::embedded()), Assets::from_checkout)
    }

    /// What a single file is called: like the explainer, which is called like its folder.
    fn file(&self) -> PathBuf {
        let folder = self.folder.canonicalize().unwrap_or_else(|_| self.folder.clone());
        [folder.file_name().unwrap_or_default(), ".html".as_ref()].into_iter().collect::<OsString>().into()
    }

    /// Every file and folder that the page is made from.
    fn sources(&self, player: Option<&Path>) -> Vec<PathBuf> {
        let shared = self
            .checkout
            .iter()
            .flat_map(|root| ["index.html", "locales", "styles", "src/browser"].map(|name| root.join(name)));
        [self.folder.clone()].into_iter().chain(shared).chain(player.map(Path::to_owned)).collect()
    }
}

impl Page {
    /// The player's folder, unless the page is to be static.
    fn player(&self) -> Result<Option<PathBuf>> {
        if self.r#static {
            return Ok(None);
        }
        if let Some(folder) = &self.player {
            return Ok(Some(folder.clone()));
        }
        let beside = env::current_exe().ok().and_then(|tool| Some(tool.parent()?.join("player")));
        match beside.into_iter().chain([PathBuf::from("target/wasm-bindgen/player")]).find(|folder| folder.is_dir()) {
            Some(folder) => Ok(Some(folder)),
            None => bail!(
                "the player, which makes the page interactive, was not found; `--player DIR` says where it is \
                 (in a checkout, `cargo xtask build` makes it), `--static` makes a page without it"
            ),
        }
    }
}

impl ExportForm {
    /// The form of questions, unless it is all of the document.
    fn target(self) -> Option<Target> {
        match self {
            ExportForm::Gift => Some(Target::Gift),
            ExportForm::Qti21 => Some(Target::Qti21),
            ExportForm::Anki => Some(Target::Anki),
            ExportForm::Document => None,
        }
    }
}

impl ImportForm {
    fn origin(self) -> Origin {
        match self {
            ImportForm::Gift => Origin::Gift,
            ImportForm::MdbookQuiz => Origin::MdbookQuiz,
        }
    }
}

impl Colour {
    /// Whether to colour what goes to standard error.
    fn wanted(self) -> bool {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        match self {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                io::stderr().is_terminal() && !set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb")
            }
        }
    }
}

/// A folder that is there.
fn folder(path: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(path);
    if path.is_dir() { Ok(path) } else { Err("there is no such folder".to_owned()) }
}

/// Takes the port, on this machine only.
fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!(
                "port {port} is busy: another program serves there; choose another, such as `--port {}`",
                port.wrapping_add(1)
            )
        }
        listener => listener.with_context(|| format!("cannot serve at port {port}")),
    }
}

/// Shows the address in the reader's browser; it was also printed, so that a failure only needs a word.
fn open_browser(address: &str) {
    let mut opener = if cfg!(target_os = "macos") {
        process::Command::new("open")
    } else if cfg!(windows) {
        let mut shell = process::Command::new("cmd");
        shell.args(["/C", "start", ""]);
        shell
    } else {
        process::Command::new("xdg-open")
    };
    if let Err(error) = opener.arg(address).spawn() {
        eprintln!("no browser could be opened ({error})");
    }
}

/// `1 file`, `2 files`.
fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
