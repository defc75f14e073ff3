//! The page as a document: valid HTML, a strict policy of its own, and linked data.

use stage::reader::{Device, journey};
use stage::site::{Site, dist};
use std::process::Command;

#[test]
fn an_independent_checker_finds_no_fault_in_the_html() {
    let tests = stage::tests();
    let checked = Command::new(tests.join("node_modules/.bin/html-validate"))
        .arg("--config")
        .arg(tests.join(".htmlvalidate.json"))
        .args(["--max-warnings=0", "--formatter=text"])
        .args(["index.html", "worksheet.html", "answer-key.html"].map(|page| dist().join(page)))
        .output()
        .expect("html-validate starts: `cargo xtask setup` installs it");
    let output = String::from_utf8_lossy(&checked.stdout);
    // A page is a few very long lines; the first lines of the output name the faults.
    let faults: Vec<&str> = output.lines().take(20).collect();
    assert!(checked.status.success(), "{}\n{}", faults.join("\n"), String::from_utf8_lossy(&checked.stderr));
}

#[test]
fn the_pages_own_policy_lets_nothing_else_run() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.arrive("").await;
        let policy = reader.text("one('meta[http-equiv=Content-Security-Policy]').content").await;
        assert!(policy.contains("default-src 'none'"), "{policy}");
        assert!(policy.contains("'wasm-unsafe-eval'"), "{policy}");
        for forbidden in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "data:"] {
            assert!(!policy.contains(forbidden), "the policy allows {forbidden}: {policy}");
        }
        reader
            .sees(
                "the policy comes before everything that it governs",
                "(() => {
            const head = [...document.head.children];
            const policy = head.findIndex((it) => it.httpEquiv === 'Content-Security-Policy');
            return policy >= 0 && policy < head.findIndex((it) => it.matches('script, link, style'));
        })()",
            )
            .await;
        // The policy is in force: a script that is added to the page does not run.
        reader.ask("new Promise((done) => {
            window.violations = [];
            document.addEventListener('securitypolicyviolation', (it) => { violations.push(it.effectiveDirective); done(); });
            const script = document.createElement('script');
            script.textContent = 'window.ran = true';
            document.body.append(script);
            setTimeout(done, 5000);
        })").await;
        reader
            .sees(
                "a script inserted into the page does not run",
                "!window.ran && violations.join().includes('script-src')",
            )
            .await;
        let complaints = reader.complaints().await;
        assert!(complaints.iter().all(|it| it.contains("Content Security Policy")), "{complaints:?}");
    });
}

#[test]
fn the_page_has_linked_data_and_metadata() {
    journey(Site::built(), Device::Desk, async |reader| {
        reader.open("").await;
        let types =
            "JSON.parse(one('script[type=\"application/ld+json\"]').textContent)['@graph'].map((it) => it['@type'])";
        let types = reader.list(types).await;
        for kind in ["Article", "FAQPage", "Claim"] {
            assert!(types.iter().any(|it| it == kind), "no {kind} among {types:?}");
        }
        reader.finds_no_fault(
            "missing in the head",
            "['title', 'meta[name=description]', 'meta[property=\"og:title\"]', 'meta[property=\"og:description\"]', 'link[rel=icon]']
                .filter((it) => { const e = one(it); return !e || !(e.content ?? e.href ?? e.textContent).trim(); })",
        ).await;
        reader.sees("the page states its language", "document.documentElement.lang === content().lang").await;
    });
}
