import { window } from 'vscode';
import { type BlockParams, type DocumentPlace, methods, type ParamsOf } from '../../../server/src/client';
import { offerEntries } from '../citing/insertCitations';
import { applyDraftEdits } from '../editing/draftEdits';
import type { DraftTarget } from '../editing/draftTracker';
import { fileLabel } from '../editing/labels';
import { fromPosition } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip, showStatus } from '../messages/show';
import { createPaperItem } from '../picks/paperItem';
import type { Services } from '../services';

/** The draft into which a block is written. Throws if no draft is open. */
export function getTarget({ drafts }: Services): DraftTarget {
  const target = drafts.findRecent();
  if (target === undefined) throw new Slip(messages.noDraft());
  return target;
}

/**
 * Inserts or updates a block of a draft as one step of undo, and shows the result in the status bar. Rejects with a message for the
 * writer if that is not possible.
 */
export async function writeBlock({ library }: Services, target: DraftTarget, block: BlockParams): Promise<void> {
  const { document } = target;
  const { version } = document;
  const file = fileLabel(document.uri);
  const answer = await library.ask(methods.blockEdit, { ...placeOf(target), ...block });
  if (answer === undefined) throw new Error(messages.draftChanged(file));
  if (answer === null) throw new Slip(messages.notADraft(file));
  if (answer.kind === 'refused') throw new Error(answer.reason);
  await applyDraftEdits(target, version, answer.edits);
  void offerEntries(document, answer.cited);
  showStatus(
    answer.edits.length === 0 ? messages.blockUpToDate(file) : answer.isUpdate ? messages.blockUpdated(file) : messages.blockInserted(file),
  );
}

/**
 * Lets the writer choose the papers of a block. Resolves to their keys in the order of the block, or to undefined if the writer chose
 * no paper or closed the list.
 */
export async function pickPapersOfBlock(
  { library }: Services,
  target: DraftTarget,
  block: ParamsOf<typeof methods.choosePapers>['block'],
  title: string,
): Promise<readonly string[] | undefined> {
  const file = fileLabel(target.document.uri);
  const [first, all] = await Promise.all([library.ask(methods.choosePapers, { ...placeOf(target), block }), library.papers()]);
  if (first === undefined) return undefined;
  if (first === null) throw new Slip(messages.notADraft(file));
  const papers = new Map([...first.papers, ...(all?.papers ?? [])].map((paper) => [paper.key, paper]));
  if (papers.size === 0) throw new Slip(messages.noTopics());
  const rows = [...papers.values()].map((paper) => ({
    ...createPaperItem(paper),
    alwaysShow: false,
    buttons: [],
    picked: first.chosen.includes(paper.key),
  }));
  const chosen = await window.showQuickPick(rows, {
    title,
    placeHolder: messages.papersBecause(first.because, file),
    canPickMany: true,
    matchOnDetail: true,
  });
  return chosen === undefined || chosen.length === 0 ? undefined : chosen.map(({ key }) => key);
}

function placeOf({ document, position }: DraftTarget): DocumentPlace {
  return { uri: document.uri.toString(), position: fromPosition(position) };
}
