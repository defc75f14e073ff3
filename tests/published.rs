//! Tests of what a site has for sharing and embedding (a picture for previews, oEmbed, headers), and of the single file.

use explainer::author::assets::{Assets, Player};
use explainer::author::kinds;
use explainer::author::page::assemble;
use explainer::author::site::Site;
use explainer::author::{compile, single_file};
use explainer::document::{Document, Place};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const HOME: &str = "https://www.example.org/alliance/";

/// The built-in document with a canonical address.
fn document(canonical: Option<&str>) -> (Document, Assets) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Assets::from_checkout(root).unwrap();
    let (document, report) = compile(&root.join("content/unraveling-alliance"), &assets);
    let document = document.unwrap_or_else(|| panic!("{}", report.render(false)));
    (Document { canonical: canonical.map(str::to_owned), ..document }, assets)
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, future)
}

fn site(canonical: Option<&str>) -> Site {
    let (document, assets) = document(canonical);
    run(assemble(document, &assets)).unwrap()
}

fn text<'a>(site: &'a Site, file: &str) -> &'a str {
    str::from_utf8(&site[file]).unwrap()
}

/// The width, the height and the pixels of the picture for previews.
fn picture(site: &Site) -> (u32, u32, Vec<[u8; 4]>) {
    let picture = resvg::tiny_skia::Pixmap::decode_png(&site["preview.png"]).unwrap();
    let pixels = picture.pixels().iter().map(|it| [it.red(), it.green(), it.blue(), it.alpha()]).collect();
    (picture.width(), picture.height(), pixels)
}

#[test]
fn the_picture_has_the_shape_of_previews_and_the_colours_of_the_page() {
    let (width, height, pixels) = picture(&site(None));
    assert_eq!((width, height), (1200, 630));
    let count = |hex: &str| {
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        let colour = [part(0), part(2), part(4), 255];
        pixels.iter().filter(|it| **it == colour).count()
    };
    assert!(count("faf7f0") > pixels.len() / 2, "mostly paper");
    for (what, hex) in [("ink", "1c1b19"), ("cooperative", "0a6e72"), ("adversarial", "b8351b"), ("strained", "805900")]
    {
        assert!(count(hex) > 200, "{what}: {}", count(hex));
    }
    // The edges have the colour of the background, so that nothing is cut off.
    let edge = pixels.iter().enumerate().filter(|(at, _)| {
        let (x, y) = (at % 1200, at / 1200);
        !(8..1192).contains(&x) || !(8..622).contains(&y)
    });
    assert!(edge.into_iter().all(|(_, it)| *it == [0xfa, 0xf7, 0xf0, 255]));
}

#[test]
fn an_explainer_whose_title_the_font_cannot_show_has_no_picture() {
    let (document, assets) = document(Some(HOME));
    let site = run(assemble(Document { title: "团结的裂痕".to_owned(), ..document }, &assets)).unwrap();
    assert!(!site.contains_key("preview.png") && !text(&site, "index.html").contains("og:image"));
    let answer: Value = serde_json::from_str(text(&site, "oembed.json")).unwrap();
    assert_eq!(answer["thumbnail_url"], Value::Null);
}

#[test]
fn metadata_for_other_sites_has_absolute_addresses() {
    let site = site(Some(HOME));
    let page = text(&site, "index.html");
    for element in [
        "<meta property=\"og:image\" content=\"https://www.example.org/alliance/preview.png\">",
        "<meta property=\"og:image:width\" content=\"1200\">",
        "<meta property=\"og:image:height\" content=\"630\">",
        "<meta property=\"og:image:alt\" content=\"Who stands where: The Unraveling Alliance\">",
        "<meta name=\"twitter:card\" content=\"summary_large_image\">",
        "<meta property=\"og:url\" content=\"https://www.example.org/alliance/\">",
        "<link rel=\"canonical\" href=\"https://www.example.org/alliance/\">",
        "<link rel=\"alternate\" type=\"application/json+oembed\" \
         href=\"https://www.example.org/alliance/oembed.json\" title=\"The Unraveling Alliance\">",
        "\"image\":\"https://www.example.org/alliance/preview.png\"",
    ] {
        assert!(page.contains(element), "{element}");
    }
}

#[test]
fn the_oembed_response_is_a_frame_with_its_thumbnail() {
    let answer: Value = serde_json::from_str(text(&site(Some(HOME)), "oembed.json")).unwrap();
    let frame = answer["html"].as_str().unwrap();
    assert!(frame.starts_with(
        "<iframe src=\"https://www.example.org/alliance/embed.html\" title=\"The Unraveling Alliance\" \
         width=\"640\" height=\"600\""
    ));
    assert!(frame.ends_with("></iframe>"));
    let expected = json!({
        "version": "1.0",
        "type": "rich",
        "title": "The Unraveling Alliance",
        "provider_name": "www.example.org",
        "provider_url": "https://www.example.org/",
        "cache_age": 86400,
        "thumbnail_url": "https://www.example.org/alliance/preview.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "html": frame,
        "width": 640,
        "height": 600,
    });
    assert_eq!(answer, expected);
    let (document, assets) = document(Some(HOME));
    let signed = Document { author: Some("A. Writer".to_owned()), title: "“A” & \"B\"".to_owned(), ..document };
    let answer: Value = serde_json::from_str(text(&run(assemble(signed, &assets)).unwrap(), "oembed.json")).unwrap();
    assert_eq!(answer["author_name"], "A. Writer");
    assert!(answer["html"].as_str().unwrap().contains("title=\"“A” &amp; &quot;B&quot;\""));
}

/// The values of a header that a host which reads `_headers` sends with a file, from all rules that apply to it.
fn header_values(headers: &str, path: &str, name: &str) -> Vec<String> {
    let mut applies = false;
    let mut values = Vec::new();
    for line in headers.lines() {
        match line.strip_prefix("  ") {
            None => applies = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start)),
            Some(header) if applies => {
                values.extend(header.strip_prefix(name).and_then(|rest| rest.strip_prefix(": ")).map(str::to_owned))
            }
            Some(_) => {}
        }
    }
    values
}

#[test]
fn headers_allow_reading_from_any_origin_and_caching_of_files_with_a_hash_only() {
    let site = site(None);
    let headers = text(&site, "_headers");
    let served = site.keys().filter(|path| *path != "_headers").map(|path| format!("/{path}"));
    for path in served.chain(["/".to_owned()]) {
        assert_eq!(header_values(headers, &path, "Access-Control-Allow-Origin"), ["*"], "{path}");
        let kept = if path.starts_with("/assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(header_values(headers, &path, "Cache-Control"), [kept], "{path}");
        assert_eq!(header_values(headers, &path, "cross-origin-resource-policy"), ["cross-origin"], "{path}");
        // Only the page for frames is isolated, as pages that are isolated themselves require of a frame. On the others that policy
        // would block resources of other hosts.
        let isolated: &[&str] = if path == "/embed.html" { &["require-corp"] } else { &[] };
        assert_eq!(header_values(headers, &path, "cross-origin-embedder-policy"), isolated, "{path}");
    }
}

#[test]
fn the_single_file_holds_everything_that_it_loads() {
    let (document, assets) = document(None);
    let file = String::from_utf8(run(single_file::assemble(document, &assets)).unwrap()).unwrap();
    assert!(!file.contains("assets/"), "nothing beside it is needed");
    for line in file.lines().filter(|line| line.starts_with("<link ")) {
        assert!(line.contains("href=\"data:"), "{line}");
    }
    let policy = file.split_once("Content-Security-Policy\" content=\"").unwrap().1.split_once('"').unwrap().0;
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("'self'"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("connect-src"), "{policy}");
    let (_, pages) = file.split_once("id=\"explainer-pages\">").unwrap();
    let pages: Value = serde_json::from_str(pages.split_once("</script>").unwrap().0).unwrap();
    for name in ["worksheet.html", "answer-key.html"] {
        let page = pages[name].as_str().unwrap();
        assert!(page.contains("<style>") && page.contains(policy) && !page.contains("assets/"), "{name}");
        assert!(!page.contains("href=\"index.html"), "{name}: from the disk nothing leads back");
    }
}

#[test]
fn links_of_the_printed_pages_in_the_single_file_lead_to_the_published_page() {
    let (document, assets) = document(Some(HOME));
    let file = String::from_utf8(run(single_file::assemble(document, &assets)).unwrap()).unwrap();
    assert!(file.contains(&format!("href=\\\"{HOME}#passage=")) && !file.contains("href=\\\"index.html"));
}

#[test]
fn the_script_with_the_kinds_of_places_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/browser/kinds.js");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, kinds::script()).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    assert!(expected == kinds::script(), "run `UPDATE=1 cargo test --test native published`");
}

#[test]
fn only_one_script_names_the_kinds_of_places_and_all_that_use_it_have_it() {
    let (document, assets) = document(None);
    let code = |text: &str| {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    };
    for (name, script) in assets.scripts.iter().filter(|(name, _)| *name != "kinds.js") {
        // A scenario is a choice of signs in addresses, which scripts name in other ways, too.
        for kind in Place::KINDS.into_iter().filter(|kind| *kind != "scenario") {
            for listed in [format!("({kind}|"), format!("|{kind}"), format!("^='{kind}="), format!("^=\"{kind}=")] {
                assert!(!code(script).contains(&listed), "{name} lists kinds that kinds.js has: {listed}");
            }
        }
    }
    let constants: Vec<String> = kinds::script()
        .lines()
        .filter_map(|line| Some(line.strip_prefix("const ")?.split(' ').next()?.to_owned()))
        .collect();
    let uses = |text: &str, name: &str| {
        text.match_indices(name).any(|(at, _)| {
            let is_of_name = |it: char| it.is_alphanumeric() || it == '_';
            !text[..at].ends_with(is_of_name) && !text[at + name.len()..].starts_with(is_of_name)
        })
    };
    for constant in &constants {
        assert!(assets.scripts.iter().any(|(name, it)| name != "kinds.js" && uses(&code(it), constant)), "{constant}");
    }
    let player = || Some(Player { script: "const mount = () => {}, __wbg_init = mount;".to_owned(), module: vec![1] });
    let assets = Assets { player: player(), whole: player(), ..assets };
    // The minifier shortens the names of constants in a script that defines them; those of others stay.
    let mut files = run(assemble(document.clone(), &assets)).unwrap();
    files.insert("single.html".to_owned(), run(single_file::assemble(document, &assets)).unwrap());
    let is_code = |name: &str| name.ends_with(".js") || name.ends_with(".html");
    for (name, bytes) in files.iter().filter(|(name, _)| is_code(name)) {
        let text = str::from_utf8(bytes).unwrap();
        let lacking: Vec<&String> = constants.iter().filter(|constant| uses(text, constant)).collect();
        assert!(lacking.is_empty(), "{name} uses {lacking:?} without kinds.js");
    }
}
