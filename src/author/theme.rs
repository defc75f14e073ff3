//! `theme.html`, the page on which a publisher tries colours and type: a table of everything that a host's styles may change,
//! with the explainer beside it, and the resulting CSS.

use super::assets::Assets;
use super::head::unlisted;
use super::html::{Inline, escape, in_shell, links};
use super::script::ScriptKind;
use super::site::{Site, put, put_script};
use super::tokens::{colours, properties};
use crate::document::{Document, Words};
use crate::reader::Scheme;
use anyhow::{Context, Result};
use std::collections::BTreeSet;

/// The prefix of the keys of the words that only this page uses.
pub(super) const WORDS: &str = "theme-";

/// Adds the page to the site. `style` and `icon` are paths in the site, `html` is the rendered explainer, `sheet` the style
/// sheet within its page.
///
/// # Errors
/// When the shell lacks a placeholder, or a style sheet or the script is missing.
pub(super) fn show(
    site: &mut Site,
    document: &Document,
    assets: &Assets,
    [style, icon]: [&str; 2],
    [html, sheet]: [&str; 2],
) -> Result<()> {
    let mut inline = Inline::default();
    inline.allow_style(sheet);
    let find = |name: &str| assets.styles.get(name).with_context(|| format!("styles/{name} is missing"));
    let own = put(site, "theme", "css", find("theme.css")?.clone().into_bytes());
    let script = put_script(site, "theme", ScriptKind::Module, &assets.script(&["theme.js"])?)?;
    let head = unlisted(&[document.words.get("theme-title"), ": ", &document.title].concat(), &document.standfirst);
    let links = format!(
        "{}<link rel=\"stylesheet\" href=\"{own}\">\n<script type=\"module\" src=\"embed.js\"></script>\n\
         <script type=\"module\" src=\"{script}\"></script>\n",
        links(icon, style)
    );
    let body = body(document, find("tokens.css")?, html);
    site.insert("theme.html".to_owned(), in_shell(document, assets, &inline, [&head, &links, &body])?);
    Ok(())
}

fn body(document: &Document, tokens: &str, html: &str) -> String {
    let words = &document.words;
    let word = |key: &str| escape(words.get(key));
    let head = |key: &str| format!("<th scope=\"col\">{}</th>", word(key));
    let schemes = Scheme::ALL.map(|scheme| {
        let name = scheme.name();
        format!("<option value=\"{name}\">{}</option>", word(name))
    });
    let properties: String = properties(tokens).map(|(name, value)| property(words, name, value)).collect();
    let parts: String = parts(html).into_iter().map(|part| self::part(words, part)).collect();
    format!(
        "<main class=\"theme\">\n<header>\n<h1>{title}</h1>\n<p>{lead}</p>\n</header>\n<form>\n\
         <p><label>{scheme} <select>{schemes}</select></label></p>\n\
         <table>\n<thead><tr>{property}{light}{dark}</tr></thead>\n<tbody>\n{properties}</tbody>\n</table>\n\
         <table>\n<thead><tr>{part}{declarations}</tr></thead>\n<tbody>\n{parts}</tbody>\n</table>\n\
         <p><label>{css} <textarea readonly rows=\"8\"></textarea></label></p>\n\
         <p><button type=\"button\">{copy}</button> <button type=\"reset\">{reset}</button> \
         <output data-copied=\"{copied}\" data-failed=\"{failed}\"></output></p>\n</form>\n\
         <interactive-explainer src=\"./\"><a href=\"./\">{explainer}</a></interactive-explainer>\n</main>",
        title = word("theme-title"),
        lead = word("theme-lead"),
        scheme = word("scheme"),
        schemes = schemes.concat(),
        property = head("theme-property"),
        light = head("light"),
        dark = head("dark"),
        part = head("theme-part"),
        declarations = head("theme-declarations"),
        css = word("theme-css"),
        copy = word("copy"),
        reset = word("theme-reset"),
        copied = word("copied"),
        failed = word("copy-failed"),
        explainer = escape(&document.title),
    )
}

/// The names of the `part` attributes in the page, which a theme may style.
fn parts(html: &str) -> BTreeSet<&str> {
    html.split(" part=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

fn property(words: &Words, name: &str, value: &str) -> String {
    let label = escape(words.get(&[WORDS, name].concat()));
    let fields = match colours(value) {
        Some(pair) => [("light", pair.0), ("dark", pair.1)]
            .map(|(scheme, colour)| {
                let field_label = format!("{label} {}", escape(words.get(scheme)));
                format!("<td><input type=\"color\" value=\"{}\" aria-label=\"{field_label}\"></td>", six_digits(colour))
            })
            .concat(),
        None => format!(
            "<td colspan=\"2\"><input placeholder=\"{}\" aria-label=\"{label}\" spellcheck=\"false\"></td>",
            escape(value)
        ),
    };
    format!(
        "<tr data-property=\"{name}\"><th scope=\"row\"><code>--explainer-{name}</code> {label}</th>{fields}</tr>\n"
    )
}

fn part(words: &Words, name: &str) -> String {
    let label = escape(words.get(&[WORDS, "part-", name].concat()));
    format!(
        "<tr data-part=\"{name}\"><th scope=\"row\"><code>::part({name})</code> {label}</th>\
         <td><input placeholder=\"border-radius: 0\" aria-label=\"{label}\" spellcheck=\"false\"></td></tr>\n"
    )
}

/// A hexadecimal colour with six digits, the only form that `<input type="color">` takes.
fn six_digits(colour: &str) -> String {
    match colour.strip_prefix('#').filter(|digits| digits.len() == 3) {
        Some(digits) => digits.chars().fold("#".to_owned(), |full, digit| full + &format!("{digit}{digit}")),
        None => colour.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_colours_are_written_with_six_digits() {
        assert_eq!([six_digits("#0af"), six_digits("#00aaff")], ["#00aaff", "#00aaff"]);
    }
}
