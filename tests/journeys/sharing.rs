//! Sharing: the link to the state that the reader sees, a quote, and the HTML that embeds it in another page.

use crate::access::{Found, axe, finds_nothing};
use serde_json::json;
use stage::reader::{Device, OPEN_PANEL, Reader, TRIAD, journey};
use stage::site::Site;

/// Expressions for the contents of the dialog's fields: the link, the quote, the HTML.
const LINK: &str = "one('.sharing .copied input').value";
const QUOTE: &str = "one('.sharing > div textarea').value";
const HTML: &str = "one('.sharing form textarea').value";

/// An expression for the text on the clipboard.
const COPIED: &str = "await navigator.clipboard.readText()";

/// Opens the page at a fragment, and the dialog there.
async fn share(reader: &Reader, fragment: &str) {
    let may = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    reader.browser.tell("Browser.grantPermissions", may).await;
    reader.arrive(fragment).await;
    open(reader).await;
}

async fn open(reader: &Reader) {
    reader.press("[data-do=share]").await;
    reader.will_see("the dialog opens", "rendered(one('.sharing'))").await;
}

/// Switches the dialog to embedding.
async fn embed(reader: &Reader) {
    reader.press(".sharing [name=way][value=embed]").await;
    reader.will_see("the preview shows", "!!one('.sharing iframe')").await;
}

/// Waits until an expression is true in the page of the preview.
async fn preview(reader: &Reader, what: &str, question: &str) {
    let inside = reader.frame(".sharing iframe");
    inside.player().await;
    inside.will_see(what, question).await;
}

#[test]
fn the_link_leads_to_the_state_that_the_reader_sees() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            share(reader, "#tie=russia-china&scenario=deal").await;
            let link = reader.text(LINK).await;
            assert_eq!(link, format!("{}#tie=russia-china&scenario=deal", reader.served.url));
            reader.sees("focus is on the link", "document.activeElement === one('.sharing .copied input')").await;
            reader.press(".sharing .copied button").await;
            reader
                .will_see(
                    "the button says that the link is copied",
                    "one('.sharing .copied button').textContent === 'Copied'",
                )
                .await;
            reader.sees("the copy is announced", "one('.sharing [role=status]').textContent === 'Copied'").await;
            assert_eq!(reader.text(COPIED).await, link);
            reader.key("Escape").await;
            reader.will_see("the dialog is gone", "!one('.sharing')").await;
            reader.sees("focus is on the button again", "document.activeElement.matches('[data-do=share]')").await;
            reader.sees("the card is still open", &format!("{OPEN_PANEL} === 'tie=russia-china'")).await;
        });
    }
}

#[test]
fn the_dialog_opens_while_the_text_is_read_in_short_and_in_a_review() {
    journey(Site::built(), Device::Desk, async |reader| {
        for (fragment, source) in [
            ("#review", ""),
            ("#review&scenario=deal", ""),
            // Reading in short is saved, and so part of all further addresses.
            ("#read=short", ""),
            ("#actor=china&scenario=deal&read=short", "#actor=china&scenario=deal"),
        ] {
            share(reader, fragment).await;
            let url = &reader.served.url;
            assert_eq!(reader.text(LINK).await, format!("{url}{fragment}"));
            let quote = reader.text(QUOTE).await;
            assert!(quote.ends_with(&format!("\n{url}{source}")), "{fragment}: {quote}");
            embed(reader).await;
            let html = reader.text(HTML).await;
            assert_eq!(html.contains(" scenario=\"deal\""), fragment.contains("scenario"), "{fragment}: {html}");
        }
    });
}

#[test]
fn the_link_has_the_scenario_that_the_map_follows() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        reader.ask("one('#section\\\\=shift p').scrollIntoView({ block: 'start', behavior: 'instant' })").await;
        reader.will_see("the map follows the text", &format!("{TRIAD} === '++-'")).await;
        open(reader).await;
        assert_eq!(reader.text(LINK).await, format!("{}#scenario=thaw", reader.served.url));
    });
}

#[test]
fn the_quote_is_the_text_of_what_is_open_with_title_and_address() {
    journey(Site::built(), Device::Desk, async |reader| {
        for (fragment, text) in [
            (
                "#tie=russia-china",
                "[...one('[data-open]').querySelectorAll('h3, .kind')].map((it) => it.innerText).join('\\n\\n')",
            ),
            (
                "#actor=china",
                "[...one('[data-open]').querySelectorAll('h3, .about')].map((it) => it.innerText).join('\\n\\n')",
            ),
            ("#passage=visit", "one('[data-passage=visit] .words').innerText"),
            ("#question=risk", "content().questions.find((it) => it.id === 'risk').prompt"),
            ("#note=n1", "one('#note\\\\=n1 p').innerText"),
            ("", "one('.standfirst').innerText"),
        ] {
            share(reader, fragment).await;
            let (text, url) = (reader.text(text).await, &reader.served.url);
            assert_eq!(
                reader.text(QUOTE).await,
                format!("“{text}”\n— The Unraveling Alliance\n{url}{fragment}"),
                "{fragment}"
            );
        }
        reader.press(".sharing > div .copied:has(textarea) button").await;
        reader.will_see("the text is copied", "one('.sharing [role=status]').textContent === 'Copied'").await;
        assert_eq!(reader.text(COPIED).await, reader.text(QUOTE).await);
        let html = reader.text("await (await (await navigator.clipboard.read())[0].getType('text/html')).text()").await;
        assert!(html.contains("<blockquote") && html.contains(&format!("cite=\"{}\"", reader.served.url)), "{html}");
    });
}

#[test]
fn selected_text_becomes_the_quote() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("#scenario=deal").await;
        reader
            .ask(
                "(() => {
                one('[data-passage=visit]').scrollIntoView({ block: 'center', behavior: 'instant' });
                getSelection().selectAllChildren(one('[data-passage=visit]'));
            })()",
            )
            .await;
        open(reader).await;
        let text = reader.text("one('[data-passage=visit] .words').innerText").await;
        let link = format!("{}#passage=visit", reader.served.url);
        assert_eq!(reader.text(QUOTE).await, format!("“{text}”\n— The Unraveling Alliance\n{link}"));
        assert_eq!(reader.text(LINK).await, format!("{}#scenario=deal", reader.served.url));
    });
}

#[test]
fn html_and_preview_are_as_chosen() {
    journey(Site::built(), Device::Desk, async |reader| {
        share(reader, "#actor=china&scenario=deal").await;
        reader.sees("no preview is loaded before it is requested", "!one('iframe')").await;
        embed(reader).await;
        let url = &reader.served.url;
        let script = format!("<script type=\"module\" src=\"{url}embed.js\"></script>");
        let link = |fragment: &str| format!("<a href=\"{url}{fragment}\">The Unraveling Alliance</a>");
        let open = link("#actor=china&amp;scenario=deal");
        assert_eq!(
            reader.text(HTML).await,
            format!(
                "<interactive-explainer src=\"{url}\" actor=\"china\" scenario=\"deal\">{open}</interactive-explainer>\n{script}"
            )
        );

        reader.choose(".sharing select", "map").await;
        reader.press(".sharing [name=theme][value=dark]").await;
        reader.press(".sharing [name=height][value=fixed]").await;
        assert_eq!(
            reader.text(HTML).await,
            format!(
                "<interactive-explainer src=\"{url}\" view=\"map\" actor=\"china\" scenario=\"deal\" theme=\"dark\" height=\"800\">{open}</interactive-explainer>\n{script}"
            )
        );
        preview(reader, "the map shows, and nothing else", "rendered(one('.map')) && !rendered(one('.article'))").await;
        preview(reader, "under the scenario", &format!("{TRIAD} === '-+-'")).await;
        preview(reader, "it is dark", "getComputedStyle(root.documentElement).colorScheme === 'dark'").await;
        preview(reader, "it keeps nothing", "'unsaved' in one('#explainer').dataset").await;
        reader.sees("the preview is as high as chosen", "one('.sharing iframe').style.height === '800px'").await;

        reader.press(".sharing [name=state]").await;
        reader.press(".sharing [name=form][value=frame]").await;
        let end = "title=\"The Unraveling Alliance\" width=\"100%\" height=\"800\" style=\"border:0\"\n        loading=\"lazy\" allow=\"clipboard-write\"></iframe>";
        assert_eq!(reader.text(HTML).await, format!("<iframe src=\"{url}embed.html?view=map&amp;theme=dark\" {end}"));

        reader.choose(".sharing select", "actor=china").await;
        reader.press(".sharing [name=theme][value='']").await;
        assert_eq!(
            reader.text(HTML).await,
            format!("<iframe src=\"{url}embed.html?view=actor=china#actor=china\" {end}")
        );
        preview(reader, "the card shows alone", "rendered(one('[data-open]')) && !rendered(one('.map'))").await;
        reader.press(".sharing [name=height][value='']").await;
        reader
            .will_see(
                "the frame has the height of its content",
                &format!("{HTML}.includes(`height=\"${{Math.ceil(one('.sharing iframe').contentDocument.body.getBoundingClientRect().height)}}\"`)"),
            )
            .await;

        reader.press(".sharing form .copied button").await;
        reader.will_see("the text is copied", "one('.sharing [role=status]').textContent === 'Copied'").await;
        assert_eq!(reader.text(COPIED).await, reader.text(HTML).await);
        reader.sees("the preview adds no steps to the history", "history.length <= 3").await;
    });
}

#[test]
fn the_preview_has_the_chosen_width() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            share(reader, "").await;
            embed(reader).await;
            for width in [360, 640] {
                reader.press(&format!(".sharing [name=width][value='{width}']")).await;
                preview(reader, "the page is so wide", &format!("innerWidth === {width}")).await;
                reader
                    .sees(
                        "the preview fits into the dialog",
                        "one('.sharing iframe').getBoundingClientRect().width <= one('.sharing .room').clientWidth + 1",
                    )
                    .await;
            }
            let sideways = reader.number("one('.sharing').scrollWidth - one('.sharing').clientWidth").await;
            assert!(sideways <= 0.0, "{device:?}: the dialog is {sideways} px too wide");
        });
    }
}

#[test]
fn only_parts_that_exist_can_be_chosen() {
    let parts = "[...one('.sharing select').options].map((it) => it.value)";
    journey(Site::built(), Device::Desk, async |reader| {
        share(reader, "#term=machtpolitik").await;
        embed(reader).await;
        assert_eq!(reader.list(parts).await, ["", "article", "map", "quiz", "triangle"]);
        reader.sees("there is no state to include", "!rendered(one('.sharing [name=state]'))").await;
        reader.key("Escape").await;
        reader.ask("(one('#quiz').remove(), one('#triangle').remove())").await;
        reader.ask("(location.hash = '#tie=russia-china')").await;
        reader.will_see("a tie opens", &format!("{OPEN_PANEL} === 'tie=russia-china'")).await;
        open(reader).await;
        embed(reader).await;
        assert_eq!(reader.list(parts).await, ["", "article", "map", "tie=russia-china"]);
    });
}

#[test]
fn a_page_that_is_not_published_says_so_and_shares_its_canonical_address() {
    journey(Site::built(), Device::Desk, async |reader| {
        share(reader, "").await;
        reader
            .sees(
                "the dialog says that the page is not published",
                "one('.sharing .local').innerText.includes('once it is published')",
            )
            .await;
    });
    let canonical = "<link rel=\"canonical\" href=\"https://example.org/alliance/\"></head>";
    let site = Site::built().with_page(|page| page.replacen("</head>", canonical, 1));
    journey(site, Device::Desk, async |reader| {
        share(reader, "#actor=china").await;
        embed(reader).await;
        assert_eq!(reader.text(LINK).await, "https://example.org/alliance/#actor=china");
        reader
            .sees(
                "the dialog names the canonical address",
                "one('.sharing .local').innerText.includes('https://example.org/alliance/')",
            )
            .await;
        let html = reader.text(HTML).await;
        assert!(html.contains("src=\"https://example.org/alliance/\" actor"), "{html}");
        assert!(html.contains("src=\"https://example.org/alliance/embed.js\""), "{html}");
    });
}

#[test]
fn the_dialog_works_by_keyboard_alone() {
    journey(Site::built(), Device::Desk, async |reader| {
        let may = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        reader.browser.tell("Browser.grantPermissions", may).await;
        reader.arrive("").await;
        reader.tab_to("[data-do=share]").await;
        reader.key("Enter").await;
        reader.will_see("focus is on the link", "document.activeElement.matches('.sharing .copied input')").await;
        reader.key("Tab").await;
        reader.key("Enter").await;
        reader.will_see("the link is copied", "document.activeElement.textContent === 'Copied'").await;
        reader.walk_to("Shift+Tab", ".sharing [name=way]").await;
        reader.key("ArrowRight").await;
        reader.tab_to(".sharing [name=form]").await;
        reader.key("ArrowRight").await;
        reader.will_see("a frame is chosen", &format!("{HTML}.startsWith('<iframe')")).await;
        reader.tab_to(".sharing [name=theme]").await;
        reader.key("ArrowLeft").await;
        reader.will_see("dark is chosen", &format!("{HTML}.includes('theme=dark')")).await;
        reader.tab_to(".sharing form textarea").await;
        reader.key("Tab").await;
        reader.key(" ").await;
        reader.will_see("the HTML is copied", "document.activeElement.textContent === 'Copied'").await;
        assert_eq!(reader.text(COPIED).await, reader.text(HTML).await);
        reader.key("Escape").await;
        reader.will_see("the dialog is gone", "!one('.sharing')").await;
        reader.sees("focus is on the button again", "document.activeElement.matches('[data-do=share]')").await;
    });
}

#[test]
fn where_copying_is_refused_the_text_is_selected() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.browser.watch("Object.defineProperty(navigator, 'clipboard', { value: undefined })").await;
        reader.arrive("#actor=china").await;
        open(reader).await;
        reader.press(".sharing .copied button").await;
        reader.will_see("the dialog says what to do", "inView(one('.sharing .said'))").await;
        reader
            .sees(
                "the link is selected",
                "(({ selectionStart, selectionEnd, value }) => selectionStart === 0 && selectionEnd === value.length)(document.activeElement)",
            )
            .await;
    });
}

#[test]
fn the_device_s_own_sharing_gets_the_link() {
    journey(Site::built(), Device::Phone, async |reader| {
        reader.browser.watch("navigator.share = async (what) => { window.shared = what; }").await;
        reader.arrive("#actor=china").await;
        open(reader).await;
        reader.press(".sharing .copied button + button").await;
        reader
            .will_see(
                "the device's share dialog gets the link",
                "window.shared?.url === `${location.origin}/#actor=china`",
            )
            .await;
        reader
            .sees("the device's share dialog gets the title", "window.shared.title === 'The Unraveling Alliance'")
            .await;
    });
}

#[test]
fn without_the_dialog_s_script_the_device_s_own_sharing_is_used() {
    journey(Site::built().without("share-*.js"), Device::Desk, async |reader| {
        reader.browser.watch("navigator.share = async (what) => { window.shared = what; }").await;
        reader.arrive("#actor=china").await;
        reader.press("[data-do=share]").await;
        reader
            .will_see(
                "the device's share dialog gets the link",
                "window.shared?.url === `${location.origin}/#actor=china`",
            )
            .await;
        let complaints = reader.complaints().await;
        assert!(complaints.iter().all(|it| it.contains("share-")), "{complaints:?}");
    });
}

#[test]
fn axe_finds_nothing_in_the_dialog_and_its_targets_are_large_enough() {
    for (device, scheme) in [(Device::Phone, "dark"), (Device::Desk, "light")] {
        journey(Site::built(), device, async |reader| {
            reader.prefers("", &[("prefers-color-scheme", scheme)]).await;
            share(reader, "#tie=russia-china&scenario=deal").await;
            let mut found = Found::new();
            axe(reader, "the dialog", &mut found).await;
            embed(reader).await;
            reader.press(".sharing [name=form][value=frame]").await;
            preview(reader, "the preview is up", "true").await;
            axe(reader, "how to embed", &mut found).await;
            finds_nothing(&found, scheme);
            reader
                .finds_no_fault(
                    "smaller than 24 px",
                    "all('.sharing :is(button, select, textarea, label)').filter(rendered).filter((it) => {
                        const box = it.getBoundingClientRect();
                        return box.width < 24 || box.height < 24;
                    }).map(name)",
                )
                .await;
        });
    }
}
