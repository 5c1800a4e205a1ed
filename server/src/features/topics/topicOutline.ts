import { papersOfTopic } from '#library';
import { isOtherPapers } from '#topics';
import { chooseKey, type DraftFile, type Snapshot } from '#workspace';
import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { DraftHeading, TextEdit } from '../../model/draft';
import type { OutlineWriter } from '../../model/draftWriter';
import type { Paper } from '../../model/paper';
import type { Topic } from '../../model/topic';
import { findEndOfParagraph, withBlankLines } from '../annotating/managedBlock';
import { hasExcerpt, renderPaperOutlineItem } from '../evidence/citedPapers';

interface TopicOutlineResult {
  /** The edits are in the order of the text, and do not overlap. */
  readonly edits: readonly TextEdit[];
  /** The keys by which the edits cite the papers that they add. */
  readonly keys: readonly CitationKey[];
  /** How many of these papers are listed without a passage, because nothing in their abstracts can be understood alone. */
  readonly withoutPassage: number;
}

/**
 * Updates the topic outline of a draft: a heading for each topic and subtopic, with a list item for each paper. Existing text is not
 * changed. A paper that is cited in any list of the draft is not listed again. If a topic already has a heading, its missing papers are
 * added to the end of the list below that heading. So a second run adds nothing. `labels` contains the labels of the topics to update;
 * undefined for all topics. The result is undefined if the document is not a draft, or if Marginalia can't write outlines in its
 * language.
 */
export function topicOutline(snapshot: Snapshot, uri: string, offset: number, labels?: readonly string[]): TopicOutlineResult | undefined {
  const draft = snapshot.drafts.get(uri);
  const writer = draft?.writer()?.outline;
  if (draft === undefined || writer === undefined) return undefined;
  const body = draft.language.findBody(draft.text);
  const place = Math.max(body.start, Math.min(offset, body.end));
  const listed = findListedPapers(snapshot, draft);
  const wanted = snapshot.topics().filter(({ label }) => labels === undefined || labels.includes(label));
  const outline: Outline = { snapshot, draft, writer, listed, edits: [], sections: [], added: [], withoutPassage: [] };
  const newSections: string[] = [];
  for (const topic of wanted) {
    const heading = findHeading(draft, topic.label);
    if (heading === undefined) newSections.push(...renderTopic(outline, topic, levelAt(outline, place)));
    else extendTopic(outline, topic, heading);
  }
  if (newSections.length > 0) outline.sections.push({ offset: findEndOfParagraph(draft, place), texts: newSections });
  return {
    edits: [...outline.edits, ...placeSections(outline)].sort((a, b) => a.span.start - b.span.start),
    keys: outline.added,
    withoutPassage: outline.withoutPassage.length,
  };
}

/** The draft, and the edits that are collected while the topics are processed. */
interface Outline {
  readonly snapshot: Snapshot;
  readonly draft: DraftFile;
  readonly writer: OutlineWriter;
  /** The papers that are cited in a list of the draft. */
  readonly listed: ReadonlySet<Paper>;
  /** The edits that begin or extend lists. */
  readonly edits: TextEdit[];
  /** New sections, and the offsets where they are inserted. */
  readonly sections: { readonly offset: number; readonly texts: readonly string[] }[];
  readonly added: CitationKey[];
  readonly withoutPassage: Paper[];
}

/** The list items of the topic's unlisted papers that belong to none of its named subtopics. */
function renderOwnItems(outline: Outline, topic: Topic): readonly string[] {
  return topic.children.length === 0
    ? renderItems(outline, topic)
    : topic.children.filter(isOtherPapers).flatMap((child) => renderItems(outline, child));
}

function namedChildren({ children }: Topic): readonly Topic[] {
  return children.filter((child) => !isOtherPapers(child));
}

/**
 * The text of a new section with its subsections, or an empty list if no paper would be listed in it. If a subtopic has a heading
 * elsewhere in the draft, its papers are added there instead.
 */
function renderTopic(outline: Outline, topic: Topic, level: number): readonly string[] {
  const items = renderOwnItems(outline, topic);
  const below = renderChildren(outline, topic, level + 1);
  if (items.length === 0 && below.length === 0) return [];
  const { renderHeading, renderList } = outline.writer;
  return [[renderHeading(level, topic.label), ...(items.length === 0 ? [] : [renderList(items)]), ...below].join('\n\n')];
}

function renderChildren(outline: Outline, topic: Topic, level: number): readonly string[] {
  return namedChildren(topic).flatMap((child) => {
    const heading = findHeading(outline.draft, child.label);
    if (heading === undefined) return renderTopic(outline, child, level);
    extendTopic(outline, child, heading);
    return [];
  });
}

/** Adds the topic's missing papers to the end of the list in its section, and sections for new subtopics to the end of the section. */
function extendTopic(outline: Outline, topic: Topic, heading: DraftHeading): void {
  const { draft, writer, edits, sections } = outline;
  const section = findSection(draft, heading);
  const hasChildren = namedChildren(topic).length > 0;
  const items = renderOwnItems(outline, topic);
  // The list of the topic's own papers comes before the headings of its subtopics.
  const own = hasChildren
    ? { start: section.start, end: Math.min(section.end, nextHeading(draft, heading)?.span.start ?? section.end) }
    : section;
  const edit = items.length === 0 ? undefined : extendList(draft, writer, own, items);
  const below = hasChildren ? renderChildren(outline, topic, heading.level + 1) : [];
  if (edit !== undefined) edits.push(edit);
  if (below.length > 0) sections.push({ offset: Math.max(section.start, draft.text.slice(0, section.end).trimEnd().length), texts: below });
}

function nextHeading({ scan }: DraftFile, heading: DraftHeading): DraftHeading | undefined {
  return scan().headings.find(({ span }) => span.start > heading.span.start);
}

function findListedPapers(snapshot: Snapshot, { text, language, scan }: DraftFile): ReadonlySet<Paper> {
  const listed = new Set<Paper>();
  for (const { items } of scan().citations) {
    for (const { key, keySpan } of items) {
      if (language.prose?.isInListItem(text, keySpan.start) !== true) continue;
      for (const paper of snapshot.library().resolveKey(key)) listed.add(paper);
    }
  }
  return listed;
}

/** The list items of the topic's papers that no list of the draft contains yet. */
function renderItems(outline: Outline, topic: Topic): readonly string[] {
  const papers = papersOfTopic(outline.snapshot.library(), topic).filter((paper) => !outline.listed.has(paper));
  const cited = papers.map((paper) => ({ paper, key: chooseKey(outline.snapshot, outline.draft.uri, paper) }));
  outline.added.push(...cited.map(({ key }) => key));
  outline.withoutPassage.push(...papers.filter((paper) => !hasExcerpt(outline.snapshot, paper)));
  return cited.flatMap(({ paper, key }) => renderPaperOutlineItem(outline.snapshot, outline.draft, paper, key) ?? []);
}

function findHeading({ scan }: DraftFile, label: string): DraftHeading | undefined {
  return scan().headings.find(({ text }) => text.toLowerCase() === label.toLowerCase());
}

/**
 * The level of the heading of a new topic. If the last heading before `offset` names a topic, the new heading has the same level. If
 * that heading names a subtopic, the new heading is one level higher; otherwise the new heading is one level lower. Without any
 * heading, it has the top level.
 */
function levelAt({ snapshot, draft, writer }: Outline, offset: number): number {
  const above = draft
    .scan()
    .headings.filter(({ span }) => span.start < offset)
    .pop();
  if (above === undefined) return writer.topLevel;
  const named = (topics: readonly Topic[]): boolean => topics.some(({ label }) => label.toLowerCase() === above.text.toLowerCase());
  const beside = named(snapshot.topics())
    ? above.level
    : named(snapshot.topics().flatMap(namedChildren))
      ? above.level - 1
      : above.level + 1;
  return Math.max(writer.topLevel, beside);
}

/** The text from the end of the heading to the next heading of the same or a higher level, or to the end of the body. */
function findSection({ scan, language, text }: DraftFile, heading: DraftHeading): Span {
  const next = scan().headings.find(({ span, level }) => span.start > heading.span.start && level <= heading.level);
  return { start: heading.span.end, end: next?.span.start ?? Math.max(heading.span.end, language.findBody(text).end) };
}

function extendList({ text }: DraftFile, writer: OutlineWriter, section: Span, items: readonly string[]): TextEdit {
  const listEnd = writer.findListEnd(section);
  if (listEnd === undefined) {
    const at = section.start;
    return { span: { start: at, end: at }, newText: `\n\n${writer.renderList(items)}` };
  }
  const startsLine = listEnd === 0 || text[listEnd - 1] === '\n';
  const newText = startsLine ? items.map((item) => `${item}\n`).join('') : items.map((item) => `\n${item}`).join('');
  return { span: { start: listEnd, end: listEnd }, newText };
}

/**
 * Edits that insert the new sections. A section that follows a list is inserted after the items that are added to that list. Sections
 * at the same offset are combined into one edit.
 */
function placeSections({ draft: { text }, edits, sections }: Outline): readonly TextEdit[] {
  const places = new Map<number, readonly string[]>();
  for (const { offset, texts } of sections) {
    const at = [...edits.map(({ span }) => span.start), ...sections.map((other) => other.offset)].reduce(
      (place, start) => (start > place && text.slice(place, start).trim() === '' ? start : place),
      offset,
    );
    places.set(at, [...(places.get(at) ?? []), ...texts]);
  }
  return [...places].map(([at, texts]) => ({ span: { start: at, end: at }, newText: withBlankLines(text, at, texts.join('\n\n')) }));
}
