import { papersOfTopic } from '#library';
import { stemTellingWord, tokenizeWords } from '#text';
import { type DraftFile, locateOccurrence, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { toReadable } from '../../base/readableText';
import { listOverlapping, type Span } from '../../base/span';
import type { DraftHeading } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { listSentences } from '../evidence/draftSentences';
import { findDecision } from '../newPapers/newPapers';
import { listTopicSections } from '../topics/topicSections';
import { type CheckedProject, createFinding, type FindingGroup, quotePlace, type ReviewFinding, type ReviewPlace } from './checkedProject';

/** A section of a draft, from its heading to the next one. */
interface Section {
  readonly draft: DraftFile;
  readonly heading: DraftHeading;
  readonly body: Span;
  /** The papers that the section cites. */
  readonly cited: ReadonlySet<Paper>;
  /** The topic that the heading names; undefined if it names none. */
  readonly topic: string | undefined;
  /** The papers of that topic. */
  readonly ofTopic: readonly Paper[];
}

/** A topic of more papers than this is too wide: nobody cites all of them. */
const fewPapers = 12;
/** How many of the nearest papers are looked at. */
const maxCandidates = 12;
/** The message names at most this many papers of a section; all have a place. */
const maxNames = 3;
/** At most this many sections are compared with the papers: those that cite most. In a library of 100,000 papers, each takes some 80 ms. */
const maxSections = 30;
/** Of a long section, at most this many UTF-16 code units are compared: the search looks at 128 different words. */
const maxText = 2000;
/** The nearest papers are kept of at most this many texts. */
const maxKept = 10 * maxSections;
/** A section must cite this many papers of the library, so that it is known how near the papers are that it cites. */
const minCited = 3;

/** Sections on subjects of which the library has papers that the drafts cite nowhere, and that the writer has not skipped. */
export async function groupUncitedPapers(
  snapshot: Snapshot,
  project: CheckedProject,
  pause: () => Promise<void>,
): Promise<readonly FindingGroup[]> {
  const sections = project.drafts.flatMap((draft) => listSections(snapshot, project, draft));
  const compared = new Set([...sections].sort((a, b) => b.cited.size - a.cited.size).slice(0, maxSections));
  const named = new Set<Paper>();
  const findings: ReviewFinding[] = [];
  for (const section of sections.filter((each) => compared.has(each))) {
    await pause();
    const near = findNear(snapshot, section, (paper) => isFree(snapshot, project, paper)).filter((paper) => !named.has(paper));
    if (near.length === 0) continue;
    for (const paper of near) named.add(paper);
    const heading = quotePlace(snapshot, section.draft.uri, section.heading.span);
    findings.push(createFinding(describe(section, near), [heading, ...near.map((paper) => placePaper(snapshot, paper))], 1 + near.length));
  }
  if (findings.length === 0) return [];
  const title = 'Uncited papers on the topic of a section';
  return [
    {
      kind: 'uncited-paper',
      title,
      severity: 'information',
      count: named.size,
      findings,
      findingCount: findings.length,
    },
  ];
}

/** Whether a digest has the paper, the drafts don't cite it, and the writer has not skipped it. */
function isFree(snapshot: Snapshot, { papers }: CheckedProject, paper: Paper): boolean {
  const isInDigest = paper.occurrences.some(({ kind }) => kind === 'digest');
  return isInDigest && !papers.has(paper) && paper.abstract !== '' && findDecision(snapshot, paper)?.decision !== 'skipped';
}

/**
 * Papers on the subject of a section, nearest first. If the heading names a topic that has few other papers, these are all of them;
 * otherwise they are nearer to the section than any paper that it cites, and their titles and abstracts have the words of the heading.
 */
function findNear(
  snapshot: Snapshot,
  { draft, body, cited, heading, ofTopic }: Section,
  isFreePaper: (paper: Paper) => boolean,
): readonly Paper[] {
  const topical = new Set(ofTopic.filter(isFreePaper));
  const isSmallTopic = topical.size > 0 && topical.size <= fewPapers;
  const subject = listSubject(heading.text);
  if (!isSmallTopic && (cited.size < minCited || subject.length === 0)) return [];
  const nearest = findNearest(snapshot, `${heading.text}\n${readSection(snapshot, draft, body)}`);
  if (isSmallTopic) return [...new Set([...nearest.filter((paper) => topical.has(paper)), ...topical])];
  const first = nearest.findIndex((paper) => cited.has(paper));
  return nearest.slice(0, Math.max(0, first)).filter((paper) => isFreePaper(paper) && (topical.has(paper) || isAbout(paper, subject)));
}

/** The papers that are nearest to a text. They are kept until the library changes, so that only changed sections are compared again. */
function findNearest(snapshot: Snapshot, text: string): readonly Paper[] {
  const known = getNearest(snapshot);
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= maxKept) known.clear();
  const nearest = snapshot
    .searchIndex()
    .suggest(text, { limit: maxCandidates })
    .hits.map(({ document }) => document);
  known.set(text, nearest);
  return nearest;
}

const getNearest = derived(
  (snapshot: Snapshot) => [snapshot.searchIndex()],
  () => new Map<string, readonly Paper[]>(),
);

function isAbout({ title, abstract }: Paper, subject: readonly string[]): boolean {
  const inTitle = new Set(listSubject(title));
  if (!subject.some((stem) => inTitle.has(stem))) return false;
  const all = new Set([...inTitle, ...listSubject(abstract)]);
  return subject.every((stem) => all.has(stem));
}

function listSubject(text: string): readonly string[] {
  return tokenizeWords(text).flatMap(({ term }) => stemTellingWord(term) ?? []);
}

function listSections(snapshot: Snapshot, { cited }: CheckedProject, draft: DraftFile): readonly Section[] {
  const { headings } = draft.scan();
  if (headings.length === 0) return [];
  const topics = new Map(listTopicSections(snapshot, draft.uri).map(({ heading, topic }) => [heading.start, topic]));
  const keys = cited
    .flatMap(({ draft: citing, items, papers }) => (citing === draft ? items.map(({ keySpan }) => ({ ...keySpan, papers })) : []))
    .sort((a, b) => a.start - b.start);
  return headings.map((heading, at) => {
    const body = { start: heading.span.end, end: headings[at + 1]?.span.start ?? draft.text.length };
    const inside = listOverlapping(keys, body, (key) => key).filter((key) => isInside(key, body));
    const topic = topics.get(heading.span.start);
    return {
      draft,
      heading,
      body,
      cited: new Set(inside.flatMap(({ papers }) => papers.filter(({ abstract }) => abstract !== ''))),
      topic: topic?.label,
      ofTopic: topic === undefined ? [] : papersOfTopic(snapshot.library(), topic),
    };
  });
}

function isInside({ start }: Span, body: Span): boolean {
  return body.start <= start && start < body.end;
}

function readSection(snapshot: Snapshot, draft: DraftFile, body: Span): string {
  const known = getSentences(snapshot);
  const sentences = known.get(draft) ?? listSentences(draft);
  known.set(draft, sentences);
  return sentences
    .flatMap(({ span, text }) => (isInside(span, body) ? [text] : []))
    .join(' ')
    .slice(0, maxText);
}

/** The sentences of each draft, until it changes. */
const getSentences = derived(
  () => [],
  () => new WeakMap<DraftFile, ReturnType<typeof listSentences>>(),
);

/** Where the paper is in its digest. */
function placePaper(snapshot: Snapshot, { title, occurrences: [first] }: Paper): ReviewPlace {
  const span = first === undefined ? { start: 0, end: 0 } : locateOccurrence(snapshot, first).title;
  return { uri: first?.uri ?? '', span, words: toReadable(title) };
}

function describe({ topic, heading }: Section, papers: readonly Paper[]): string {
  const names = papers.slice(0, maxNames).map(({ names: [name], title }) => toReadable(name ?? title));
  const more = papers.length > maxNames ? `, and ${papers.length - maxNames} more` : '';
  const subject = topic === undefined ? `"${heading.text}"` : `the topic "${topic}"`;
  return `Related to ${subject} but not cited: ${names.join(', ')}${more}.`;
}
