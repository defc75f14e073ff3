//! `explainer serve`: shows the page while its author writes.

use super::build::save_drawings;
use super::content::Content;
use super::page::{Page, make};
use super::progress::Progress;
use anyhow::{Context, Result, bail};
use clap::Args;
use explainer::author::layout::{Network, Preview};
use explainer::author::page;
use explainer::author::serve::{Sources, serve};
use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process;
use std::thread;
use std::time::Instant;

/// Arguments of `explainer serve`.
#[derive(Args)]
pub(crate) struct Serve {
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
}

/// Serves until the process is ended.
pub(crate) fn run(arguments: Serve, colour: bool) -> Result<bool> {
    let Serve { content, page, port, open, fault_file, until_input_ends } = arguments;
    if until_input_ends {
        thread::spawn(|| {
            let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
            process::exit(0);
        });
    }
    let player = page.player_folder()?;
    let listener = listen(port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    println!("{} is at {address} (Ctrl-C ends this)", content.folder.display());
    if open {
        open_browser(&address);
    }
    let sources = Sources { paths: content.watched_paths(player.as_deref()), fault: fault_file };
    let map = Preview::default();
    serve(listener, &sources, move |remake| {
        let start = Instant::now();
        let remake = remake.clone();
        let mut unsaved = None;
        let draw = |network: Network| {
            let layouts = map.layouts(network.clone(), move || remake.ask());
            unsaved = if map.is_drawing() { None } else { network.kept(&layouts) };
            layouts
        };
        let made =
            make(&content, &page, colour, &Progress::silent(), draw, page::assemble, true).unwrap_or_else(|error| {
                eprintln!("error: {error:#}");
                Err(format!("{error:#}").into())
            });
        if made.is_ok() {
            let rest = if map.is_drawing() { "; a better map follows" } else { "" };
            println!("made in {:.1} s{rest}", start.elapsed().as_secs_f32());
            unsaved.iter().for_each(|drawings| save_drawings(drawings, &content));
        }
        made
    })?;
    Ok(true)
}

/// Listens on the port, on this machine only.
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

/// Opens the address in the default browser. The address was printed as well, so a failure is only reported.
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
