//! The page on which a publisher tries colours and fonts for their own page.

use stage::reader::{Device, journey};
use stage::site::Site;

/// An expression that sets the value of a field and dispatches `input`.
fn put(field: &str, value: &str) -> String {
    format!(
        "(() => {{ const field = one('{field}'); field.value = '{value}'; field.dispatchEvent(new Event('input', {{ bubbles: true }})) }})()"
    )
}

#[test]
fn chosen_colours_show_in_the_explainer_and_are_written_as_css() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.browser.go(&format!("{}theme.html", reader.served.url)).await;
        let explainer = reader.shadow("interactive-explainer");
        explainer.player().await;
        reader.sees("no property is changed yet", "one('textarea').value === ''").await;
        reader.ask(&put("[data-property=paper] td:first-of-type input", "#ffeecc")).await;
        reader.ask(&put("[data-property=paper] td:last-of-type input", "#ffeecc")).await;
        reader.ask(&put("[data-part=bar] input", "padding: 0")).await;
        let colour = "getComputedStyle(one('.explainer')).backgroundColor";
        explainer.will_see("the background is the chosen colour", &format!("{colour} === 'rgb(255, 238, 204)'")).await;
        explainer.sees("a part has the chosen padding", "getComputedStyle(one('.bar')).paddingTop === '0px'").await;
        let css = "interactive-explainer {\n  --explainer-paper: #ffeecc;\n}\ninteractive-explainer::part(bar) {\n  padding: 0;\n}\n";
        assert_eq!(reader.text("one('textarea').value").await, css);
        reader.press("[type=reset]").await;
        explainer
            .will_see("the explainer has its own colours again", &format!("{colour} === 'rgb(250, 247, 240)'"))
            .await;
        reader.choose("select", "dark").await;
        explainer.will_see("the explainer is dark", &format!("{colour} === 'rgb(21, 23, 26)'")).await;
    });
}
