//! A page of another host, on which the explainer is shown.

use stage::browser::{Kind, with};
use stage::reader::{Device, Reader};
use stage::site::{Served, Site};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// What the pages have in common: `told`, a list of what the explainers have told them, `documentOf` and `define`.
const TOLD: &str = include_str!("pages/told.js");

/// A page to be, of `tests/hosts/`, and the explainer that it shows.
#[derive(Clone)]
pub(crate) struct Host {
    page: String,
    /// What lies beside the page.
    files: BTreeMap<String, Vec<u8>>,
    headers: Vec<(&'static str, String)>,
    explainer: Site,
}

/// A reader on the page of a host.
pub(crate) struct Visit {
    /// On the page.
    pub(crate) page: Reader,
    /// The explainer's own host.
    pub(crate) explainer: Served,
}

impl Host {
    /// The page of that name, with the explainer as it was built. In the page, `{{explainer}}` stands for the address of the
    /// explainer, with the `/` at its end; `/vendor/` there is `tests/node_modules/`. Places that nothing is put into are empty.
    pub(crate) fn page(name: &str) -> Host {
        let file = stage::tests().join("hosts/pages").join(name);
        let page = fs::read_to_string(&file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()));
        Host { page, files: BTreeMap::new(), headers: Vec::new(), explainer: Site::built() }
    }

    /// The page of a project of `tests/hosts/` that uses the element's package, as `cargo xtask` has built it; beside it lies
    /// the explainer's document, `document.json`.
    pub(crate) fn project(name: &str) -> Host {
        let site = Site::of(&projects().join(name));
        let explainer = Site::built();
        let page = site.page();
        let mut files = site.files();
        files.insert("document.json".to_owned(), explainer.document().into_bytes());
        Host { page, files, headers: Vec::new(), explainer }
    }

    /// The page with one element, which has these attributes.
    pub(crate) fn element(attributes: &str) -> Host {
        Host::page("element.html").with("attributes", attributes)
    }

    /// The same with something in place of `{{name}}`.
    pub(crate) fn with(mut self, name: &str, text: &str) -> Host {
        let place = format!("{{{{{name}}}}}");
        assert!(self.page.contains(&place), "the page has no {place}");
        self.page = self.page.replace(&place, text);
        self
    }

    /// The same with a file beside the page.
    pub(crate) fn with_file(mut self, name: &str, content: Vec<u8>) -> Host {
        self.files.insert(name.to_owned(), content);
        self
    }

    /// The same with one more header, in which `{{explainer}}` is what it is in the page.
    pub(crate) fn sending(mut self, name: &'static str, value: &str) -> Host {
        self.headers.push((name, value.to_owned()));
        self
    }

    /// The same with another explainer, or with this one on a bad day.
    pub(crate) fn showing(self, explainer: Site) -> Host {
        Host { explainer, ..self }
    }

    /// Lets a reader at a desk live through a story there, in a fresh tab of every kind of browser that is here. The page is not
    /// open yet. A story in which something is to go wrong takes the complaints away before it ends.
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
            files.insert("told.js".to_owned(), TOLD.into());
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
    /// The same reader on the page, looking into the element that shows the explainer, once its player is up.
    pub(crate) async fn element(&self) -> Reader {
        self.come_to(self.page.shadow("interactive-explainer")).await
    }

    /// The same, looking into the element that matches, wherever the page is.
    pub(crate) async fn element_at(&self, selector: &str) -> Reader {
        let element = self.page.shadow(selector);
        element.player().await;
        element
    }

    /// Holds that the page was told something soon: a condition on `it`, which has `name`, `detail` and, as `by`, an id.
    pub(crate) async fn will_hear(&self, condition: &str) {
        self.page.will_see(&format!("the page is told: {condition}"), &format!("told.some((it) => {condition})")).await;
    }

    /// The same, looking into the frame that shows the explainer.
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

/// The files of others that a page names.
fn vendor(page: &str) -> BTreeMap<String, Vec<u8>> {
    let named = page.split("/vendor/").skip(1).filter_map(|rest| rest.split(['"', '\'']).next());
    let read = |name: &str| {
        let file = stage::tests().join("node_modules").join(name);
        fs::read(&file).unwrap_or_else(|_| panic!("{} is not there: `cargo xtask setup` installs it", file.display()))
    };
    named.map(|name| (format!("vendor/{name}"), read(name))).collect()
}

/// Where the projects are built.
pub(crate) fn projects() -> PathBuf {
    stage::checkout().join("target/hosts")
}
