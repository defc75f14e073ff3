//! `explainer check`: reports every fault of an explainer, and applies fixes.

use super::content::Content;
use super::count::counted;
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use explainer::author::diagnostic::Report;
use explainer::author::fix::Fix;
use explainer::author::{check, mend, original, reports};
use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal, Write};

/// Arguments of `explainer check`.
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

/// The most rounds of fixing and checking again in one run.
const MAX_ROUNDS: usize = 100;

/// Reports every fault; false when an error or a to-do keeps the page from being built.
pub(crate) fn run(Check { content, fix, yes, format }: Check, colour: bool) -> Result<bool> {
    let assets = content.assets()?;
    if fix && !yes && !io::stdin().is_terminal() {
        bail!("`--fix` asks before each change, and there is no terminal to ask on; `--yes` takes the certain ones");
    }
    if fix {
        let mut applied = 0;
        let mut asked = BTreeSet::new();
        for _ in 0..MAX_ROUNDS {
            let (_, report) = check(&content.folder, &assets);
            let chosen: Vec<&Fix> = if yes { safe_fixes(&report) } else { ask(&report, &mut asked, colour)? };
            if chosen.is_empty() {
                break;
            }
            applied += mend::apply(&content.folder, report.texts(), &chosen)?;
        }
        eprintln!("{} made", counted(applied, "change"));
    }
    let writer = match format {
        Form::Text => None,
        Form::Json => Some(reports::json as fn(&Report) -> String),
        Form::Sarif => Some(reports::sarif as fn(&Report) -> String),
        Form::Github => Some(reports::github as fn(&Report) -> String),
    };
    if let Some(writer) = writer {
        let (_, report) = check(&content.folder, &assets);
        print!("{}", writer(&report));
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

/// The first safe fix of each fault.
fn safe_fixes(report: &Report) -> Vec<&Fix> {
    report.faults().iter().filter_map(|fault| fault.fixes().iter().find(|fix| fix.safe)).collect()
}

/// Asks about each fix whether to apply it, and never twice about the same. Returns after the first one accepted, since
/// applying it may remove the later faults.
fn ask<'a>(report: &'a Report, asked: &mut BTreeSet<String>, colour: bool) -> Result<Vec<&'a Fix>> {
    for (fault, fix) in report.fixes() {
        let rendered = report.render_one(fault, colour);
        if !asked.insert(format!("{rendered}{}", fix.title)) {
            continue;
        }
        eprintln!("{rendered}");
        match answer(&fix.title)? {
            Answer::Yes => return Ok(vec![fix]),
            Answer::No => {}
            Answer::Quit => return Ok(Vec::new()),
        }
    }
    Ok(Vec::new())
}

enum Answer {
    Yes,
    No,
    Quit,
}

/// Asks whether to apply a fix, again until the answer is valid. The end of the input counts as `quit`.
fn answer(title: &str) -> Result<Answer> {
    loop {
        eprint!("{title}? [y]es, [n]o, [q]uit: ");
        io::stderr().flush()?;
        let mut answer = String::new();
        if io::stdin().lock().read_line(&mut answer)? == 0 {
            return Ok(Answer::Quit);
        }
        match answer.trim().to_lowercase().as_str() {
            "y" | "yes" => return Ok(Answer::Yes),
            "n" | "no" => return Ok(Answer::No),
            "q" | "quit" => return Ok(Answer::Quit),
            _ => eprintln!("answer y, n or q"),
        }
    }
}
