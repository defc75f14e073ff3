//! What authors see in the open page while they write: `explainer serve`.

use stage::browser::{Kind, with};
use stage::reader::{Device, Reader};
use stage::site::Site;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

/// The built-in explainer in a folder of its own, and the server that shows it, which ends when this is dropped.
struct Desk {
    folder: PathBuf,
    server: Child,
    url: String,
}

impl Desk {
    /// Copies the explainer into a folder of this name, and serves it.
    fn new(name: &str) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).expect("there is room");
        let content = stage::checkout().join("content/unraveling-alliance");
        for entry in fs::read_dir(content).expect("the explainer can be read") {
            let path = entry.expect("the explainer can be read").path();
            fs::copy(&path, folder.join(path.file_name().expect("a file has a name"))).expect("there is room");
        }
        let mut tool = stage::author_tool();
        tool.arg("serve").arg(&folder).args(["--checkout", ".", "--port", "0", "--until-input-ends"]);
        let server = tool.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut server = server.expect("the author tool runs");
        let mut lines = BufReader::new(server.stdout.take().expect("it is piped")).lines().map_while(Result::ok);
        let url =
            lines.find_map(|line| line.split_whitespace().find(|it| it.starts_with("http://")).map(str::to_owned));
        // The output is read to the end, since a closed pipe would end the server.
        std::thread::spawn(move || lines.for_each(drop));
        Desk { folder, server, url: url.expect("the server says where it is") }
    }

    fn text(&self) -> String {
        fs::read_to_string(self.folder.join("article.md")).expect("the text can be read")
    }

    fn save(&self, text: &str) {
        fs::write(self.folder.join("article.md"), text).expect("there is room");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Runs a story of an author who reads in the middle of the page while writing. Afterwards the log must be empty.
fn while_writing(name: &str, story: impl AsyncFnOnce(&Desk, &Reader)) {
    let desk = Desk::new(name);
    with(Kind::Chromium, async |browser| {
        let mut served = Site::built().serve().await;
        served.url.clone_from(&desk.url);
        let reader = Reader::new(browser, served, Device::Desk).await;
        reader.arrive("").await;
        // The mark is gone if the page loads again.
        reader.ask("(() => { document.marked = true; one('[data-passage=stake]').scrollIntoView({ behavior: 'instant' }); })()").await;
        reader.settle().await;
        story(&desk, &reader).await;
        reader.has_no_complaints().await;
    });
}

const FAULT: &str = "#explainer-fault";

/// The top of the passage that the author reads, in px of the window.
async fn place(reader: &Reader) -> f64 {
    reader.number("one('[data-passage=stake]').getBoundingClientRect().top").await
}

/// What the overlay says.
async fn overlay(reader: &Reader) -> String {
    reader.will_see("the overlay says what is wrong", &format!("!!one('{FAULT}') && rendered(one('{FAULT}'))")).await;
    reader.text(&format!("one('{FAULT}').textContent")).await
}

#[test]
fn a_saved_fault_shows_over_the_page_with_file_line_and_fix_and_goes_when_it_is_mended() {
    while_writing("a-fault-is-mended", async |desk, reader| {
        let (text, before) = (desk.text(), place(reader).await);
        let line = text.lines().position(|line| line.contains("{#ceiling")).expect("the passage is there") + 1;
        desk.save(&text.replace("[China](actor:china) can rise", "[China](actor:chinna) can rise"));
        let said = overlay(reader).await;
        for part in ["actor:chinna", &format!("article.md:{line}:"), "china"] {
            assert!(said.contains(part), "{part} is not in: {said}");
        }
        reader.sees("a screen reader is told", &format!("one('{FAULT}').role === 'alert'")).await;
        reader.sees("the last good page is still there", "document.marked && !!one('.explainer[data-live]')").await;
        assert_eq!(place(reader).await, before, "the page moved under the overlay");
        desk.save(&text);
        reader.will_see("the overlay goes", &format!("!one('{FAULT}')")).await;
        reader.sees("the page was not loaded again", "document.marked").await;
        assert_eq!(place(reader).await, before, "the page moved");
    });
}

#[test]
fn a_press_on_a_fix_mends_the_file_and_a_hidden_fault_comes_back_with_the_next() {
    while_writing("a-fix-is-pressed", async |desk, reader| {
        let (text, before) = (desk.text(), place(reader).await);
        desk.save(&text.replace("[China](actor:china) can rise", "[China](actor:chinna) can rise"));
        overlay(reader).await;
        reader.key("Escape").await;
        reader.sees("Escape hides the overlay", &format!("!one('{FAULT}')")).await;
        desk.save(&text.replace("[China](actor:china) can rise", "[China](actor:chhina) can rise"));
        let said = overlay(reader).await;
        assert!(said.contains("chhina") && !said.contains("chinna"), "{said}");
        reader.press(&format!("{FAULT} button:not(.hide)")).await;
        reader.will_see("the overlay goes", &format!("!one('{FAULT}')")).await;
        assert_eq!(desk.text(), text, "the fix wrote the right name");
        reader.sees("the page was not loaded again", "document.marked").await;
        assert_eq!(place(reader).await, before, "the page moved");
    });
}

#[test]
fn a_saved_change_shows_where_the_author_reads() {
    while_writing("a-change-shows", async |desk, reader| {
        let (text, before) = (desk.text(), place(reader).await);
        desk.save(&text.replace("as a ceiling, the article argues", "as a lid, the article argues"));
        reader.will_see("the change shows", "one('[data-passage=ceiling]').textContent.includes('as a lid')").await;
        reader.player().await;
        reader.sees("the page was loaded again", "!document.marked").await;
        let place = place(reader).await;
        assert!((place - before).abs() < 2.0, "the author reads at {place} instead of {before}");
    });
}
