//! The explainer's page in a frame.

use crate::host::{Host, Visit};
use serde_json::json;
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL, Reader};

/// A page with the explainer in a frame, given what follows its address, and the frame's attributes and style.
fn framed(address: &str, attributes: &str, style: &str) -> Host {
    let frame =
        format!("<iframe src=\"{{{{explainer}}}}embed.html{address}\" title=\"The explainer\" {attributes}></iframe>");
    Host::page("frame.html").with("frame", &frame).with("style", style).with("script", "")
}

/// A page with markup instead of a frame, and a script at its end.
fn scripted(frame: &str, script: &str) -> Host {
    Host::page("frame.html").with("frame", frame).with("style", "").with("script", script)
}

/// A frame without a height.
const FRAME: &str = "<iframe src=\"{{explainer}}embed.html\" title=\"The explainer\"></iframe>";

/// A page in which pym.js makes the frame, in an element with this attribute.
fn by_pym(attribute: &str) -> Host {
    scripted(
        &format!("<div id=\"pym\" {attribute}></div>"),
        "<script src=\"/vendor/pym.js/dist/pym.v1.min.js\"></script>
        <script>new pym.Parent('pym', '{{explainer}}embed.html', { title: 'The explainer' })</script>",
    )
}

/// An expression for whether the frame is as high as its content.
const FITS: &str = "Math.abs(document.body.getBoundingClientRect().height - innerHeight) < 2";

/// Asserts that the frame is as high as its content when that grows, shrinks, and becomes narrow.
async fn has_its_height(visit: &Visit, frame: &Reader) {
    frame.will_see("the frame is as high as what is in it", &format!("{FITS} && innerHeight > 2000")).await;
    let height = frame.number("innerHeight").await;
    frame.press(".article .note summary[data-note=n3]").await;
    frame.will_see("when a note opens, it is higher", &format!("innerHeight > {} && {FITS}", height + 20.0)).await;
    frame.press(".article .note summary[data-note=n3]").await;
    frame.will_see("closed, it is as it was", &format!("Math.abs(innerHeight - {height}) < 2")).await;
    visit.page.size(500).await;
    // A narrow frame is higher, since lines are shorter, or lower, since the quiz shows one question at a time there.
    let differs = format!("Math.abs(innerHeight - {height}) > 20 && {FITS}");
    frame.will_see("in a narrow page it is as high as what is in it there", &differs).await;
    visit.page.sees("and nothing goes out of the page", "document.documentElement.scrollWidth <= innerWidth").await;
    visit.page.size(1280).await;
    frame.will_see("in a wide one again as it was", &format!("Math.abs(innerHeight - {height}) < 2")).await;
}

#[test]
fn in_a_frame_it_answers_and_leaves_the_host_its_address_and_its_history() {
    framed("", "", "height: 800px").visited(async |visit| {
        let frame = visit.frame().await;
        let steps = visit.page.number("history.length").await;
        frame.press(".map .actor[data-actor=russia]").await;
        frame.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        frame.will_see("it is in view", "within(one('[data-open]').getBoundingClientRect())").await;
        frame.key("Escape").await;
        frame.will_see("it closes by keyboard", &format!("{OPEN_PANEL} === null")).await;
        frame.press(".bar a[href='#notes']").await;
        frame
            .will_see("links of the page's own lead there", "one('#notes').getBoundingClientRect().top < innerHeight")
            .await;
        frame.press("#quiz [data-option=limits]").await;
        frame
            .will_see("an answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
            .await;
        assert_eq!(visit.page.fragment().await, "", "the host's address is as it was");
        assert_eq!(visit.page.number("history.length").await, steps, "Back is the host's");
    });
}

#[test]
fn a_state_in_its_address_is_what_it_shows() {
    framed("#actor=china&amp;scenario=thaw", "", "height: 800px").visited_in(
        Kind::Chromium,
        Device::Desk,
        async |visit| {
            let frame = visit.frame().await;
            frame.will_see("the card is open", &format!("{OPEN_PANEL} === 'actor=china'")).await;
            let sign = "one('.map .tie[data-tie=united-states-china]').dataset.sign";
            frame.will_see("the scenario is in force", &format!("{sign} === 'cooperative'")).await;
        },
    );
    let query = "?view=map&amp;tie=russia-china&amp;scenario=deal&amp;theme=dark&amp;progress=none";
    framed(query, "", "height: 800px").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        frame.will_see("the card is open", &format!("{OPEN_PANEL} === 'tie=russia-china'")).await;
        let sign = "one('.map .tie[data-tie=russia-china]').dataset.sign";
        frame.will_see("the scenario is in force", &format!("{sign} === 'adversarial'")).await;
        frame
            .sees("only the map shows", "rendered(one('.map')) && !rendered(one('.article')) && !rendered(one('.bar'))")
            .await;
        frame.sees("and what it is of", "rendered(one('.credit'))").await;
        frame.sees("it is dark", "getComputedStyle(document.body).backgroundColor === 'rgb(21, 23, 26)'").await;
        frame.sees("nothing is kept", "localStorage.length === 0").await;
    });
    framed("?view=actor=china", "", "height: 800px").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        frame
            .sees(
                "a card alone is open, at its top",
                &format!("{OPEN_PANEL} === 'actor=china' && one('[data-open]').getBoundingClientRect().top < 60"),
            )
            .await;
    });
    framed("?view=nothing&amp;theme=odd&amp;actor=nobody&amp;scenario=%22", "", "height: 800px").visited_in(
        Kind::Chromium,
        Device::Desk,
        async |visit| {
            let frame = visit.frame().await;
            frame
                .sees("what makes no sense is nothing", &format!("{OPEN_PANEL} === null && rendered(one('.article'))"))
                .await;
        },
    );
}

#[test]
fn with_pym_it_has_its_height_and_has_the_host_scroll_to_where_a_link_leads() {
    by_pym("").visited(async |visit| {
        let frame = visit.frame().await;
        has_its_height(visit, &frame).await;
        frame.press(".bar a[href='#map']").await;
        visit.page.will_see("the page is at the map", "scrollY > 300").await;
        // What sticks to the edge of the visible part of the frame moves along.
        frame.ask("frames(60)").await;
        frame.press(".bar a[href='#table']").await;
        visit.page.will_see("the page is at the table", "scrollY > 2000").await;
    });
}

#[test]
fn with_iframe_resizer_it_has_its_height_and_has_the_host_scroll() {
    scripted(
        FRAME,
        "<script src=\"/vendor/iframe-resizer/js/iframeResizer.min.js\"></script>
        <script>iFrameResize({ checkOrigin: ['{{explainer}}'.slice(0, -1)] }, 'iframe')</script>",
    )
    .visited(async |visit| {
        let frame = visit.frame().await;
        has_its_height(visit, &frame).await;
        frame.press(".bar a[href='#notes']").await;
        visit.page.will_see("the page is at the notes", "scrollY > 2000").await;
    });
}

#[test]
fn with_open_iframe_resizer_it_has_its_height() {
    scripted(
        FRAME,
        "<script type=\"module\">
        import { initialize } from '/vendor/@open-iframe-resizer/core/dist/index.js';
        initialize({}, 'iframe');
        </script>",
    )
    .visited(async |visit| has_its_height(visit, &visit.frame().await).await);
}

#[test]
fn with_the_resizer_of_h5p_it_has_its_height() {
    // A script that does the same as H5P's resizer.
    scripted(
        "<iframe src=\"{{explainer}}embed.html?h5p\" title=\"The explainer\" style=\"width: 300px\"></iframe>",
        "<script>
        const frame = document.querySelector('iframe');
        const answer = (action, more) => frame.contentWindow.postMessage({ context: 'h5p', action, ...more }, '*');
        addEventListener('message', ({ source, data }) => {
            if (source !== frame.contentWindow || data.context !== 'h5p') return;
            if (data.action === 'hello') {
                frame.style.width = '100%';
                answer('hello');
                addEventListener('resize', () => answer('resize'));
            } else if (data.action === 'resize') frame.style.height = data.scrollHeight + 'px';
        });
        answer('ready');
        </script>",
    )
    .visited(async |visit| has_its_height(visit, &visit.frame().await).await);
}

#[test]
fn amp_embedly_and_wordpress_are_told_its_height_in_their_own_words() {
    scripted(
        "<iframe src=\"{{explainer}}embed.html#?secret=aB3dE6gH9\" title=\"The explainer\"></iframe>",
        "<script>
        const frame = document.querySelector('iframe');
        const told = {};
        addEventListener('message', ({ source, data }) => {
            if (source !== frame.contentWindow) return;
            if (data.sentinel === 'amp' && data.type === 'embed-size') told.amp = data.height;
            if (data.message === 'height' && data.secret === 'aB3dE6gH9') told.wordpress = data.value;
            if (typeof data === 'string' && data.startsWith('{')) {
                const it = JSON.parse(data);
                if (it.context === 'iframe.resize' && it.src === frame.src) told.embedly = it.height;
            }
        });
        </script>",
    )
    .visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        let height = frame.number("document.body.getBoundingClientRect().height").await.ceil();
        let told = format!("['amp', 'wordpress', 'embedly'].every((it) => told[it] === {height})");
        visit.page.will_see("all were told the height of what is in it", &told).await;
        visit.page.ask("frame.contentWindow.postMessage({ message: 'ready', secret: 'other1' }, '*')").await;
        visit.page.ask("frame.contentWindow.postMessage(null, '*')").await;
        visit.page.ask("frame.contentWindow.postMessage({ message: 'ready', secret: '<b>' }, '*')").await;
        frame.sees("what makes no sense harms nothing", "!!one('.explainer[data-live]')").await;
    });
}

#[test]
fn in_a_tab_that_is_hidden_at_first_it_has_its_height_once_it_shows() {
    by_pym("hidden").visited(async |visit| {
        visit.page.open("").await;
        visit.page.settle().await;
        visit.page.ask("document.getElementById('pym').hidden = false").await;
        let frame = visit.page.frame("iframe");
        frame.player().await;
        frame.will_see("it is as high as what is in it", &format!("{FITS} && innerHeight > 2000")).await;
    });
}

#[test]
fn as_high_as_its_content_a_card_opens_where_the_reader_looks() {
    by_pym("").visited(async |visit| {
        let frame = visit.frame().await;
        frame.will_see("the frame has its height", &format!("{FITS} && innerHeight > 2000")).await;
        let mention = "[data-section=calculations] .passage [data-actor=china]";
        frame.center(mention).await;
        let seen = "one('#explainer').dataset.seen.split(' ').map(Number)";
        let knows = format!(
            "(([top, bottom], box) => top > 500 && Math.abs((top + bottom) / 2 - box.top - box.height / 2) < 5)({seen}, one({}).getBoundingClientRect())",
            json!(mention)
        );
        frame.will_see("it knows what is seen", &knows).await;
        frame.will_see("the bar is there", &format!("Math.abs(one('.bar').getBoundingClientRect().top - {seen}[0]) < 5")).await;
        frame.press(mention).await;
        frame.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        let shown = format!(
            "(([top, bottom], card) => card.top >= top && card.bottom <= bottom + 1)({seen}, one('[data-open]').getBoundingClientRect())"
        );
        frame.will_see("where the reader looks", &shown).await;
    });
}

#[test]
fn a_frame_that_may_do_nothing_but_run_scripts_answers_and_hands_over_what_it_cannot_open() {
    framed("?view=article", "sandbox=\"allow-scripts\"", "height: 800px").visited_in(
        Kind::Chromium,
        Device::Desk,
        async |visit| {
            let frame = visit.frame().await;
            frame.sees("it was taken over", "one('#explainer').dataset.start === 'hydrated'").await;
            frame.press(".passage [data-actor=china]").await;
            frame.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
            frame.key("Escape").await;
            frame.press(".note summary[data-note=n3]").await;
            frame.press(".note[open] a[rel~=external]").await;
            frame
                .will_see(
                    "a link out is offered to be copied",
                    "one('.offer').open && one('.offer input').value.startsWith('https://')",
                )
                .await;
            frame.press(".offer button").await;
            frame
                .will_see("and is copied, or said not to be", "one('.offer [role=status]').textContent.length > 5")
                .await;
            frame.press(".offer button + button").await;
            frame.will_see("the box closes", "!one('.offer').open").await;
            frame.press(".article a[href='#map']").await;
            frame
                .will_see(
                    "what does not show here is offered as well",
                    "one('.offer').open && one('.offer input').value.endsWith('/#map')",
                )
                .await;
            // Chromium logs each window that it does not open.
            for complaint in visit.page.complaints().await {
                assert!(complaint.contains("allow-popups"), "{complaint}");
            }
        },
    );
}

#[test]
fn what_happens_in_the_quiz_is_told_to_the_origin_that_the_address_names_and_to_nobody_else() {
    for (origin, answers) in [("location.origin", 1), ("'https://elsewhere.example'", 0), ("'*'", 0)] {
        let script = format!(
            "<script>
            const told = [];
            addEventListener('message', ({{ data }}) => data.context === 'explainer' && told.push(data));
            const frame = document.querySelector('iframe');
            frame.src = '{{{{explainer}}}}embed.html?events=' + encodeURIComponent({origin});
            </script>"
        );
        let host = scripted("<iframe title=\"The explainer\"></iframe>", &script);
        host.visited_in(Kind::Chromium, Device::Desk, async |visit| {
            let frame = visit.frame().await;
            frame.press("#quiz [data-option=limits]").await;
            frame.will_see("it is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'").await;
            frame.settle().await;
            let heard = format!("told.filter((it) => it.event === 'answer').length === {answers}");
            visit.page.will_see("its answers are heard, or not", &heard).await;
            if answers > 0 {
                let statement = "told.find((it) => it.event === 'answer').detail";
                let answered = format!("{statement}.verb.id.endsWith('/answered') && !{statement}.actor");
                visit.page.sees("as statements without an actor", &answered).await;
            } else {
                // Chromium logs each message that it does not deliver.
                visit.page.complaints().await;
            }
        });
    }
}

#[test]
fn it_fits_into_200_px_and_into_2000() {
    framed("", "", "height: 700px; width: 200px").visited(async |visit| {
        let frame = visit.frame().await;
        frame.sees("nothing goes out sideways", "document.documentElement.scrollWidth <= innerWidth").await;
        frame.press(".passage [data-actor=china]").await;
        frame.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        frame.will_see("within the frame", "within(one('[data-open]').getBoundingClientRect())").await;
    });
    framed("", "", "height: 700px; width: 2000px").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        frame.sees("nothing goes out sideways", "document.documentElement.scrollWidth <= innerWidth").await;
    });
}
