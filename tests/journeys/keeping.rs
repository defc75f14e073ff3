//! Downloads: the map as a picture, as tables and as a network for other tools, and progress as a file.

use crate::answering::{How, judged};
use serde_json::{Value, json};
use stage::PATIENCE;
use stage::reader::{Device, Reader, journey};
use stage::site::Site;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// An empty folder of that name for the browser's downloads.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder can be made there");
    folder
}

/// Presses the button, and waits for the file.
async fn save(reader: &Reader, button: &str, file: &Path) -> Vec<u8> {
    reader.press(&format!("[data-do={button}]")).await;
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        // The browser writes under another name first, and renames the file when it is complete.
        match fs::read(file) {
            Ok(content) if !content.is_empty() => return content,
            _ => tokio::time::sleep(Duration::from_millis(25)).await,
        }
    }
    panic!("{button} saves no {}", file.display());
}

async fn open(reader: &Reader, name: &str) -> PathBuf {
    let folder = folder(name);
    reader.browser.save_to(&folder).await;
    reader.arrive("#tie=russia-china&s=russia-china:-").await;
    reader.press(".save > summary").await;
    reader.will_see("the formats show", "rendered(one('[data-do=save-svg]'))").await;
    folder
}

/// The width and the height of a picture in px as the browser draws it, and the number of its colours.
async fn measure_picture(reader: &Reader, bytes: &[u8], kind: &str) -> [f64; 3] {
    let look = format!(
        "(async () => {{
            const url = URL.createObjectURL(new Blob([new Uint8Array({})], {{ type: '{kind}' }}));
            const image = new Image();
            image.src = url;
            await image.decode();
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
            return [canvas.width, canvas.height, new Set(new Uint32Array(pixels.data.buffer)).size];
        }})()",
        json!(bytes)
    );
    let seen = reader.ask(&look).await;
    [0, 1, 2].map(|place| seen[place].as_f64().unwrap_or_else(|| panic!("no picture: {seen}")))
}

#[test]
fn the_map_can_be_saved_as_a_picture() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            let folder = open(reader, &format!("pictures-{device:?}")).await;
            let id = reader.text("document.documentElement.dataset.explainer").await;
            let svg = save(reader, "save-svg", &folder.join(format!("{id}.svg"))).await;
            let [width, height, colours] = measure_picture(reader, &svg, "image/svg+xml").await;
            assert!(width > 200.0 && height > 200.0, "{device:?}: the SVG is {width} x {height}");
            assert!(colours > 20.0, "{device:?}: the SVG has {colours} colours: it is empty");
            let svg = String::from_utf8(svg).expect("an SVG is text");
            for says in ["Russia", "Khodorkovsky", "stroke-dasharray"] {
                assert!(svg.contains(says), "{device:?}: the SVG has no {says}");
            }
            // A picture file has no links and no controls.
            for not in ["href=", "tabindex", "class=\"reach\"", "class=\"handle\"", "var("] {
                assert!(!svg.contains(not), "{device:?}: the SVG has {not}");
            }
            let png = save(reader, "save-png", &folder.join(format!("{id}.png"))).await;
            assert!(png.starts_with(b"\x89PNG"), "{device:?}: the file is no PNG");
            assert!((10_000..2_000_000).contains(&png.len()), "{device:?}: the PNG has {} bytes", png.len());
            let [two_wide, two_high, colours] = measure_picture(reader, &png, "image/png").await;
            assert_eq!([two_wide, two_high], [2.0 * width, 2.0 * height], "{device:?}: the PNG has not twice the size");
            assert!(colours > 20.0, "{device:?}: the PNG has {colours} colours: it is empty");
        });
    }
}

#[test]
fn progress_can_be_saved_as_a_file_and_loaded_in_another_browser() {
    let folder = folder("progress");
    let mut file = PathBuf::new();
    let standing = "all('#quiz .question[data-result]').map((it) => `${it.dataset.question} ${it.dataset.result}`)";
    let mut before = Vec::new();
    journey(Site::built(), Device::Desk, async |reader| {
        reader.browser.save_to(&folder).await;
        reader.arrive("").await;
        for (place, asked) in judged(reader).await.iter().enumerate().filter(|(place, _)| place % 2 == 1) {
            asked.press(reader, if place % 4 == 1 { How::Right } else { How::Wrong }).await;
        }
        reader.press("[data-view]").await;
        reader.write("my own view").await;
        before = reader.list(standing).await;
        assert_eq!(before.len(), 7);
        reader.press(".keeping > summary").await;
        reader.will_see("the formats show", "rendered(one('[data-do=save-progress]'))").await;
        let id = reader.text("document.documentElement.dataset.explainer").await;
        file = folder.join(format!("{id}-progress.json"));
        save(reader, "save-progress", &file).await;
    });
    let other = folder.join("other.json");
    fs::write(&other, "{\"explainer\": \"another\", \"answers\": []}").expect("it can be written");
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.sees("the other browser has no answers", &format!("({standing}).length === 0")).await;
        reader.press(".keeping > summary").await;
        reader.browser.choose_file("[data-load]", &other).await;
        reader
            .will_see(
                "a file without progress is refused with a message",
                "rendered(one('.said')) && one('.said').innerText.length > 20",
            )
            .await;
        reader.sees("the refused file changes nothing", &format!("({standing}).length === 0")).await;
        let message = reader.text("one('.said').innerText").await;
        reader.browser.choose_file("[data-load]", &file).await;
        reader
            .will_see("the answers are restored", &format!("({standing}).join() === {}", json!(before.join(","))))
            .await;
        reader.will_see("a message says so", &format!("one('.said').innerText !== {}", json!(message))).await;
        reader.sees("the opinion is restored", "one('[data-view]').value === 'my own view'").await;
        reader.browser.reload().await;
        reader.player().await;
        reader
            .will_see(
                "the answers are saved in this browser",
                &format!("({standing}).join() === {}", json!(before.join(","))),
            )
            .await;
    });
}

#[test]
fn the_map_can_be_saved_as_tables_and_as_a_network() {
    journey(Site::built(), Device::Desk, async |reader| {
        let folder = open(reader, "tables").await;
        let id = reader.text("document.documentElement.dataset.explainer").await;
        let document = reader.ask("(({ actors, ties }) => ({ actors, ties }))(content())").await;
        let count = |what: &str| document[what].as_array().map_or(0, Vec::len);
        let text = async |button: &str, ending: &str| {
            let file = save(reader, button, &folder.join(format!("{id}{ending}"))).await;
            String::from_utf8(file).expect("it is UTF-8")
        };

        let actors = text("save-actors", "-actors.csv").await;
        assert!(actors.starts_with("\u{feff}Label,Type,Description,Tags\r\n"), "{actors}");
        assert_eq!(
            actors.matches("\r\n").count(),
            count("actors") + 1,
            "the table has not one row for each actor: {actors}"
        );
        assert!(actors.contains("\r\nXi Jinping,person,"), "{actors}");

        let ties = text("save-ties", "-ties.csv").await;
        assert!(
            ties.starts_with(
                "\u{feff}From,To,Direction,Type,Description,Sign,Sign in the article,Supports,Contradicts,Context\r\n"
            ),
            "{ties}"
        );
        assert_eq!(ties.matches("\r\n").count(), count("ties") + 1, "the table has not one row for each tie: {ties}");
        let supposed = ties.lines().find(|it| it.starts_with("Russia,China,")).expect("the tie is there");
        assert!(
            supposed.contains(",adversarial,strained,"),
            "the table lacks the sign in force and the article's: {supposed}"
        );

        let network: Value = serde_json::from_str(&text("save-json", ".json").await).expect("it is JSON");
        let list = |what: &str| network[what].as_array().cloned().unwrap_or_default();
        assert_eq!((list("elements").len(), list("connections").len()), (count("actors"), count("ties")));
        let tie = list("connections").into_iter().find(|it| it["id"] == "russia-china").expect("the tie is there");
        assert_eq!((&tie["sign"], &tie["sign-in-the-article"]), (&json!("adversarial"), &json!("strained")));
        let labels: Vec<Value> = list("elements").iter().map(|it| it["id"].clone()).collect();
        assert!(list("connections").iter().all(|it| labels.contains(&it["from"]) && labels.contains(&it["to"])));
    });
}
