//! Packages for learning systems: a zip file with the single-file page, a script in it that reports score and completion, and a
//! manifest for the system.
//!
//! The formats are SCORM 1.2's Content Aggregation Model
//! (<https://adlnet.gov/past-projects/scorm-1-2/>) and cmi5's course structure
//! (<https://github.com/AICC/CMI-5_Spec_Current/blob/quartz/cmi5_spec.md#course_structure>).

use super::assets::Assets;
use super::formats::FormatWords;
use super::formats::package::zip;
use super::html::escape;
use super::single_file::{self, ExtraContent};
use crate::document::Document;
use anyhow::Result;
use sha2::{Digest, Sha256};

/// A standard of packages for learning systems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// SCORM 1.2.
    Scorm12,
    /// cmi5, a profile of xAPI.
    Cmi5,
}

impl Standard {
    /// Every standard, in the order in which the command line lists them.
    pub const ALL: [Standard; 2] = [Standard::Scorm12, Standard::Cmi5];

    /// How the standard is called.
    pub fn words(self) -> FormatWords {
        match self {
            Standard::Scorm12 => FormatWords::new(
                "SCORM 1.2",
                "scorm12",
                "SCORM 1.2, a package (zip) of the single file, which tells a learning system score and completion",
            ),
            Standard::Cmi5 => FormatWords::new("cmi5", "cmi5", "cmi5, the same for learning systems that speak xAPI"),
        }
    }
}

/// The path of the page in the package.
const PAGE: &str = "index.html";

/// Builds the package, a zip file. The same input gives the same bytes.
///
/// # Errors
/// When the single file cannot be built, or is too large for a zip file.
pub async fn package(document: Document, assets: &Assets, standard: Standard) -> Result<Vec<u8>> {
    let (content, name, text) = match standard {
        Standard::Scorm12 => {
            // SCORM's script calls functions of the window around it and makes no request.
            (
                ExtraContent { scripts: &["scorm.js", "learning.js"], makes_requests: false },
                "imsmanifest.xml",
                manifest(&document),
            )
        }
        // cmi5's script learns the address of the learning record store only at launch.
        Standard::Cmi5 => {
            (ExtraContent { scripts: &["cmi5.js", "learning.js"], makes_requests: true }, "cmi5.xml", course(&document))
        }
    };
    let page = single_file::assemble_with(document, assets, content).await?;
    Ok(zip([(name.to_owned(), text.into_bytes()), (PAGE.to_owned(), page)].into_iter())?)
}

/// `imsmanifest.xml`. It has no `adlcp:masteryscore`: with it, a system would grade readers who leave before the end, and the
/// page reports itself who passes.
fn manifest(document: &Document) -> String {
    let title = escape(&document.title);
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="explainer-{id}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
      http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="course">
    <organization identifier="course">
      <title>{title}</title>
      <item identifier="explainer" identifierref="page">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="{PAGE}">
      <file href="{PAGE}"/>
    </resource>
  </resources>
</manifest>
"#,
        id = escape(&document.id),
    )
}

/// `cmi5.xml`. A reader satisfies the unit by answering every question, and by passing where the author has set a pass mark.
fn course(document: &Document) -> String {
    let text = |text: &str| format!("<langstring lang=\"{}\">{}</langstring>", escape(&document.lang), escape(text));
    let (title, description) = (text(&document.title), text(&document.standfirst));
    let move_on = match document.pass {
        Some(percent) => {
            format!("moveOn=\"CompletedAndPassed\" masteryScore=\"{}.{:02}\"", percent / 100, percent % 100)
        }
        None => "moveOn=\"Completed\"".to_owned(),
    };
    let [course, unit] = ["course", "unit"].map(|part| iri(document, part));
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="{course}">
    <title>{title}</title>
    <description>{description}</description>
  </course>
  <au id="{unit}" {move_on} launchMethod="AnyWindow" activityType="http://adlnet.gov/expapi/activities/assessment">
    <title>{title}</title>
    <description>{description}</description>
    <url>{PAGE}</url>
  </au>
</courseStructure>
"#
    )
}

/// A permanent IRI for a part of the course, the same in every build: the published address with a fragment, or else a UUID
/// (version 8, RFC 9562) derived from the explainer's id.
fn iri(document: &Document, part: &str) -> String {
    if let Some(home) = &document.canonical {
        return escape(&format!("{home}#{part}"));
    }
    let hash = Sha256::digest(format!("explainer:{}#{part}", document.id));
    let mut bytes: [u8; 16] = hash[..16].try_into().unwrap_or_default();
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let parts = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    format!("urn:uuid:{}", parts.join("-"))
}
