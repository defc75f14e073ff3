//! Addresses on the web.

use super::diagnostic::{Code, Fault, Faults};
use super::texts::Span;
use url::Url;

/// Reports an address that is not one of the web. Any other scheme could run code or leave a trace.
pub(super) fn hold(address: &str, span: Span, faults: &Faults) {
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
