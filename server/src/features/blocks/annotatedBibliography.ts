import { softenHeadings } from '../../annotations/note/readWords';
import { toReadable } from '../../base/readableText';
import type { CitationKey } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { otherPapersLabel } from '../../model/topic';
import { chooseKey } from '../../workspace/drafts/draftLibrary';
import { getNotes } from '../../workspace/notes';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';
import { getPapersByKeys } from './chosenPapers';
import { setManagedBlock, type BlockResult } from './managedBlock';

/** `key`: by the keys that the draft cites the papers by. `topic`: under their topics, in the order of these; by key there. */
export type BibliographyOrder = 'key' | 'topic';

interface CitedPaper {
  readonly paper: Paper;
  readonly key: CitationKey;
}

/**
 * Papers with what the writer noted on them: for each a line with its title and citation, then the free words of its notes,
 * then each passage with the words on it. undefined where the document is no draft.
 */
export function annotatedBibliography(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  keys: readonly CitationKey[],
  order: BibliographyOrder,
): BlockResult | undefined {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return undefined;
  const papers = getPapersByKeys(snapshot, keys)
    .map((paper): CitedPaper => ({ paper, key: chooseKey(snapshot, uri, paper) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  if (papers.length === 0) return { kind: 'refused', reason: 'No papers were chosen.' };
  const sections = order === 'key' ? papers.map((cited) => renderPaper(snapshot, draft, cited)) : renderByTopic(snapshot, draft, papers);
  return setManagedBlock(draft, offset, 'annotated-bibliography', sections.join('\n\n'));
}

/** A topic's name is no heading of the draft: the topic outline would add its papers to it. */
function renderByTopic(snapshot: Snapshot, draft: DraftFile, papers: readonly CitedPaper[]): readonly string[] {
  const topics = snapshot.topics();
  const topicOf = new Map(topics.flatMap(({ label, keys }) => keys.map((key) => [key, label] as const)));
  const groups = new Map<string, CitedPaper[]>([...topics.map(({ label }) => label), otherPapersLabel].map((label) => [label, []]));
  for (const cited of papers) groups.get(topicOf.get(cited.paper.key) ?? otherPapersLabel)?.push(cited);
  return [...groups].flatMap(([label, group]) =>
    group.length === 0
      ? []
      : [draft.language.blocks.renderEmphasis(label, 'strong'), ...group.map((cited) => renderPaper(snapshot, draft, cited))],
  );
}

function renderPaper(snapshot: Snapshot, { text, language }: DraftFile, { paper, key }: CitedPaper): string {
  const { blocks } = language;
  const words = (markdown: string): readonly string[] => (markdown === '' ? [] : [blocks.renderWords(softenHeadings(markdown))]);
  const notes = getNotes(snapshot)
    .notesOn(paper)
    .flatMap(({ note: { free, annotations } }) => [
      ...words(free),
      ...annotations.flatMap(({ selector, body }) => [blocks.renderBlockQuotation(toReadable(selector.exact), key, text), ...words(body)]),
    ]);
  return [
    `${blocks.renderEmphasis(toReadable(paper.title), 'usual')} ${language.renderCitation([key], 'parenthetical', text)}`,
    ...notes,
  ].join('\n\n');
}
