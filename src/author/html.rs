//! What every page is made of: the shell with its places filled, and text that stays text where it is written into HTML.

use super::assets::Assets;
use crate::document::Document;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// What stands in pages and is run or applied there: a policy knows it by its hash.
#[derive(Clone, Debug, Default)]
pub(super) struct Inline {
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Inline {
    /// A script as an element, with its attributes.
    ///
    /// # Errors
    /// When the script would end the element that it stands in.
    pub(super) fn script(&mut self, attributes: &str, script: &str) -> Result<String> {
        ensure!(!script.contains("</script") && !script.contains("<!--"), "a script would end itself");
        self.scripts.push(hash(script));
        Ok(format!("<script{attributes}>{script}</script>\n"))
    }

    /// A style sheet as an element.
    ///
    /// # Errors
    /// When the sheet would end the element that it stands in.
    pub(super) fn style(&mut self, style: &str) -> Result<String> {
        ensure!(!style.contains("</style"), "a style sheet would end itself");
        self.styles.push(hash(style));
        Ok(format!("<style>{style}</style>\n"))
    }

    /// Lets a style sheet stand in a page that is read from this one, as the element does: some browsers ask the policy of the
    /// page that reads.
    pub(super) fn let_in(&mut self, style: &str) {
        self.styles.push(hash(style));
    }

    /// What a page of a site may do: run, fetch and show the site's own files and what stands in itself, and nothing else.
    pub(super) fn policy(&self) -> String {
        let [scripts, styles] = self.sources();
        format!(
            "default-src 'none'; script-src 'self'{scripts} 'wasm-unsafe-eval'; style-src 'self'{styles}; \
             img-src 'self' blob:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
        )
    }

    /// What a page may do that is a file by itself: run what stands in it, and fetch nothing.
    pub(super) fn policy_alone(&self) -> String {
        let [scripts, styles] = self.sources();
        format!(
            "default-src 'none'; script-src{scripts} 'wasm-unsafe-eval'; style-src{styles}; img-src data: blob:; \
             base-uri 'none'; form-action 'none'"
        )
    }

    fn sources(&self) -> [String; 2] {
        [&self.scripts, &self.styles].map(|hashes| hashes.iter().map(|hash| format!(" {hash}")).collect())
    }
}

/// A source as a policy knows it.
fn hash(source: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(source)))
}

/// A page of the document: what stands in it, what its head says, what that loads, and its body.
///
/// # Errors
/// When the shell lacks a place for something.
pub(super) fn in_shell(
    document: &Document,
    assets: &Assets,
    inline: &Inline,
    [head, links, body]: [&str; 3],
) -> Result<Vec<u8>> {
    let mut inline = inline.clone();
    let ribbon = ribbon(assets.to_decide, &mut inline)?;
    let body = &*[&*ribbon, body].concat();
    let (lang, id, policy) = (escape(&document.lang), escape(&document.id), inline.policy());
    let dir = if is_right_to_left(&document.lang) { " dir=\"rtl\"" } else { "" };
    let values = [
        ("lang", &*lang),
        ("dir", dir),
        ("id", &id),
        ("policy", &policy),
        ("head", head),
        ("links", links),
        ("body", body),
    ];
    Ok(fill(&assets.shell, &values)?.into_bytes())
}

/// What a draft says above all else: how much is still to decide, and that no sign is claimed that nobody chose. It is for whoever
/// writes the explainer, in the language of the tool; nothing where nothing is to decide.
///
/// # Errors
/// Like [`Inline::style`].
pub(super) fn ribbon(to_decide: usize, inline: &mut Inline) -> Result<String> {
    if to_decide == 0 {
        return Ok(String::new());
    }
    let things = if to_decide == 1 { "1 thing".to_owned() } else { format!("{to_decide} things") };
    let style = inline.style(
        ".draft-ribbon{margin:0;padding:.5em 1em;background:#ffd75e;color:#1c1700;font:600 1rem/1.4 system-ui,sans-serif;\
         text-align:center}",
    )?;
    Ok(format!(
        "{style}<p class=\"draft-ribbon\" lang=\"en\" dir=\"ltr\" role=\"note\">Draft: {things} to decide. \
         A tie without a sign is drawn as strained until one is chosen.</p>\n"
    ))
}

/// The element of a head that loads the icon.
pub(super) fn icon_link(icon: &str) -> String {
    format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\n")
}

/// The elements of a head that load the icon and a style sheet.
pub(super) fn links(icon: &str, style: &str) -> String {
    format!("{}<link rel=\"stylesheet\" href=\"{style}\">\n", icon_link(icon))
}

/// Fills the places of the shell, each of which must be there.
fn fill(shell: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut parts = vec![shell];
    let mut filled = String::new();
    for (name, value) in values {
        let rest = parts.pop().unwrap_or_default();
        let place = format!("{{{{{name}}}}}");
        let (before, after) = rest.split_once(&place).with_context(|| format!("index.html has no place {place}"))?;
        filled.push_str(before);
        filled.push_str(value);
        parts.push(after);
    }
    filled.push_str(parts.pop().unwrap_or_default());
    Ok(filled)
}

/// JSON that cannot end the script element it stands in.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Text for an attribute in double quotes, or between tags.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Whether a language is written from right to left, by its tag (BCP 47): as the script in it is, else as its own script.
fn is_right_to_left(lang: &str) -> bool {
    const SCRIPTS: [&str; 9] = ["adlm", "arab", "aran", "hebr", "nkoo", "rohg", "samr", "syrc", "thaa"];
    const LANGUAGES: [&str; 17] =
        ["ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "mzn", "nqo", "ps", "sd", "ug", "ur", "yi"];
    let lang = lang.to_ascii_lowercase();
    let mut tags = lang.split('-');
    let language = tags.next().unwrap_or_default();
    match tags.find(|tag| tag.len() == 4 && tag.bytes().all(|byte| byte.is_ascii_alphabetic())) {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&language),
    }
}
