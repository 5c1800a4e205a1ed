import { type QuickPickItem, Uri, window } from 'vscode';
import { type IncompleteReference, methods } from '../../../server/src/client';
import { findKeyAtCursor } from '../editing/keyAtCursor';
import { escapeIcons, fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Server } from '../server/server';
import type { Services } from '../services';
import { estimateMinutes } from './describeRequest';

/** Papers whose references are completed together. */
interface ChosenReferences {
  readonly papers: readonly Pick<IncompleteReference, 'key' | 'title' | 'entry'>[];
  /** What they are of, such as the name of a draft. */
  readonly about: string;
  /** Whether preprints are looked up too that lack nothing, to find their published versions; 'alone' if nothing else is asked. */
  readonly seeksPublished?: boolean | 'alone';
}

type Found = readonly IncompleteReference[];
type Row = QuickPickItem & ChosenReferences;

/**
 * Lets the writer choose between the paper at the cursor, what the draft cites, what is incomplete anywhere, preprints, and each digest. If
 * there is only one of these, it is taken. Resolves to undefined if the writer closes the list. Rejects with a message for the writer if there is
 * nothing to complete.
 */
export async function chooseReferences(services: Services): Promise<ChosenReferences | undefined> {
  const groups = await Promise.all([listPaper, listIncomplete, listPreprints, listDigests].map((list) => list(services)));
  const rows = groups.flat();
  if (rows.length === 0) throw new Slip(messages.nothingToComplete());
  if (rows.length === 1) return rows[0];
  return window.showQuickPick(rows, { title: messages.titles.completeReferences(), placeHolder: messages.chooseReferences() });
}

async function listPaper({ library }: Services): Promise<readonly Row[]> {
  const key = await findKeyAtCursor(library);
  const paper = key === undefined ? undefined : await library.paper(key);
  if (paper === undefined || paper === null) return [];
  const { title } = paper;
  const papers = [{ key: paper.key, title }];
  return [{ label: `$(file) ${escapeIcons(title)}`, detail: messages.paperHere(), papers, about: paper.key, seeksPublished: true }];
}

async function listIncomplete({ drafts, server }: Services): Promise<readonly Row[]> {
  const draft = drafts.findRecent()?.document.uri;
  const [cited, all] = await listBoth(server, draft);
  return [
    ...(draft === undefined || cited.length === 0
      ? []
      : [createRow('quote', messages.citedIncomplete(fileLabel(draft)), messages.incompleteCount(cited.length), cited, fileLabel(draft))]),
    ...(all.length <= cited.length
      ? []
      : [createRow('library', messages.allIncomplete(), messages.incompleteCount(all.length), all, messages.allIncomplete())]),
  ];
}

/** Preprints of the bibliography in the editor or of the draft, and all of them. */
async function listPreprints({ drafts, server }: Services): Promise<readonly Row[]> {
  const draft = drafts.findRecent()?.document.uri;
  const active = window.activeTextEditor?.document.uri;
  const isBibliography = active !== undefined && active.toString() !== draft?.toString();
  const here = isBibliography ? active : draft;
  const [near, all] = await listBoth(server, here, { preprints: true });
  const row = (label: string, papers: ChosenReferences['papers'], about: string): Row => {
    // They are asked for in batches, which takes seconds.
    const { detail: _, ...shown } = createRow('versions', label, messages.preprintCount(withoutDoubles(papers).length), papers, about);
    return { ...shown, seeksPublished: 'alone' };
  };
  return [
    ...(here === undefined || near.length === 0
      ? []
      : [row(isBibliography ? messages.preprintsIn(fileLabel(here)) : messages.citedPreprints(fileLabel(here)), near, fileLabel(here))]),
    ...(all.length <= near.length ? [] : [row(messages.allPreprints(), all, messages.allPreprints())]),
  ];
}

/** The references of a file, and those of all drafts and bibliographies. */
async function listBoth(
  server: Server,
  file: Uri | undefined,
  params: { readonly preprints?: true } = {},
): Promise<readonly [Found, Found]> {
  const list = async (scope: { readonly uri?: string }): Promise<Found> =>
    (await server.ask(methods.incompleteReferences, { ...params, ...scope }))?.references ?? [];
  return Promise.all([file === undefined ? [] : list({ uri: file.toString() }), list({})]);
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
  return [...new Map(papers.map((paper) => [paper.key, paper])).values()];
}
