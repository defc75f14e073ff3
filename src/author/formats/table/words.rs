//! The words of column names, in the languages of many schools and as programs write them.

/// The words of a column name, in lower case and in English. Words that are joined, as in `correctAnswer` and `option1`, are
/// separated.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(name.len() + 8);
    let mut previous = ' ';
    for letter in name.chars() {
        let begins_word = previous.is_lowercase() && letter.is_uppercase()
            || previous.is_alphabetic() && letter.is_ascii_digit()
            || previous.is_ascii_digit() && letter.is_alphabetic();
        if begins_word {
            spaced.push(' ');
        }
        spaced.extend(letter.to_lowercase());
        previous = letter;
    }
    for (part, word) in PHRASES {
        if spaced.contains(part) {
            spaced = spaced.replace(part, &format!(" {word} "));
        }
    }
    let words = spaced.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| english(word).to_owned()).collect()
}

/// The English word that columns are recognised by. An unknown word stays unchanged.
fn english(word: &str) -> &str {
    WORDS.iter().find(|(_, words)| words.split(' ').any(|it| it == word)).map_or(word, |(english, _)| english)
}

/// English words with their synonyms and translations, which spaces separate.
const WORDS: [(&str, &str); 14] = [
    (
        "question",
        "questions front ques que statement frage fragen fragetext preguntas pregunta pergunta perguntas \
         domanda domande vraag pytanie otázka soal pertanyaan soru вопрос питання",
    ),
    (
        "option",
        "opt choice alternative opción opcion opção opcao alternativa choix opzione optie opcja opsi pilihan \
         seçenek вариант варіант auswahl",
    ),
    (
        "options",
        "opts choices answers alternatives optionen antworten opciones respuestas opções respostas \
         alternativas réponses risposte opzioni opties antwoorden odpowiedzi варианты ответы",
    ),
    (
        "answer",
        "ans back antwort respuesta resposta réponse reponse risposta antwoord odpowiedź odpoveď odpověď \
         jawaban cevap ответ відповідь",
    ),
    (
        "correct",
        "correctas correcta correcto correta correto correcte bonne corretta corretto juist juiste poprawna \
         poprawny prawidłowa správná benar doğru richtig richtige korrekt правильный правильно правильна \
         верный lösung gabarito kunci",
    ),
    (
        "wrong",
        "incorrect distractor distractors false falsch falsche incorrecta incorrecto incorreta incorreto \
         errada mauvaise fausse sbagliata errata fout foute błędna salah yanlış неправильный неверный",
    ),
    (
        "explanation",
        "feedback context reason rationale justification erklärung erläuterung begründung explicación \
         explicacion retroalimentación explicação explicacao explication spiegazione uitleg wyjaśnienie \
         penjelasan açıklama пояснение объяснение",
    ),
    ("picture", "image img photo bild imagen imagem immagine afbeelding gambar картинка"),
    ("type", "typ tipo fragetyp jenis тип"),
    ("title", "titel título titulo titre titolo"),
    ("text", "texto texte testo content body enunciado"),
    ("index", "idx indice índice"),
    ("number", "num no nr nummer"),
    ("section", "abschnitt"),
];

/// Translations that are not single words: in scripts without spaces between words, or of several words. A longer one stands
/// before those that it contains, since they are replaced in this order.
const PHRASES: [(&str, &str); 31] = [
    ("題目", "question"),
    ("题目", "question"),
    ("题干", "question"),
    ("題幹", "question"),
    ("問題文", "question"),
    ("問題", "question"),
    ("问题", "question"),
    ("內容", "text"),
    ("内容", "text"),
    ("題型", "type"),
    ("题型", "type"),
    ("選択肢", "option"),
    ("選項", "option"),
    ("选项", "option"),
    ("正確答案", "correct"),
    ("正确答案", "correct"),
    ("参考答案", "correct"),
    ("參考答案", "correct"),
    ("標準答案", "correct"),
    ("标准答案", "correct"),
    ("正解", "correct"),
    ("答案", "answer"),
    ("解析", "explanation"),
    ("解説", "explanation"),
    ("圖片", "picture"),
    ("图片", "picture"),
    ("nội dung câu hỏi", "question"),
    ("câu hỏi", "question"),
    ("đáp án đúng", "correct"),
    ("đáp án sai", "wrong"),
    ("đáp án", "answer"),
];
