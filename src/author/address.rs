//! Web addresses.

use super::diagnostic::{Code, Fault, Faults};
use super::texts::Span;
use crate::document::Document;
use url::Url;

/// Parses the address of the folder that an explainer is to be published in; the result ends with `/`.
///
/// # Errors
/// Why the text is not such an address, in words for the person who typed it.
pub fn folder(address: &str) -> Result<String, String> {
    let example = "write it like `https://example.org/alliance/`";
    let mut url = Url::parse(address).map_err(|_| format!("it is no address on the web; {example}"))?;
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(format!("only `https:` and `http:` lead to the web; {example}"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(format!("everyone would see the name and the password in it; {example}"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(format!("a folder has neither `?` nor `#` in its address; {example}"));
    }
    let path = url.path().to_ascii_lowercase();
    if [".html", ".htm"].iter().any(|ending| path.ends_with(ending)) {
        return Err(format!("that is a page, and not the folder it is in; {example}"));
    }
    if !url.path().ends_with('/') {
        url.set_path(&[url.path(), "/"].concat());
    }
    Ok(url.into())
}

/// The address at which the document is published, if it is set.
pub(super) fn published(document: &Document) -> Option<Url> {
    Url::parse(document.canonical.as_deref()?).ok()
}

/// The absolute address of a file beside the published page.
pub(super) fn beside(document: &Document, file: &str) -> Option<String> {
    Some(published(document)?.join(file).ok()?.into())
}

/// Reports an address that is not `http:` or `https:`. Other schemes could run code (`javascript:`) or leave a trace.
pub(super) fn check(address: &str, span: Span, faults: &Faults) {
    let web = address.starts_with("https://") || address.starts_with("http://");
    let parsed = Url::parse(address);
    let fault = match parsed {
        Ok(url) if web && url.host().is_some() && !address.contains(char::is_control) => return,
        Ok(url) if !matches!(url.scheme(), "http" | "https") => {
            let message = format!("an address of the kind `{}:` is not allowed", url.scheme());
            Fault::new(Code::LinkScheme, span, message).label("leads out of the web")
        }
        _ => Fault::new(Code::BadAddress, span, format!("`{address}` is not an address on the web"))
            .label("not an address"),
    };
    faults.add(fault.help("write the whole address: `https://...`"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_has_a_slash_at_its_end() {
        for (typed, address) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/a/b", "https://example.org/a/b/"),
            ("http://localhost:8000/a/", "http://localhost:8000/a/"),
            (" https://example.org/a ", "https://example.org/a/"),
            ("https://example.org/my page", "https://example.org/my%20page/"),
            ("HTTPS://EXAMPLE.org:443/A", "https://example.org/A/"),
            ("https://example.org/a/../b/.", "https://example.org/b/"),
            ("https://example.org/v1.0", "https://example.org/v1.0/"),
            ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4/"),
        ] {
            assert_eq!(folder(typed).as_deref(), Ok(address));
        }
    }

    #[test]
    fn an_address_that_is_no_folder_on_the_web_is_refused_with_the_reason() {
        for (typed, reason) in [
            ("example.org/a", "no address"),
            ("", "no address"),
            ("ftp://example.org/", "`https:`"),
            ("file:///a/", "`https:`"),
            ("javascript:alert(1)", "`https:`"),
            ("https://me:secret@example.org/", "password"),
            ("https://example.org/?a", "`?`"),
            ("https://example.org/#a", "`#`"),
            ("https://example.org/index.html", "a page"),
            ("https://example.org/a/INDEX.HTML", "a page"),
            ("https://example.org/a.htm", "a page"),
            ("https://example.org/?", "`?`"),
            ("https://example.org/#", "`#`"),
        ] {
            let refusal = folder(typed).unwrap_err();
            assert!(refusal.contains(reason), "{typed}: {refusal}");
        }
    }
}
