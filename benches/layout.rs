//! Measures how good the map's layout is and how long it takes, for the built-in network and random ones of other sizes,
//! compared with d3-force (where `npm ci` was run in `tests/`) and Graphviz's neato and sfdp (where installed) in the same run.
//!
//! `cargo bench --bench layout`. It measures and asserts nothing.

use criterion::Criterion;
use explainer::author::assets::Assets;
use explainer::author::compile;
use explainer::document::{ActorKind, Layout};
use explainer::graph::layout::quality::{centres, crossings, crowded, least_angle, overlaps, stress};
use explainer::graph::layout::{Link, Mark, arrange, network, shapes};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Sizes of the random networks: actors and ties.
const RANDOM: [(usize, usize); 5] = [(30, 45), (100, 200), (300, 900), (1000, 3000), (3000, 9000)];

/// With more actors than these, neato takes minutes.
const MOST_FOR_NEATO: usize = 1000;

/// The author tool's seed.
const SEED: u64 = 3;

struct Network {
    name: String,
    marks: Vec<Mark>,
    links: Vec<Link>,
}

/// A program's drawing of a network.
struct Drawn {
    program: String,
    took: Duration,
    places: Vec<[f64; 2]>,
    /// How many labels and marks overlap; nothing for other programs, whose drawings have no labels.
    overlaps: Option<usize>,
}

fn main() {
    let networks: Vec<Network> = built_in().into_iter().chain(RANDOM.map(random)).collect();
    networks.iter().for_each(compare);

    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    for network in &networks {
        let shape = shapes(&network.marks, &network.links)[0];
        criterion.bench_function(&network.name, |bencher| {
            bencher.iter(|| arrange(black_box(&network.marks), black_box(&network.links), shape, SEED));
        });
    }
    criterion.final_summary();
}

fn built_in() -> Option<Network> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/unraveling-alliance");
    let Some(document) = compile(&folder, &Assets::embedded()).0 else {
        println!("The built-in content does not compile: skipped.");
        return None;
    };
    let (marks, links) = network(&document);
    Some(Network { name: format!("built-in, {}", marks.len()), marks, links })
}

/// A network with ties between random pairs of actors.
fn random((count, ties): (usize, usize)) -> Network {
    let mut state = 1_u64;
    let mut pick = || {
        // Knuth's MMIX generator; the upper bits are the random ones.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % count
    };
    let links = (0..ties).map(|_| Link { from: pick(), to: pick() }).collect();
    let mark = |place: usize| Mark {
        name: format!("Actor number {place}"),
        kind: if place.is_multiple_of(3) { ActorKind::Person } else { ActorKind::State },
        major: place < 3,
        side: None,
        pin: None,
    };
    Network { name: format!("random, {count}"), marks: (0..count).map(mark).collect(), links }
}

/// Prints the measures of each program's drawing of the network.
fn compare(network: &Network) {
    println!("\n{} actors, {} ties ({})", network.marks.len(), network.links.len(), network.name);
    println!(
        "  {:<18} {:>8} {:>8} {:>10} {:>7} {:>9}",
        "program", "seconds", "stress", "crossings", "angle", "overlaps"
    );
    let ours: Vec<Drawn> = shapes(&network.marks, &network.links)
        .iter()
        .map(|&shape| {
            let (layout, took) = timed(|| arrange(&network.marks, &network.links, shape, SEED));
            ours(network, &layout, took)
        })
        .collect();
    let others =
        [("d3-force", force(network)), ("neato", graphviz("neato", network)), ("sfdp", graphviz("sfdp", network))];
    ours.iter().for_each(|drawn| println!("{}", line(network, drawn)));
    let square = ours.iter().find(|drawn| drawn.program.contains("square"));
    for (program, other) in others {
        match (other, square) {
            (Ok(other), Some(square)) => println!("{}{}", line(network, &other), ratios(network, square, &other)),
            (Ok(other), None) => println!("{}", line(network, &other)),
            (Err(why), _) => println!("  {program:<18} skipped: {why}"),
        }
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

fn ours(network: &Network, layout: &Layout, took: Duration) -> Drawn {
    let overlaps = overlaps(&network.marks, layout) + crowded(&network.marks, layout);
    let program = format!("explainer, {}", layout.shape.name());
    Drawn { program, took, places: centres(layout), overlaps: Some(overlaps) }
}

fn line(network: &Network, drawn: &Drawn) -> String {
    let (places, links) = (&drawn.places, &network.links);
    let overlaps = drawn.overlaps.map_or("-".to_owned(), |count| count.to_string());
    format!(
        "  {:<18} {:>8.3} {:>8.4} {:>10} {:>6.1}° {overlaps:>9}",
        drawn.program,
        drawn.took.as_secs_f64(),
        stress(places, links),
        crossings(places, links),
        least_angle(places, links),
    )
}

/// Our time, stress and crossings as multiples of another program's.
fn ratios(network: &Network, ours: &Drawn, other: &Drawn) -> String {
    let time = ours.took.as_secs_f64() / other.took.as_secs_f64().max(1e-6);
    let stress = |drawn: &Drawn| stress(&drawn.places, &network.links);
    let crossings = |drawn: &Drawn| crossings(&drawn.places, &network.links).max(1) as f64;
    format!(
        "   ours: time x{time:.2}, stress x{:.2}, crossings x{:.2}",
        stress(ours) / stress(other).max(1e-9),
        crossings(ours) / crossings(other),
    )
}

/// Draws the network with d3-force.
fn force(network: &Network) -> Result<Drawn, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/force.mjs");
    let links: Vec<[usize; 2]> = network.links.iter().map(|link| [link.from, link.to]).collect();
    let input = json!({ "count": network.marks.len(), "links": links }).to_string();
    let output = output_of(Command::new("node").arg(script), &input)?;
    let drawn: Value = serde_json::from_str(&output).map_err(|error| error.to_string())?;
    let places = drawn["places"].as_array().into_iter().flatten();
    let number = |value: &Value| value.as_f64().unwrap_or(0.0);
    Ok(Drawn {
        program: "d3-force".to_owned(),
        took: Duration::from_secs_f64(number(&drawn["ms"]) / 1000.0),
        places: places.map(|place| [number(&place[0]), number(&place[1])]).collect(),
        overlaps: None,
    })
}

/// Draws the network with a program of Graphviz, with its default options.
fn graphviz(program: &str, network: &Network) -> Result<Drawn, String> {
    let count = network.marks.len();
    if program == "neato" && count > MOST_FOR_NEATO {
        return Err("it takes minutes".to_owned());
    }
    let mut dot = String::from("graph {\n");
    (0..count).for_each(|place| writeln!(dot, "{place};").unwrap_or_default());
    network.links.iter().for_each(|link| writeln!(dot, "{} -- {};", link.from, link.to).unwrap_or_default());
    dot.push('}');
    let (plain, took) = timed(|| output_of(Command::new(program).arg("-Tplain"), &dot));
    let mut places = vec![[0.0; 2]; count];
    for line in plain?.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        if let ["node", place, x, y, ..] = words[..] {
            let number = |word: &str| word.parse().unwrap_or(0.0);
            if let Some(spot) = place.parse().ok().and_then(|place: usize| places.get_mut(place)) {
                *spot = [number(x), number(y)];
            }
        }
    }
    Ok(Drawn { program: program.to_owned(), took, places, overlaps: None })
}

/// A program's standard output for an input.
///
/// # Errors
/// Why there is none.
fn output_of(command: &mut Command, input: &str) -> Result<String, String> {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = piped.spawn().map_err(|_| "not installed".to_owned())?;
    let mut stdin = child.stdin.take().ok_or("no input")?;
    // These programs read all of their input before they write, so that neither side waits for the other. Dropping `stdin` ends
    // the input.
    stdin.write_all(input.as_bytes()).map_err(|error| error.to_string())?;
    drop(stdin);
    let output = child.wait_with_output().map_err(|error| error.to_string())?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|error| error.to_string())
    } else {
        Err("not installed, or it failed".to_owned())
    }
}
