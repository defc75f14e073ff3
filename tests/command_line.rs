//! What the author tool's exit status and messages promise to people and scripts.

use explainer::author::assets::Assets;
use explainer::author::{check, compile};
use explainer::document::Document;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the tool in a folder of its own, where it finds no player.
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
fn a_check_tells_what_a_compilation_tells_and_lays_out_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Assets::from_checkout(root).unwrap();
    let (checked, _) = check(&root.join("tests/content/base"), &assets);
    assert!(checked.expect("nothing is wrong with it").layouts.is_empty());
    // Of the files that there have to be, none is there.
    let empty = tempfile::tempdir().unwrap();
    let [(checked, said), (compiled, told)] = [check(empty.path(), &assets), compile(empty.path(), &assets)];
    assert!(checked.is_none() && compiled.is_none() && said.errors() > 0);
    assert_eq!(said.render(false), told.render(false));
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
fn a_missing_player_is_said_with_the_ways_out() {
    let folder = tempfile::tempdir().unwrap();
    let output = explainer(folder.path(), &["build", "."]);
    assert_eq!(output.status.code(), Some(1));
    for way_out in ["--player", "--static", "cargo xtask build"] {
        assert!(errors(&output).contains(way_out), "{}", errors(&output));
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
    let said = errors(&output);
    assert!(said.starts_with("note: ") && said.lines().count() == 1 && said.contains("`--url https://"), "{said}");
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
fn the_document_goes_out_as_readers_of_it_take_it() {
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
fn questions_go_out_and_what_does_not_get_across_is_said_in_the_end() {
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
fn a_busy_port_is_said_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    let output = explainer(folder.path(), &["serve", ".", "--static", "--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains(&format!("port {port} is busy")), "{}", errors(&output));
    assert!(errors(&output).contains("--port"), "{}", errors(&output));
}

#[test]
fn a_check_says_once_that_the_original_is_not_there_to_be_compared_with() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let well = folder.path().join("well");
    fs::create_dir(&well).unwrap();
    for entry in fs::read_dir(root.join("tests/content/base")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, well.join(path.file_name().unwrap())).unwrap();
    }
    let said = || {
        let output = explainer(folder.path(), &["check", "well"]);
        assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(said().matches("is not checked").count(), 1);
    let original = "## Buckets and Days\n\nThe two villages count every bucket. The well is older than both.\n";
    fs::write(well.join("original.md"), original).unwrap();
    assert_eq!(said(), "well can be built\n");
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
fn an_article_of_every_form_begins_an_explainer_in_which_only_judgements_are_left() {
    let folder = tempfile::tempdir().unwrap();
    let said = "Ada Moor met Ben Hall. Moor said that the Water Board of Northwood (WBN) had failed Hall and Germany.";
    let html = format!(
        "<html><head><title>A River</title></head><body><article><h1>A River</h1>{}</article></body></html>",
        format!("<p>{said}</p>").repeat(9)
    );
    for (name, text) in [
        ("river.md", format!("# A River\n\n{said}\n\n## What *now*\n\n- {{1}} <b>{said}</b>\n")),
        ("river.txt", format!("A River\n\n{said}\n\n{said}\n")),
        ("river.html", html),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
        let id = name.replace('.', "-");
        let made = explainer(folder.path(), &["new", &id, "--from", name]);
        assert_eq!(made.status.code(), Some(0), "{}", errors(&made));
        let output = explainer(folder.path(), &["check", &id]);
        let checked = errors(&output);
        assert!(checked.contains("to-do[tie-to-judge]") && !checked.contains("error["), "{checked}");
        assert!(!checked.contains("original]"), "each place is found in the original: {checked}");
        assert!(!String::from_utf8(output.stdout).unwrap().contains("is not checked"));
        assert_eq!(explainer(folder.path(), &["build", &id, "--static"]).status.code(), Some(1));
        let built = explainer(folder.path(), &["build", &id, "--static", "--draft", "--out", "site"]);
        assert_eq!(built.status.code(), Some(0), "{}", errors(&built));
        let page = fs::read_to_string(folder.path().join("site/index.html")).unwrap();
        assert!(page.contains("Draft: ") && !page.contains("had failed"), "the original's text is not published");
        // What is there is never overwritten.
        assert_eq!(explainer(folder.path(), &["new", &id, "--from", name]).status.code(), Some(1));
    }
    // What a page says of its language, licence and date is taken as it is.
    let page = "<html lang=\"de\"><head><title>Ein Turm</title><link rel=\"license\" href=\"https://creativecommons.org/licenses/by-sa/4.0/deed.de\">\
                <script type=\"application/ld+json\">{\"@type\":\"Article\",\"datePublished\":\"2026-03\"}</script></head><body><article>";
    let said =
        "<p>Ada Moor traf Ben Hall. Moor sagte, dass der Turm ein neues Dach braucht, und dass Hall kein Geld hat.</p>";
    fs::write(folder.path().join("turm.html"), format!("{page}{}</article></body></html>", said.repeat(9))).unwrap();
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
fn what_never_ends_is_read_by_no_command() {
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
fn an_export_never_takes_the_place_of_what_it_is_made_from() {
    let folder = tempfile::tempdir().unwrap();
    assert!(explainer(folder.path(), &["new", "well"]).status.success());
    fs::write(folder.path().join("well/original.md"), "The original.\n").unwrap();
    for source in ["explainer.toml", "article.md", "map.toml", "quiz.toml", "notes.toml", "original.md"] {
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

/// A copy of the base of the tests, called `well`, in a folder of its own.
fn well() -> tempfile::TempDir {
    let temporary = tempfile::tempdir().unwrap();
    fs::create_dir(temporary.path().join("well")).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content/base")).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, temporary.path().join("well").join(path.file_name().unwrap())).unwrap();
    }
    temporary
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_build_keeps_the_drawing_of_the_map_and_leaves_it_alone_while_nothing_changes() {
    let place = well();
    let build = |more: &[&str]| {
        let output = explainer(place.path(), &[&["build", "well", "--static"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        output
    };
    let kept = || fs::read_to_string(place.path().join("well/layout.toml")).ok();
    for (option, why) in [("--draft", "draft"), ("--leave-layout", "`--leave-layout`")] {
        let output = build(&[option]);
        assert!(errors(&output).contains("is not kept") && errors(&output).contains(why), "{}", errors(&output));
        assert_eq!(kept(), None);
    }
    let page = || fs::read(place.path().join("dist/index.html")).unwrap();
    let before = page();
    assert!(said(&build(&[])).contains("wrote well/layout.toml"));
    let (first, text) = (page(), kept().expect("it is kept"));
    assert_eq!(first, before, "keeping it changes nothing");
    for more in [&[][..], &["--draft"], &["--leave-layout"]] {
        let output = build(more);
        assert!(!said(&output).contains("layout.toml") && !errors(&output).contains("is not kept"), "no news");
        assert_eq!((page(), kept().as_deref()), (before.clone(), Some(&*text)));
    }
    let map = place.path().join("well/map.toml");
    let written = fs::read_to_string(&map).unwrap();
    fs::write(&map, written.replace("name = \"The mill\"", "name = \"The old water mill of the lower brook\""))
        .unwrap();
    assert!(said(&build(&[])).contains("wrote well/layout.toml"), "another name is drawn anew");
    assert_ne!(kept().as_deref(), Some(&*text));
}

#[test]
fn a_drawing_that_cannot_be_used_is_told_and_left_as_it_is() {
    let place = well();
    let file = place.path().join("well/layout.toml");
    fs::write(&file, "<<<<<<< ours\nformat = 1\n").unwrap();
    for command in [&["check", "well"][..], &["build", "well", "--static", "--leave-layout"]] {
        let output = explainer(place.path(), command);
        assert_eq!(output.status.code(), Some(0));
        assert!(errors(&output).contains("warning[unreadable-layout]"), "{}", errors(&output));
    }
    assert!(fs::read_to_string(&file).unwrap().starts_with("<<<"));
}

#[test]
fn pins_hold_the_drawing_and_go_without_a_trace() {
    let place = well();
    let map = place.path().join("well/map.toml");
    let written = fs::read_to_string(&map).unwrap();
    let build = || {
        let output = explainer(place.path(), &["build", "well", "--static"]);
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        fs::read(place.path().join("dist/index.html")).unwrap()
    };
    let before = build();
    let pins = |more: &[&str]| {
        let output = explainer(place.path(), &[&["pins", "well"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
        said(&output)
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
    // Tables that are written in one line, and a pin for all shapes.
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
