import { Uri, window, type QuickPickItem } from 'vscode';
import { escapeIcons, fileLabel } from '../editing/labels';
import { findKeyAtCursor } from '../editing/keyAtCursor';
import { messages } from '../messages/messages';
import type { Services } from '../services';
import { estimateMinutes } from './estimateMinutes';

/** Papers whose references are completed together. */
export interface ChosenReferences {
  readonly papers: readonly { readonly key: string; readonly title: string }[];
  /** What they are of, such as the name of a draft. */
  readonly about: string;
}

type Row = QuickPickItem & ChosenReferences;

/**
 * Lets the writer choose between the paper at the cursor, what the draft cites, what is incomplete anywhere, and each digest. If there is
 * only one of these, it is taken. Resolves to undefined if the writer closes the list. Rejects with a message for the writer if there is
 * nothing to complete.
 */
export async function chooseReferences(services: Services): Promise<ChosenReferences | undefined> {
  const rows = [...(await listPaper(services)), ...(await listIncomplete(services)), ...(await listDigests(services))];
  if (rows.length === 0) throw new Error(messages.nothingToComplete());
  if (rows.length === 1) return rows[0];
  return window.showQuickPick(rows, { title: messages.titles.completeReferences(), placeHolder: messages.chooseReferences() });
}

async function listPaper({ library }: Services): Promise<readonly Row[]> {
  const key = await findKeyAtCursor(library);
  const paper = key === undefined ? undefined : await library.paper(key);
  if (paper === undefined || paper === null) return [];
  const { title } = paper;
  return [{ label: `$(file) ${escapeIcons(title)}`, detail: messages.paperHere(), papers: [{ key: paper.key, title }], about: paper.key }];
}

async function listIncomplete({ drafts, lookUps }: Services): Promise<readonly Row[]> {
  const draft = drafts.findRecent()?.document.uri;
  const [cited = [], all = []] = await Promise.all([
    draft === undefined ? [] : lookUps.incompleteReferences(draft.toString()),
    lookUps.incompleteReferences(),
  ]);
  return [
    ...(draft === undefined || cited.length === 0
      ? []
      : [createRow('quote', messages.citedIncomplete(fileLabel(draft)), messages.incompleteCount(cited.length), cited, fileLabel(draft))]),
    ...(all.length <= cited.length
      ? []
      : [createRow('library', messages.allIncomplete(), messages.incompleteCount(all.length), all, messages.allIncomplete())]),
  ];
}

async function listDigests({ library }: Services): Promise<readonly Row[]> {
  const [status, answer] = [library.status, await library.papers()];
  return (status?.digests ?? []).flatMap(({ uri }) => {
    const papers = answer?.papers.filter((paper) => paper.uri === uri) ?? [];
    const file = fileLabel(Uri.parse(uri));
    return papers.length === 0 ? [] : [createRow('list-unordered', file, messages.papers(papers.length), papers, file)];
  });
}

function createRow(icon: string, label: string, description: string, papers: ChosenReferences['papers'], about: string): Row {
  const chosen = withoutDoubles(papers);
  const minutes = estimateMinutes(chosen.length);
  const row = { label: `$(${icon}) ${escapeIcons(label)}`, papers: chosen, about };
  return minutes === undefined ? { ...row, description } : { ...row, detail: messages.andHowLong(description, minutes) };
}

/** A paper can have incomplete entries in several bibliographies. */
function withoutDoubles(papers: ChosenReferences['papers']): ChosenReferences['papers'] {
  return [...new Map(papers.map(({ key, title }) => [key, { key, title }])).values()];
}
