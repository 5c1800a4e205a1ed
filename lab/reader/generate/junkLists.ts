import { type Choices, capitalize, expand } from './choices';
import { type JunkPattern, junkOfLanguages } from './junkOfLanguages';
import { label } from './labelledText';
import type { Language } from './languages/language';
import { makePerson } from './makeWorks';
import type { Markup } from './markup';
import { words } from './words';
import { writePerson } from './writePeople';

/** Lists that look like lists of papers and are none, by what they list. Each is a pattern of a row; rows of one list share it. */
const rowPatterns: Readonly<Record<string, JunkPattern>> = {
  software: {
    heads: ['Software', 'Tools', 'Libraries', 'Frameworks', 'Packages', 'Projects', 'Resources', 'Related projects'],
    rows: words(`
      [{tool}]({url}) - {Verb} {thing}{.|} ¦ **{tool}** - {Verb} {thing} ¦ {tool} ({lang}): {thing} ¦
      [{tool}]({url}): {thing} for {thing} ![stars](https://img.shields.io/github/stars/{tool}) ¦
      {tool} {v} by {person} ({lang}, {licence}) ¦ {tool} | {thing} | {lang} | {licence} ¦ [{person}/{tool}]({url}) ¦
      {tool} - [{docs}]({url}) - {thing}
    `),
    slots: {
      tool: words(`
        fastgrid ¦ Lumen ¦ parsekit ¦ NoteForge ¦ pyharbor ¦ GraphMill ¦ textloom ¦ OpenVane ¦ r-tidyplots ¦ Quill ¦ tensorkit ¦
        seqtools ¦ labbook ¦ mapstitch ¦ Corpora ¦ vecdb ¦ jsonpatchy ¦ autoplot ¦ shellfish ¦ MLBoard
      `),
      Verb: words(`
        Library for ¦ A tool that helps with ¦ Fast ¦ Simple ¦ Python bindings for ¦ Command line tool for ¦ A curated list of ¦
        Reference implementation of ¦ Interactive
      `),
      thing: words(`
        data validation ¦ graph drawing ¦ reading large tables ¦ training models ¦ time series ¦ speech recognition ¦ static sites ¦
        unit tests ¦ maps ¦ literature search ¦ job queues ¦ image annotation ¦ sequence alignment ¦ spell checking
      `),
      lang: ['Python', 'R', 'C++', 'Julia', 'Rust', 'TypeScript', 'Java', 'Go'],
      licence: ['MIT', 'GPL-3.0', 'Apache-2.0', 'BSD'],
      docs: ['docs', 'website', 'demo', 'paper'],
    },
  },
  datasets: {
    heads: ['Datasets', 'Data', 'Benchmarks', 'Corpora', 'Data sources'],
    rows: words(`
      {name} - {#},000 {unit}, {place} ¦ [{name}]({url}) ({year}) {unit} of {thing} ¦ **{name}**: {#}k {unit} | {licence} ¦
      {name}, {#} GB, {licence} ¦ {name} ({thing}, {unit})
    `),
    slots: {
      name: words(`
        CityScenes ¦ OpenSpeech-{#} ¦ BirdNet Archive ¦ WikiTables ¦ Household Panel Survey ¦ MedNotes ¦ GlobalSoil ¦ NewsCrawl {year} ¦
        Labour Force Survey ¦ OceanTemp ¦ TrafficCam ¦ Europarl ¦ UCI Wine
      `),
      unit: ['images', 'hours', 'documents', 'sentences', 'households', 'samples', 'clips', 'records'],
      thing: ['street scenes', 'speech', 'birds', 'forum posts', 'soil', 'traffic', 'X-rays'],
      place: ['Europe', 'global', '{#} countries', 'Japan', 'the US'],
      licence: ['CC BY 4.0', 'CC0', 'on request', 'research only'],
    },
  },
  courses: {
    heads: ['Courses', 'Video lectures', 'Course list', 'Curriculum', 'Online courses', 'Tutorials', 'Kurse', '课程', 'Lectures and talks'],
    rows: words(`
      {code} {course} - {uni} ¦ [{course}]({url}) by {person} ({uni}, {year}) ¦ {course} | {#} weeks | {#} hours/week | {course} ¦
      **{code}** {course}, {person} ¦ {code}: {course} ({#} credits) ¦ [{course}]({url}) - {uni} ¦
      {person}: {course}, {uni}, Spring {year} ¦ {course} ({person}) ¦ {day} {h}:00 {course} {person} Room {##}
    `),
    slots: {
      code: ['CS {##}', 'MATH{##}', '6.{##}', 'STAT {##}', 'EE{##}', 'LING {##}', 'PHYS-{##}'],
      course: words(`
        Introduction to Algorithms ¦ Linear Algebra ¦ Deep Learning for Vision ¦ Operating Systems ¦ Probability and Statistics ¦
        Natural Language Processing ¦ Databases ¦ Convex Optimization ¦ Microeconomics I ¦ Organic Chemistry ¦ Causal Inference ¦
        Compilers ¦ Modern European History ¦ Machine Learning ¦ Computer Networks ¦ Game Theory ¦ Bayesian Data Analysis ¦
        Discrete Mathematics ¦ Creative Writing ¦ Reinforcement Learning
      `),
      uni: ['Stanford', 'MIT', 'Coursera', 'UC Berkeley', 'ETH Zurich', 'edX', 'NYU', 'Udacity', 'Oxford', 'CMU'],
      day: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
    },
  },
  films: {
    heads: ['Films', 'Watch list', 'Movies of the year', 'Documentaries', 'Filme', 'Films à voir', 'Series', 'Retrospective'],
    rows: words(`
      {film} ({year}) ¦ {film}, dir. {person}, {year} ¦ {film} ({person}, {year}) {#} min ¦ **{film}** - {person} - {year} - {#}/10 ¦
      {film} | {person} | {year} | {genre} ¦ {year}: {film} ¦ {film} ({year}), {genre}, with {person} and {person}
    `),
    slots: {
      film: words(`
        The {adj} {noun} ¦ {noun} of {noun} ¦ A {noun} in {place} ¦ {adj} {noun} ¦ The {noun} and the {noun} ¦ Last {noun} to {place} ¦
        No {noun} ¦ {place} by Night ¦ When the {noun} Sings ¦ My {adj} {noun}
      `),
      adj: ['Silent', 'Golden', 'Broken', 'Long', 'Blue', 'Lost', 'Quiet', 'Burning', 'Hidden', 'Second'],
      noun: ['River', 'House', 'Garden', 'Winter', 'Stranger', 'Train', 'Mirror', 'Daughter', 'Shadow', 'Island', 'Bridge', 'Letter'],
      place: ['Lisbon', 'the North', 'Cairo', 'Nowhere', 'the Valley', 'Kyoto', 'Brooklyn'],
      genre: ['drama', 'comedy', 'thriller', 'animation', 'documentary', 'western'],
    },
  },
  songs: {
    heads: ['Playlist', 'Tracks', 'Setlist', 'Albums', 'Top songs', 'Discography', 'Side A', 'Repertoire'],
    rows: [
      '{song} - {person}',
      '{person} - {song}',
      '{song} ({year}) - {band} {#}:{#}',
      '"{song}", {band}, {year}',
      '{song}\t{band}\t3:{#}',
      '{band}: {song} ({year})',
      '{song} feat. {person}',
    ],
    slots: {
      song: words(`
        {adj} {noun} ¦ Dance of the {noun} ¦ {noun} on My Mind ¦ Come Back, {noun} ¦ {noun} in the Rain ¦ Sonata No. {#} in {key} ¦
        Waiting for the {noun} ¦ Symphony No. {#}: {adj} {noun} ¦ I Was a {noun} ¦ Nocturne
      `),
      adj: ['Lonely', 'Electric', 'Sweet', 'Crimson', 'Midnight', 'Paper', 'Wild'],
      noun: ['Moon', 'Heart', 'Highway', 'Summer', 'Rose', 'Train', 'Ocean', 'Ghost', 'Fire', 'Tuesday'],
      band: ['The Lanterns', 'Blue Harbour', 'Velvet Machine', 'Kites', 'Orchestra Nova', 'DJ Marlow', 'Los Vientos'],
      key: ['C minor', 'D major', 'E-flat'],
    },
  },
  fiction: {
    heads: words(`
      Short stories ¦ Novels ¦ Reading group: fiction ¦ Books read ¦ Children’s books ¦ Romane ¦ Poems ¦ Plays ¦ Library loans ¦
      Books for the summer
    `),
    rows: words(`
      {person}, "{book}" ¦ {book} by {person} ¦ {person}: {book} ¦ “{book}” ({person}) ¦ {book} - {person} ({year}) ¦ *{book}*, {person} ¦
      Read {person}, “{book}”, and “{book}” ¦ {person}. {book}. {#} pages, paperback ¦ {book} ({person}, {#} stars) ¦
      Week {#}: "{book}" ({person})
    `),
    slots: {
      book: words(`
        The {adj} {noun} ¦ The {noun} Who Forgot ¦ {noun} and {noun} ¦ A {noun} for {name} ¦ The Last {noun} ¦ Under the {noun} ¦
        How {name} Lost the {noun} ¦ Tales of the {adj} {noun} ¦ The {noun} of {name} ¦ Nine {noun}s ¦ What the {noun} Said
      `),
      adj: ['Glass', 'Iron', 'Winter', 'Hollow', 'Yellow', 'Drowned', 'Distant'],
      noun: ['Lighthouse', 'Machine', 'Orchard', 'Wolf', 'Clock', 'Star', 'King', 'Lottery', 'Ship', 'Wall', 'Nightingale'],
      name: ['Mara', 'Omelas', 'Theodora', 'Bartleby', 'Elias', 'Oskar', 'Ruth'],
    },
  },
  recipes: {
    heads: ['Ingredients', 'Recipes', 'Menu', 'Zutaten', 'Dinner plan', 'Starters', 'Mains', 'Desserts'],
    rows: words(`
      {#} {unit} {food} ¦ {dish} with {food} and {food} ¦ {dish} - {#} min ¦ {food}, {cut} ¦ {dish} ({food}, {food}, {food}) ¦
      {dish} .... {#}.50 ¦ {#}. {Step} the {food} for {#} minutes.
    `),
    slots: {
      unit: ['g', 'ml', 'cups', 'tbsp', 'tsp', 'cloves', 'EL'],
      food: words(`
        flour ¦ tomatoes ¦ onions ¦ butter ¦ chickpeas ¦ cumin ¦ coriander ¦ rice ¦ beef ¦ lemon ¦ garlic ¦ cream ¦ potatoes ¦ basil
      `),
      dish: ['Roast chicken', 'Lentil soup', 'Green tacos', 'Apple tart', 'Fish stew', 'Pasta', 'Mushroom risotto', 'Rye bread'],
      cut: ['finely chopped', 'diced', 'at room temperature', 'to taste', 'washed and dried'],
      Step: ['Fry', 'Boil', 'Stir', 'Bake', 'Rest', 'Soak'],
    },
  },
  products: {
    heads: ['Products', 'Order', 'Invoice', 'Inventory', 'Wish list', 'Price list', 'Rechnung', 'Shopping list', 'Wine list', 'Equipment'],
    rows: words(`
      {#} x {product} {#}.99 ¦ {product} - {brand} - EUR {##}.00 ¦ {product} | {##} | {#} | {##}.50 ¦ {year} {wine}, {region}, {##} ¦
      {wine} {region} {year} - {#} / {##} ¦ {product} ({brand}, {color}) ¦ {brand} {product} {##} ({year}) ¦
      Item {##}: {product}, {color} ¦ - {product} ¦ {wine}, {person}, {region} {year}
    `),
    slots: {
      product: words(`
        desk lamp ¦ USB-C cable ¦ Office chair ¦ notebook A5 ¦ Printer cartridge ¦ Hiking boots ¦ Coffee machine ¦ Wireless keyboard ¦
        Bicycle light ¦ Garden hose ¦ Microscope slides ¦ Oscilloscope ¦ Power supply ¦ rubber gloves
      `),
      brand: ['Nordwall', 'Acme', 'Tessa', 'Kumo', 'Brightline', 'Hallmann'],
      color: ['black', 'white', 'oak', 'red', 'size M', 'matte'],
      wine: ['Riesling Kabinett', 'Barolo', 'Chablis Premier Cru', 'Malbec Reserva', 'Pinot Noir', 'Grüner Veltliner', 'Rioja Crianza'],
      region: ['Mosel', 'Piedmont', 'Burgundy', 'Mendoza', 'Wachau', 'Oregon'],
    },
  },
  people: {
    heads: words(`
      People ¦ Staff ¦ Members ¦ Committee ¦ Organisers ¦ Contributors ¦ Alumni ¦ Mitarbeiter ¦ Participants ¦ Board ¦ Program committee ¦
      Students
    `),
    rows: words(`
      {person} ¦ {person}, {role} ¦ {person} - {role} - room {##} ¦ {person} ({uni}) ¦ {role}: {person} ¦ {person}, {uni} ¦
      {person} | {role} | +49 {##} {##} ¦ [{person}]({url}), {role}, since {year} ¦ {person} {person}@example.org ¦
      {person} ({year}-{year}), now at {uni} ¦ {person}: "{topic}" (PhD {year})
    `),
    slots: {
      role: words(`
        PhD student ¦ Professor ¦ Chair ¦ Treasurer ¦ Postdoc ¦ Software engineer ¦ Head of department ¦ Secretary ¦ Technician ¦ Member ¦
        Area chair
      `),
      uni: ['University of Leeds', 'Uppsala', 'TU Delft', 'Bosch', 'CNRS', 'Kyoto University', 'Freelance'],
      topic: ['Robust control', 'Sign language', 'River deltas', 'Type systems'],
    },
  },
  minutes: {
    heads: words(`
      Minutes ¦ Agenda ¦ Action items ¦ Decisions ¦ Protokoll ¦ Notes of the meeting ¦ Next steps ¦ Tagesordnung ¦ Open questions
    `),
    rows: words(`
      {person}: {said} ¦ {person} will {do} by {day} ¦ {#}. {Topic} ¦ {Topic} ({person}, {#} min) ¦ {person} reports that {said} ¦
      Motion: {Topic}. {#} for, {#} against. ¦ {h}:{#} {Topic} ¦ AI {person}: {do} ¦ {Topic} - {said} ¦ [ ] {do} (@{person})
    `),
    slots: {
      said: words(`
        the budget is closed ¦ the server moves next week ¦ we need a second room ¦ nobody has seen the report ¦ the tests pass again ¦
        the draft goes out on Friday ¦ the contract was signed
      `),
      do: words(`
        write to the landlord ¦ update the page ¦ book the train ¦ check the numbers ¦ fix the build ¦ send the slides ¦ order chairs
      `),
      day: ['Monday', 'the end of May', 'the next meeting', '{#} June'],
      Topic: words(`
        Budget for {year} ¦ Hiring ¦ Approval of the minutes ¦ Summer party ¦ New website ¦ Any other business ¦ Report of the treasurer ¦
        Release plan ¦ Room allocation
      `),
    },
  },
  changelog: {
    heads: words(`
      {#}.{#}.{#} ¦ v{#}.{#}.0 ({year}-0{1|2|3}-{#}) ¦ Changelog ¦ Release notes ¦ [{#}.{#}.{#}] - {year}-1{0|1|2}-{1|2}{1|5|7} ¦
      Unreleased ¦ Fixed ¦ Added ¦ {year}-{#} / {#}.{#}
    `),
    rows: words(`
      {Fix} {what} ¦ {Fix} {what} (#{##}) ¦ {Fix} {what} by @{person} in #{##} ¦ **{area}:** {fix} {what} ([{##}]({url})) ¦
      deps: {area}@{#}.{#}.{#} ¦ {Fix} {what}. Thanks {person}! ¦ [#{##}]({url}) {Fix} {what} ({person}) ¦ {area}: {Fix} {what} ¦
      PR #{##}: {Fix} {what} ({person}, {person}) ¦ {year}-{#}-{#} {person}: {fix} {what}
    `),
    slots: {
      Fix: ['Fix', 'Add', 'Remove', 'Support', 'Deprecate', 'Improve', 'Allow', 'Update', 'Refactor'],
      fix: ['fix', 'add', 'remove', 'support', 'improve', 'bump'],
      what: words(`
        crash on empty input ¦ option for colours ¦ the old parser ¦ Node 18 ¦ memory leak in the cache ¦ types of callbacks ¦
        docs for streams ¦ an off-by-one error in ranges ¦ dark mode ¦ tests on Windows ¦ error message for missing files
      `),
      area: ['core', 'cli', 'parser', 'router', 'types', 'http', 'docs', 'compiler'],
    },
  },
  timetable: {
    heads: words(`
      Timetable ¦ Schedule ¦ Programme ¦ Opening hours ¦ Fahrplan ¦ Day 1 ¦ Saturday ¦ Excursion ¦ Social events ¦ Fixtures
    `),
    rows: words(`
      {h}:{#} {place} - {place} ¦ {h}:00-{h}:30 {event} ¦ {day} {h}:00 {event}, {place} ¦ {event} | {place} | {h}:00 ¦
      {day}: {event} ({person}) ¦ Train {##} from {place} to {place}, platform {#} ¦ {place} {#} - {#} {place} ¦
      {h}:30 {event} with {person}
    `),
    slots: {
      place: ['Hall A', 'Leipzig', 'Main station', 'Room {##}', 'Lyon', 'Foyer', 'Airport', 'Library', 'Graz', 'Pier 3'],
      event: words(`
        Registration ¦ Coffee break ¦ Opening remarks ¦ Lunch ¦ Yoga for beginners ¦ City tour ¦ Panel discussion ¦ Closing session ¦
        Welcome reception ¦ Choir practice ¦ Swimming ¦ Guided walk
      `),
      day: ['Monday', 'Tue', 'Friday', 'Sat {#} May', '{#}.{#}.'],
    },
  },
  law: {
    heads: words(`
      § {#} {Topic} ¦ Article {#} ¦ Section {#}. {Topic} ¦ Terms of use ¦ Satzung ¦ Cases ¦ Table of cases ¦ Policies ¦
      Academic integrity ¦ Attendance ¦ Grading
    `),
    rows: words(`
      ({#}) {Rule} ¦ {#}. {Rule} ¦ § {#} Abs. {#}: {Rule} ¦ {family} v. {family}, {##} U.S. {##} ({year}) ¦
      {family} v {family} [{year}] UKHL {#} ¦ {Rule} ¦ BGH, Urteil vom {#}.{#}.{year} - I ZR {#}/{#} ¦
      Case C-{##}/{#} {family} v Commission, {year} ¦ (a) {Rule} (b) {Rule}
    `),
    slots: {
      Topic: ['Scope', 'Definitions', 'Working hours', 'Penalties', 'Membership', 'Entry into force'],
      Rule: words(`
        The employer shall keep records for two years. ¦ Late work loses ten percent a day. ¦ Daily rest is eleven hours at least. ¦
        Members pay a yearly fee. ¦ Plagiarism will be reported. ¦ The licensee may not sublicense the work. ¦
        Exceptions are listed in the annex. ¦ Der Vorstand besteht aus drei Personen. ¦ Absences must be excused by mail. ¦
        This Act comes into force on 1 January.
      `),
      family: ['Miller', 'Donoghue', 'Stevens', 'Marbury', 'State of Ohio', 'Carter', 'Bosman', 'Roe', 'Nguyen'],
    },
  },
  news: {
    heads: words(`
      News ¦ Announcements ¦ Updates ¦ Blog posts ¦ Jobs ¦ Links ¦ Elsewhere ¦ From the community ¦ Upcoming events ¦ Quote of the week ¦
      Aktuelles ¦ Actualités
    `),
    rows: words(`
      {month} {year}: {news} ¦ [{news}]({url}) ¦ {news} ¦ [{year}/{#}] {news} ¦ {news} ({person}) ¦ {month} {#}: {news} ¦
      [{post}]({url}) by {person} ¦ {post} - {site} ¦ [{site}]({url}): {post} ¦ {year}.{#}: {news}
    `),
    slots: {
      month: ['Jan', 'March', 'June', 'Sept.', 'November'],
      news: words(`
        Two papers accepted at the spring conference ¦ We welcome {person} as a new student ¦ Our code is online ¦
        I will give a talk in Bern ¦ The group moved to a new building ¦ Call for participation is open ¦
        Our project got funding for three years ¦ Congratulations to {person} on the defence
      `),
      post: words(`
        How we cut our build time in half ¦ A tour of the new parser ¦ Ten things I learned about caching ¦ Why I left the cloud ¦
        This week in databases ¦ Getting started with embeddings ¦ An introduction to lifetimes ¦ What is a monad, again? ¦
        Release {#}.{#} is out
      `),
      site: ['The Register', 'dev.to', 'Medium', 'Hacker News', 'BBC', 'a company blog', 'YouTube'],
    },
  },
  places: {
    heads: ['Where to stay', 'Restaurants', 'Museums', 'Packing list', 'Hikes', 'Plants', 'Birds seen', 'Games', 'Podcasts'],
    rows: words(`
      {name}, {street} {#} ¦ {name} ({year}) - {price} ¦ **{name}** - {about} ¦ {name} | {street} | {#} km ¦ {bird} ({latin}), {#} ¦
      {name}: {about} ¦ {game} ({year}, {#} players) by {person} ¦ Episode {#}: {about} with {person}
    `),
    slots: {
      name: words(`
        Hotel Post ¦ Café Linde ¦ Museum of Clocks ¦ Gasthof Adler ¦ The Old Mill ¦ Trattoria Rosa ¦ Casa Verde ¦ Blue Lake Loop
      `),
      street: ['Harbour Street', 'Bahnhofstr.', 'Rue du Lac', 'Via Roma', 'Elm Road'],
      price: ['€€', 'free', 'from 80', 'closed on Mondays'],
      about: ['good soup', 'quiet rooms near the river', 'long walks', 'old maps and globes', 'what bees can see', 'saving for a house'],
      bird: ['Blackbird', 'Great tit', 'Red kite', 'House sparrow', 'Common oak', 'Wild garlic'],
      latin: ['Turdus merula', 'Parus major', 'Milvus milvus', 'Quercus robur', 'Allium ursinum'],
      game: ['Harbour Masters', 'Rail Barons', 'Dune Runner', 'Space Garden'],
    },
  },
};

export const junkKinds: readonly string[] = Object.keys(rowPatterns);

/** A list without papers, with a heading; persons in it are no authors. */
export function writeJunkList(
  choices: Choices,
  kind: string,
  language: Language,
  markup: Markup,
  level: number,
  count = choices.between(3, 20),
): string {
  const own = junkOfLanguages[language.code] ?? [];
  const pattern = own.length > 0 && choices.chance(language.code === 'en' ? 0.25 : 0.75) ? choices.pick(own) : rowPatterns[kind];
  if (pattern === undefined) throw new Error(`No junk of this kind: ${kind}`);
  const slots = {
    ...pattern.slots,
    person: Array.from({ length: 24 }, () =>
      writePerson(makePerson(choices, language), choices.pick(['given family', 'given family', 'G. family', 'family, given', 'family'])),
    ),
    url: ['https://github.com/example/{#}{##}', 'https://example.org/{##}', '/docs/{##}', 'https://www.youtube.com/watch?v={##}a{#}'],
  };
  const row = choices.pick(pattern.rows);
  const other = choices.pick(pattern.rows);
  const otherShare = choices.pick([0, 0.1, 0.5]);
  const drawn = Array.from({ length: count }, () =>
    readRow(choices, expand(choices, choices.chance(otherShare) ? other : row, slots), markup),
  );
  const rows = [...new Set(drawn)];
  const headText = expand(choices, choices.pick(pattern.heads), slots);
  const heading = choices.chance(0.85) ? markup.heading(level, label('heading', markup.escape(headText))) : '';
  return heading + frameRows(choices, rows, markup);
}

/** Patterns are in Markdown; other documents show its words. */
function readRow(choices: Choices, row: string, markup: Markup): string {
  const text = capitalize(row);
  if (markup.kind === 'markdown') return text;
  const plain = text.replace(/!\[[^\]]*\]\([^)]*\)/g, '');
  if (markup.kind === 'plain')
    return plain.replace(/\[([^\]]*)\]\(([^)]*)\)/g, choices.chance(0.8) ? '$1' : '$1 ($2)').replace(/\*\*|(?<=^|\s)\*|\*(?=$|[\s,])/g, '');
  return markup
    .escape(plain)
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, (_, words: string, url: string) => markup.link(words, url))
    .replace(/\*\*(.+?)\*\*/g, (_, words: string) => markup.bold(words))
    .replace(/\*(\S[^*]*)\*/g, (_, words: string) => markup.italic(words));
}

export function frameRows(choices: Choices, rows: readonly string[], markup: Markup): string {
  if (markup.kind === 'html') {
    const shape = choices.pick(['ul', 'ol', 'p', 'table', 'div']);
    if (shape === 'p' || shape === 'div') return rows.map((row) => `<${shape}>${row}</${shape}>\n`).join('');
    if (shape === 'table')
      return `<table>\n${rows
        .map(
          (row) =>
            `<tr>${row
              .split(/ \| | - |\t/)
              .map((cell) => `<td>${cell}</td>`)
              .join('')}</tr>\n`,
        )
        .join('')}</table>\n`;
    return `<${shape}>\n${rows.map((row) => `<li>${row}</li>\n`).join('')}</${shape}>\n`;
  }
  const bullet = choices.pick(
    markup.kind === 'markdown' ? ['- ', '* ', '1. ', '- ', '* ', '- [ ] ', '', '| '] : ['- ', '* ', '• ', '1. ', '', '', '  ', '1) '],
  );
  if (bullet === '| ') {
    const cells = rows.map((row) => row.split(/ \| | - |, |\t/));
    const width = Math.max(...cells.map(({ length }) => length));
    return `${[`|${' Column |'.repeat(width)}`, `|${'---|'.repeat(width)}`, ...cells.map((row) => `| ${[...row, ...Array(width - row.length).fill('')].join(' | ')} |`)].join('\n')}\n`;
  }
  const gap = bullet === '' && markup.kind === 'markdown' ? choices.pick(['\n\n', '  \n', '\n']) : '\n';
  return `${rows.map((row, at) => bullet.replace('1', String(at + 1)) + row).join(gap)}\n`;
}
