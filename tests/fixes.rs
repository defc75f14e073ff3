//! Tests of fixes: a fix removes its fault and changes nothing else, and reports for other programs have the fixes.

use crate::programs::node;
use explainer::author::assets::Assets;
use explainer::author::diagnostic::{Code, Report};
use explainer::author::fix::Fix;
use explainer::author::{check, mend, reports};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder called `well` with the base case, with texts replaced: file, old text, new text.
fn well(changes: &[(&str, &str, &str)]) -> (TempDir, PathBuf) {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path().join("well");
    fs::create_dir(&folder).unwrap();
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/base");
    for entry in fs::read_dir(base).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    for (file, from, to) in changes {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(folder.join(file), text.replace(from, to)).unwrap();
    }
    (temporary, folder)
}

fn checked(folder: &Path) -> Report {
    check(folder, &Assets::embedded()).1
}

fn texts(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect()
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.faults().iter().map(|fault| fault.code().name()).collect()
}

/// Applies the safe fix of each fault; the number of fixes.
fn fix_all(folder: &Path) -> usize {
    let report = checked(folder);
    let fixes: Vec<&Fix> = report.faults().iter().filter_map(|it| it.fixes().iter().find(|fix| fix.safe)).collect();
    mend::apply(folder, report.texts(), &fixes).unwrap()
}

#[test]
fn a_safe_fix_restores_what_was_meant_to_the_letter() {
    for (file, meant, written, code) in [
        ("map.toml", "[[actor]]", "[[actors]]", "unknown-key"),
        ("map.toml", "[[tie]]", "[[tei]]", "unknown-key"),
        ("explainer.toml", "[claims]", "[claim]", "unknown-key"),
        ("explainer.toml", "[behind]", "[behnid]", "unknown-key"),
        ("quiz.toml", "[[question", "[[questions", "unknown-key"),
        ("quiz.toml", "[[question.option]]", "[[question.options]]", "unknown-key"),
        ("notes.toml", "[[note]]\nid", "[note]\nid", "wrong-type"),
        ("map.toml", "kind = \"group\"", "kind = “group”", "toml-syntax"),
        ("map.toml", "evidence = [\"days\"]", "evidence = [“days”]", "toml-syntax"),
        ("map.toml", "kind = \"group\"", "kind = \"gruop\"", "unknown-kind"),
        ("map.toml", "kind = \"organisation\"", "kind = \"organization\"", "unknown-kind"),
        ("map.toml", "about = \"Wants water", "abuot = \"Wants water", "unknown-key"),
        ("explainer.toml", "published = 2026-02-20", "published = 2026-2-20", "toml-syntax"),
        ("explainer.toml", "published = 2026-02-20", "published = 20 February 2026", "toml-syntax"),
        ("explainer.toml", "published = 2026-02-20", "published = \"Feb 20, 2026\"", "bad-date"),
        ("explainer.toml", "published = \"2026-02\"", "published = 2026-02", "toml-syntax"),
        ("explainer.toml", "published = \"2026-02\"", "published = \"February 2026\"", "bad-date"),
        ("notes.toml", "accessed = 2026-11-20", "accessed = \"2026-11-20\"", "bad-date"),
        ("article.md", "(actor:mill)", "(actor:mlil)", "unknown-actor"),
        ("explainer.toml", "licence = \"CC BY 4.0\"", "license = \"CC BY 4.0\"", "unknown-key"),
        ("article.md", "](actor:mill)", "](actr:mill)", "link-scheme"),
        ("article.md", "](actor:mill)", "] (actor:mill)", "markup-slip"),
        ("article.md", "**Did you know?** The", "**Did you know?* The", "markup-slip"),
        ("article.md", "see [our note](note:n1).\n", "see [our note](note:n1). (#north)\n", "markup-slip"),
    ] {
        let origin =
            if meant.contains("\"2026-02\"") || meant.contains("licence") { "published = 2026-02-20" } else { meant };
        let (_kept, folder) = well(&[(file, origin, written)]);
        let report = checked(&folder);
        assert!(codes(&report).contains(&code), "{written}: {}", report.render(false));
        let others = texts(&folder);
        assert!(fix_all(&folder) > 0, "{written}: {}", report.render(false));
        let mut now = texts(&folder);
        let text = now.remove(file).unwrap();
        let meant = if written.contains("(#north)") { "see [our note](note:n1). {#north}\n" } else { meant };
        assert!(text.contains(meant) && !text.contains(written), "{written}: {text}");
        assert!(now.iter().all(|(name, text)| others[name] == *text), "{written}: other files are as they were");
        assert!(!codes(&checked(&folder)).contains(&code), "{written}: {}", checked(&folder).render(false));
    }
}

#[test]
fn a_heading_without_its_blank_and_a_quotation_mark_within_a_text_are_fixed() {
    let (_kept, folder) = well(&[("article.md", "### What may come\n", "##What may come\n")]);
    assert!(codes(&checked(&folder)).contains(&"markup-slip"));
    fix_all(&folder);
    assert!(texts(&folder)["article.md"].contains("\n## What may come\n"));

    let (_kept, folder) = well(&[("map.toml", "Wants water, from whomever.", "Says \"more\" and waits.")]);
    assert_eq!(codes(&checked(&folder)), ["toml-syntax"], "{}", checked(&folder).render(false));
    fix_all(&folder);
    assert_eq!(codes(&checked(&folder)), [""; 0]);
    assert!(texts(&folder)["map.toml"].contains(r#"about = "Says \"more\" and waits.""#));
}

#[test]
fn punctuation_that_is_meant_as_it_stands_is_no_fault() {
    let text = "- Northwood will not buy, see [our note](note:n1).";
    for meant in [
        "2 * 3 is 6",
        "\\*so",
        "a # b",
        "#1 of all",
        "(see [our note](note:n1))",
        "*so* and **so**",
        "C# and (#)",
        "a (1) b",
    ] {
        let (_kept, folder) = well(&[("article.md", text, &format!("{text} {meant}"))]);
        assert_eq!(codes(&checked(&folder)), [""; 0], "{meant}: {}", checked(&folder).render(false));
    }
}

#[test]
fn one_mistake_is_one_error_that_says_how_many_follow_from_it() {
    let (_kept, folder) = well(&[("map.toml", "[[actor]]", "[[actors]]")]);
    let report = checked(&folder);
    assert_eq!(codes(&report), ["unknown-key"]);
    assert!(report.render(false).contains(" more errors follow from it"), "{}", report.render(false));

    // An id that is used in several places and defined nowhere.
    let (_kept, folder) = well(&[
        ("article.md", "(actor:mill)", "(actor:water-mill)"),
        ("quiz.toml", "(section:buckets)", "(actor:water-mill)"),
    ]);
    let report = checked(&folder);
    let unknown = report.faults().iter().filter(|fault| fault.code() == Code::UnknownActor).collect::<Vec<_>>();
    assert_eq!(unknown.len(), 1);
    assert!(report.render(false).contains("1 more place says the same: quiz.toml:"), "{}", report.render(false));
}

#[test]
fn the_fix_of_a_missing_key_adds_it_with_an_empty_value() {
    for (file, line, lost) in [
        ("explainer.toml", "title = \"The Well Between Two Villages\"\n", "title"),
        ("map.toml", "what = \"sells water\"\n", "what"),
        ("notes.toml", "publisher = \"Mill Archive\"\n", "publisher"),
    ] {
        let (_kept, folder) = well(&[(file, line, "")]);
        let report = checked(&folder);
        let fix = report.fixes().map(|(_, fix)| fix).next().unwrap_or_else(|| panic!("{}", report.render(false)));
        assert!(!fix.safe, "{}", fix.title);
        mend::apply(&folder, report.texts(), &[fix]).unwrap();
        assert!(texts(&folder)[file].contains(&format!("{lost} = \"\"\n")));
        assert_eq!(codes(&checked(&folder)), ["empty-text"], "{}", checked(&folder).render(false));
    }
    let (_kept, folder) = well(&[]);
    let text = texts(&folder)["explainer.toml"].clone();
    let (before, rest) = text.split_once("[original]").unwrap();
    let after = rest.split_once("[behind]").unwrap().1;
    fs::write(folder.join("explainer.toml"), [before, "[behind]", after].concat()).unwrap();
    let report = checked(&folder);
    let fix = report.fixes().next().unwrap().1;
    mend::apply(&folder, report.texts(), &[fix]).unwrap();
    assert!(texts(&folder)["explainer.toml"].ends_with("\n[original]\ntitle = \"\"\npublisher = \"\"\nurl = \"\"\n"));
    assert_eq!(codes(&checked(&folder)), ["empty-text"; 3]);
}

#[test]
fn a_file_with_a_wrong_name_is_renamed_and_no_file_is_overwritten() {
    let (_kept, folder) = well(&[]);
    fs::rename(folder.join("map.toml"), folder.join("map.toml.txt")).unwrap();
    let report = checked(&folder);
    assert_eq!(codes(&report), ["missing-file"]);
    fs::write(folder.join("map.toml"), "written meanwhile").unwrap();
    let fixes: Vec<&Fix> = report.fixes().map(|(_, fix)| fix).collect();
    assert!(mend::apply(&folder, report.texts(), &fixes).is_err());
    assert_eq!(texts(&folder)["map.toml"], "written meanwhile");
    fs::remove_file(folder.join("map.toml")).unwrap();
    assert_eq!(mend::apply(&folder, report.texts(), &fixes).unwrap(), 1);
    assert_eq!(codes(&checked(&folder)), [""; 0]);
}

#[test]
fn a_rename_that_is_no_longer_possible_leaves_the_edits_of_other_fixes_unmade() {
    let (_kept, folder) = well(&[("notes.toml", "[[note]]", "[[notes]]")]);
    fs::rename(folder.join("map.toml"), folder.join("map.toml.txt")).unwrap();
    let report = checked(&folder);
    let fixes: Vec<&Fix> = report.fixes().map(|(_, fix)| fix).collect();
    assert!(fixes.iter().any(|fix| !fix.edits().is_empty()) && fixes.iter().any(|fix| fix.edits().is_empty()));
    for (file, text) in [("map.toml", Some("written meanwhile")), ("map.toml.txt", None)] {
        match text {
            Some(text) => fs::write(folder.join(file), text).unwrap(),
            None => fs::remove_file(folder.join(file)).unwrap(),
        }
        let before = texts(&folder);
        assert!(mend::apply(&folder, report.texts(), &fixes).is_err());
        assert_eq!(texts(&folder), before);
        let _ = fs::remove_file(folder.join("map.toml"));
    }
}

#[test]
fn if_a_file_was_changed_meanwhile_no_file_is_changed() {
    let (_kept, folder) = well(&[("map.toml", "[[actor]]", "[[actors]]"), ("notes.toml", "[[note]]", "[[notes]]")]);
    let report = checked(&folder);
    let notes = texts(&folder)["notes.toml"].clone() + "# one more line\n";
    fs::write(folder.join("notes.toml"), &notes).unwrap();
    let before = texts(&folder);
    let fixes: Vec<&Fix> = report.fixes().map(|(_, fix)| fix).collect();
    let error = mend::apply(&folder, report.texts(), &fixes).unwrap_err().to_string();
    assert!(error.contains("notes.toml has changed since it was read"), "{error}");
    assert_eq!(texts(&folder), before);
}

#[test]
fn a_fix_keeps_the_byte_order_mark_and_the_line_ends() {
    let (_kept, folder) = well(&[("map.toml", "[[actor]]", "[[actors]]")]);
    let text = ["\u{feff}", &texts(&folder)["map.toml"].replace('\n', "\r\n")].concat();
    fs::write(folder.join("map.toml"), &text).unwrap();
    fix_all(&folder);
    assert_eq!(texts(&folder)["map.toml"], text.replace("[[actors]]", "[[actor]]"));
}

/// A copy of the folder `well` with the files of a fault's case in it.
fn faulty(case: &Path) -> (TempDir, PathBuf) {
    let (kept, folder) = well(&[]);
    for entry in fs::read_dir(case).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if name != "expected.txt" && name != "case.toml" {
            fs::copy(&path, folder.join(name)).unwrap();
        }
    }
    (kept, folder)
}

#[test]
fn every_fix_of_every_fault_can_be_applied_and_removes_its_fault() {
    let faults = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/faults");
    let mut count = 0;
    for case in fs::read_dir(faults).unwrap() {
        let case = case.unwrap().path();
        let (_kept, folder) = faulty(&case);
        let before: BTreeMap<String, Vec<u8>> = fs::read_dir(&folder)
            .unwrap()
            .map(|it| it.unwrap().path())
            .map(|it| (it.display().to_string(), fs::read(it).unwrap()))
            .collect();
        let report = checked(&folder);
        for (fault, fix) in report.fixes() {
            before.iter().for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
            assert_eq!(mend::apply(&folder, report.texts(), &[fix]).unwrap(), 1, "{}", case.display());
            let after = checked(&folder);
            let stays = after.faults().iter().any(|it| it.code() == fault.code() && it.message() == fault.message());
            assert!(!stays, "{}: {}\n{}", case.display(), fix.title, after.render(false));
            count += 1;
        }
    }
    assert!(count > 20, "{count} fixes");
}

#[test]
fn reports_for_other_programs_have_the_same_positions() {
    let (_kept, folder) = well(&[
        ("article.md", "](actor:mill)", "] (actor:mill)"),
        ("map.toml", "kind = \"organisation\"", "kind = “organisation”"),
    ]);
    let report = checked(&folder);
    let json: Value = serde_json::from_str(&reports::json(&report)).unwrap();
    assert_eq!(
        (json["errors"].as_u64(), json["warnings"].as_u64()),
        (Some(report.errors() as u64), Some(report.warnings() as u64))
    );
    let slip = json["faults"].as_array().unwrap().iter().find(|it| it["code"] == "markup-slip").unwrap();
    let edit = &slip["fixes"][0]["edits"][0];
    let article = texts(&folder)["article.md"].clone();
    let (start, end) = (edit["at"]["start"]["byte"].as_u64().unwrap(), edit["at"]["end"]["byte"].as_u64().unwrap());
    assert_eq!(&article[start as usize..end as usize], " ");

    let sarif: Value = serde_json::from_str(&reports::sarif(&report)).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), report.faults().len());
    for (result, fault) in results.iter().zip(report.faults()) {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][index]["id"], fault.code().name());
        assert_eq!(result.get("fixes").is_some(), !fault.fixes().is_empty());
    }
    let region =
        &results.iter().find(|it| it["ruleId"] == "markup-slip").unwrap()["locations"][0]["physicalLocation"]["region"];
    let line = article.lines().nth(region["startLine"].as_u64().unwrap() as usize - 1).unwrap();
    assert_eq!(
        line.chars()
            .skip(region["startColumn"].as_u64().unwrap() as usize - 1)
            .collect::<String>()
            .find("(actor:mill)"),
        Some(1)
    );

    let github = reports::github(&report);
    assert_eq!(github.lines().count(), report.faults().len());
    assert!(
        github.lines().all(|line| line.starts_with("::error file=") || line.starts_with("::warning file=")),
        "{github}"
    );
}

/// The reports of the cases of all faults, and of a folder whose path has characters that are special in URIs and workflow commands.
fn reports_of_all_faults() -> Vec<Report> {
    let faults = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/faults");
    let mut cases: Vec<PathBuf> = fs::read_dir(faults).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let mut all: Vec<Report> = cases.iter().map(|case| checked(&faulty(case).1)).collect();
    let (_kept, folder) = well(&[("map.toml", "kind = \"organisation\"", "kind = \"100 %: a, b\"")]);
    let named = folder.with_file_name("50 %25, a: ü");
    fs::rename(&folder, &named).unwrap();
    all.push(checked(&named));
    all
}

#[test]
fn reports_in_sarif_conform_to_its_schema() {
    let reports = reports_of_all_faults();
    let sarif: Vec<Value> = reports.iter().map(|it| serde_json::from_str(&reports::sarif(it)).unwrap()).collect();
    // A report with two errors, an unknown level and a result without a message, shows that the validation finds errors.
    let mut invalid = sarif[0].clone();
    invalid["runs"][0]["results"] = json!([{ "level": "worse" }]);
    let errors: Vec<Vec<String>> =
        serde_json::from_value(node("schema/sarif.mjs", &json!([&sarif[..], &[invalid]].concat()).to_string()))
            .unwrap();
    let (last, rest) = errors.split_last().unwrap();
    assert_eq!(last.len(), 2, "{last:?}");
    for (errors, report) in rest.iter().zip(&sarif) {
        assert!(errors.is_empty(), "{errors:?}\n{report:#}");
    }
    assert_eq!(rest.len(), reports.len());
    for (report, sarif) in reports.iter().zip(&sarif) {
        for (fault, result) in report.faults().iter().zip(sarif["runs"][0]["results"].as_array().unwrap()) {
            let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
            let path = url::Url::parse(uri).unwrap().to_file_path().unwrap();
            assert_eq!(path, Path::new(&report.texts().path(fault.span().file)));
        }
    }
}

/// Parses a workflow command as GitHub documents it, `::name key=value,key=value::message`, into its name, its properties and its
/// message, all unescaped.
fn command(line: &str) -> (String, BTreeMap<String, String>, String) {
    let data = |text: &str| {
        assert!(!text.contains(['\r', '\n']));
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    };
    let property = |text: &str| data(&text.replace("%3A", ":").replace("%2C", ","));
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, keys) = head.split_once(' ').unwrap();
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap();
        (key.to_owned(), property(value))
    };
    (name.to_owned(), keys.split(',').map(pair).collect(), data(message))
}

#[test]
fn lines_for_github_are_workflow_commands_with_the_messages_of_the_report() {
    const KEYS: [&str; 6] = ["col", "endColumn", "endLine", "file", "line", "title"];
    for report in reports_of_all_faults() {
        let github = reports::github(&report);
        assert_eq!(github.lines().count(), report.faults().len(), "{github}");
        for (line, fault) in github.lines().zip(report.faults()) {
            let (name, keys, message) = command(line);
            assert!(["error", "warning", "notice"].contains(&name.as_str()), "{line}");
            assert!(keys.keys().all(|key| KEYS.contains(&key.as_str())), "{line}");
            assert_eq!(keys["file"], report.texts().path(fault.span().file), "{line}");
            assert_eq!(keys["title"], fault.code().name());
            let lines: Vec<&str> =
                [fault.message()].into_iter().chain(fault.helps().iter().map(String::as_str)).collect();
            assert_eq!(message, lines.join("\n"), "{line}");
            for number in ["line", "col", "endLine", "endColumn"].map(|key| keys.get(key)).into_iter().flatten() {
                assert!(number.parse::<usize>().unwrap() > 0, "{line}");
            }
        }
    }
}

/// Runs `check --fix` in a pseudo-terminal, made by `script` of util-linux, types the keys, and returns the output.
#[cfg(target_os = "linux")]
fn typed(folder: &Path, keys: &str) -> String {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let command = format!("{} check --fix --colour never {}", env!("CARGO_BIN_EXE_explainer"), folder.display());
    let mut script = Command::new("script")
        .args(["--quiet", "--echo", "never", "--command", &command, "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("`script` starts; it comes with util-linux");
    script.stdin.take().unwrap().write_all(keys.as_bytes()).unwrap();
    String::from_utf8(script.wait_with_output().unwrap().stdout).unwrap().replace('\r', "")
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_check_fix_asks_about_each_fix_until_the_answer_is_valid() {
    let changes = [
        ("article.md", "(actor:mill)", "(actor:mil)"),
        ("map.toml", "kind = \"organisation\"", "kind = \"organistion\""),
    ];
    let (_kept, folder) = well(&changes);
    let before = texts(&folder);
    let shown = typed(&folder, "what?\nno\nY\n");
    assert_eq!(shown.matches("write `mill`? [y]es, [n]o, [q]uit: ").count(), 2, "{shown}");
    assert!(shown.contains("answer y, n or q"), "{shown}");
    assert!(shown.contains("1 change made"), "{shown}");
    let after = texts(&folder);
    assert_eq!(after["article.md"], before["article.md"], "declined");
    assert!(after["map.toml"].contains("kind = \"organisation\""), "{}", after["map.toml"]);

    // `q` and the end of the input leave the other faults unchanged.
    for keys in ["q\n", "\u{4}"] {
        let shown = typed(&folder, keys);
        assert!(shown.contains("0 changes made"), "{shown}");
        assert_eq!(texts(&folder), after);
    }
}
