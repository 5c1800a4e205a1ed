import { Uri, window, type QuickPickItem } from 'vscode';
import { applyDraftEdits, applyDraftEditsWithEntries } from '../editing/draftEdits';
import type { DraftTarget } from '../editing/draftTracker';
import { escapeIcons, fileLabel } from '../editing/labels';
import { fromPosition } from '../editing/positions';
import { messages } from '../messages/messages';
import { showStatus } from '../messages/showStatus';
import { Slip } from '../messages/slip';
import { describeTopic } from '../picks/describeTopic';
import type { Library } from '../server/library';
import type { Command } from './command';

/** Inserts an outline of the chosen topics into the draft, or updates the existing one, as one step of undo. */
export const insertTopicOutline: Command = {
  id: 'marginalia.insertTopicOutline',
  title: 'Insert Topic Outline...',
  run: async ({ library, drafts }) => {
    const target = drafts.findRecent();
    if (target === undefined) throw new Slip(messages.noDraft());
    const file = fileLabel(target.document.uri);
    const chosen = await pickTopics(library, target);
    if (chosen === undefined || chosen.labels.length === 0) return;
    const added = await insertOutline(library, target, chosen);
    showStatus(added === undefined ? messages.outlineUpToDate(file) : messages.outlineAdded(added, file));
  },
};

interface Chosen {
  readonly labels: readonly string[];
  /** Whether to add the entries of the listed papers to the draft's bibliography. */
  readonly withEntries: boolean;
}

/**
 * Lets the writer choose topics. At first all topics are selected, except the group of papers that are in no topic. undefined if the
 * writer closes the list.
 */
async function pickTopics(library: Library, { document }: DraftTarget): Promise<Chosen | undefined> {
  const [topics, missing] = await Promise.all([library.topics(), library.missingEntries(document.uri.toString())]);
  if (topics === undefined) return undefined;
  if (topics.topics.length === 0) throw new Slip(messages.noTopics());
  const rows: readonly OutlineRow[] = topics.topics.map((topic) => ({
    ...describeTopic(topic),
    topic: topic.label,
    picked: topic.isRest !== true,
  }));
  const bibliography = missing?.bibliography;
  const entriesRow: readonly OutlineRow[] =
    bibliography === undefined
      ? []
      : [{ label: `$(book) ${escapeIcons(messages.addEntriesOfOutline(fileLabel(Uri.parse(bibliography))))}`, picked: true }];
  const chosen = await window.showQuickPick([...entriesRow, ...rows], {
    canPickMany: true,
    title: messages.titles.insertTopicOutline(),
    placeHolder: messages.outlineHint(fileLabel(document.uri)),
  });
  if (chosen === undefined) return undefined;
  return { labels: chosen.flatMap(({ topic }) => topic ?? []), withEntries: chosen.some(({ topic }) => topic === undefined) };
}

interface OutlineRow extends QuickPickItem {
  /** The label of the topic. undefined for the row that offers to add entries to the bibliography. */
  readonly topic?: string;
}

/** Resolves to the number of papers that were added; undefined if the draft needed no change. */
async function insertOutline(library: Library, target: DraftTarget, { labels, withEntries }: Chosen): Promise<number | undefined> {
  const { document } = target;
  const uri = document.uri.toString();
  const file = fileLabel(document.uri);
  const { version } = document;
  const position = fromPosition(target.position);
  const answer = await library.topicOutline({ uri, position, labels });
  if (answer === null) throw new Slip(messages.notADraft(file));
  if (answer === undefined) throw new Error(messages.draftChanged(file));
  const addition = withEntries && answer.keys.length > 0 ? await library.addToBibliography({ uri, keys: answer.keys }) : undefined;
  if (addition?.kind === 'refused') throw new Error(addition.reason);
  if (addition?.kind === 'edits') await applyDraftEditsWithEntries(target, version, answer.edits, addition);
  else await applyDraftEdits(target, version, answer.edits);
  return answer.edits.length === 0 ? undefined : answer.added;
}
