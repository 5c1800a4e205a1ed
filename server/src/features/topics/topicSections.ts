import { papersOfTopic } from '#library';
import { isOtherPapers, matchHeading } from '#topics';
import { type DraftFile, resolveCitation, type Snapshot } from '#workspace';
import { derived } from '../../base/derivedValues';
import { listOverlapping, type Span, sliceSpan } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { DraftHeading } from '../../model/draft';
import type { Paper } from '../../model/paper';
import type { Topic } from '../../model/topic';
import { findManagedBlock } from '../annotating/managedBlock';
import { isInsertedItem } from '../evidence/citedPapers';

/** A section of a draft whose heading names a topic, or whose inserted outline items are mostly papers of one topic. */
export interface TopicSection {
  readonly topic: Topic;
  readonly heading: Span;
  /** The text from the end of the heading to the next heading of the same or a higher level, or to the end of the draft's body. */
  readonly body: Span;
  /** The number of the topic's papers that the section cites. An inserted outline item does not count until the writer changes it. */
  readonly citedCount: number;
  /**
   * The topic's papers that the section does not cite, in the order of the library. The list is computed only on request, because a
   * topic may have many papers.
   */
  listUncited(): readonly Paper[];
}

/** The names of the blocks that list papers. The comment that begins such a block contains its name. */
export type PapersBlock = 'matrix' | 'annotated-bibliography';

export interface ChosenPapers {
  /** The papers that are listed first when the writer chooses, without duplicates. */
  readonly papers: readonly Paper[];
  /** The papers that are selected before the writer changes the selection. */
  readonly chosen: readonly Paper[];
  /** Why the papers in `chosen` are selected: the block already contains them, they belong to the topic, or the draft cites them. */
  readonly because: 'block' | 'topic' | 'cited';
}

/** So many inserted outline items tell the topic of a section whose heading names none. */
const minInsertedItems = 2;

/**
 * The sections on topics, in the order of the text. Topics change with the library, so a heading of an inserted outline may name none any
 * more; then the section is on the topic that has more than half of the papers below the heading. Empty if the document is not a draft,
 * or while the topics are not yet known.
 */
export function listTopicSections(snapshot: Snapshot, uri: string): readonly TopicSection[] {
  const draft = snapshot.drafts.get(uri);
  const headings = draft?.scan().headings ?? [];
  if (draft === undefined || headings.length === 0 || snapshot.knownTopics === undefined) return [];
  const topics = getTopicLookup(snapshot);
  return headings.flatMap((heading, index) => {
    const topic = topics.find(heading.text) ?? findTopicOfItems(snapshot, draft, heading.span.end, headings[index + 1]?.span.start);
    return topic === undefined ? [] : [describeSection(snapshot, draft, topic, heading, headings.slice(index + 1))];
  });
}

/**
 * Finds the topic that a heading names. The results are stored until the topics change, so that not every heading is compared with all
 * topics again after each change of the text.
 */
class TopicLookup {
  private readonly byHeading = new Map<string, Topic | undefined>();
  private readonly keys = new Map<Topic, ReadonlySet<CitationKey>>();

  constructor(private readonly topics: readonly Topic[]) {}

  /** The topic that a heading names. undefined if it names no topic, or only the group of papers that belong to no topic. */
  find(heading: string): Topic | undefined {
    if (!this.byHeading.has(heading)) this.byHeading.set(heading, matchHeading(this.topics, heading));
    const topic = this.byHeading.get(heading);
    return topic === undefined || isOtherPapers(topic) ? undefined : topic;
  }

  keysOf(topic: Topic): ReadonlySet<CitationKey> {
    const keys = this.keys.get(topic) ?? new Set(topic.keys);
    this.keys.set(topic, keys);
    return keys;
  }
}

const getTopicLookup = derived(
  (snapshot: Snapshot) => [snapshot.topics()],
  ([topics]) => new TopicLookup(topics),
);

/** The topic of more than half of the papers whose outline items were inserted between two offsets and are unchanged; undefined if none. */
function findTopicOfItems(snapshot: Snapshot, draft: DraftFile, start: number, end = Number.POSITIVE_INFINITY): Topic | undefined {
  const { uri } = draft;
  const items = listOverlapping(draft.scan().citations, { start, end }, ({ span }) => span).flatMap((citation) => citation.items);
  const keys = items.flatMap(({ key, keySpan }) =>
    resolveCitation(snapshot, uri, key)
      .filter((paper) => isInsertedItem(snapshot, paper, { uri, keySpan }))
      .map((paper) => paper.key),
  );
  if (keys.length < minInsertedItems) return undefined;
  const topics = getTopicLookup(snapshot);
  return snapshot
    .topics()
    .find((topic) => !isOtherPapers(topic) && keys.filter((key) => topics.keysOf(topic).has(key)).length * 2 > keys.length);
}

/** The innermost section on a topic around `offset`. The heading is part of the section. */
export function findTopicSection(snapshot: Snapshot, uri: string, offset: number): TopicSection | undefined {
  // If a heading begins at `offset`, the offset belongs to that heading and not to the section before it.
  const startsHeading =
    snapshot.drafts
      .get(uri)
      ?.scan()
      .headings.some(({ span }) => span.start === offset) ?? false;
  return listTopicSections(snapshot, uri)
    .filter(({ heading, body }) => heading.start <= offset && (offset < body.end || (offset === body.end && !startsHeading)))
    .at(-1);
}

function describeSection(
  snapshot: Snapshot,
  draft: DraftFile,
  topic: Topic,
  heading: DraftHeading,
  after: readonly DraftHeading[],
): TopicSection {
  const end = after.find(({ level }) => level <= heading.level)?.span.start ?? draft.language.findBody(draft.text).end;
  const body = { start: heading.span.end, end: Math.max(heading.span.end, end) };
  const keys = getTopicLookup(snapshot).keysOf(topic);
  const cited = findCited(snapshot, draft, body, keys);
  return {
    topic,
    heading: heading.span,
    body,
    citedCount: cited.size,
    listUncited: () => papersOfTopic(snapshot.library(), topic).filter((paper) => !cited.has(paper)),
  };
}

/** The papers with these keys that the section cites. An inserted outline item does not count until the writer changes it. */
function findCited(snapshot: Snapshot, draft: DraftFile, body: Span, keys: ReadonlySet<CitationKey>): ReadonlySet<Paper> {
  const { scan, uri } = draft;
  const inside = scan().citations.filter(({ span }) => body.start <= span.start && span.end <= body.end);
  const cited = new Set<Paper>();
  const byKey = new Map<CitationKey, readonly Paper[]>();
  for (const { key, keySpan } of inside.flatMap(({ items }) => items)) {
    const papers = byKey.get(key) ?? resolveCitation(snapshot, uri, key).filter((paper) => keys.has(paper.key));
    byKey.set(key, papers);
    for (const paper of papers) if (!cited.has(paper) && !isInsertedItem(snapshot, paper, { uri, keySpan })) cited.add(paper);
  }
  return cited;
}

/**
 * Proposes papers for a block. The writer may then change the selection. If the draft already has this block and its content is not
 * empty, the papers that the block cites are selected. If not, the papers of the topic of the section around `offset` are selected, or,
 * if the section has no topic, the papers that the draft cites. For a new annotated bibliography, papers without notes are then left
 * out of the selection, unless none of these papers has a note. undefined if the document is not a draft.
 */
export function choosePapers(snapshot: Snapshot, uri: string, offset: number, name: PapersBlock): ChosenPapers | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const cited = listCited(snapshot, draft, { start: 0, end: draft.text.length });
  const block = findManagedBlock(draft, name, offset);
  if (block !== undefined && sliceSpan(draft.text, block.content).trim() !== '') {
    const papers = listCited(snapshot, draft, block.content);
    return { papers: unite(papers, cited), chosen: papers, because: 'block' };
  }
  const topic = findTopicSection(snapshot, uri, offset)?.topic;
  const found = topic === undefined ? cited : papersOfTopic(snapshot.library(), topic);
  const noted =
    name === 'matrix'
      ? []
      : found.filter((paper) =>
          snapshot
            .noteIndex()
            .notesOn(paper)
            .some(({ note }) => note.generalText !== '' || note.annotations.length > 0),
        );
  return { papers: unite(found, cited), chosen: noted.length > 0 ? noted : found, because: topic === undefined ? 'cited' : 'topic' };
}

/** The papers with these keys, in the order of the keys, without duplicates. Keys without a paper are ignored. */
export function getPapersByKeys(snapshot: Snapshot, keys: readonly string[]): readonly Paper[] {
  const library = snapshot.library();
  return [...new Set(keys.flatMap((key) => library.findByKey(key) ?? []))];
}

/** The papers that are cited within the span, in the order of their first citation. */
function listCited(snapshot: Snapshot, { uri, scan }: DraftFile, { start, end }: Span): readonly Paper[] {
  const inside = scan().citations.filter(({ span }) => start <= span.start && span.end <= end);
  const keys = new Set(inside.flatMap(({ items }) => items.map(({ key }) => key)));
  return [...new Set([...keys].flatMap((key) => resolveCitation(snapshot, uri, key)))];
}

function unite(first: readonly Paper[], second: readonly Paper[]): readonly Paper[] {
  return [...new Set([...first, ...second])];
}
