//! What a thing in a document is called.

/// A name within one document, of which [`is_id`] is true. It needs no escape anywhere: in addresses, in attributes, in what is
/// stored, in the author's files.
pub type Id = String;

/// Whether a name can be an id: lower-case letters from a to z, digits and hyphens, at least one of them.
pub fn is_id(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(is_sign)
}

/// Whether a name can be the id of a claim, which may have capitals too, such as `C07`: it is never an address.
pub fn is_claim_id(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| is_sign(byte) || byte.is_ascii_uppercase())
}

fn is_sign(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_needs_no_escape_anywhere() {
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
