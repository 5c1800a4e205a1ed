import { alternation } from '../../../base/alternation';
import { isExpanded, readAbbreviated } from './abbreviation';
import type { NewName } from './objectName';
import { nameWithAlias, readNamesAfterNamingVerb, readNamesInObject } from './objectName';
import { hasCoinedWord, isOwnName, readName } from './readName';

/** A name that an abstract introduces as the paper's own. */
export interface DeclaredName extends NewName {
  /** The offset of the declaration in the abstract. */
  readonly at: number;
}

const work = alternation('paper work article study report research survey thesis technical_report');
const authors = String.raw`\b(?:[Ww]e|[Tt]his ${work}|[Oo]ur (?:paper|work|study)|[Tt]he (?:paper|authors?))`;
const adverb = alternation(String.raw`\(\w{1,3}\) also further furthermore then thus therefore hence here first finally additionally instead
  now next accordingly consequently formally subsequently have hereby`);
const verb =
  alternation(`propose introduce present develop design build construct create devise release describe contribute establish call name
  term dub coin provide publish open-source curate refer_to formulate implement unveil offer put_forward compile collect train
  pre-?train announce instantiate`);

/**
 * Matches words after which the authors name their own work: `we propose`, `this paper therefore introduces`, `we (4) introduce`. Each
 * part matches a bounded number of characters, so the search is linear.
 */
const cue = new RegExp(`${authors}(?:,? ${adverb}){0,3},? (${verb})(?:s|ed|d)?:? (?:\\(?(?:\\d|i{1,3})\\) )?`, 'g');
const naming = new Set(['call', 'name', 'term', 'dub', 'coin', 'refer to', 'instantiate']);

/** The paper's own names as its abstract introduces them, in order, such as `Lamina` in `we develop Lamina, a system`. */
export function findDeclaredNames(abstract: string): DeclaredName[] {
  const found: DeclaredName[] = [];
  cue.lastIndex = 0;
  for (let match = cue.exec(abstract); match !== null; match = cue.exec(abstract)) {
    const at = cue.lastIndex;
    const object = sentenceFrom(abstract, at);
    const names = naming.has(match[1] ?? '') ? readNamesAfterNamingVerb(object) : readNamesInObject(object, match[1] ?? '');
    for (const name of names) found.push({ ...name, at });
  }
  const coordinatedNames = findCoordinated(abstract);
  const own = [...found, ...coordinatedNames.filter(({ name }) => hasCoinedWord(name)), ...findMade(abstract)];
  // Names with weaker evidence are used only if there are no others.
  return (own.length > 0 ? own : [...coordinatedNames, ...findPossessed(abstract)]).sort((a, b) => a.at - b.at);
}

/** Whether the words before `at` in the same sentence say that the authors make something. */
export function isOwnWork(abstract: string, at: number): boolean {
  const before = abstract.slice(Math.max(0, at - reach), at);
  const sentence = before.slice(before.search(/[^.?!]*$/));
  cue.lastIndex = 0;
  return cue.test(`${sentence} `);
}

/** The greatest distance between a match of `cue` and a name, in UTF-16 units. */
const reach = 420;

/** The text from `start` to the end of the sentence, but at most `reach` UTF-16 units. */
function sentenceFrom(abstract: string, start: number): string {
  const rest = abstract.slice(start, start + reach);
  const end = rest.search(/[.?!](?: |$)(?![a-z(])/);
  return end < 0 ? rest : rest.slice(0, end + 1);
}

/** A further verb of the authors in the same sentence: `We show ... and introduce Aaren`, `by proposing a method called X`. */
const coordinated =
  /(?: and|,| by|, and)(?: also)? (introduc|propos|present|develop|construct|build|creat|design|releas|instantiat)(?:e|es|s|ing)? /g;
const ownSentence = /\b(?:[Ww]e|[Tt]his (?:paper|work|article|study)|[Tt]he paper)\b[^.]*$/;

function findCoordinated(abstract: string): DeclaredName[] {
  const found: DeclaredName[] = [];
  coordinated.lastIndex = 0;
  for (let match = coordinated.exec(abstract); match !== null; match = coordinated.exec(abstract)) {
    if (!ownSentence.test(abstract.slice(Math.max(0, match.index - 220), match.index))) continue;
    const at = coordinated.lastIndex;
    const object = sentenceFrom(abstract, at);
    const names = match[1] === 'instantiat' ? readNamesAfterNamingVerb(object) : readNamesInObject(object, match[1] ?? '');
    for (const name of names) found.push({ ...name, at });
  }
  return found;
}

const data = alternation('data_?sets? benchmark corpus test_suite');
/** `resulting in the creation of the Kite dataset`, `the collected instruction dataset (Kite)`, `our proposed Great River Reward (GRR)`. */
const made = new RegExp(
  String.raw`\b(?:creation|construction|introduction|release) of (?:the |an? )?(?:\w+ ){0,2}?(?=[\p{L}\d-]*\p{Lu}[\p{L}\d-]* ${data}\b)` +
    String.raw`|\b(?:[Oo]ur|[Tt]he) (?:newly |self-)?(?:created|collected|constructed|curated|proposed|introduced) (?:[a-z-]+ ){0,4}(?:${data} \((?=[^()\s]{3,24}\))|(?=\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){1,5} \([^()\s]{2,15}\)))`,
  'gu',
);

/** `on FjordEval, our suite of`. */
const ours = new RegExp(
  String.raw`(?<=\b\p{Ll}+ )(?=[\p{L}\d]*\p{Lu}[^\s,]{2,30}, our (?:[\p{L}\d-]+ ){0,3}${alternation('data_?sets? benchmark corpus suite')}(?: (?:of|with|for|that)\b|[,.]))`,
  'gu',
);

/** The names of things that the authors mention as their own. */
function findMade(abstract: string): DeclaredName[] {
  return [...findOurs(abstract), ...findMentioned(abstract)];
}

function findOurs(abstract: string): DeclaredName[] {
  // Most abstracts lack these words, and looking for them is much faster than trying the pattern at each letter.
  if (!abstract.includes(', our ')) return [];
  return [...abstract.matchAll(ours)].flatMap(({ index }) => {
    const named = readName(abstract, index);
    return named !== undefined && hasCoinedWord(named.name) && isOwnName(named.name, 'apposition') ? [{ name: named.name, at: index }] : [];
  });
}

function findMentioned(abstract: string): DeclaredName[] {
  const found: DeclaredName[] = [];
  made.lastIndex = 0;
  for (let match = made.exec(abstract); match !== null; match = made.exec(abstract)) {
    const at = made.lastIndex;
    const abbreviation = readAbbreviated(abstract, at);
    const named = abbreviation === undefined ? readName(abstract, at) : undefined;
    if (abbreviation !== undefined) found.push({ name: abbreviation, at });
    else if (named !== undefined && (match[0].endsWith('(') || hasCoinedWord(named.name)) && isOwnName(named.name, 'apposition'))
      found.push({ name: named.name, at });
  }
  return found;
}

const possessed =
  alternation(`proposed new novel final full best resulting trained fine-tuned distilled method approach framework model system architecture
  benchmark dataset algorithm pipeline tool network agent`);

/** `Our model, the Routing Transformer, ...`, `our dataset NAME contains`, `our method NAME (its expansion)`, `the proposed NAME`. */
const possessive = new RegExp(
  String.raw`\b(?:[Oo]ur|[Tt]he (?:proposed|resulting))(?: ${possessed}){0,3},? (?:${alternation('the called named dubbed termed')} )?` +
    String.raw`(?=["“'‘\x60]{0,2}[\p{L}\d]*\p{Lu})`,
  'gu',
);

/**
 * Verbs whose subject may be a name, as in `our EPAM-Net achieves`. In `our BERT model`, a noun follows, so `BERT` is not the name of
 * the model.
 */
const subjectVerb = new RegExp(
  `^ ${alternation(`is can also has achieves outperforms provides improves consists contains comprises significantly consistently uses enables
    gets obtains reduces demonstrates surpasses delivers attains includes covers`)}\\b`,
);

function findPossessed(abstract: string): DeclaredName[] {
  const found: DeclaredName[] = [];
  possessive.lastIndex = 0;
  for (let match = possessive.exec(abstract); match !== null; match = possessive.exec(abstract)) {
    const at = possessive.lastIndex;
    const named = readName(abstract, at);
    const isSetOff = match[0].includes(',');
    if (named === undefined || !isOwnName(named.name, isSetOff ? 'named' : 'apposition')) continue;
    const after = abstract.slice(named.end, named.end + 16);
    const isName = isSetOff
      ? /^(?:,|\.| \(|$)/.test(after)
      : hasCoinedWord(named.name) && (subjectVerb.test(after) || isExpanded(abstract, named));
    if (isName) found.push({ ...nameWithAlias(abstract, named), at });
  }
  return found;
}
