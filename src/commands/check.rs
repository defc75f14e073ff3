//! `explainer check`: everything that is wrong with an explainer, and what mends it.

use super::content::Content;
use super::count::counted;
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use explainer::author::diagnostic::Report;
use explainer::author::fix::Fix;
use explainer::author::{check, mend, original, reports};
use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal, Write};

/// What to check, and what to do with what is found.
#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    content: Content,
    /// Mend what can be mended: shows each change and asks
    #[arg(long)]
    fix: bool,
    /// With --fix: do not ask, and mend only what was certainly meant otherwise
    #[arg(long, requires = "fix")]
    yes: bool,
    /// The form of the report: text for people, or one for other programs, on standard output
    #[arg(long, value_enum, value_name = "FORM", default_value = "text", conflicts_with = "fix")]
    format: Form,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Text,
    /// A form of our own, with bytes, lines and columns
    Json,
    /// SARIF 2.1.0, which code hosts and editors show
    Sarif,
    /// Lines that GitHub Actions shows beside the text
    Github,
}

/// So many times in a row the folder is mended and checked anew.
const ROUNDS: usize = 100;

/// Tells all that is wrong; false when that keeps the page from being made.
pub(crate) fn run(Check { content, fix, yes, format }: Check, colour: bool) -> Result<bool> {
    let assets = content.assets()?;
    if fix && !yes && !io::stdin().is_terminal() {
        bail!("`--fix` asks before each change, and there is no terminal to ask on; `--yes` takes the certain ones");
    }
    if fix {
        let mut done = 0;
        let mut asked = BTreeSet::new();
        for _ in 0..ROUNDS {
            let (_, report) = check(&content.folder, &assets);
            let wanted: Vec<&Fix> = if yes { certain(&report) } else { ask(&report, &mut asked, colour)? };
            if wanted.is_empty() {
                break;
            }
            done += mend::apply(&content.folder, report.texts(), &wanted)?;
        }
        eprintln!("{} made", counted(done, "change"));
    }
    let written = match format {
        Form::Text => None,
        Form::Json => Some(reports::json as fn(&Report) -> String),
        Form::Sarif => Some(reports::sarif as fn(&Report) -> String),
        Form::Github => Some(reports::github as fn(&Report) -> String),
    };
    if let Some(write) = written {
        let (_, report) = check(&content.folder, &assets);
        print!("{}", write(&report));
        return Ok(report.errors() == 0);
    }
    let (_, report) = content.check(&assets, colour);
    let fixable = report.faults().iter().filter(|fault| !fault.fixes().is_empty()).count();
    if fixable > 0 {
        let them = if fixable == 1 { "1 of them" } else { &format!("{fixable} of them") };
        eprintln!("{them} can be mended for you: explainer check --fix {}", content.folder.display());
    }
    if report.errors() == 0 {
        let how = if report.to_dos() == 0 { "" } else { " as a draft: `explainer build --draft`" };
        println!("{} can be built{how}", content.folder.display());
        if original::file(&content.folder).is_none() {
            println!(
                "where its passages lead to in the original is not checked: for that, save the original there as original.html \
                 or original.md; it is never published"
            );
        }
    }
    Ok(report.errors() + report.to_dos() == 0)
}

/// The first certain fix of each fault.
fn certain(report: &Report) -> Vec<&Fix> {
    report.faults().iter().filter_map(|fault| fault.fixes().iter().find(|fix| fix.safe)).collect()
}

/// Asks of each fix whether to take it; what was asked is not asked again. The first that is wanted ends it: what follows may have
/// gone with it.
fn ask<'a>(report: &'a Report, asked: &mut BTreeSet<String>, colour: bool) -> Result<Vec<&'a Fix>> {
    for (fault, fix) in report.fixes() {
        let told = report.render_one(fault, colour);
        if !asked.insert(format!("{told}{}", fix.title)) {
            continue;
        }
        eprint!("{told}\n{}? [y]es, [n]o, [q]uit: ", fix.title);
        io::stderr().flush()?;
        let mut answer = String::new();
        if io::stdin().lock().read_line(&mut answer)? == 0 {
            return Ok(Vec::new());
        }
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(vec![fix]),
            "q" | "quit" => return Ok(Vec::new()),
            _ => {}
        }
    }
    Ok(Vec::new())
}
