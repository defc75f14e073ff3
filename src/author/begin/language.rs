//! Detects the language of an article: the one that its file states, else the one of its words.

use super::original::Original;
use whatlang::Lang;

/// The languages that can be detected, each by its code of ISO 639-3 followed by its code of ISO 639-1, which BCP 47 prefers.
const TAGS: &str = "afr af aka ak amh am ara ar aze az bel be ben bn bul bg cat ca ces cs cmn zh cym cy dan da deu de ell el eng en \
                    epo eo est et fin fi fra fr guj gu heb he hin hi hrv hr hun hu hye hy ind id ita it jav jv jpn ja kan kn \
                    kat ka khm km kor ko lat la lav lv lit lt mal ml mar mr mkd mk mya my nep ne nld nl nob nb ori or pan pa \
                    pes fa pol pl por pt ron ro rus ru sin si slk sk slv sl sna sn spa es srp sr swe sv tam ta tel te tgl tl \
                    tha th tuk tk tur tr ukr uk urd ur uzb uz vie vi yid yi zul zu";

/// The language tag of the article; `en` where the language is neither stated nor detected.
pub(super) fn language(original: &Original, texts: &[String]) -> String {
    let stated = original.lang.as_deref().map(|lang| lang.trim().replace('_', "-")).filter(|lang| is_tag(lang));
    let detected = || {
        let info = whatlang::detect(&texts.join("\n"))?;
        info.is_reliable().then(|| tag(info.lang())).flatten()
    };
    stated.or_else(detected).unwrap_or_else(|| "en".to_owned())
}

/// Whether a text has the form of a language tag that begins with a language subtag.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_language = |part: &str| matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_more = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(is_language) && parts.all(is_more)
}

fn tag(lang: Lang) -> Option<String> {
    let mut codes = TAGS.split_whitespace();
    codes.find(|code| *code == lang.code())?;
    codes.next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{Original, language, tag};
    use whatlang::Lang;

    #[test]
    fn every_language_that_is_detected_has_a_tag_of_two_letters() {
        for lang in Lang::all() {
            assert!(tag(*lang).is_some_and(|tag| tag.len() == 2), "{lang:?}");
        }
    }

    #[test]
    fn the_stated_language_precedes_the_detected_one() {
        let german = ["Der Turm braucht ein neues Dach, und die Stadt, der er gehört, hat dafür kein Geld.".to_owned()];
        let stating = |lang: &str| Original { lang: Some(lang.to_owned()), ..Original::default() };
        assert_eq!(language(&Original::default(), &german), "de");
        assert_eq!(language(&stating("pt_BR"), &german), "pt-BR");
        assert_eq!(language(&stating("\" onload"), &german), "de", "what is no tag says nothing");
        assert_eq!(language(&Original::default(), &["42".to_owned()]), "en");
    }
}
