//! In which language an article is: as it says itself, or as its words do.

use super::original::Original;
use whatlang::Lang;

/// Languages that can be told by their words and have a tag of two letters: the three letters of ISO 639-3, and those of
/// ISO 639-1, which BCP 47 prefers.
const TAGS: &str = "afr af aka ak amh am ara ar aze az bel be ben bn bul bg cat ca ces cs cmn zh cym cy dan da deu de ell el eng en \
                    epo eo est et fin fi fra fr guj gu heb he hin hi hrv hr hun hu hye hy ind id ita it jav jv jpn ja kan kn \
                    kat ka khm km kor ko lat la lav lv lit lt mal ml mar mr mkd mk mya my nep ne nld nl nob nb ori or pan pa \
                    pes fa pol pl por pt ron ro rus ru sin si slk sk slv sl sna sn spa es srp sr swe sv tam ta tel te tgl tl \
                    tha th tuk tk tur tr ukr uk urd ur uzb uz vie vi yid yi zul zu";

/// The tag of the language; English where nothing says.
pub(super) fn language(original: &Original, texts: &[String]) -> String {
    let said = original.lang.as_deref().map(|lang| lang.trim().replace('_', "-")).filter(|lang| is_tag(lang));
    let found = || {
        let info = whatlang::detect(&texts.join("\n"))?;
        info.is_reliable().then(|| tag(info.lang())).flatten()
    };
    said.or_else(found).unwrap_or_else(|| "en".to_owned())
}

/// Whether a text has the form of a tag that begins with a language.
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
    fn every_language_that_is_told_has_a_tag_of_two_letters() {
        for lang in Lang::all() {
            assert!(tag(*lang).is_some_and(|tag| tag.len() == 2), "{lang:?}");
        }
    }

    #[test]
    fn what_an_article_says_goes_before_what_its_words_say() {
        let german = ["Der Turm braucht ein neues Dach, und die Stadt, der er gehört, hat dafür kein Geld.".to_owned()];
        let said = |lang: &str| Original { lang: Some(lang.to_owned()), ..Original::default() };
        assert_eq!(language(&Original::default(), &german), "de");
        assert_eq!(language(&said("pt_BR"), &german), "pt-BR");
        assert_eq!(language(&said("\" onload"), &german), "de", "what is no tag says nothing");
        assert_eq!(language(&Original::default(), &["42".to_owned()]), "en");
    }
}
