//! Word lists: states and a few blocs with the names and adjectives that English texts use for them, and the words by which
//! names are classified.

/// The words for each state: its name, then adjectives and other names. A word in lower case, such as a capital city, stands
/// for the state only in a text that has the state's name as well.
pub(super) const PLACES: [&[&str]; 78] = [
    &["United States", "U.S.", "US", "USA", "U.S.A.", "America", "American", "Americans", "washington"],
    &["Russia", "Russian", "Russians", "Russian Federation", "moscow", "kremlin"],
    &["China", "Chinese", "People’s Republic of China", "beijing"],
    &["Ukraine", "Ukrainian", "Ukrainians", "kyiv", "kiev"],
    &["European Union", "EU", "brussels"],
    &["Europe", "European", "Europeans"],
    &["United Kingdom", "UK", "U.K.", "Britain", "Great Britain", "British"],
    &["England", "English"],
    &["Scotland", "Scottish"],
    &["Wales", "Welsh"],
    &["Ireland", "Irish"],
    &["Germany", "German", "Germans"],
    &["France", "French"],
    &["Italy", "Italian", "Italians"],
    &["Spain", "Spanish"],
    &["Portugal", "Portuguese"],
    &["Netherlands", "Dutch"],
    &["Belgium", "Belgian", "Belgians"],
    &["Switzerland", "Swiss"],
    &["Austria", "Austrian", "Austrians"],
    &["Poland", "Polish"],
    &["Czech Republic", "Czechia", "Czech"],
    &["Slovakia", "Slovak"],
    &["Hungary", "Hungarian", "Hungarians"],
    &["Romania", "Romanian", "Romanians"],
    &["Bulgaria", "Bulgarian"],
    &["Greece", "Greek", "Greeks"],
    &["Turkey", "Türkiye", "Turkish", "ankara"],
    &["Sweden", "Swedish"],
    &["Norway", "Norwegian", "Norwegians"],
    &["Denmark", "Danish"],
    &["Finland", "Finnish"],
    &["Iceland", "Icelandic"],
    &["Estonia", "Estonian"],
    &["Latvia", "Latvian"],
    &["Lithuania", "Lithuanian"],
    &["Belarus", "Belarusian"],
    &["Moldova", "Moldovan"],
    &["Serbia", "Serbian", "Serbs"],
    &["Croatia", "Croatian"],
    &["Canada", "Canadian", "Canadians"],
    &["Mexico", "Mexican", "Mexicans"],
    &["Brazil", "Brazilian", "Brazilians"],
    &["Argentina", "Argentine", "Argentinian"],
    &["Chile", "Chilean"],
    &["Peru", "Peruvian"],
    &["Colombia", "Colombian"],
    &["Venezuela", "Venezuelan", "Venezuelans"],
    &["Cuba", "Cuban", "Cubans"],
    &["Japan", "Japanese", "tokyo"],
    &["South Korea", "South Korean", "seoul"],
    &["North Korea", "North Korean", "pyongyang"],
    &["India", "Indian", "Indians"],
    &["Pakistan", "Pakistani"],
    &["Bangladesh", "Bangladeshi"],
    &["Afghanistan", "Afghan", "Afghans"],
    &["Iran", "Iranian", "Iranians", "tehran"],
    &["Iraq", "Iraqi", "Iraqis"],
    &["Syria", "Syrian", "Syrians"],
    &["Israel", "Israeli", "Israelis"],
    &["Palestine", "Palestinian", "Palestinians"],
    &["Lebanon", "Lebanese"],
    &["Saudi Arabia", "Saudi", "Saudis", "riyadh"],
    &["Egypt", "Egyptian", "Egyptians"],
    &["Libya", "Libyan"],
    &["Ethiopia", "Ethiopian"],
    &["Kenya", "Kenyan"],
    &["Nigeria", "Nigerian"],
    &["Ghana", "Ghanaian"],
    &["South Africa", "South African"],
    &["Indonesia", "Indonesian"],
    &["Philippines", "Philippine", "Filipino"],
    &["Vietnam", "Vietnamese"],
    &["Thailand", "Thai"],
    &["Taiwan", "Taiwanese", "taipei"],
    &["Australia", "Australian", "Australians"],
    &["New Zealand"],
    &["Soviet Union", "USSR", "Soviet", "Soviets"],
];

/// Entries of the list that are not a single state.
pub(super) const BLOCS: [&str; 2] = ["European Union", "Europe"];

/// Titles, after which the name of a person follows.
pub(super) const TITLES: [&str; 50] = [
    "President",
    "Prime",
    "Minister",
    "Foreign",
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Dr",
    "Prof",
    "Professor",
    "Senator",
    "Sen",
    "Rep",
    "Representative",
    "Governor",
    "Gov",
    "Mayor",
    "King",
    "Queen",
    "Prince",
    "Princess",
    "Emperor",
    "Pope",
    "Bishop",
    "Archbishop",
    "Cardinal",
    "General",
    "Gen",
    "Colonel",
    "Col",
    "Captain",
    "Capt",
    "Lieutenant",
    "Major",
    "Sergeant",
    "Admiral",
    "Judge",
    "Justice",
    "Chancellor",
    "Secretary",
    "Chairman",
    "Sir",
    "Lord",
    "Lady",
    "Director",
    "Superintendent",
    "Councillor",
    "Sheriff",
    "Inspector",
];

/// Words that mark a name as that of an organisation.
pub(super) const BODIES: [&str; 56] = [
    "University",
    "College",
    "School",
    "Institute",
    "Ministry",
    "Company",
    "Inc",
    "Corp",
    "Corporation",
    "Ltd",
    "Bank",
    "Party",
    "Union",
    "Council",
    "Commission",
    "Agency",
    "Association",
    "Committee",
    "Centre",
    "Center",
    "Court",
    "Department",
    "Group",
    "Foundation",
    "Organization",
    "Organisation",
    "Society",
    "Times",
    "Post",
    "Journal",
    "News",
    "Parliament",
    "Congress",
    "Senate",
    "Academy",
    "Hospital",
    "Museum",
    "Observatory",
    "Laboratory",
    "Club",
    "League",
    "Federation",
    "Board",
    "Office",
    "Authority",
    "Bureau",
    "Service",
    "Alliance",
    "Army",
    "Navy",
    "Church",
    "Airlines",
    "Administration",
    "Owners",
    "Reserve",
    "Aquarium",
];

/// Capitalised words that are not names of actors: days, months, words at the beginning of sentences and headings, and periods
/// of history.
pub(super) const NO_NAMES: &str = " monday tuesday wednesday thursday friday saturday sunday january february march april may june july \
august september october november december i i’m i’ve i’d a an the this that these those it its he she they we you his her their our \
your my in on at by for from to of with without as if when while where who what why how which whose and or but nor so yet because \
although though since until unless after before during under over between among against about into through despite instead however \
meanwhile moreover furthermore therefore thus then there here now today yesterday tomorrow later earlier also even only just still not \
no yes all any some many most more much few several both each every either neither one two three four five six seven eight nine ten \
first second third last next new old another other such same is are was were be been has have had do does did can could will would \
shall should may might must let lets according like unlike near inside outside above below across along around beyond within once \
again ever never perhaps maybe indeed finally recently currently eventually additionally critics experts officials researchers \
scientists people mr mrs ms dr prof sir internet web christmas easter god cold war world war ii i earth moon sun building chapter \
figure photo credit image i'm i'd i'll i've md phd ceo century ";

/// Words of the list above with which a name may begin within a sentence, as in `New England`.
pub(super) const MAY_BEGIN: &str = " new old first last one two three ";

/// Directions, with which the name of a place, or of an organisation there, may begin.
pub(super) const DIRECTIONS: &str = " north south east west northern southern eastern western central ";

/// Words that mark a name as that of a place, which does not act.
pub(super) const LAND_AND_WATER: &str = " island islands ocean sea bay beach lake coast strait harbour harbor valley peninsula slough \
passage street avenue road mountains mount pacific atlantic arctic antarctic archipelago county square bridge airport ";

/// Prepositions of place, which may precede a name.
pub(super) const LOCATING: &str = " in near across off around throughout outside ";

/// Possessors within a name, as in `Children’s Hospital`.
pub(super) const OWNERS: &str = " children women men people veterans workers king queen girls boys ";

/// Words with which the name of an organisation begins, before its subjects: `Center for Food and Allergy Research`.
pub(super) const HEADS: &str = " academy association bureau center centre commission committee council department faculty institute \
ministry office school society ";

/// Subjects with which the name of an organisation begins: `Fish and Wildlife Service`.
pub(super) const SUBJECTS: &str =
    " arts education energy environment fish food health housing justice labor labour science trade ";

/// Words at the end of a company's name, which are often left out.
pub(super) const COMPANY: &str = " group inc corp corporation company ltd market stores holdings ";
