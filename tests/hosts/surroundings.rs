//! Styles, layouts and containers of the host's page around the element.

use crate::host::Host;
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL};
use stage::site::Site;

#[test]
fn on_a_dark_right_to_left_page_the_explainer_is_dark_and_left_to_right() {
    Host::element("")
        .with("style", ":root { color-scheme: dark; letter-spacing: 5px; text-indent: 3em } body { max-width: none }")
        .visited(async |visit| {
            let page = &visit.page;
            page.open("").await;
            page.ask("(document.dir = 'rtl')").await;
            let element = visit.element_at("interactive-explainer").await;
            let paper = "getComputedStyle(one('.explainer')).backgroundColor";
            let dark = element.text(paper).await;
            element.sees("the text begins at the left", "getComputedStyle(one('.passage')).direction === 'ltr'").await;
            let beside =
                "one('.article').getBoundingClientRect().right <= one('.map').getBoundingClientRect().left + 1";
            element.sees("the text is left of the map", beside).await;
            element
                .sees(
                    "inherited styles of the host do not apply",
                    "getComputedStyle(one('.passage')).letterSpacing === 'normal'",
                )
                .await;
            page.ask("(one('interactive-explainer').theme = 'light')").await;
            let light = element.text(paper).await;
            page.ask("(one('interactive-explainer').theme = 'auto')").await;
            assert_eq!(element.text(paper).await, dark);
            page.ask("(document.documentElement.style.colorScheme = 'light')").await;
            assert_eq!(element.text(paper).await, light, "the theme follows the page's colour scheme");
            assert_ne!(light, dark);
        });
}

#[test]
fn in_a_narrow_column_and_with_any_font_size_of_the_host_nothing_is_cut_off() {
    Host::element("").with("style", "body { width: 320px }").visited(async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        for size in ["62.5%", "100%", "200%"] {
            page.ask(&format!("(document.documentElement.style.fontSize = '{size}')")).await;
            for place in ["", "actor=china", "tie=russia-china", "question=supplies"] {
                page.ask(&format!("one('interactive-explainer').select('{place}')")).await;
                element.settle().await;
                let wide = "one('#explainer').scrollWidth <= 320 && one('interactive-explainer, .explainer').scrollWidth <= 320";
                element.sees(&format!("{size}, {place}: the element is no wider than its column"), wide).await;
            }
            element.sees("the text can be read", "parseFloat(getComputedStyle(one('.passage')).fontSize) === 18").await;
        }
        page.sees("the page does not scroll sideways", "document.documentElement.scrollWidth <= innerWidth").await;
    });
}

#[test]
fn an_element_of_the_host_may_have_the_id_of_the_explainer_s_root() {
    Host::element("id=explainer").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        element.settle().await;
        page.sees("nothing is added to the host's page", "!one('template')").await;
        element.press(".map .actor[data-actor=russia]").await;
        element.will_see("the explainer responds", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
    });
}

#[test]
fn several_elements_on_a_page_share_player_and_progress_but_not_the_place() {
    let with_another_id = |json: &str| json.replace("\"id\":\"unraveling-alliance\"", "\"id\":\"another\"");
    let site = Site::built().again_in(&["another"]).with_document("another/", with_another_id);
    Host::page("several.html").showing(site).visited(async |visit| {
        visit.page.open("").await;
        // An element far down the page starts when the reader comes near.
        let mut elements = Vec::new();
        for id in ["one", "two", "other"] {
            visit.page.ask(&format!("one('#{id}').scrollIntoView()")).await;
            elements.push(visit.element_at(&format!("#{id}")).await);
        }
        let [one, two, other] = [0, 1, 2].map(|place| &elements[place]);
        let requested = visit.explainer.asked();
        for (file, times) in [("assets/player-", 2), ("assets/document-", 2), ("assets/style-", 0), ("index.html", 0)] {
            assert_eq!(requested.iter().filter(|it| it.contains(file)).count(), times, "{file}: {requested:?}");
        }
        for page in ["/", "/another/"] {
            assert_eq!(requested.iter().filter(|it| *it == page).count(), 1, "{requested:?}");
        }
        one.press(".map .actor[data-actor=russia]").await;
        one.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        other.press(".map .actor[data-actor=china]").await;
        other.will_see("another card opens in the other explainer", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        one.sees("the first element keeps its card", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        two.sees("the second element of the same explainer has no card", "!one('[data-open]')").await;
        two.press("#quiz .chips [data-asked=risk]").await;
        two.press("#quiz [data-question=risk] [data-option=isolation]").await;
        one.press("#quiz [data-question=unlimited] [data-option=limits]").await;
        for element in [one, two] {
            let both =
                "['risk', 'unlimited'].every((id) => one(`#quiz [data-question=${id}]`).dataset.result === 'right')";
            element.will_see("an answer in one element is in both", both).await;
        }
        other.sees("the other explainer has no answers", "!one('.question[data-result]')").await;
        let saved = "JSON.parse(localStorage.getItem('explainer:unraveling-alliance')).answers.length";
        assert_eq!(visit.page.number(saved).await, 2.0, "both answers are not saved");
        visit
            .page
            .sees("each answer is dispatched once", "received.filter((it) => it.name === 'answer').length === 2")
            .await;
    });
}

#[test]
fn in_a_shadow_root_a_dialog_a_hidden_tab_and_a_details_an_element_starts_when_it_is_shown() {
    Host::page("places.html").visited(async |visit| {
        let page = &visit.page;
        page.open("").await;
        page.will_see(
            "the element in the shadow root runs",
            "one('host-card').shadowRoot.firstChild.shadowRoot.querySelector('[data-live]')",
        )
        .await;
        let style = "(() => {
            const shadow = one('host-card').shadowRoot.firstChild.shadowRoot;
            const { letterSpacing, textTransform } = getComputedStyle(shadow.querySelector('.passage'));
            return letterSpacing + textTransform + shadow.host.offsetWidth;
        })()";
        assert_eq!(page.text(style).await, "normalnone700");
        page.ask("one('host-card').shadowRoot.firstChild.select('actor=china')").await;
        visit.will_hear("it.name === 'select' && it.detail?.id === 'china'").await;
        page.sees(
            "hidden elements have not started",
            "!['dialog', 'tab', 'details'].some((it) => one(`#in-${it}`).shadowRoot.querySelector('#explainer'))",
        )
        .await;
        for (id, show, part) in [
            ("dialog", "one('#dialog').showModal()", ".quiz"),
            (
                "tab",
                "(one('#dialog').close(), one('#tab').style.display = 'block', one('#tab').scrollIntoView())",
                ".map",
            ),
            (
                "details",
                "(one('#tab').remove(), one('#details').open = true, one('#details').scrollIntoView())",
                ".triangle",
            ),
        ] {
            page.ask(show).await;
            let element = visit.element_at(&format!("#in-{id}")).await;
            element.sees(&format!("{id}: the chosen part shows"), &format!("rendered(one('{part}'))")).await;
        }
    });
}

#[test]
fn slotted_content_of_the_host_shows_in_its_slots_with_the_host_s_styles_and_listeners() {
    Host::page("slots.html").visited(async |visit| {
        let (page, element) = (&visit.page, visit.element().await);
        let in_order = "(() => {
            const [header, bar, question, comments, notes, footer] = [one('#header'), '.bar', '[data-view]', one('#comments'), '.notes', one('#footer')]
                .map((it) => typeof it === 'string' ? one('interactive-explainer').shadowRoot.querySelector(it) : it)
                .map((it) => it.getBoundingClientRect());
            return header.bottom <= bar.top + 1 && question.bottom <= comments.top + 1 && comments.bottom <= notes.top + 1 && notes.bottom <= footer.top + 1;
        })()";
        let has_own_style = "['header', 'comments', 'footer'].every((id) => {
            const { color, fontSize, fontWeight } = getComputedStyle(one(`#${id}`));
            return rendered(one(`#${id}`)) && `${color} ${fontSize} ${fontWeight}` === 'rgb(1, 2, 3) 21px 700';
        })";
        page.sees("slotted content is in its slots", in_order).await;
        page.sees("slotted content has the host's styles", has_own_style).await;
        page.press("#comments textarea").await;
        page.write("My comment.").await;
        page.key("Enter").await;
        page.sees("the host receives keys typed in slotted content", "keys.includes('Enter')").await;
        page.press("#comments a").await;
        page.will_see("a link in slotted content leads to the host's target", "location.hash === '#after'").await;
        page.ask("(one('interactive-explainer').src += '?again', window.it = one('interactive-explainer')).remove()").await;
        page.ask("document.body.append(it)").await;
        element.player().await;
        page.sees("slotted content is in its slots again", in_order).await;
        page.sees("slotted fields keep their values", "one('#comments textarea').value.startsWith('My comment.')").await;
    });
}

#[test]
fn changes_of_the_text_by_a_translator_or_an_extension_break_nothing() {
    let wrap = "(() => {
        const wrap = (from) => {
            const texts = document.createTreeWalker(from, NodeFilter.SHOW_TEXT);
            for (const it of [...(function* () { while (texts.nextNode()) yield texts.currentNode; })()]) {
                if (!it.data.trim() || it.parentNode.localName === 'font') continue;
                const font = document.createElement('font');
                it.replaceWith(font);
                font.append(it.data.toUpperCase());
            }
            for (const it of from.querySelectorAll('*')) if (it.shadowRoot) wrap(it.shadowRoot);
        };
        wrap(document.body);
    })()";
    Host::element("").showing(Site::built().with_player_held()).visited_in(
        Kind::Chromium,
        Device::Desk,
        async |visit| {
            let (page, element) = (&visit.page, visit.page.shadow("interactive-explainer"));
            page.open("").await;
            element.will_see("the text is there", "all('.passage').length > 20").await;
            page.ask(wrap).await;
            visit.explainer.let_player_go();
            element.player().await;
            for _ in 0..2 {
                element.press(".map .actor[data-actor=russia]").await;
                element.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
                page.ask(wrap).await;
                element.press("[data-panel] .close").await;
                element.will_see("the card closes", &format!("{OPEN_PANEL} === null")).await;
                element.press(".scenarios [data-scenario=deal]").await;
                element
                    .will_see(
                        "a scenario shows",
                        "one('.map .tie[data-tie=russia-china]').dataset.sign === 'adversarial'",
                    )
                    .await;
                page.ask(wrap).await;
                element.press(".scenarios [href='#as-written']").await;
            }
            element.press("#quiz [data-option=limits]").await;
            element
                .will_see("an answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
                .await;
            page.ask("(window.it = one('interactive-explainer')).remove()").await;
            page.ask("document.body.append(it)").await;
            element.player().await;
        },
    );
}
