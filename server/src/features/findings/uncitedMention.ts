import { isOrdinaryStem, stemContentWord } from '#text';
import { chooseKey, type DraftFile, perFile, resolveCitation, type Snapshot } from '#workspace';
import { maskControls } from '../../base/escape';
import { type Span, touches } from '../../base/span';
import type { Paper } from '../../model/paper';
import { createSentenceFinder } from '../evidence/draftSentences';
import { clarityForPaper, createSectionFinder, type DraftName, listNamedBlocks } from '../evidence/paperNames';
import { misattributedName } from './misattributedName';
import { detectOnce, type QuickFix, type Rule } from './rule';

export const uncitedMention: Rule = {
  code: 'uncited-mention',
  severity: 'hint',
  settingText: "Severity of papers that a section names but doesn't cite.",
  documentation:
    'A section names a paper in your library without citing it. The first mention outside headings, abstracts, captions and tables is marked, unless it is the name of your own system or could be an ordinary word. The quick fix cites the paper.',
  kinds: ['draft'],
  detect: (snapshot, uri) => {
    const draft = snapshot.drafts.get(uri);
    if (draft === undefined || snapshot.notes.has(uri) || !snapshot.ready) return [];
    const findSentence = createSentenceFinder(draft);
    return (
      getMentions(snapshot, uri)?.map(({ span, name, paper }) => ({
        span,
        message: maskControls(`"${name}" is a paper in your library that this section doesn't cite: ${paper.title}.`),
        claim: { sentence: findSentence(span), paper },
      })) ?? []
    );
  },
  listFixes: citeMentioned,
};

/** Where a name stands beside another paper's key, the writer is told of that instead. */
const getMentions = perFile((snapshot, uri): readonly UncitedMention[] => {
  const draft = snapshot.drafts.get(uri);
  const found = draft === undefined ? [] : findUncitedMentions(snapshot, draft);
  const misattributed = found.length === 0 ? [] : detectOnce(snapshot, misattributedName, uri);
  const starts = new Set(misattributed.map(({ span }) => span.start));
  return found.filter(({ span }) => !starts.has(span.start));
});

function citeMentioned(snapshot: Snapshot, uri: string, { start, end }: Span): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  const citations = draft?.writer()?.citations;
  if (draft === undefined || citations === undefined || snapshot.notes.has(uri)) return [];
  return (getMentions(snapshot, uri) ?? [])
    .filter(({ span }) => touches(span, start) || touches(span, end))
    .map(({ span, name, paper }) => ({
      title: `Cite ${name}`,
      isPreferred: true,
      span,
      change: {
        kind: 'edits',
        files: () => new Map([[uri, [citations.insertCitation(endOfWord(draft.text, span), [chooseKey(snapshot, uri, paper)])]]]),
      },
    }));
}

/** Where a name ends with its genitive `'s`, which belongs to the same word. */
function endOfWord(text: string, { end }: Span): number {
  return /^['’]s(?![\p{L}\p{N}])/u.test(text.slice(end, end + 3)) ? end + 2 : end;
}

/** A paper that a section of a draft names without citing it. */
export interface UncitedMention {
  readonly span: Span;
  readonly name: string;
  readonly paper: Paper;
}

/**
 * The first mention of each paper in a section that names it and doesn't cite it. Left out are names that may mean something else, names
 * of the writer's own work, and papers that the reader knows: another draft cites them, or several sections name them without citing. A
 * text without citations beside drafts that have some, such as a README, has none of its own, nor has one that cites in a syntax that isn't read.
 */
export function findUncitedMentions(snapshot: Snapshot, draft: DraftFile): readonly UncitedMention[] {
  if (draft.scan().citations.length === 0 && snapshot.citations().citing.size > 0) return [];
  if (draft.language.citesOtherwise?.(draft.text, draft.scan()) === true) return [];
  const blocks = listNamedBlocks(snapshot, draft);
  const sectionOf = createSectionFinder(draft);
  const own = new Set(blocks.flatMap(({ names }) => names.filter((name) => name.isOwn || isExplained(name)).map(({ name }) => name)));
  const citedIn = createCitedLists(snapshot, draft, sectionOf);
  const found = new Map<Paper, Map<number, UncitedMention>>();
  for (const { names } of blocks) {
    for (const name of names) {
      const [paper, ...others] = name.papers;
      const section = sectionOf(name.start);
      const cited = citedIn(section);
      if (paper === undefined || others.length > 0 || own.has(name.name) || cited.has(paper)) continue;
      if (isCitedElsewhere(snapshot, draft, paper) || !isClear(name, paper)) continue;
      const mentions = found.get(paper) ?? new Map<number, UncitedMention>();
      found.set(paper, mentions);
      if (!mentions.has(section)) mentions.set(section, { span: { start: name.start, end: name.end }, name: name.name, paper });
    }
  }
  return [...found.values()].flatMap((mentions) => (mentions.size === 1 ? [...mentions.values()] : []));
}

function isCitedElsewhere({ citations }: Snapshot, draft: DraftFile, paper: Paper): boolean {
  return (
    citations()
      .citing.get(paper)
      ?.some(({ uri }) => uri !== draft.uri) === true
  );
}

/** Creates a function that gives the papers which a section cites. */
function createCitedLists(
  snapshot: Snapshot,
  draft: DraftFile,
  sectionOf: (offset: number) => number,
): (section: number) => ReadonlySet<Paper> {
  const lists = new Map<number, Set<Paper>>();
  for (const { span, items } of draft.scan().citations) {
    const section = sectionOf(span.start);
    const list = lists.get(section) ?? new Set();
    lists.set(section, list);
    for (const { key } of items) for (const paper of resolveCitation(snapshot, draft.uri, key)) list.add(paper);
  }
  return (section) => lists.get(section) ?? new Set();
}

/** So many words of the sentence must be in the paper's title or abstract, if the name may mean something else. */
const minShared = { sure: 0, wordlike: 1, doubtful: 2, common: Infinity } as const;
/** What stands around a word that is no name, or the name of a place: "the Hydra of many benchmarks", "in Paris". */
const aroundNoName = /\b(?:[Tt]he|[Aa]n?) \|\| of\b|(?<![Aa]s )\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom) \|\|/;

/** Whether the writer explains an abbreviation, which may be that of other papers too: "Regular Path Optimization (RPO)". */
function isExplained({ name, before, after }: DraftName): boolean {
  return before.endsWith('(') && /^\s?[),;]/.test(after) && name.replace(/[^\p{Lu}]/gu, '').length > name.length / 2;
}

function isClear({ name, isPart, isBesideCitation, before, after }: DraftName, paper: Paper): boolean {
  const clarity = clarityForPaper(name, paper);
  if (isPart || isBesideCitation || clarity === 'common') return false;
  if (clarity === 'sure') return true;
  // A common word may have its capital from the beginning of the sentence.
  if (clarity === 'doubtful' && before.trim() === '' && /^\p{Lu}\p{Ll}+$/u.test(name)) return false;
  const title = listStems(paper.title.replaceAll(name, ' '));
  const abstract = listStems(paper.abstract.replaceAll(name, ' '));
  const shared = [...listStems(`${before} ${after}`)].filter((stem) => title.has(stem) || (abstract.has(stem) && !isOrdinaryStem(stem)));
  return shared.length >= minShared[aroundNoName.test(`${before}||${after}`) ? 'doubtful' : clarity];
}

function listStems(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).flatMap((word) => stemContentWord(word) ?? []));
}
