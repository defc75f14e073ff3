//! Reads the files of an explainer's folder.

use super::control_characters;
use super::diagnostic::{Code, Fault, Faults};
use super::texts::{File, Span, Texts};
use std::io::ErrorKind;
use std::path::Path;

/// No text needs more; what is larger is most likely not a text.
const LARGEST: usize = 1 << 20;

/// The texts of the folder, as far as its files can be read.
pub(super) fn read(folder: &Path, faults: &Faults) -> Texts {
    let mut texts = Texts::of(name(folder), folder);
    for file in File::ALL {
        if let Some(text) = text(folder, file, faults) {
            control_characters::find(&text, |range| Span::new(file, range), faults);
            texts.add(file, text);
        }
    }
    texts
}

/// Name of the folder, also of one that is given as `.`.
fn name(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    full.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn text(folder: &Path, file: File, faults: &Faults) -> Option<String> {
    let bytes = match std::fs::read(folder.join(file.name())) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound && file == File::Locale => return None,
        Err(error) => {
            let fault = match error.kind() {
                ErrorKind::NotFound => {
                    (format!("there is no `{}`", file.name()), "an explainer has this file; create it".to_owned())
                }
                _ => (format!("`{}` cannot be read", file.name()), format!("the system says: {error}")),
            };
            faults.add(Fault::new(Code::MissingFile, Span::whole(file), fault.0).help(fault.1));
            return None;
        }
    };
    if bytes.len() > LARGEST {
        let message = format!("`{}` is larger than 1 MiB", file.name());
        faults.add(
            Fault::new(Code::FileTooLarge, Span::whole(file), message).help("is it the right file? a text is smaller"),
        );
        return None;
    }
    String::from_utf8(bytes)
        .map_err(|error| {
            let sound = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(sound).filter(|&&byte| byte == b'\n').count() + 1;
            let message = format!("`{}` is not UTF-8 text", file.name());
            let help = format!("save it as UTF-8; the first byte that is not stands on line {line}");
            faults.add(Fault::new(Code::NotUtf8, Span::whole(file), message).help(help));
        })
        .ok()
}
