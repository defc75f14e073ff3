//! The author tool's command line: arguments, diagnostics, exit status.
//!
//! The exit status is 0 for success, 1 when the content has faults or the command fails, 2 when the command line is wrong.
//! Losses in an export or import of questions are reported as notes and do not change the exit status.

mod commands;

use clap::{Parser, Subcommand};
use commands::colour::Colour;
use commands::{build, check, export, import, new, passages, pins, remove, rename, schemas, serve};
use commands::{
    build::Build, check::Check, content::Content, export::Export, import::Import, new::New, pins::Pins, remove::Remove,
    rename::Rename, schemas::Schemas, serve::Serve,
};
use std::process::ExitCode;

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
    /// Begin an explainer: a small example, or all that can be made of an article without judging
    New(New),
    /// Say everything that is wrong with an explainer, and how to mend it
    Check(Check),
    /// Make the page: a folder of static files that works from any address, or one file that works from a disk
    Build(Build),
    /// Show the page while you write: a saved change, or a fault, shows at once
    Serve(Serve),
    /// List the passages: what each is called, how it begins, what it links to, and where it is named
    Passages(Content),
    /// Give something another id, where it has it and wherever it is named
    Rename(Rename),
    /// Remove something from all files, with what depends on it, and say what is left to decide
    Remove(Remove),
    /// Write where everybody stands on the map into map.toml, as pins that you can change; or take the pins away
    Pins(Pins),
    /// Write what editors complete and check the files by, JSON Schemas, into the folder
    Schemas(Schemas),
    /// Write the questions for another program, and say what it cannot ask; or the whole document
    Export(Export),
    /// Make a quiz.toml of another program's questions, or a map.toml of its network, and say what it cannot hold
    Import(Import),
}

fn main() -> ExitCode {
    let Arguments { command, colour } = Arguments::parse();
    let colour = colour.is_enabled();
    // Each command returns true for success, false when the content has faults.
    let outcome = match command {
        Command::New(new) => new::run(new),
        Command::Check(check) => check::run(check, colour),
        Command::Build(build) => build::run(build, colour),
        Command::Serve(serve) => serve::run(serve, colour),
        Command::Passages(content) => passages::run(&content),
        Command::Rename(rename) => rename::run(&rename),
        Command::Remove(remove) => remove::run(&remove),
        Command::Pins(pins) => pins::run(&pins, colour),
        Command::Schemas(schemas) => schemas::run(&schemas),
        Command::Export(export) => export::run(export, colour),
        Command::Import(import) => import::run(import),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
