//! Tests of the import of networks: files written by NetworkX, graphology and yEd, tables, the JSON of Kumu, and hostile files.

use explainer::author::formats::{ImportedMap, NetworkFormat, import_network, notes};
use rust_xlsxwriter::Workbook;
use std::fs;
use toml::Value;

fn file(name: &str) -> Vec<u8> {
    fs::read(super::tests().join("formats/networks").join(name)).unwrap()
}

fn read(file: impl AsRef<[u8]>, origin: NetworkFormat) -> ImportedMap {
    import_network(file.as_ref(), None, origin).unwrap()
}

/// A map as lines: actors as `id name kind (side)`, ties as `from > to sign kind: what`, with `?` for what is missing.
fn shown(map: &ImportedMap) -> Vec<String> {
    let root: toml::Table = map.text.parse().unwrap();
    let tables = |key: &str| root.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let of = |table: &Value, key: &str| table.get(key).and_then(Value::as_str).unwrap_or("?").to_owned();
    let actor = |it: Value| {
        let side = it.get("side").map_or(String::new(), |_| format!(" ({})", of(&it, "side")));
        format!("{} {} {}{side}", of(&it, "id"), of(&it, "name"), of(&it, "kind"))
    };
    let tie = |it: Value| {
        let arrow = if it.get("directed").is_some() { ">" } else { "-" };
        let [from, to, sign, kind, what] = ["from", "to", "sign", "kind", "what"].map(|key| of(&it, key));
        let id = it.get("id").map_or(String::new(), |_| format!("{}: ", of(&it, "id")));
        format!("{id}{from} {arrow} {to} {sign} {kind}: {what}")
    };
    let actors: Vec<String> = tables("actor").into_iter().map(actor).collect();
    let ties: Vec<String> = tables("tie").into_iter().map(tie).collect();
    assert_eq!((actors.len(), ties.len()), (map.actors, map.ties));
    actors.into_iter().chain(ties).collect()
}

fn remarks(map: &ImportedMap) -> String {
    notes(&map.remarks).join("\n")
}

const WELL: [&str; 5] = [
    "ash Ash state",
    "birch Birch person",
    "cedar-ltd Cédar Ltd. organisation",
    "ash > birch + Friendship: they share a well",
    "birch > cedar-ltd - Dispute: ?",
];

#[test]
fn networkx_files_are_read_with_their_attributes_and_what_does_not_fit_is_reported_tie_by_tie() {
    for (name, origin, lines) in
        [("networkx.graphml", NetworkFormat::Graphml, [25, 35]), ("networkx.gexf", NetworkFormat::Gexf, [34, 46])]
    {
        let map = read(file(name), origin);
        assert_eq!(shown(&map), WELL, "{name}");
        assert!(map.text.contains(r"It wants \*water\* \& peace"), "{}", map.text);
        let [weight, itself] = lines;
        assert_eq!(
            remarks(&map),
            format!(
                "line {itself}: a tie of an actor with itself is left out (cedar → cedar)\n\
                 line {weight}: a weight is left out: ties of a map have none (ash → birch: 2.5)"
            )
        );
        assert_eq!(map.left_out, 1);
    }
}

#[test]
fn two_ties_between_the_same_actors_get_different_ids_and_are_reported() {
    for (name, origin) in
        [("networkx-multi.graphml", NetworkFormat::Graphml), ("networkx-multi.gexf", NetworkFormat::Gexf)]
    {
        let map = read(file(name), origin);
        assert_eq!(shown(&map), ["x x ?", "y y ?", "x - y - ?: ?", "x-y-2: x - y ~ ?: ?"], "{name}");
        assert!(remarks(&map).contains("a second tie from the same actor to the same"), "{}", remarks(&map));
    }
}

#[test]
fn graphology_and_yed_files_are_read_with_direction_labels_and_nested_nodes() {
    let map = read(file("graphology.gexf"), NetworkFormat::Gexf);
    assert_eq!(
        shown(&map),
        ["ash Ash state", "birch Birch ?", "ash > birch + ?: sells water to", "birch - ash - ?: ?"]
    );
    let map = read(file("yed.graphml"), NetworkFormat::Graphml);
    assert_eq!(
        shown(&map),
        [
            "southmoor Southmoor ?",
            "the-villages The villages ?",
            "northmoor Northmoor ? (the-villages)",
            "southmoor > northmoor ? ?: sells water to",
            "southmoor - the-villages ? ?: ?",
        ]
    );
}

#[test]
fn tables_of_ties_are_read_with_any_separator_column_names_encoding_and_order() {
    let expected = ["elm Elm ?", "foret Forêt ?", "elm - foret + Trade: bois coupé", "foret - elm - ?: ?"];
    for csv in [
        "from,to,sign,kind,what\nElm,Forêt,+,Trade,bois coupé\nForêt,Elm,-,,\n",
        "sep=;\nFrom;To;Sign;Type;Label\nElm;Forêt;1;Trade;bois coupé\nForêt;Elm;-1;;\n",
        "Source\tTarget\tPolarity\tRelation\tLabel\nElm\tForêt\tpositive\tTrade\tbois coupé\nForêt\tElm\thostile\t\t\n",
    ] {
        assert_eq!(shown(&read(csv, NetworkFormat::Csv)), expected, "{csv}");
        let latin: Vec<u8> = csv.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
        let map = read(latin, NetworkFormat::Csv);
        assert_eq!(shown(&map), expected);
        assert!(remarks(&map).contains("it is not UTF-8"));
    }
}

#[test]
fn ties_and_actors_in_two_files_or_sheets_make_one_map_and_an_unknown_end_is_reported() {
    let ties = "Source,Target,Type,Weight\n1,2,Directed,-2\n2,3,Undirected,4\n2,2,Directed,1\n";
    let actors = "Id;Label;Kind;Budget\n1;Oak;country;7\n2;Yew;spirit;\n";
    let expected = ["oak Oak state", "yew Yew ?", "3 3 ?", "oak > yew - ?: ?", "yew - 3 + ?: ?"];
    let map = import_network(ties.as_bytes(), Some(actors.as_bytes()), NetworkFormat::Csv).unwrap();
    assert_eq!(shown(&map), expected);
    for words in [
        "line 3: an end of a tie that is not among the actors is made one: is its name written in two ways? (3)",
        "line 4: a tie of an actor with itself is left out (2 → 2)",
        "a kind of actor that is not known here stands in a comment (spirit)",
        "a field that a map does not have is left out (Budget)",
        "some weights are below 0",
    ] {
        assert!(remarks(&map).contains(words), "{words}\n{}", remarks(&map));
    }
    let mut workbook = Workbook::new();
    for (name, table) in [("Edges", ties), ("Nodes", actors)] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, line) in (0..).zip(table.lines()) {
            for (column, cell) in (0..).zip(line.split([',', ';'])) {
                sheet.write(row, column, cell).unwrap();
            }
        }
    }
    assert_eq!(shown(&read(workbook.save_to_buffer().unwrap(), NetworkFormat::Csv)), expected);
}

#[test]
fn kumus_tables_and_both_forms_of_its_json_make_the_same_map() {
    let expected = [
        "ash Ash organisation",
        "birch Birch person",
        "ash > birch ? Funding: pays for the well",
        "birch - ash - ?: ?",
    ];
    let ties = "From,To,Direction,Type,Label,Tags,Sign\nAsh,Birch,directed,Funding,pays for the well,water|money,\n\
                Birch,Ash,mutual,,,,negative\n";
    let elements = "Label,Type,Description,Tags\nAsh,Organization,\"It digs, and pays.\",water\nBirch,Person,,\n";
    let tables = import_network(ties.as_bytes(), Some(elements.as_bytes()), NetworkFormat::Kumu).unwrap();
    let blueprint = r#"{"elements": [
        {"label": "Ash", "type": "Organization", "description": "It digs, and pays.", "tags": ["water"]},
        {"label": "Birch", "type": "Person"}],
      "connections": [
        {"from": "Ash", "to": "Birch", "direction": "directed", "type": "Funding", "label": "pays for the well"},
        {"from": "Birch", "to": "Ash", "direction": "mutual", "sign": -1}]}"#;
    let project = r#"{"name": "Well", "elements": [
        {"_id": "elem-1", "attributes": {"label": "Ash", "element type": "Organization", "description": "It digs, and pays."}},
        {"_id": "elem-2", "attributes": {"label": "Birch", "element type": "Person"}}],
      "connections": [
        {"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "directed",
         "attributes": {"connection type": "Funding", "label": "pays for the well"}},
        {"_id": "conn-2", "from": "elem-2", "to": "elem-1", "direction": "mutual", "attributes": {"sign": "negative"}},
        {"_id": "conn-3", "from": "elem-2", "to": "elem-9", "direction": "mutual", "attributes": {}}]}"#;
    let [blueprint, project] = [blueprint, project].map(|json| read(json, NetworkFormat::Kumu));
    for map in [&tables, &blueprint, &project] {
        assert_eq!(shown(map), expected);
        assert!(map.text.contains("about = \"It digs, and pays.\""), "{}", map.text);
    }
    assert!(remarks(&project).contains("line 8: a tie with an end that is no actor is left out (elem-2 → elem-9)"));
    assert!(remarks(&blueprint).contains("line 2: a field that a map does not have is left out (tags)"));
}

#[test]
fn a_file_of_another_format_or_without_a_network_is_refused_with_a_reason() {
    for (file, origin, words) in [
        ("<gexf version='1.3'/>", NetworkFormat::Graphml, "it is GEXF, not GraphML: `--from gexf` reads it"),
        ("{}", NetworkFormat::Csv, "it is an export of Kumu, not a table: `--from kumu` reads it"),
        ("{\"a\": 1}", NetworkFormat::Kumu, "without `elements` and `connections`"),
        ("{\"elements\": [}", NetworkFormat::Kumu, "it is not the JSON of Kumu"),
        ("Ash,Birch\n", NetworkFormat::Csv, "no row names the columns; the first says `Ash, Birch`. Put a row on top"),
        ("<graphml><graph>", NetworkFormat::Graphml, "its XML is broken"),
        ("<graphml/>", NetworkFormat::Graphml, "there is no actor and no tie of GraphML in it"),
    ] {
        let why = import_network(file.as_bytes(), None, origin).unwrap_err();
        assert!(why.contains(words), "{why}");
    }
    let why = import_network(b"<gexf/>", Some(b""), NetworkFormat::Gexf).unwrap_err();
    assert!(why.contains("leave out `--actors`"), "{why}");
}

#[test]
fn large_and_hostile_networks_are_read_in_linear_time_and_their_maps_are_toml() {
    let many = 20_000;
    let same: String = (0..many).map(|id| format!("{id},Same,\"\"\"]]\\ \u{1}{{\"\n")).collect();
    let ties: String = (0..many).map(|_| "1,2,x\n".to_owned()).collect();
    let actors = format!("id,name,about\n{same}");
    let map = import_network(format!("from,to,what\n{ties}").as_bytes(), Some(actors.as_bytes()), NetworkFormat::Csv)
        .unwrap();
    assert_eq!((map.actors, map.ties), (many, many));
    assert!(map.text.parse::<toml::Table>().is_ok());
    for sign in
        ["<graphml>", "<node id='a'>", "<edge source='a' target='a'>", "<data>", "{\"a\":", "[", "a,b\n", "\"", "<!--"]
    {
        for origin in NetworkFormat::ALL {
            for before in ["", "<graphml>", "<gexf>", "{\"elements\":[", "from,to\n"] {
                let _ =
                    import_network(format!("{before}{}", sign.repeat(100_000 / sign.len())).as_bytes(), None, origin);
            }
        }
    }
    let keys: String = (0..3000).map(|key| format!("<key id='k{key}' for='node'><default>x</default></key>")).collect();
    let nodes: String = (0..3000).map(|node| format!("<node id='n{node}'/>")).collect();
    let map = read(format!("<graphml>{keys}<graph>{nodes}</graph></graphml>"), NetworkFormat::Graphml);
    assert_eq!(map.actors, 3000);
}

#[test]
fn each_remark_on_something_left_out_is_counted() {
    let map = read("from,to,sign\nAsh,Birch,+\nAsh,,-\n,Birch,-\nAsh,Ash,+\n", NetworkFormat::Csv);
    assert_eq!((map.actors, map.ties, map.left_out), (2, 1, 3), "{}", remarks(&map));
}
