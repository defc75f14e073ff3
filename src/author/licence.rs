//! Licences that are recognised by a short name or by their address. Names are those of SPDX (<https://spdx.org/licenses/>) or
//! as Creative Commons writes them; addresses are those of the licences' texts.

/// A licence: its name, and the address of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Licence {
    pub(super) name: String,
    pub(super) url: String,
}

/// Licences of Creative Commons, by the letters in their addresses.
const KINDS: [&str; 6] = ["by", "by-sa", "by-nc", "by-nc-sa", "by-nd", "by-nc-nd"];
const VERSIONS: [&str; 5] = ["1.0", "2.0", "2.5", "3.0", "4.0"];

/// Other licences under which texts are published: SPDX id, name, address.
const OTHERS: [(&str, &str, &str); 5] = [
    ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    ("CC-PDM-1.0", "Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
    (
        "OGL-UK-3.0",
        "Open Government Licence v3.0",
        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    ),
    ("etalab-2.0", "Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
    ("GFDL-1.3", "GNU FDL 1.3", "https://www.gnu.org/licenses/fdl-1.3.html"),
];

/// The licence of that name, if it is known: `CC BY-SA 4.0`, `CC-BY-SA-4.0`, `cc by sa 4.0`, or of a ported licence with its
/// country at the end.
pub(super) fn named(name: &str) -> Option<Licence> {
    let normalised = normalise(name);
    let of = |(_, name, url): &(&str, &str, &str)| Licence { name: (*name).to_owned(), url: (*url).to_owned() };
    if let Some(other) =
        OTHERS.iter().find(|(id, name, _)| normalise(id) == normalised || normalise(name) == normalised)
    {
        return Some(of(other));
    }
    let words: Vec<&str> = normalised.strip_prefix("cc ")?.split(' ').collect();
    let at = words.iter().position(|word| VERSIONS.contains(word))?;
    let (kind, version) = (words[..at].join("-"), words[at]);
    let country = match words[at + 1..] {
        [] => None,
        [country] if country.len() == 2 => Some(country),
        _ => return None,
    };
    KINDS.contains(&kind.as_str()).then(|| {
        let (suffix, path) = match country {
            Some(country) => (format!(" {}", country.to_uppercase()), format!("{country}/")),
            None => Default::default(),
        };
        Licence {
            name: format!("CC {} {version}{suffix}", kind.to_uppercase()),
            url: format!("https://creativecommons.org/licenses/{kind}/{version}/{path}"),
        }
    })
}

/// The licence whose text has that address, if it is known.
pub(super) fn at(url: &str) -> Option<Licence> {
    let normalise = |url: &str| {
        let url = url.trim().to_ascii_lowercase();
        let rest = url.split_once("//").map_or(url.as_str(), |(_, rest)| rest).trim_start_matches("www.");
        let rest = rest.split("/deed").next().unwrap_or(rest).split("/legalcode").next().unwrap_or(rest);
        rest.trim_end_matches('/').to_owned()
    };
    let address = normalise(url);
    if let Some((_, name, _)) = OTHERS.iter().find(|(.., other)| normalise(other) == address) {
        return named(name);
    }
    named(&["cc/", address.strip_prefix("creativecommons.org/licenses/")?].concat())
}

/// Whether the name is of some licence by Creative Commons, of which there are several with different terms and versions.
pub(super) fn is_of_creative_commons(name: &str) -> bool {
    let normalised = normalise(name);
    normalised == "cc" || normalised.starts_with("cc ") || normalised.starts_with("creative commons")
}

/// The name in lower case, with single spaces between its words.
fn normalise(name: &str) -> String {
    let name = name.to_lowercase().replace(['-', '_', '/'], " ");
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{at, named};

    #[test]
    fn a_licence_is_recognised_in_every_spelling_of_its_short_name() {
        for name in ["CC BY-SA 4.0", "CC-BY-SA-4.0", "cc by sa 4.0"] {
            let found = named(name).unwrap();
            assert_eq!(found.name, "CC BY-SA 4.0");
            assert_eq!(found.url, "https://creativecommons.org/licenses/by-sa/4.0/");
        }
        assert_eq!(named("CC-BY-3.0-DE").unwrap().url, "https://creativecommons.org/licenses/by/3.0/de/");
        assert_eq!(named("CC0-1.0").unwrap().url, "https://creativecommons.org/publicdomain/zero/1.0/");
        for other in ["CC BY", "CC BY-XX 4.0", "CC BY 9.0", "All rights reserved", "", "cc"] {
            assert_eq!(named(other), None, "{other}");
        }
    }

    #[test]
    fn a_licence_is_recognised_by_every_address_of_its_text() {
        for (url, name) in [
            ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
            ("http://creativecommons.org/licenses/by-sa/4.0/deed.de", "CC BY-SA 4.0"),
            ("//creativecommons.org/licenses/by-nc-nd/3.0/us/legalcode", "CC BY-NC-ND 3.0 US"),
            ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0 1.0"),
            ("https://www.gnu.org/licenses/fdl-1.3.html", "GNU FDL 1.3"),
        ] {
            assert_eq!(at(url).unwrap().name, name, "{url}");
        }
        assert_eq!(at("https://example.org/licenses/by/4.0/"), None);
    }
}
