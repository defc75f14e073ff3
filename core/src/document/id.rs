//! Ids, which name the things in a document.

/// A name within one document, for which [`is_id`] is true. It needs no escaping anywhere: in addresses, in attributes, in
/// saved progress, in the author's files.
pub type Id = String;

/// Whether a name can be an id: lower-case letters from a to z, digits and hyphens, at least one of them.
pub fn is_id(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(is_id_byte)
}

/// Whether a name can be the id of a claim, which may have capitals too, such as `C07`, because it never stands in an address.
pub fn is_claim_id(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| is_id_byte(byte) || byte.is_ascii_uppercase())
}

fn is_id_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_needs_no_escaping_anywhere() {
        for id in ["a", "4", "russia", "us-2", "-"] {
            assert!(is_id(id) && is_claim_id(id), "{id}");
        }
        for odd in ["", "a b", "a_b", "a.b", "a/b", "a=b", "#a", "ä", "а", "a\n", "<", "\u{200b}"] {
            assert!(!is_id(odd) && !is_claim_id(odd), "{odd:?}");
        }
    }

    #[test]
    fn only_claims_have_capitals() {
        assert!(is_claim_id("C07") && !is_id("C07"));
    }
}
