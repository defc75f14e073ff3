//! Reads the files of an explainer's folder.

use super::control_characters;
use super::diagnostic::{Code, Fault, Faults};
use super::fix::Fix;
use super::regular_file;
use super::texts::{File, Span, Texts};
use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path};

/// The largest text in bytes; a larger file is most likely not a text.
const MAX_BYTES: usize = 1 << 20;

/// Reads the texts of the folder; a file that cannot be read is a fault.
pub(super) fn read(folder: &Path, faults: &Faults) -> Texts {
    let mut texts = Texts::of(name_of(folder).to_string_lossy().into_owned(), folder);
    for file in File::ALL {
        if let Some(text) = text(folder, file, faults) {
            control_characters::report(&text, |range| Span::new(file, range), faults);
            texts.add(file, text);
        }
    }
    texts
}

/// The name of the folder: of a symbolic link its own name, of a path such as `.` the name of the folder that it leads to.
pub fn name_of(folder: &Path) -> OsString {
    let given = folder.components().next_back();
    let named = matches!(given, Some(Component::Normal(_)));
    let folder = if named { folder.to_owned() } else { folder.canonicalize().unwrap_or_else(|_| folder.to_owned()) };
    folder.file_name().unwrap_or_default().to_owned()
}

/// Files that are most likely a missing file under another name: with other capitals, with a second extension, which some
/// systems hide, or without or with another extension.
fn misnamed_files(folder: &Path, file: File) -> Vec<String> {
    let (stem, _) = file.name().split_once('.').unwrap_or((file.name(), ""));
    let is_misnamed = |name: &String| {
        let name = name.to_lowercase();
        let longer = name.strip_prefix(file.name()).is_some_and(|rest| matches!(rest, "" | ".txt" | ".md" | ".toml"));
        longer || name == stem || name == format!("{stem}.txt") || name == format!("{stem}.markdown")
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let mut names: Vec<String> =
        files.filter_map(|entry| entry.file_name().into_string().ok()).filter(is_misnamed).collect();
    names.sort();
    names
}

fn text(folder: &Path, file: File, faults: &Faults) -> Option<String> {
    let bytes = match regular_file::read(&folder.join(file.name()), MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::FileTooLarge => {
            let message = format!("`{}` is larger than 1 MiB", file.name());
            let fault = Fault::new(Code::FileTooLarge, Span::whole(file), message);
            faults.add(fault.help("is it the right file? a text is smaller"));
            return None;
        }
        Err(error) if error.kind() == ErrorKind::NotFound && file == File::Locale => return None,
        Err(error) => {
            let misnamed = if error.kind() == ErrorKind::NotFound { misnamed_files(folder, file) } else { Vec::new() };
            let fault = match error.kind() {
                ErrorKind::NotFound if !misnamed.is_empty() => {
                    let names = misnamed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ");
                    (
                        format!("there is no `{}`", file.name()),
                        format!("there is {names}; rename it to `{}`", file.name()),
                    )
                }
                ErrorKind::NotFound => {
                    (format!("there is no `{}`", file.name()), "an explainer has this file; create it".to_owned())
                }
                _ => (format!("`{}` cannot be read", file.name()), format!("the system says: {error}")),
            };
            let only_candidate = misnamed.len() == 1;
            let mut fault = Fault::new(Code::MissingFile, Span::whole(file), fault.0).help(fault.1);
            for name in misnamed {
                fault = fault.fix(Fix::rename(name, file).safe_if(only_candidate));
            }
            faults.add(fault);
            return None;
        }
    };
    let text = String::from_utf8(bytes)
        .map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(valid).filter(|&&byte| byte == b'\n').count() + 1;
            let message = format!("`{}` is not UTF-8 text", file.name());
            let help = format!("save it as UTF-8; the first byte that is not stands on line {line}");
            faults.add(Fault::new(Code::NotUtf8, Span::whole(file), message).help(help));
        })
        .ok()?;
    // A byte order mark, which some editors write, is no part of the text.
    Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}
