import { window } from 'vscode';
import { fileLabel, fromPosition } from '../convert';
import { applyDraftEdits } from '../draftEdits';
import type { DraftTarget } from '../drafts';
import type { Library } from '../library';
import { tell } from '../tell';
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
  if (answer === undefined) throw new Error(words.draftChanged(file));
  await applyDraftEdits(target, version, answer.edits);
  return answer.edits.length === 0 ? undefined : answer.added;
}
