//! Helpers for every HTML page: the shell with its placeholders filled, inline scripts and styles, and escaping.

use super::assets::Assets;
use crate::document::Document;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The inline scripts and styles of a page, by their hashes, for its Content-Security-Policy.
#[derive(Clone, Debug, Default)]
pub(super) struct Inline {
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Inline {
    /// Adds a script and returns its element.
    ///
    /// # Errors
    /// When the script contains markup that would end its own element.
    pub(super) fn script(&mut self, attributes: &str, script: &str) -> Result<String> {
        ensure!(!script.contains("</script") && !script.contains("<!--"), "a script would end itself");
        self.scripts.push(hash(script));
        Ok(format!("<script{attributes}>{script}</script>\n"))
    }

    /// Adds a style sheet and returns its element.
    ///
    /// # Errors
    /// When the sheet contains markup that would end its own element.
    pub(super) fn style(&mut self, style: &str) -> Result<String> {
        ensure!(!style.contains("</style"), "a style sheet would end itself");
        self.styles.push(hash(style));
        Ok(format!("<style>{style}</style>\n"))
    }

    /// Allows a style sheet of a page that this one loads and inserts: some browsers apply the policy of the loading page to
    /// it.
    pub(super) fn allow_style(&mut self, style: &str) {
        self.styles.push(hash(style));
    }

    /// The policy of a page of the site: it may load the site's own files and run its inline scripts and styles, and nothing
    /// else.
    pub(super) fn policy(&self) -> String {
        let [scripts, styles] = self.sources();
        format!(
            "default-src 'none'; script-src 'self'{scripts} 'wasm-unsafe-eval'; style-src 'self'{styles}; \
             img-src 'self' blob:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
        )
    }

    /// The policy of a page that is a single file: it may run its inline scripts and styles, and load nothing.
    pub(super) fn single_file_policy(&self) -> String {
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

/// The source expression of a policy for an inline script or style.
fn hash(source: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(source)))
}

/// A page in the shell: its inline scripts and styles, metadata, links, and body.
///
/// # Errors
/// When the shell lacks a placeholder.
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

/// The ribbon at the top of a draft: how many to-dos are left, and that an undecided sign is only provisional. It addresses the
/// author, in the language of the tool; empty where nothing is to decide.
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

/// The `link` element for the icon.
pub(super) fn icon_link(icon: &str) -> String {
    format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\n")
}

/// The `link` elements for the icon and a style sheet.
pub(super) fn links(icon: &str, style: &str) -> String {
    format!("{}<link rel=\"stylesheet\" href=\"{style}\">\n", icon_link(icon))
}

/// Fills the placeholders of the shell, in order, each of which must be there.
fn fill(shell: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut parts = vec![shell];
    let mut filled = String::new();
    for (name, value) in values {
        let rest = parts.pop().unwrap_or_default();
        let placeholder = format!("{{{{{name}}}}}");
        let (before, after) =
            rest.split_once(&placeholder).with_context(|| format!("index.html has no place {placeholder}"))?;
        filled.push_str(before);
        filled.push_str(value);
        parts.push(after);
    }
    filled.push_str(parts.pop().unwrap_or_default());
    Ok(filled)
}

/// JSON for a script element, with `<` escaped, so that it cannot end the element.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

/// Escapes text for an attribute in double quotes, or between tags.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Whether a language tag (BCP 47) names a language written from right to left: by its script subtag, else by the usual script
/// of the language.
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
