//! Reading: the text, the cards and notes that open from it, and the bar that follows the reader.

use serde_json::json;
use stage::reader::{Device, OPEN_PANEL, journey};
use stage::site::Site;

#[test]
fn the_page_opens_with_its_text_and_does_not_overflow_sideways() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            reader
                .sees("the player takes over the prerendered page", "one('#explainer').dataset.start === 'hydrated'")
                .await;
            reader.sees("the title is there", "rendered(one('h1')) && one('h1').innerText.length > 10").await;
            reader
                .sees("the text is there", "all('.text .passage').length > 20 && all('.text .passage').every(rendered)")
                .await;
            for width in [320, 360, 768, 1280, 2000] {
                reader.size(width).await;
                reader.settle().await;
                let sideways = reader.ask("[document.documentElement.scrollWidth, innerWidth]").await;
                assert!(
                    sideways[0].as_f64() <= sideways[1].as_f64(),
                    "{device:?}: at {width} px the page is {} wide in a view of {}",
                    sideways[0],
                    sideways[1]
                );
            }
        });
    }
}

#[test]
fn a_mention_opens_its_card_without_scrolling_the_mention_away() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            for (mention, panel) in [
                (".text .mention[data-actor=ukraine]", "actor=ukraine"),
                (".text .mention[data-tie=russia-china]", "tie=russia-china"),
                (".text .term", "term="),
                ("[data-passage=ceiling] .number", "origin=ceiling"),
                (".points li:last-child .shown", "tie=trump-xi"),
            ] {
                reader.press(mention).await;
                let is_open = format!("({OPEN_PANEL} ?? '').startsWith({})", json!(panel));
                reader.will_see(&format!("{mention} opens its card"), &is_open).await;
                reader.settle().await;
                reader.sees("the card is in view", "within(one('[data-open]').getBoundingClientRect())").await;
                reader.sees("the card's heading is not covered", "inView(one('[data-open] h3'))").await;
                let mention = json!(mention);
                reader
                    .sees(
                        "the pressed mention is still in view",
                        &format!("within(one({mention}).getBoundingClientRect())"),
                    )
                    .await;
            }
        });
    }
}

#[test]
fn the_close_link_closes_the_card_and_the_page_stays_where_it_is() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            reader.press(".text .section:nth-of-type(3) .mention[data-actor]").await;
            reader.will_see("a card opens", OPEN_PANEL).await;
            let before = reader.scrolled().await;
            reader.press("[data-open] .close").await;
            reader.will_see("the card closes", &format!("{OPEN_PANEL} === null")).await;
            let after = reader.scrolled().await;
            assert_eq!(before, after, "{device:?}: closing the card scrolled the page");
        });
    }
}

#[test]
fn read_it_in_the_text_leads_to_the_passage_and_marks_it() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            for (from, link) in [
                ("#actor=russia", "[data-panel='actor=russia'] .read [data-goto]"),
                ("#tie=united-states-china", "[data-panel='tie=united-states-china'] [data-goto]"),
                ("", ".points [data-goto]"),
                ("", "#table [data-goto]"),
                ("", "#notes .claims [data-goto]"),
            ] {
                reader.arrive(from).await;
                if link.contains(".claims") {
                    reader.press(".claims > summary").await;
                }
                let passage = reader.text(&format!("one({}).dataset.goto", json!(link))).await;
                reader.press(link).await;
                let element = format!("one('[data-passage={passage}]')");
                reader.will_see(&format!("{link} marks {passage}"), &format!("{element}.dataset.marked")).await;
                reader.settle().await;
                let view = format!(
                    "inView({element}.querySelector('.words')) || name(document.elementFromPoint(...Object.values(aims({element}.querySelector('.words'))[0])))"
                );
                reader.sees(&format!("{passage} is in view, and nothing lies over it (from {link})"), &view).await;
                assert_eq!(reader.fragment().await, format!("#passage={passage}"));
                reader.sees("one passage is marked", "all('[data-marked]').length === 1").await;
            }
        });
    }
}

#[test]
fn notes_open_in_place() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let notes = reader.list("all('[data-note]').map((it) => it.dataset.note)").await;
            assert_eq!(notes.len(), 8, "the brief has eight notes");
            for note in notes {
                let summary = format!("[data-note='{note}']");
                reader.press(&summary).await;
                reader
                    .will_see(&format!("{note} opens"), &format!("rendered(document.getElementById('note={note}'))"))
                    .await;
                reader.sees("its summary stays where it was pressed", &format!("!!aim(one(\"{summary}\"))")).await;
                reader.sees("the note names a source", &format!("document.getElementById('note={note}').querySelector('.sources a')?.href.startsWith('https://')")).await;
            }
        });
    }
}

#[test]
fn the_bar_follows_the_reading() {
    for device in Device::ALL {
        journey(Site::built(), device, async |reader| {
            reader.arrive("").await;
            let sections = reader.list("all('section[data-section]').map((it) => it.dataset.section)").await;
            let mut read = reader.number("one('.progress').value").await;
            for section in sections {
                reader.press(&format!(".bar [href='#section={section}']")).await;
                let current = "all('.bar [aria-current]').map((it) => it.hash).join()";
                reader
                    .will_see(
                        &format!("{section} becomes the current one"),
                        &format!("{current} === '#section={section}'"),
                    )
                    .await;
                reader
                    .will_see(
                        &format!("the heading of {section} is in view"),
                        &format!("inView(one('[data-section={section}] h2'))"),
                    )
                    .await;
                let more = format!("one('.progress').value > {read} || one('.progress').value === 100");
                reader.will_see(&format!("more is read at {section} than {read} %"), &more).await;
                read = reader.number("one('.progress').value").await;
            }
            assert!(read > 80.0, "{device:?}: at the last section only {read} % are read");
            reader.ask("scrollTo({ top: 0, behavior: 'instant' })").await;
            reader.will_see("no section is current at the title", "all('.bar [aria-current]').length === 0").await;
            reader.will_see("nothing is read at the top", "one('.progress').value === 0").await;
        });
    }
}
