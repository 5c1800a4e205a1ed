import { replaceHeadingsByStrong } from '#annotations';
import { chooseKey, type Snapshot } from '#workspace';
import { toReadable } from '../../base/readableText';
import type { CitationKey } from '../../model/citation';
import type { BlockWriter, CitationWriter } from '../../model/draftWriter';
import type { Paper } from '../../model/paper';
import { otherPapersLabel } from '../../model/topic';
import { type BlockResult, setManagedBlock } from '../annotating/managedBlock';
import { getPapersByKeys } from './topicSections';

/**
 * With `key`, the papers are sorted by the keys by which the draft cites them. With `topic`, they are grouped by topic in the order of
 * the topics, and sorted by key within each topic.
 */
export type BibliographyOrder = 'key' | 'topic';

interface CitedPaper {
  readonly paper: Paper;
  readonly key: CitationKey;
}

/**
 * Writes the papers with these keys, and the writer's notes on them, into a block of the draft. Each paper begins with a line that
 * contains its title and citation. Below that line are, for each note file, the notes on the whole paper, then each annotated passage
 * followed by the note on it. undefined if the document is not a draft, or if Marginalia can't write blocks in its language.
 */
export function annotatedBibliography(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  keys: readonly CitationKey[],
  order: BibliographyOrder,
): BlockResult | undefined {
  const draft = snapshot.drafts.get(uri);
  const writer = draft?.writer();
  const blocks = writer?.blocks;
  if (draft === undefined || writer === undefined || blocks === undefined) return undefined;
  const render = (cited: CitedPaper): string => renderPaper(snapshot, cited, writer.citations, blocks);
  const papers = getPapersByKeys(snapshot, keys)
    .map((paper): CitedPaper => ({ paper, key: chooseKey(snapshot, uri, paper) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (papers.length === 0) return { kind: 'refused', reason: 'No papers selected.' };
  const sections =
    order === 'key'
      ? papers.map(render)
      : groupByTopic(snapshot, papers).flatMap(([label, group]) => [blocks.renderEmphasis(label, 'strong'), ...group.map(render)]);
  return setManagedBlock(draft, offset, 'annotated-bibliography', sections.join('\n\n'));
}

/**
 * Returns the label and the papers of each topic to which any of `papers` belong. The caller writes the label in bold, not as a
 * heading, because the command for topic outlines would add papers below a heading.
 */
function groupByTopic(snapshot: Snapshot, papers: readonly CitedPaper[]): readonly (readonly [string, readonly CitedPaper[]])[] {
  const topics = snapshot.topics();
  const topicOf = new Map(topics.flatMap(({ label, keys }) => keys.map((key) => [key, label] as const)));
  const groups = new Map<string, CitedPaper[]>([...topics.map(({ label }) => label), otherPapersLabel].map((label) => [label, []]));
  for (const cited of papers) groups.get(topicOf.get(cited.paper.key) ?? otherPapersLabel)?.push(cited);
  return [...groups].filter(([, group]) => group.length > 0);
}

function renderPaper(snapshot: Snapshot, { paper, key }: CitedPaper, citations: CitationWriter, blocks: BlockWriter): string {
  const words = (markdown: string): readonly string[] =>
    markdown === '' ? [] : [blocks.renderNoteText(replaceHeadingsByStrong(markdown))];
  const notes = snapshot
    .noteIndex()
    .notesOn(paper)
    .flatMap(({ note: { generalText, annotations } }) => [
      ...words(generalText),
      ...annotations.flatMap(({ selector, body }) => [blocks.renderBlockQuotation(toReadable(selector.exact), key), ...words(body)]),
    ]);
  return [`${blocks.renderEmphasis(toReadable(paper.title), 'usual')} ${citations.renderCitation([key], 'parenthetical')}`, ...notes].join(
    '\n\n',
  );
}
