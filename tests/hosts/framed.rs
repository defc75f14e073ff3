//! The explainer's page in a frame.

use crate::host::{Host, Visit};
use serde_json::json;
use stage::browser::Kind;
use stage::reader::{Device, OPEN_PANEL, Reader};

/// A page with the explainer in a frame, given the query and fragment of its address, and the frame's attributes and style.
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
async fn stays_as_high_as_its_content(visit: &Visit, frame: &Reader) {
    frame.will_see("the frame is as high as its content", &format!("{FITS} && innerHeight > 2000")).await;
    let height = frame.number("innerHeight").await;
    frame.press(".article .note summary[data-note=n3]").await;
    frame
        .will_see("the frame is higher when a note opens", &format!("innerHeight > {} && {FITS}", height + 20.0))
        .await;
    frame.press(".article .note summary[data-note=n3]").await;
    frame
        .will_see("the frame has its old height when the note closes", &format!("Math.abs(innerHeight - {height}) < 2"))
        .await;
    visit.page.size(500).await;
    // A narrow frame is higher, since lines are shorter, or lower, since the quiz shows one question at a time there.
    let differs = format!("Math.abs(innerHeight - {height}) > 20 && {FITS}");
    frame.will_see("in a narrow page the frame is as high as its content", &differs).await;
    visit.page.sees("the page does not overflow sideways", "document.documentElement.scrollWidth <= innerWidth").await;
    visit.page.size(1280).await;
    frame
        .will_see("in a wide page the frame has its old height", &format!("Math.abs(innerHeight - {height}) < 2"))
        .await;
}

#[test]
fn a_framed_explainer_works_and_leaves_the_address_and_the_history_of_the_host_alone() {
    framed("", "", "height: 800px").visited(async |visit| {
        let frame = visit.frame().await;
        let steps = visit.page.number("history.length").await;
        frame.press(".map .actor[data-actor=russia]").await;
        frame.will_see("an actor's card opens", &format!("{OPEN_PANEL} === 'actor=russia'")).await;
        frame.will_see("the card is in view", "within(one('[data-open]').getBoundingClientRect())").await;
        frame.key("Escape").await;
        frame.will_see("Escape closes the card", &format!("{OPEN_PANEL} === null")).await;
        frame.press(".bar a[href='#notes']").await;
        frame
            .will_see(
                "a link within the page leads to its target",
                "one('#notes').getBoundingClientRect().top < innerHeight",
            )
            .await;
        frame.press("#quiz [data-option=limits]").await;
        frame
            .will_see("an answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
            .await;
        assert_eq!(visit.page.fragment().await, "", "the host's address has changed");
        assert_eq!(visit.page.number("history.length").await, steps, "the frame added steps to the host's history");
    });
}

#[test]
fn a_frame_shows_the_state_in_its_address() {
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
        frame.sees("the credit line shows", "rendered(one('.credit'))").await;
        frame.sees("the theme is dark", "getComputedStyle(document.body).backgroundColor === 'rgb(21, 23, 26)'").await;
        frame.sees("nothing is saved", "localStorage.length === 0").await;
    });
    framed("?view=actor=china", "", "height: 800px").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        frame
            .sees(
                "only the card shows, at the top of the frame",
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
                .sees("invalid values are ignored", &format!("{OPEN_PANEL} === null && rendered(one('.article'))"))
                .await;
        },
    );
}

#[test]
fn with_pym_a_frame_is_as_high_as_its_content_and_the_host_scrolls_to_targets_of_links() {
    by_pym("").visited(async |visit| {
        let frame = visit.frame().await;
        stays_as_high_as_its_content(visit, &frame).await;
        frame.press(".bar a[href='#map']").await;
        visit.page.will_see("the page is at the map", "scrollY > 300").await;
        // Wait until the sticky elements have moved to the edges of the visible part.
        frame.ask("frames(60)").await;
        frame.press(".bar a[href='#table']").await;
        visit.page.will_see("the page is at the table", "scrollY > 2000").await;
    });
}

#[test]
fn with_iframe_resizer_a_frame_is_as_high_as_its_content_and_the_host_scrolls() {
    scripted(
        FRAME,
        "<script src=\"/vendor/iframe-resizer/js/iframeResizer.min.js\"></script>
        <script>iFrameResize({ checkOrigin: ['{{explainer}}'.slice(0, -1)] }, 'iframe')</script>",
    )
    .visited(async |visit| {
        let frame = visit.frame().await;
        stays_as_high_as_its_content(visit, &frame).await;
        frame.press(".bar a[href='#notes']").await;
        visit.page.will_see("the page is at the notes", "scrollY > 2000").await;
    });
}

#[test]
fn with_open_iframe_resizer_a_frame_is_as_high_as_its_content() {
    scripted(
        FRAME,
        "<script type=\"module\">
        import { initialize } from '/vendor/@open-iframe-resizer/core/dist/index.js';
        initialize({}, 'iframe');
        </script>",
    )
    .visited(async |visit| stays_as_high_as_its_content(visit, &visit.frame().await).await);
}

#[test]
fn with_the_resizer_of_h5p_a_frame_is_as_high_as_its_content() {
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
    .visited(async |visit| stays_as_high_as_its_content(visit, &visit.frame().await).await);
}

#[test]
fn amp_embedly_and_wordpress_receive_the_height_in_their_own_messages() {
    scripted(
        "<iframe src=\"{{explainer}}embed.html#?secret=aB3dE6gH9\" title=\"The explainer\"></iframe>",
        "<script>
        const frame = document.querySelector('iframe');
        const heights = {};
        addEventListener('message', ({ source, data }) => {
            if (source !== frame.contentWindow) return;
            if (data.sentinel === 'amp' && data.type === 'embed-size') heights.amp = data.height;
            if (data.message === 'height' && data.secret === 'aB3dE6gH9') heights.wordpress = data.value;
            if (typeof data === 'string' && data.startsWith('{')) {
                const it = JSON.parse(data);
                if (it.context === 'iframe.resize' && it.src === frame.src) heights.embedly = it.height;
            }
        });
        </script>",
    )
    .visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        let height = frame.number("document.body.getBoundingClientRect().height").await.ceil();
        let received = format!("['amp', 'wordpress', 'embedly'].every((it) => heights[it] === {height})");
        visit.page.will_see("each of them receives the height of the content", &received).await;
        visit.page.ask("frame.contentWindow.postMessage({ message: 'ready', secret: 'other1' }, '*')").await;
        visit.page.ask("frame.contentWindow.postMessage(null, '*')").await;
        visit.page.ask("frame.contentWindow.postMessage({ message: 'ready', secret: '<b>' }, '*')").await;
        frame.sees("invalid messages break nothing", "!!one('.explainer[data-live]')").await;
    });
}

#[test]
fn in_a_tab_that_is_hidden_at_first_a_frame_gets_its_height_once_it_shows() {
    by_pym("hidden").visited(async |visit| {
        visit.page.open("").await;
        visit.page.settle().await;
        visit.page.ask("document.getElementById('pym').hidden = false").await;
        let frame = visit.page.frame("iframe");
        frame.player().await;
        frame.will_see("the frame is as high as its content", &format!("{FITS} && innerHeight > 2000")).await;
    });
}

#[test]
fn in_a_frame_as_high_as_its_content_a_card_opens_in_the_visible_part() {
    by_pym("").visited(async |visit| {
        let frame = visit.frame().await;
        frame.will_see("the frame is as high as its content", &format!("{FITS} && innerHeight > 2000")).await;
        let mention = "[data-section=calculations] .passage [data-actor=china]";
        frame.center(mention).await;
        let seen = "one('#explainer').dataset.seen.split(' ').map(Number)";
        let knows = format!(
            "(([top, bottom], box) => top > 500 && Math.abs((top + bottom) / 2 - box.top - box.height / 2) < 5)({seen}, one({}).getBoundingClientRect())",
            json!(mention)
        );
        frame.will_see("`data-seen` is the visible part", &knows).await;
        frame.will_see("the bar is at the top of the visible part", &format!("Math.abs(one('.bar').getBoundingClientRect().top - {seen}[0]) < 5")).await;
        frame.press(mention).await;
        frame.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        let shown = format!(
            "(([top, bottom], card) => card.top >= top && card.bottom <= bottom + 1)({seen}, one('[data-open]').getBoundingClientRect())"
        );
        frame.will_see("the card is in the visible part", &shown).await;
    });
}

#[test]
fn in_a_sandbox_that_allows_only_scripts_a_frame_works_and_offers_addresses_to_copy() {
    framed("?view=article", "sandbox=\"allow-scripts\"", "height: 800px").visited_in(
        Kind::Chromium,
        Device::Desk,
        async |visit| {
            let frame = visit.frame().await;
            frame.sees("the player takes over the page", "one('#explainer').dataset.start === 'hydrated'").await;
            frame.press(".passage [data-actor=china]").await;
            frame.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
            frame.key("Escape").await;
            frame.press(".note summary[data-note=n3]").await;
            frame.press(".note[open] a[rel~=external]").await;
            frame
                .will_see(
                    "the address of an external link is offered to copy",
                    "one('.offer').open && one('.offer input').value.startsWith('https://')",
                )
                .await;
            frame.press(".offer button").await;
            frame
                .will_see(
                    "the status says whether the address was copied",
                    "one('.offer [role=status]').textContent.length > 5",
                )
                .await;
            frame.press(".offer button + button").await;
            frame.will_see("the box closes", "!one('.offer').open").await;
            frame.press(".article a[href='#map']").await;
            frame
                .will_see(
                    "the address of a place outside the part is offered to copy",
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
fn events_of_the_quiz_are_posted_only_to_the_origin_in_the_address() {
    for (origin, answers) in [("location.origin", 1), ("'https://elsewhere.example'", 0), ("'*'", 0)] {
        let script = format!(
            "<script>
            const received = [];
            addEventListener('message', ({{ data }}) => data.context === 'explainer' && received.push(data));
            const frame = document.querySelector('iframe');
            frame.src = '{{{{explainer}}}}embed.html?events=' + encodeURIComponent({origin});
            </script>"
        );
        let host = scripted("<iframe title=\"The explainer\"></iframe>", &script);
        host.visited_in(Kind::Chromium, Device::Desk, async |visit| {
            let frame = visit.frame().await;
            frame.press("#quiz [data-option=limits]").await;
            frame
                .will_see("the answer is judged", "one('#quiz [data-question=unlimited]').dataset.result === 'right'")
                .await;
            frame.settle().await;
            let heard = format!("received.filter((it) => it.event === 'answer').length === {answers}");
            visit.page.will_see("the page receives answers only if its origin is in the address", &heard).await;
            if answers > 0 {
                let statement = "received.find((it) => it.event === 'answer').detail";
                let answered = format!("{statement}.verb.id.endsWith('/answered') && !{statement}.actor");
                visit.page.sees("an answer is a statement without an actor", &answered).await;
            } else {
                // Chromium logs each message that it does not deliver.
                visit.page.complaints().await;
            }
        });
    }
}

#[test]
fn a_frame_of_200_px_or_2000_px_does_not_overflow() {
    framed("", "", "height: 700px; width: 200px").visited(async |visit| {
        let frame = visit.frame().await;
        frame.sees("the page does not overflow sideways", "document.documentElement.scrollWidth <= innerWidth").await;
        frame.press(".passage [data-actor=china]").await;
        frame.will_see("a card opens", &format!("{OPEN_PANEL} === 'actor=china'")).await;
        frame.will_see("the card is within the frame", "within(one('[data-open]').getBoundingClientRect())").await;
    });
    framed("", "", "height: 700px; width: 2000px").visited_in(Kind::Chromium, Device::Desk, async |visit| {
        let frame = visit.frame().await;
        frame.sees("the page does not overflow sideways", "document.documentElement.scrollWidth <= innerWidth").await;
    });
}
