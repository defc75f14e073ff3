//! Printing: the article, the map, the tables and the notes are on paper, and no controls.

use serde_json::json;
use stage::reader::{Device, Reader, journey};
use stage::site::Site;

#[test]
fn the_printed_page_has_all_content_and_no_controls() {
    journey(Site::built(), Device::Desk, async |reader| {
        // A tie is chosen, whose handle must not be printed, and a scenario is in force.
        reader.arrive("#tie=russia-china&scenario=thaw").await;
        reader.prefers("print", &[]).await;
        // The width of an A4 page without its margins.
        reader.size(718).await;
        reader.settle().await;
        reader
            .finds_no_fault(
                "visible controls on paper",
                "['.bar', '.panel', '.scenarios', '.score', '.asking', '.way', '.pair select', '.pick *', '.typed *', '.task:has(~ .pick)', '.tool', '.reason', '.answer', '.claims', 'textarea', 'input', '.map .search', '.map .controls', '.dock', '.map-head', '.map .options', '.map .save', '.handle', '.to-map', '.on-map', '.skip', '.said']
                .flatMap(all).filter(rendered).map(name)",
            )
            .await;
        // Table headings are buttons, and signs of ties are lists: on paper both must look like words.
        reader
            .finds_no_fault(
                "elements on paper that look like controls",
                "all('button, select').filter(rendered).filter((it) => {
                    const { borderStyle, appearance } = getComputedStyle(it);
                    return borderStyle !== 'none' || appearance !== 'none' || getComputedStyle(it, '::after').content !== 'none';
                }).map(name)",
            )
            .await;
        reader.finds_no_fault(
            "missing on paper",
            "['h1', '.text .passage', '.note-text', '.quiz .question h3', '.quiz [data-task=choice] .option', '.quiz .tick', '.quiz .step .says', '.quiz .pair', '.quiz .pairs li', '.sheets-of-paper a', '.map .sheet[data-shape=square] .drawing', '.triangle .close-up', '.theory [data-findings]', '.legend li', '#table tr', '#table select.sign', '.note-list li']
                .flatMap((selector) => all(selector).length ? all(selector) : [selector])
                .filter((it) => typeof it === 'string' || it.getBoundingClientRect().height === 0)
                .map((it) => typeof it === 'string' ? it : name(it))",
        ).await;
        reader
            .sees(
                "the whole map is printed, without highlights",
                "+getComputedStyle(one('.map .drawing')).opacity === 1 && !all('.map .front *').some(rendered)",
            )
            .await;
        reader
            .sees("each tie has its evidence", "all('#table tbody')[0].rows.length === content().ties.length && [...all('#table tbody')[0].rows].every((it) => rendered(it.querySelector('.goto')))")
            .await;
        reader
            .sees(
                "a question in the text is printed once, in the quiz",
                "one('.text [data-task=choice]') && !all('.text [data-task=choice]').some(rendered)",
            )
            .await;
        reader
            .sees(
                "what is typed or chosen on the map has a line to write on",
                "all('.quiz :is(.pick, .typed)').length > 3 && all('.quiz :is(.pick, .typed)').every((it) => it.getBoundingClientRect().height > 20 && parseFloat(getComputedStyle(it, '::after').borderBottomWidth) > 0)",
            )
            .await;
        reader.sees("one map is printed", "all('.map .drawing').filter(rendered).length === 1").await;
        reader.sees("the map is in the page, not over it", "getComputedStyle(one('.map')).position === 'static'").await;
        reader.sees("the page does not overflow sideways", "document.documentElement.scrollWidth <= innerWidth").await;
    });
}

#[test]
fn a_question_that_matches_prints_both_sides_and_lines_to_write_on_before_and_after_it_is_answered() {
    journey(Site::built(), Device::Desk, async |reader| {
        let question = "#quiz [data-task=match]";
        reader.arrive("").await;
        reader.sees("on the screen the lists have the pairs", &format!("!rendered(one('{question} .pairs'))")).await;
        for answered in [false, true] {
            if answered {
                reader.prefers("", &[]).await;
                for list in reader.list(&format!("all('{question} select').map((it) => it.dataset.pair)")).await {
                    reader.choose(&format!("{question} [data-pair={list}]"), "china").await;
                }
                reader.press(&format!("{question} [data-do=submit]")).await;
                reader.will_see("the solution shows", &format!("one('{question}[data-solved] .answer[open]')")).await;
            }
            reader.prefers("print", &[]).await;
            reader.settle().await;
            let pairs = format!("all('{question} .pairs li')");
            reader
                .sees("what can be chosen is printed", &format!("{pairs}.length === 4 && {pairs}.every(rendered)"))
                .await;
            let solution = "content().questions.find((it) => it.task === 'match').options.map((it) => it.pair)";
            reader
                .sees(
                    "their order is not the solution",
                    &format!("{pairs}.map((it) => it.textContent).join() !== {solution}.join()"),
                )
                .await;
            reader
                .finds_no_fault(
                    "what is printed without a line to write on",
                    &format!("all('{question} .pair').filter((it) => !rendered(it) || getComputedStyle(it, '::after').borderBlockEndStyle !== 'solid').map(name)"),
                )
                .await;
            reader
                .sees(
                    "no answer is printed",
                    &format!("!all('{question} :is(select, .whole, .answer)').some(rendered)"),
                )
                .await;
        }
    });
}

#[test]
fn it_prints_dark_text_on_white_in_the_dark_scheme_too() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.prefers("print", &[("prefers-color-scheme", "dark")]).await;
        reader.arrive("").await;
        reader.finds_no_fault(
            "elements that are too light on paper",
            "(() => {
                const light = (color) => {
                    const [r, g, b] = color.match(/[\\d.]+/g).map(Number);
                    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
                };
                return ['h1', 'h2', '.text .passage .words', '.note-text', '.callout', '.legend', '.actor:not([data-major]) text', 'td', '.reason', '.sign']
                    .flatMap(all).filter((it) => it.getClientRects().length)
                    .filter((it) => light(getComputedStyle(it)[it.matches('text') ? 'fill' : 'color']) > 0.45)
                    .map((it) => `${name(it)} ${getComputedStyle(it).color}`)
                    .filter((it, index, list) => list.indexOf(it) === index);
            })()",
        ).await;
    });
}

/// The sizes of paper, in inches: A4 and Letter.
const PAPER: [(f64, f64); 2] = [(8.27, 11.69), (8.5, 11.0)];

/// Prints what the browser shows: the PDF, in base64, which the browser can decode.
async fn print(reader: &Reader, (width, height): (f64, f64)) -> String {
    let printed = reader.browser.tell("Page.printToPDF", json!({ "paperWidth": width, "paperHeight": height })).await;
    printed["data"].as_str().expect("a PDF comes").to_owned()
}

async fn pages(reader: &Reader, paper: (f64, f64)) -> f64 {
    let pdf = print(reader, paper).await;
    reader.number(&format!("(atob('{pdf}').match(/\\/Type\\s*\\/Page[^s]/g) ?? []).length")).await
}

#[test]
fn it_prints_on_a_few_pages() {
    for (name, device, fragment, most) in [
        ("from a desk", Device::Desk, "", 16.0),
        ("from a phone", Device::Phone, "", 16.0),
        ("in short", Device::Phone, "#read=short", 4.0),
    ] {
        journey(Site::built(), device, async |reader| {
            reader.arrive(fragment).await;
            for paper in PAPER {
                let pages = pages(reader, paper).await;
                assert!((2.0..=most).contains(&pages), "{name}, it prints on {pages} pages of {paper:?}");
            }
        });
    }
}

#[test]
fn no_page_ends_between_the_caption_of_a_table_and_its_first_row() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        // Sixty short copies of a table begin at different heights of the pages. The PDF has the page of each target of a link.
        reader
            .list(
                "(() => {
                    const [table] = all('.tables .actors').map((it) => it.parentElement);
                    const links = document.createElement('p');
                    const copies = [...Array(60).keys()].map((index) => {
                        const copy = table.cloneNode(true);
                        const [caption, [row, , ...others]] = [copy.querySelector('caption'), copy.querySelector('tbody').rows];
                        others.forEach((it) => it.remove());
                        copy.style.paddingBlockStart = `${40 + (index * 7) % 60}px`;
                        for (const [it, name] of [[caption, 'caption'], [row, 'row']]) {
                            it.id = `${name}${index}`;
                            const link = document.createElement('a');
                            link.href = `#${it.id}`;
                            link.append(it.id);
                            links.append(link, ' ');
                        }
                        return copy;
                    });
                    one('.tables').replaceChildren(links, ...copies);
                    return [];
                })()",
            )
            .await;
        for paper in PAPER {
            let pdf = print(reader, paper).await;
            reader
                .finds_no_fault(
                    "captions without a row",
                    &format!(
                        "(() => {{
                            const page = Object.fromEntries([...atob('{pdf}').matchAll(/\\/((?:caption|row)\\d+) \\[(\\d+) 0 R/g)].map((it) => [it[1], it[2]]));
                            return [...Array(60).keys()].filter((it) => !page[`row${{it}}`] || page[`row${{it}}`] !== page[`caption${{it}}`]).map((it) => `${{it}}: ${{page[`caption${{it}}`]}}, ${{page[`row${{it}}`]}}`);
                        }})()"
                    ),
                )
                .await;
        }
    });
}

#[test]
fn the_worksheet_and_the_answer_key_print_without_controls_on_a_few_pages() {
    for page in ["worksheet.html", "answer-key.html"] {
        journey(Site::built(), Device::Desk, async |reader| {
            reader.browser.go(&format!("{}{page}", reader.served.url)).await;
            reader.prefers("print", &[("prefers-color-scheme", "dark")]).await;
            reader.size(718).await;
            reader.settle().await;
            reader
                .finds_no_fault(
                    "visible controls on paper",
                    "all(\"button, input, select, textarea, summary, [href='index.html']\").filter(rendered).map(name)",
                )
                .await;
            reader
                .sees("the page does not overflow sideways", "document.documentElement.scrollWidth <= innerWidth")
                .await;
            let text = reader.text("document.body.innerText").await;
            reader.open("").await;
            let prompts = reader.list("content().questions.map((it) => it.prompt)").await;
            let missing: Vec<&String> = prompts.iter().filter(|it| !text.contains(*it)).collect();
            assert!(missing.is_empty(), "{page} lacks {missing:?}");
            reader.browser.go(&format!("{}{page}", reader.served.url)).await;
            for paper in PAPER {
                let pages = pages(reader, paper).await;
                assert!((2.0..=8.0).contains(&pages), "{page} prints on {pages} pages of {paper:?}");
            }
        });
    }
}
