//! Serves pages of other hosts that embed the explainer, and opens them in browsers.

use stage::browser::{Kind, with};
use stage::reader::{Device, Reader};
use stage::site::{Served, Site};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// The script of all these pages: `received`, which has the events of the explainers on the page, and the functions `documentOf`
/// and `define`.
const RECORDER: &str = include_str!("pages/told.js");

/// A host's page from `tests/hosts/`, and the explainer that it embeds.
#[derive(Clone)]
pub(crate) struct Host {
    page: String,
    /// The files beside the page.
    files: BTreeMap<String, Vec<u8>>,
    headers: Vec<(&'static str, String)>,
    explainer: Site,
}

/// A reader on a host's page.
pub(crate) struct Visit {
    /// The reader, in the document of the host's page.
    pub(crate) page: Reader,
    /// The server of the explainer.
    pub(crate) explainer: Served,
}

impl Host {
    /// The page of that name, with the explainer as it was built. In the page, `{{explainer}}` stands for the explainer's address,
    /// with `/` at its end, and `/vendor/` for `tests/node_modules/`. Placeholders that are not filled become empty.
    pub(crate) fn page(name: &str) -> Host {
        let file = stage::tests().join("hosts/pages").join(name);
        let page = fs::read_to_string(&file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()));
        Host { page, files: BTreeMap::new(), headers: Vec::new(), explainer: Site::built() }
    }

    /// The built page of a project in `tests/hosts/` that uses the element's package, with the explainer's document beside it as
    /// `document.json`.
    pub(crate) fn project(name: &str) -> Host {
        let site = Site::of(&projects().join(name));
        let explainer = Site::built();
        let page = site.page();
        let mut files = site.files();
        files.insert("document.json".to_owned(), explainer.document().into_bytes());
        Host { page, files, headers: Vec::new(), explainer }
    }

    /// The page with one element that has these attributes.
    pub(crate) fn element(attributes: &str) -> Host {
        Host::page("element.html").with("attributes", attributes)
    }

    /// The same page with the placeholder `{{name}}` filled.
    pub(crate) fn with(mut self, name: &str, text: &str) -> Host {
        let place = format!("{{{{{name}}}}}");
        assert!(self.page.contains(&place), "the page has no {place}");
        self.page = self.page.replace(&place, text);
        self
    }

    /// The same page with a file beside it.
    pub(crate) fn with_file(mut self, name: &str, content: Vec<u8>) -> Host {
        self.files.insert(name.to_owned(), content);
        self
    }

    /// The same page with one more response header, in which `{{explainer}}` is replaced too.
    pub(crate) fn sending(mut self, name: &'static str, value: &str) -> Host {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The same page with another explainer, for example one with faults.
    pub(crate) fn showing(self, explainer: Site) -> Host {
        Host { explainer, ..self }
    }

    /// Runs a story of a reader on the page, at a desk, in a fresh tab of every installed browser. The story opens the page
    /// itself. If something goes wrong on purpose, it takes the log before it ends.
    pub(crate) fn visited(self, story: impl AsyncFn(&Visit)) {
        for kind in Kind::here() {
            self.clone().visited_in(kind, Device::Desk, &story);
        }
    }

    /// The same in one kind of browser, with one device.
    pub(crate) fn visited_in(self, kind: Kind, device: Device, story: impl AsyncFnOnce(&Visit)) {
        with(kind, async |browser| {
            let explainer = self.explainer.shared().listening().serve().await;
            let mut files = self.files;
            files.insert("index.html".to_owned(), filled(&self.page, &explainer).into_bytes());
            files.insert("told.js".to_owned(), RECORDER.into());
            files.extend(vendor(&self.page));
            let mut site = Site::holding(files).listening();
            for (name, value) in &self.headers {
                site = site.sending(name, &filled(value, &explainer));
            }
            let page = Reader::new(browser, site.serve().await.by_its_other_name(), device).await;
            let visit = Visit { page, explainer };
            story(&visit).await;
            visit.page.has_no_complaints().await;
            visit.page.asked_nobody_but(&[&visit.page.served, &visit.explainer]).await;
        });
    }
}

impl Visit {
    /// The same reader in the shadow root of the element that shows the explainer, once its player runs.
    pub(crate) async fn element(&self) -> Reader {
        self.come_to(self.page.shadow("interactive-explainer")).await
    }

    /// The same for the element that the selector matches.
    pub(crate) async fn element_at(&self, selector: &str) -> Reader {
        let element = self.page.shadow(selector);
        element.player().await;
        element
    }

    /// Waits until the page has received an event. The condition is an expression on `it`, which has the event's `name` and
    /// `detail`, and the id of the element as `by`.
    pub(crate) async fn will_hear(&self, condition: &str) {
        self.page
            .will_see(
                &format!("the page receives an event with {condition}"),
                &format!("received.some((it) => {condition})"),
            )
            .await;
    }

    /// The same reader in the document of the frame that shows the explainer, once its player runs.
    pub(crate) async fn frame(&self) -> Reader {
        self.come_to(self.page.frame("iframe")).await
    }

    async fn come_to(&self, explainer: Reader) -> Reader {
        self.page.open("").await;
        explainer.player().await;
        explainer
    }
}

fn filled(text: &str, explainer: &Served) -> String {
    let mut parts = text.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("}}").expect("what begins ends");
        if name == "explainer" {
            filled.push_str(&explainer.url);
        }
        filled.push_str(rest);
    }
    filled
}

/// The files of npm packages that a page loads.
fn vendor(page: &str) -> BTreeMap<String, Vec<u8>> {
    let named = page.split("/vendor/").skip(1).filter_map(|rest| rest.split(['"', '\'']).next());
    let read = |name: &str| {
        let file = stage::tests().join("node_modules").join(name);
        fs::read(&file).unwrap_or_else(|_| panic!("{} is not there: `cargo xtask setup` installs it", file.display()))
    };
    named.map(|name| (format!("vendor/{name}"), read(name))).collect()
}

/// The folder of the built projects.
pub(crate) fn projects() -> PathBuf {
    stage::checkout().join("target/hosts")
}
