import { indexOfSpanAt, type Span } from '../base/span';
import { chooseExcerpt } from '../digest/chooseExcerpt';
import type { DraftHeading, TextEdit } from '../model/draft';
import type { Paper } from '../model/paper';
import type { Topic } from '../model/topic';
import type { Snapshot } from '../workspace/snapshot';
import type { DraftFile } from '../workspace/textFile';

export interface TopicOutlineAnswer {
  /** Disjoint, ordered. */
  readonly edits: readonly TextEdit[];
  /** How many papers the edits list anew. */
  readonly added: number;
}

/**
 * Brings the topic outline of a draft up to date: a heading for each topic, a bullet for each paper. What stands there
 * already is left alone: a paper that any list of the draft cites is not listed again, and a topic whose heading exists
 * gets its further papers at the end of its list. So a second run changes nothing. undefined where the document is no draft.
 */
export function topicOutline(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  labels?: readonly string[],
): TopicOutlineAnswer | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const body = draft.language.findBody(draft.text);
  const place = Math.max(body.start, Math.min(offset, body.end));
  const listed = findListedPapers(snapshot, draft);
  const wanted = snapshot.topics().filter(({ label }) => labels === undefined || labels.includes(label));
  const edits: TextEdit[] = [];
  const newSections: string[] = [];
  let added = 0;
  for (const topic of wanted) {
    const papers = papersOf(snapshot, topic).filter((paper) => !listed.has(paper));
    if (papers.length === 0) continue;
    added += papers.length;
    const items = papers.map((paper) => renderItem(draft, paper));
    const heading = findHeading(draft, topic.label);
    if (heading === undefined) newSections.push(renderSection(draft, topic.label, levelAt(snapshot, draft, place), items));
    else edits.push(extendSection(draft, heading, items));
  }
  if (newSections.length > 0) edits.push(insertSections(draft, place, body, newSections));
  return { edits: edits.sort((a, b) => a.span.start - b.span.start), added };
}

function papersOf(snapshot: Snapshot, topic: Topic): readonly Paper[] {
  const library = snapshot.library();
  return topic.keys.map((key) => library.findByKey(key)).filter((paper) => paper !== undefined);
}

function findListedPapers(snapshot: Snapshot, { text, language, scan }: DraftFile): ReadonlySet<Paper> {
  const listed = new Set<Paper>();
  for (const { items } of scan().citations) {
    for (const { key, keySpan } of items) {
      if (!language.isInListItem(text, keySpan.start)) continue;
      for (const paper of snapshot.library().resolveKey(key)) listed.add(paper);
    }
  }
  return listed;
}

function renderItem({ language, text }: DraftFile, paper: Paper): string {
  const excerpt = chooseExcerpt(paper.title, paper.names, paper.abstract);
  const name = paper.names[0] ?? paper.title;
  return language.renderOutlineItem({ name, key: paper.key, ...(excerpt === '' ? {} : { excerpt }) }, text);
}

function renderSection({ language }: DraftFile, label: string, level: number, items: readonly string[]): string {
  return `${language.renderHeading(level, label)}\n\n${language.renderList(items)}`;
}

function findHeading({ scan }: DraftFile, label: string): DraftHeading | undefined {
  return scan().headings.find(({ text }) => text.toLowerCase() === label.toLowerCase());
}

/** One below the heading that the cursor stands under; beside it where that heading is a topic's own. */
function levelAt(snapshot: Snapshot, { scan, language }: DraftFile, offset: number): number {
  const above = scan().headings.filter(({ span }) => span.start < offset).pop();
  if (above === undefined) return language.outlineLevel;
  const isTopic = snapshot.topics().some(({ label }) => label.toLowerCase() === above.text.toLowerCase());
  return Math.max(language.outlineLevel, isTopic ? above.level : above.level + 1);
}

function extendSection({ text, language, scan }: DraftFile, heading: DraftHeading, items: readonly string[]): TextEdit {
  const next = scan().headings.find(({ span, level }) => span.start > heading.span.start && level <= heading.level);
  const section: Span = { start: heading.span.end, end: next?.span.start ?? text.length };
  const listEnd = language.findListEnd(text, section);
  if (listEnd === undefined) {
    const at = heading.span.end;
    return { span: { start: at, end: at }, newText: `\n\n${language.renderList(items)}` };
  }
  const startsLine = listEnd === 0 || text[listEnd - 1] === '\n';
  const newText = startsLine ? items.map((item) => `${item}\n`).join('') : items.map((item) => `\n${item}`).join('');
  return { span: { start: listEnd, end: listEnd }, newText };
}

/** At the end of the cursor's paragraph, a blank line before and behind. */
function insertSections(draft: DraftFile, offset: number, body: Span, sections: readonly string[]): TextEdit {
  const { text } = draft;
  const blank = /\n[ \t]*\r?\n|$/g;
  blank.lastIndex = offset;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const isOnBlankLine = text.slice(lineStart, offset).trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(offset));
  const paragraphEnd = isOnBlankLine ? offset : (blank.exec(text)?.index ?? text.length);
  const at = Math.min(leaveOpaque(draft, paragraphEnd), body.end);
  const before = text.slice(0, at).trimEnd();
  const gapBefore = before === '' ? '' : '\n'.repeat(Math.max(0, 2 - countLineEnds(text.slice(before.length, at))));
  const behind = text.slice(at);
  const gapBehind = behind.trim() === '' ? '\n' : '\n'.repeat(Math.max(0, 2 - countLineEnds(/^\s*/.exec(behind)?.[0] ?? '')));
  return { span: { start: at, end: at }, newText: `${gapBefore}${sections.join('\n\n')}${gapBehind}` };
}

/** Behind the code, comment or front matter that `at` stands in; before it where the draft ends with it. */
function leaveOpaque({ text, scan }: DraftFile, at: number): number {
  const { opaque } = scan();
  const around = opaque[indexOfSpanAt(opaque, at)];
  if (around === undefined || at === around.start || at >= around.end) return at;
  return around.end < text.length ? around.end : around.start;
}

function countLineEnds(text: string): number {
  return text.split('\n').length - 1;
}
