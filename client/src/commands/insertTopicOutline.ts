import { Selection, window, workspace, WorkspaceEdit } from 'vscode';
import { fileLabel, fromPosition, toRange } from '../convert';
import type { DraftTarget } from '../drafts';
import type { Library } from '../library';
import { findVisibleEditor } from '../opening';
import { tell } from '../picks/paperActions';
import { describeTopic } from '../picks/topicPick';
import { words } from '../words';
import type { Command } from './command';

/** Brings the outline of chosen topics in the draft up to date, as one step of undo. */
export const insertTopicOutline: Command = {
  id: 'marginalia.insertTopicOutline',
  title: words.titles.insertTopicOutline,
  run: async ({ library, drafts }) => {
    const target = drafts.findRecent();
    if (target === undefined) throw new Error(words.noDraft());
    const file = fileLabel(target.document.uri);
    const labels = await pickLabels(library, file);
    if (labels === undefined || labels.length === 0) return;
    const added = await insertOutline(library, target, labels);
    tell(added === undefined ? words.outlineUpToDate(file) : words.outlineAdded(added, file));
  },
};

/** All topics are chosen at first; undefined where the writer left the list. */
async function pickLabels(library: Library, file: string): Promise<readonly string[] | undefined> {
  const topics = await library.topics();
  if (topics === undefined) return undefined;
  if (topics.topics.length === 0) throw new Error(words.noTopics());
  const rows = topics.topics.map((topic) => ({ ...describeTopic(topic), value: topic.label, picked: true }));
  const chosen = await window.showQuickPick(rows, {
    canPickMany: true,
    title: words.titles.insertTopicOutline(),
    placeHolder: words.outlineHint(file),
  });
  return chosen?.map((row) => row.value);
}

/** How many papers were added; undefined where the draft had them all. */
async function insertOutline(library: Library, target: DraftTarget, labels: readonly string[]): Promise<number | undefined> {
  const { document } = target;
  const file = fileLabel(document.uri);
  const { version } = document;
  const position = fromPosition(target.position);
  const answer = await library.topicOutline({ uri: document.uri.toString(), position, labels });
  if (answer === null) throw new Error(words.notADraft(file));
  if (answer === undefined || document.version !== version) throw new Error(words.draftChanged(file));
  if (answer.edits.length === 0) return undefined;
  const edit = new WorkspaceEdit();
  for (const { range, newText } of answer.edits) edit.replace(document.uri, toRange(range), newText);
  if (!(await workspace.applyEdit(edit))) throw new Error(words.draftChanged(file));
  if (answer.edits.every(({ range }) => !toRange(range).start.isBefore(target.position))) putCursorBack(target);
  return answer.added;
}

/** VS Code moves a cursor behind what is inserted at it; the writer's own place is above the outline. */
function putCursorBack({ document, position }: DraftTarget): void {
  const editor = findVisibleEditor(document);
  if (editor !== undefined) editor.selection = new Selection(position, position);
}
