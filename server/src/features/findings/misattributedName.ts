import { countNumbersIn } from '#claims';
import { findTitleHead } from '#digest';
import { foldTerm, isEnglish, squeezeText, stemTellingWord } from '#text';
import { chooseKey, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { maskControls } from '../../base/escape';
import { type Span, shiftSpan, sliceSpan, touches } from '../../base/span';
import type { Paper } from '../../model/paper';
import { listPaperNotes } from '../annotating/paperNotes';
import { type CitedSentence, listCitedSentences, type SentenceCitation, type SentenceCitationItem } from '../evidence/citedSentences';
import {
  clarityForPaper,
  findKnownNames,
  hasWord,
  isOwnSystem,
  isPartOfLongerName,
  listNameWords,
  type NameInText,
} from '../evidence/paperNames';
import { replaceKey } from '../evidence/underCursor';
import { checkCitedSentences, type QuickFix, type Rule } from './rule';

export const misattributedName: Rule = {
  code: 'misattributed-name',
  severity: 'warning',
  settingText: 'Severity of paper names next to the citation of a different paper.',
  documentation:
    "A paper's name is next to the citation of a different paper. Neither the cited paper nor your notes on it mention the name. Quick fixes cite the named paper, or change the name to that of the cited paper.",
  kinds: ['draft'],
  detect: checkCitedSentences(
    (sentence, snapshot) =>
      findMisattributed(sentence, snapshot).map(({ name, named, item, cited }) => ({
        span: { start: name.start, end: name.end },
        message: maskControls(`The key "${item.key}" belongs to a different paper, "${cited.title}". ${name.name} is "${named.title}".`),
        claim: { sentence: { start: 0, end: sentence.source.length }, paper: cited },
      })),
    (snapshot) => [snapshot.library(), snapshot.notes],
  ),
  listFixes: exchange,
};

function exchange(snapshot: Snapshot, uri: string, { start, end }: Span): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return [];
  const sentences = listCitedSentences(snapshot, uri).filter(({ span }) => span.start <= end && start <= span.end);
  return sentences.flatMap((sentence) =>
    findMisattributed(sentence, snapshot).flatMap(({ name, named, item, cited }): readonly QuickFix[] => {
      const span = shiftSpan(name, sentence.span.start);
      if (!touches(span, start) && !touches(span, end)) return [];
      const key = chooseKey(snapshot, uri, named);
      const citeNamed = replaceKey(draft, shiftSpan(item.keySpan, sentence.span.start), key);
      const ownName = nameOf(cited);
      const citeInstead = { title: `Cite ${name.name} ("${key}") instead`, isPreferred: true, span, change: edit(uri, citeNamed) };
      if (ownName === undefined) return [citeInstead];
      const writeOwn = { span, newText: draft.writer()?.text?.renderText(ownName) ?? ownName };
      return [citeInstead, { title: `Change to "${ownName}"`, isPreferred: false, span, change: edit(uri, writeOwn) }];
    }),
  );
}

function edit(uri: string, change: { readonly span: Span; readonly newText: string }): QuickFix['change'] {
  return { kind: 'edits', files: () => new Map([[uri, [change]]]) };
}

/** A name of one paper that a citation of another paper stands beside. The spans are relative to the sentence. */
interface Misattribution {
  readonly name: NameInText;
  readonly named: Paper;
  readonly item: SentenceCitationItem;
  readonly cited: Paper;
}

/** A name, the only paper that has it, and the citation beside it. */
interface Pair {
  readonly name: NameInText;
  readonly named: Paper;
  readonly item: SentenceCitationItem;
  readonly cited: Paper;
}

/**
 * The names in a sentence that are followed by the key of another paper, or that the authors of another paper are said to propose. A name
 * is left out if there is a way to read the sentence in which it is right: the other paper speaks of the name, has no name of its own and may
 * be meant, may be based on what is named, or the named paper is cited in the sentence too.
 */
export function findMisattributed({ prose, source, citations }: CitedSentence, snapshot: Snapshot): readonly Misattribution[] {
  const names = findKnownNames(prose, listNameWords(prose), snapshot.library());
  if (names.length === 0) return [];
  const placed = citations.flatMap((citation) => pairNames(names, citation, source, citations));
  const pairs = placed.length > 0 ? placed : pairBySubject(names, citations, { prose, source }, getPaperStems(snapshot));
  const citedPapers = new Set(citations.flatMap(({ items }) => items.flatMap(({ papers }) => papers)));
  return pairs.filter((pair) => {
    const { name, named, cited } = pair;
    if (named === cited || clarityForPaper(name.name, named) === 'common') return false;
    const [before, after] = [prose.slice(0, name.start), prose.slice(name.end)];
    if (isOwnSystem(before, after) || isPartOfLongerName(before, after.replace(/^ ?\d[\d.]*[BM]\b/, ''))) return false;
    if (citedPapers.has(named) && !isSwapped(pair, pairs)) return false;
    // The citation may belong to the cited paper's own name, if that stands in the sentence without a citation.
    const own = names.filter(({ papers }) => papers.includes(cited));
    if (own.some((each) => !pairs.some((other) => other.name === each))) return false;
    if (cited.abstract === '' || speaksOfName(snapshot, cited, name.name)) return false;
    return nameOf(cited) !== undefined || isOfNamed(pair, pairs, prose, getPaperStems(snapshot));
  });
}

/** Shorter names are looked for as whole words, because other words contain them. */
const minLetters = 5;

/**
 * Whether a paper's title or abstract, or a note on it, has a name, however it is written: `DuoAttention` in `Duo-Attention+`. Then the
 * paper may make a variant of what has that name, use it or compare with it.
 */
export function speaksOfName(snapshot: Snapshot, paper: Paper, name: string): boolean {
  const texts = [paper.title, paper.abstract, ...paper.names, ...listPaperNotes(snapshot, paper).map(({ words }) => words)];
  const letters = squeezeText(name);
  return texts.some((text) =>
    letters.length >= minLetters ? squeezeText(text).includes(letters) : hasWord(foldTerm(text), foldTerm(name)),
  );
}

/** The name of a paper for a sentence that names it; undefined if it has none. */
export function nameOf({ names, title }: Pick<Paper, 'names' | 'title'>): string | undefined {
  const head = findTitleHead(title);
  return names[0] ?? (head === undefined || head.split(' ').length > maxHeadLength ? undefined : head);
}

/** The beginning of a title with more words is no name, as in `A Closer Look at Long Contexts: ...`. */
const maxHeadLength = 2;

/**
 * Whether a sentence that cites a paper without a name is about the named one. What is named may be what the cited paper made, though its abstract
 * doesn't say so, or somebody else's of the same name. So the sentence must have more words of the named paper than of the cited one, or none of
 * the cited one if the names beside it are followed by their own keys.
 */
function isOfNamed(one: Pair, pairs: readonly Pair[], prose: string, stemsOf: (paper: Paper) => ReadonlySet<string>): boolean {
  const { name, named, cited } = one;
  const clarity = clarityForPaper(name.name, named);
  if (clarity === 'doubtful' || nameOf(named) !== name.name || !isEnglish(cited.abstract)) return false;
  const [own, others] = [stemsOf(named), stemsOf(cited)];
  if (others.size < minTelling) return false;
  const said = [...listTellingStems(prose.replaceAll(name.name, ' '))];
  const ofNamed = said.filter((stem) => own.has(stem) && !others.has(stem)).length;
  const ofCited = said.filter((stem) => others.has(stem) && !own.has(stem)).length;
  const isHabit = ofCited === 0 && pairs.some((other) => other.named === other.cited);
  return isHabit || ofNamed - ofCited >= (clarity === 'sure' ? 1 : minShared);
}

/** Whether the named paper stands beside the name of the cited one: "Samba [@hymba] and Hymba [@samba]". */
function isSwapped({ named, cited }: Pair, pairs: readonly Pair[]): boolean {
  return pairs.some((other) => other.named === cited && other.cited === named);
}

/** The names to which a citation belongs. */
function pairNames(
  names: readonly NameInText[],
  citation: SentenceCitation,
  source: string,
  citations: readonly SentenceCitation[],
): readonly Pair[] {
  const { span, items } = citation;
  if (isLoose(sliceSpan(source, { start: span.start, end: items[0]?.keySpan.start ?? span.start }))) return [];
  const isFree = (gap: Span): boolean =>
    gap.start <= gap.end && ![...names, ...citations.map((each) => each.span)].some(({ start, end }) => start < gap.end && gap.start < end);
  const before = names.findLast(({ end }) => end <= span.start);
  const after = names.find(({ start }) => start >= span.end);
  const gapBefore = { start: before?.end ?? span.end, end: span.start };
  const gapAfter = { start: span.end, end: after?.start ?? span.start };
  const isNarrative = items.length === 1 && items[0]?.mode === 'narrative';
  if (before !== undefined && isFree(gapBefore) && joins(plain(sliceSpan(source, gapBefore)), isNarrative)) {
    if (derives.test(plain(source.slice(0, before.start)))) return [];
    return items.length === 1 ? pair(before, items[0]) : pairList(names, before, items, source);
  }
  if (after !== undefined && isFree(gapAfter) && items.length === 1 && proposes(plain(sliceSpan(source, gapAfter)), isNarrative))
    return pair(after, items[0]);
  return [];
}

/**
 * The only name and the only key of a sentence, if the abstract of the named paper has what the sentence says, and that of the cited one
 * has nothing of it.
 */
function pairBySubject(
  names: readonly NameInText[],
  citations: readonly SentenceCitation[],
  { prose, source }: Pick<CitedSentence, 'prose' | 'source'>,
  stemsOf: (paper: Paper) => ReadonlySet<string>,
): readonly Pair[] {
  const [name, ...otherNames] = names;
  const [citation, ...otherCitations] = citations;
  if (name === undefined || citation === undefined || otherNames.length + otherCitations.length > 0) return [];
  const { span, items } = citation;
  if (items.length !== 1 || isLoose(sliceSpan(source, { start: span.start, end: items[0]?.keySpan.start ?? span.end }))) return [];
  return pair(name, items[0]).filter(({ named, cited }) => {
    if (named === cited || !isEnglish(cited.abstract)) return false;
    const said = [...listTellingStems(prose.replaceAll(name.name, ' '))];
    const [own, others] = [stemsOf(named), stemsOf(cited)];
    const shared = said.filter((stem) => own.has(stem)).length;
    if (shared > 0 && tellsNumbersOf(prose, named, cited)) return true;
    return shared >= minShared && others.size >= minTelling && !said.some((stem) => others.has(stem));
  });
}

/** Whether the numbers of a sentence are those of the named paper's abstract, and none is in that of the cited one. */
function tellsNumbersOf(prose: string, named: Paper, cited: Paper): boolean {
  const own = countNumbersIn(prose, named);
  return own.has > 0 && own.lacks === 0 && countNumbersIn(prose, cited).has === 0;
}

const minShared = 3;
/** An abstract with fewer different words says too little. */
const minTelling = 20;

function pair(name: NameInText, item: SentenceCitationItem | undefined): readonly Pair[] {
  const [named, ...alike] = name.papers;
  const [cited, ...others] = item?.papers ?? [];
  if (item === undefined || named === undefined || cited === undefined || alike.length + others.length > 0) return [];
  return [{ name, named, item, cited }];
}

/** Pairs the names of a list with the keys after it if all but one belong together: "Meltemi and Soro [@meltemi; @kanana]". */
function pairList(names: readonly NameInText[], last: NameInText, items: readonly SentenceCitationItem[], source: string): readonly Pair[] {
  const end = names.indexOf(last) + 1;
  const list = names.slice(Math.max(0, end - items.length), end);
  const isList = list.every((name, at) => {
    const next = list[at + 1];
    return next === undefined || /^(?:, ?(?:and |or )?| and | or )$/.test(plain(source.slice(name.end, next.start)));
  });
  if (!isList || list.length !== items.length) return [];
  const otherNames = list.filter(({ papers }) => !items.some((item) => item.papers.some((paper) => papers.includes(paper))));
  const otherItems = items.filter(({ papers }) => !list.some((name) => name.papers.some((paper) => papers.includes(paper))));
  const [name, ...more] = otherNames;
  return name === undefined || more.length > 0 || otherItems.length !== 1 ? [] : pair(name, otherItems[0]);
}

/** A citation with such words before its key doesn't say whose the name is. */
function isLoose(prefix: string): boolean {
  return /\b(?:cf|e\.g|compare|unlike|but|also|contrast)\b/i.test(prefix);
}

/** Removes commands, braces and marks from a part of the source. */
function plain(source: string): string {
  return source.replace(/\\[A-Za-z]+\*?(?=\{)|[{}*_`]/g, '').replace(/[~\s]+/g, ' ');
}

const made = '(?:first )?(?:proposed|introduced|presented|developed|described|created|built|released|published|collected|designed)';
const besideName =
  /^(?:['’]s)?,? ?\(?(?:\d[\d.]*[BM] )?(?:(?:model|system|method|framework|approach|architecture|network|benchmark|data ?set|corpus|collection|treebank|lexicon|ontology|library|toolkit|platform|project|parser|tokenizer|encoder|algorithm|tool) )?\(?$/;
const nameOfAuthors = new RegExp(`^,? ?(?:(?:of|by|from)|(?:was|were|is|has been|have been)? ?${made} (?:by|in)) $`);
const madeElsewhere = new RegExp(`^ (?:was|were|is|has been|have been) ${made} ?(?:by|in)? ?$`);

/** Whether the text between a name and the citation after it says that the cited paper is the one with that name. */
function joins(gap: string, isNarrative: boolean): boolean {
  // A narrative citation after a comma begins a clause: "Unlike X, @y shows".
  if (isNarrative && gap.startsWith(',')) return nameOfAuthors.test(gap);
  return besideName.test(gap) || madeElsewhere.test(gap) || (isNarrative && nameOfAuthors.test(gap));
}

const proposing = new RegExp(
  `^,? (?:also |then |later |first |recently )?(?:propos|introduc|present|develop|describ|creat|releas|publish|collect|design|call)(?:e|es|ed|s)? (?:it |this |their |the |an? |\\p{Ll}[\\p{L}-]* ){0,4}$`,
  'u',
);
const theirs = /^(?:['’]s |,? with (?:their )?|[^.;]{0,80}[;,]? (?:and )?their )$/;

/** "[@key], that is in X" */
const namely = /^,? (?:that is|i\.\s?e\.|namely),? (?:to say,? )?(?:(?:in|by|with|for) )?(?:the )?$/;

/** Whether the text between a citation and the name after it says that the cited authors made what is named. */
function proposes(gap: string, isNarrative: boolean): boolean {
  if (namely.test(gap)) return true;
  return isNarrative && (proposing.test(gap) || theirs.test(gap));
}

/** What stands before the name of something from which the cited work was made, or on which it was tried. */
const derives =
  /\b(?:(?:buil[dt]|building|bas(?:ed|es|ing)|improv\w+|relies|rely) (?:up)?on|on top of|extend\w*|inspired by|(?:variants?|versions?|extensions?|adaptations?|successors?|generali[sz]ations?) (?:of|to)|(?:adapted|derived|initiali[sz]ed|distilled) from|fine-?tun\w+|(?:applied|added) to|(?:evaluat|train|test)\w+ (?:on|with)|using|improv\w+|modif\w+|replac\w+|attack\w*)(?: the| a)? $/i;

/** The stems of the words of a text that say something of its subject. */
export function listTellingStems(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).flatMap((word) => stemTellingWord(word) ?? []));
}

/** Lists the telling stems of a paper's title and abstract. They are kept as long as the library stays the same. */
export const getPaperStems = derived(
  (snapshot: Snapshot) => [snapshot.library()],
  () => {
    const known = new Map<Paper, ReadonlySet<string>>();
    return (paper: Paper): ReadonlySet<string> => {
      const stems = known.get(paper) ?? listTellingStems(`${paper.title} ${paper.abstract}`);
      known.set(paper, stems);
      return stems;
    };
  },
);
