//! Tests of the author tool's commands: exit status, messages and files.

use explainer::author::assets::Assets;
use explainer::author::{check, compile};
use explainer::document::Document;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the tool in a folder, without a player.
fn explainer(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_explainer"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("EXPLAINER_PLAYER")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn misuse_is_status_2() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["polish"][..],
        &["check"],
        &["check", "nowhere"],
        &["build", ".", "--quick"],
        &["export", ".", "--to", "papyrus"],
        &["import", "x"],
        &["serve", ".", "--port", "x"],
        &["serve", ".", "--url", "example.org"],
        &["build", ".", "--url", "ftp://example.org/"],
    ] {
        assert_eq!(explainer(folder.path(), arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn the_built_in_explainer_is_without_fault_or_warning() {
    let output = explainer(Path::new(env!("CARGO_MANIFEST_DIR")), &["check", "content/unraveling-alliance"]);
    assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
}

#[test]
fn check_reports_the_same_as_a_compilation_and_lays_out_no_map() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Assets::from_checkout(root).unwrap();
    let (checked, _) = check(&root.join("tests/content/base"), &assets);
    assert!(checked.expect("nothing is wrong with it").layouts.is_empty());
    // A folder without any of the files of an explainer.
    let empty = tempfile::tempdir().unwrap();
    let [(checked, check_report), (compiled, compile_report)] =
        [check(empty.path(), &assets), compile(empty.path(), &assets)];
    assert!(checked.is_none() && compiled.is_none() && check_report.errors() > 0);
    assert_eq!(check_report.render(false), compile_report.render(false));
}

#[test]
fn faults_in_the_content_are_status_1_and_leave_the_last_build_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::create_dir(folder.path().join("dist")).unwrap();
    let output = explainer(folder.path(), &["build", "content", "--static"]);
    assert_eq!(output.status.code(), Some(1), "an empty folder is no explainer: {}", errors(&output));
    assert!(errors(&output).contains("dist is as it was"));
    assert_eq!(fs::read_dir(folder.path().join("dist")).unwrap().count(), 0);
}

#[test]
fn the_message_of_a_missing_player_says_what_can_be_done() {
    let folder = tempfile::tempdir().unwrap();
    let output = explainer(folder.path(), &["build", "."]);
    assert_eq!(output.status.code(), Some(1));
    for hint in ["--player", "--static", "cargo xtask build"] {
        assert!(errors(&output).contains(hint), "{}", errors(&output));
    }
}

#[test]
fn a_build_without_an_address_says_what_is_missing_and_how_to_have_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let build = ["build", "content/unraveling-alliance", "--static", "--out", out.to_str().unwrap()];
    let output = explainer(root, &build);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    let note = errors(&output);
    assert!(note.starts_with("note: ") && note.lines().count() == 1 && note.contains("`--url https://"), "{note}");
    let page = || fs::read_to_string(out.join("index.html")).unwrap();
    assert!(!page().contains("og:image") && !page().contains("oembed") && !out.join("oembed.json").exists());

    let output = explainer(root, &[&build[..], &["--url", "https://example.org/alliance"]].concat());
    assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
    assert!(page().contains("<link rel=\"canonical\" href=\"https://example.org/alliance/\">"));
    assert!(out.join("oembed.json").exists());
}

#[test]
fn a_single_file_is_called_like_the_explainer_and_replaces_nothing_else() {
    let (content, folder) = (well(), tempfile::tempdir().unwrap());
    let content = content.path().join("well");
    let build = ["build", content.to_str().unwrap(), "--static", "--single-file"];
    for _ in 0..2 {
        let output = explainer(folder.path(), &build);
        assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
    }
    let made: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(made, ["well.html"]);
    fs::write(folder.path().join("thesis.html"), "years of work").unwrap();
    let output = explainer(folder.path(), &[&build[..], &["--out", "thesis.html"]].concat());
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("thesis.html is no explainer"), "{}", errors(&output));
    assert_eq!(fs::read_to_string(folder.path().join("thesis.html")).unwrap(), "years of work");
}

#[test]
fn an_exported_document_can_be_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("document.json");
    let arguments = ["export", "tests/content/base", "--to", "document", "--out", out.to_str().unwrap()];
    let output = explainer(root, &arguments);
    assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
    let written = fs::read_to_string(&out).unwrap();
    assert_eq!(explainer(root, &arguments[..4]).stdout, written.as_bytes(), "without --out the same goes out");
    let document = Document::from_json(&written).unwrap();
    assert_eq!((document.id.as_str(), document.questions.len()), ("base", 1));
    assert!(!written.contains("paper-"), "what only paper says stays behind");
}

#[test]
fn an_export_of_questions_says_at_its_end_how_many_were_left_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("quiz.txt");
    for form in ["gift", "qti21", "anki"] {
        let arguments = ["export", "tests/content/base", "--to", form, "--out", out.to_str().unwrap()];
        let output = explainer(root, &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        let last = errors(&output).lines().last().unwrap_or_default().to_owned();
        assert_eq!(last, format!("wrote 1 question to {}, none left out", out.display()));
        let printed = explainer(root, &arguments[..4]);
        assert_eq!(printed.stdout, fs::read(&out).unwrap(), "without --out the same goes to standard output");
    }
    let output = explainer(folder.path(), &["export", ".", "--to", "gift"]);
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(1), &b""[..]),
        "an empty folder is no explainer"
    );
}

#[test]
fn an_import_says_what_it_left_out_by_its_line_and_replaces_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("old.gift"), "::well::Is it deep? {T}\n\nWhy so deep? {}\n").unwrap();
    let arguments = ["import", "--from", "gift", "old.gift", "--out", "quiz.toml"];
    let output = explainer(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(
        errors(&output).starts_with("note: line 3: an essay, which nobody here could judge; left out"),
        "{}",
        errors(&output)
    );
    assert!(errors(&output).ends_with("wrote 1 question to quiz.toml, 1 left out\n"), "{}", errors(&output));
    let quiz = fs::read_to_string(folder.path().join("quiz.toml")).unwrap();
    assert!(quiz.starts_with("[[question]]\nid = \"well\"\n") && quiz.contains("#     Why so deep? {}"), "{quiz}");

    fs::write(folder.path().join("quiz.toml"), "mine").unwrap();
    let output = explainer(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("cannot write quiz.toml"), "{}", errors(&output));
    assert_eq!(fs::read_to_string(folder.path().join("quiz.toml")).unwrap(), "mine");
    let output = explainer(folder.path(), &["import", "--from", "mdbook-quiz", "old.gift"]);
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]));
    assert!(
        errors(&output).contains("old.gift: it is GIFT, not a quiz of mdbook-quiz: `--from gift`"),
        "{}",
        errors(&output)
    );
}

#[test]
fn the_message_of_a_busy_port_says_what_can_be_done() {
    let folder = tempfile::tempdir().unwrap();
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    let output = explainer(folder.path(), &["serve", ".", "--static", "--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains(&format!("port {port} is busy")), "{}", errors(&output));
    assert!(errors(&output).contains("--port"), "{}", errors(&output));
}

#[test]
fn check_says_once_that_the_original_is_missing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let well = folder.path().join("well");
    fs::create_dir(&well).unwrap();
    for entry in fs::read_dir(root.join("tests/content/base")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, well.join(path.file_name().unwrap())).unwrap();
    }
    let checked = || {
        let output = explainer(folder.path(), &["check", "well"]);
        assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(checked().matches("is not checked").count(), 1);
    let original = "## Buckets and Days\n\nThe two villages count every bucket. The well is older than both.\n";
    fs::write(well.join("original.md"), original).unwrap();
    assert_eq!(checked(), "well can be built\n");
}

#[test]
fn a_network_is_imported_to_a_new_file_and_what_does_not_fit_is_said_beside_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let file = root.join("tests/formats/networks/networkx.gexf");
    let output = explainer(folder.path(), &["import", "--from", "gexf", file.to_str().unwrap(), "--out", "map.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(errors(&output).ends_with("wrote 3 actors and 2 ties to map.toml, 1 left out\n"), "{}", errors(&output));
    assert!(fs::read_to_string(folder.path().join("map.toml")).unwrap().starts_with("[[actor]]\nid = \"ash\"\n"));
}

#[test]
fn an_article_in_any_format_begins_an_explainer_without_errors() {
    let folder = tempfile::tempdir().unwrap();
    let sentences =
        "Ada Moor met Ben Hall. Moor stdout that the Water Board of Northwood (WBN) had failed Hall and Germany.";
    let html = format!(
        "<html><head><title>A River</title></head><body><article><h1>A River</h1>{}</article></body></html>",
        format!("<p>{sentences}</p>").repeat(9)
    );
    for (name, text) in [
        ("river.md", format!("# A River\n\n{sentences}\n\n## What *now*\n\n- {{1}} <b>{sentences}</b>\n")),
        ("river.txt", format!("A River\n\n{sentences}\n\n{sentences}\n")),
        ("river.html", html),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
        let id = name.replace('.', "-");
        let made = explainer(folder.path(), &["new", &id, "--from", name]);
        assert_eq!(made.status.code(), Some(0), "{}", errors(&made));
        let output = explainer(folder.path(), &["check", &id]);
        let checked = errors(&output);
        assert!(checked.contains("to-do[tie-to-judge]") && !checked.contains("error["), "{checked}");
        assert!(!checked.contains("original]"), "each temporary is found in the original: {checked}");
        assert!(!String::from_utf8(output.stdout).unwrap().contains("is not checked"));
        assert_eq!(explainer(folder.path(), &["build", &id, "--static"]).status.code(), Some(1));
        let built = explainer(folder.path(), &["build", &id, "--static", "--draft", "--out", "site"]);
        assert_eq!(built.status.code(), Some(0), "{}", errors(&built));
        let page = fs::read_to_string(folder.path().join("site/index.html")).unwrap();
        assert!(page.contains("Draft: ") && !page.contains("had failed"), "the original's text is not published");
        // An existing folder is never overwritten.
        assert_eq!(explainer(folder.path(), &["new", &id, "--from", name]).status.code(), Some(1));
    }
    // Language, licence and date are taken from the page.
    let page = "<html lang=\"de\"><head><title>Ein Turm</title><link rel=\"license\" href=\"https://creativecommons.org/licenses/by-sa/4.0/deed.de\">\
                <script type=\"application/ld+json\">{\"@type\":\"Article\",\"datePublished\":\"2026-03\"}</script></head><body><article>";
    let paragraph =
        "<p>Ada Moor traf Ben Hall. Moor sagte, dass der Turm ein neues Dach braucht, und dass Hall kein Geld hat.</p>";
    fs::write(folder.path().join("turm.html"), format!("{page}{}</article></body></html>", paragraph.repeat(9)))
        .unwrap();
    let made = explainer(folder.path(), &["new", "turm", "--from", "turm.html"]);
    assert!(errors(&made).contains("in the language `de`, for which the tool has no words"), "{}", errors(&made));
    let begun = fs::read_to_string(folder.path().join("turm/explainer.toml")).unwrap();
    for line in ["lang = \"de\"", "licence = \"CC BY-SA 4.0\"", "published = \"2026-03\""] {
        assert!(begun.lines().any(|it| it == line), "{line}: {begun}");
    }
    let checked = errors(&explainer(folder.path(), &["check", "turm"]));
    assert!(checked.contains("to-do[") && !checked.contains("error["), "{checked}");
    let example = explainer(folder.path(), &["new", "example"]);
    assert_eq!(example.status.code(), Some(0), "{}", errors(&example));
    let checked = explainer(folder.path(), &["check", "example"]);
    assert_eq!((checked.status.code(), errors(&checked).as_str()), (Some(0), ""));
}

#[test]
#[cfg(unix)]
fn no_command_reads_pipes_or_devices() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = |name: &str| {
        assert!(Command::new("mkfifo").arg(folder.path().join(name)).status().unwrap().success());
        name.to_owned()
    };
    let device = |name: &str| {
        std::os::unix::fs::symlink("/dev/zero", folder.path().join(name)).unwrap();
        name.to_owned()
    };
    for (number, form) in
        ["gift", "moodle-xml", "aiken", "table", "mdbook-quiz", "h5p", "csv", "graphml", "gexf", "kumu"]
            .iter()
            .enumerate()
    {
        for file in [pipe(&format!("pipe-{number}")), device(&format!("device-{number}"))] {
            let output = explainer(folder.path(), &["import", "--from", form, &file]);
            assert_eq!(output.status.code(), Some(1), "{form} {file}");
            assert!(errors(&output).contains("no regular file"), "{}", errors(&output));
        }
    }
    fs::write(folder.path().join("ties.csv"), "from,to\na,b\n").unwrap();
    let actors = pipe("actors");
    assert!(
        errors(&explainer(folder.path(), &["import", "--from", "csv", "ties.csv", "--actors", &actors]))
            .contains("no regular")
    );
    for ending in ["md", "html", "docx", "txt"] {
        for file in [pipe(&format!("pipe.{ending}")), device(&format!("device.{ending}"))] {
            let output = explainer(folder.path(), &["new", "begun", "--from", &file]);
            assert_eq!(output.status.code(), Some(1), "{file}");
            assert!(
                errors(&output).contains("no regular file") && !folder.path().join("begun").exists(),
                "{}",
                errors(&output)
            );
        }
    }
    // The original beside the texts.
    assert!(explainer(folder.path(), &["new", "well"]).status.success());
    for original in ["well/original.html", "well/original.md"] {
        for make in [&pipe as &dyn Fn(&str) -> String, &device] {
            make(original);
            let output = explainer(folder.path(), &["check", "well"]);
            assert!(errors(&output).contains("no regular file"), "{}", errors(&output));
            fs::remove_file(folder.path().join(original)).unwrap();
        }
    }
}

#[test]
fn an_export_never_overwrites_a_file_that_it_is_made_from() {
    let folder = tempfile::tempdir().unwrap();
    assert!(explainer(folder.path(), &["new", "well"]).status.success());
    fs::write(folder.path().join("well/original.md"), "The original.\n").unwrap();
    fs::write(folder.path().join("well/layout.toml"), "# The last drawing.\n").unwrap();
    for source in ["explainer.toml", "article.md", "map.toml", "quiz.toml", "notes.toml", "original.md", "layout.toml"]
    {
        let source = format!("well/{source}");
        let before = fs::read_to_string(folder.path().join(&source)).unwrap();
        for form in ["gift", "anki", "document", "h5p"] {
            for out in [source.clone(), format!("./well/../{source}")] {
                let output = explainer(folder.path(), &["export", "well", "--to", form, "--out", &out]);
                assert_eq!(output.status.code(), Some(1), "{form} {out}");
                assert!(errors(&output).contains("would be lost"), "{}", errors(&output));
            }
        }
        assert_eq!(fs::read_to_string(folder.path().join(&source)).unwrap(), before);
    }
}

/// A temporary folder with a copy of the base case, called `well`.
fn well() -> tempfile::TempDir {
    let temporary = tempfile::tempdir().unwrap();
    fs::create_dir(temporary.path().join("well")).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/base")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, temporary.path().join("well").join(path.file_name().unwrap())).unwrap();
    }
    temporary
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_build_keeps_the_drawing_of_the_map_and_leaves_it_alone_while_nothing_changes() {
    let temporary = well();
    let build = |more: &[&str]| {
        let output = explainer(temporary.path(), &[&["build", "well", "--static"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        output
    };
    let kept = || fs::read_to_string(temporary.path().join("well/layout.toml")).ok();
    for (option, why) in [("--draft", "draft"), ("--leave-layout", "`--leave-layout`")] {
        let output = build(&[option]);
        assert!(errors(&output).contains("is not kept") && errors(&output).contains(why), "{}", errors(&output));
        assert_eq!(kept(), None);
    }
    let page = || fs::read(temporary.path().join("dist/index.html")).unwrap();
    let before = page();
    assert!(stdout(&build(&[])).contains("wrote well/layout.toml"));
    let (first, text) = (page(), kept().expect("it is kept"));
    assert_eq!(first, before, "keeping it changes nothing");
    for more in [&[][..], &["--draft"], &["--leave-layout"]] {
        let output = build(more);
        assert!(!stdout(&output).contains("layout.toml") && !errors(&output).contains("is not kept"), "no news");
        assert_eq!((page(), kept().as_deref()), (before.clone(), Some(&*text)));
    }
    let map = temporary.path().join("well/map.toml");
    let written = fs::read_to_string(&map).unwrap();
    fs::write(&map, written.replace("name = \"The mill\"", "name = \"The old water mill of the lower brook\""))
        .unwrap();
    assert!(stdout(&build(&[])).contains("wrote well/layout.toml"), "another name is drawn anew");
    assert_ne!(kept().as_deref(), Some(&*text));
}

#[test]
fn an_unreadable_layout_is_a_warning_and_the_file_is_left_alone() {
    let temporary = well();
    let file = temporary.path().join("well/layout.toml");
    fs::write(&file, "<<<<<<< ours\nformat = 1\n").unwrap();
    for command in [&["check", "well"][..], &["build", "well", "--static", "--leave-layout"]] {
        let output = explainer(temporary.path(), command);
        assert_eq!(output.status.code(), Some(0));
        assert!(errors(&output).contains("warning[unreadable-layout]"), "{}", errors(&output));
    }
    assert!(fs::read_to_string(&file).unwrap().starts_with("<<<"));
}

#[test]
fn pins_keep_the_drawing_and_can_be_cleared() {
    let temporary = well();
    let map = temporary.path().join("well/map.toml");
    let written = fs::read_to_string(&map).unwrap();
    let build = || {
        let output = explainer(temporary.path(), &["build", "well", "--static"]);
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        fs::read(temporary.path().join("dist/index.html")).unwrap()
    };
    let before = build();
    let pins = |more: &[&str]| {
        let output = explainer(temporary.path(), &[&["pins", "well"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        stdout(&output)
    };
    assert!(pins(&[]).contains("3 pins written"));
    let pinned = fs::read_to_string(&map).unwrap();
    assert_eq!(pinned.matches("\npin = { tall = [0.").count(), 3, "{pinned}");
    assert_eq!(build(), before, "the drawing is the same");
    assert!(pins(&[]).contains("3 pins written"));
    assert_eq!(fs::read_to_string(&map).unwrap(), pinned, "and so are the pins");
    assert!(pins(&["--clear"]).contains("3 pins taken out"));
    assert_eq!(
        fs::read_to_string(&map).unwrap(),
        written.replace("pin = [0.5, 0]\n", ""),
        "the one that was there is gone, too"
    );
    // Inline tables, and a pin for all shapes of container.
    let line = "{ pin = [0.5, 0.5], id = \"mill\", name = \"The mill\", kind = \"organisation\", about = \"Sells.\" }";
    let tables = written.split("\n[[").filter(|table| !table.starts_with("actor")).collect::<Vec<_>>().join("\n[[");
    let others = ["northwood", "southmoor"];
    let others = others.map(|id| format!("{{ id = \"{id}\", name = \"{id}\", kind = \"group\", about = \"One.\" }}"));
    let (triad, rest) = tables.split_at(tables.find("\n[[").unwrap());
    let inline = format!("{triad}\nactor = [{line}, {}]\n{rest}", others.join(", "));
    fs::write(&map, &inline).unwrap();
    assert!(pins(&[]).contains("3 pins written"));
    assert!(pins(&["--clear"]).contains("3 pins taken out"));
    assert_eq!(fs::read_to_string(&map).unwrap(), inline.replace("pin = [0.5, 0.5], ", ""));
}

#[test]
fn new_from_an_address_fails_and_says_how_to_get_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let output = explainer(folder.path(), &["new", "light", "--from", "https://example.org/light"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        errors(&output).contains("that is an address; open it in a browser, save the page as HTML"),
        "{}",
        errors(&output)
    );
    assert!(!folder.path().join("light").exists());
}

#[test]
fn remove_prints_what_it_removed_and_leaves_a_valid_folder() {
    let folder = tempfile::tempdir().unwrap();
    explainer(folder.path(), &["new", "light"]);
    let output = explainer(folder.path(), &["remove", "light", "port"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    assert!(said.starts_with("the actor `port` (The port) is gone\nand with it the tie `friends-port`"), "{said}");
    assert_eq!(explainer(folder.path(), &["check", "light"]).status.code(), Some(0));
    let again = explainer(folder.path(), &["remove", "light", "port"]);
    assert_eq!((again.status.code(), again.stdout.len()), (Some(1), 0));
    assert!(errors(&again).contains("nothing has the id `port`"));
}
