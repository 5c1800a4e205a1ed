import { Uri } from 'vscode';
import type { TopicEditParams, TopicsAnswer } from '../../server/src/protocol/requests';
import { fileLabel } from './convert';
import { applyFileEdits, isReadOnly } from './fileEdits';
import type { Library } from './library';
import { words } from './words';

export type ListedTopic = TopicsAnswer['topics'][number];

/** Rejects with words for the writer where there are none. */
export async function getTopics(library: Library): Promise<readonly ListedTopic[]> {
  const answer = await library.topics();
  if (answer === undefined || answer.topics.length === 0) throw new Error(words.noTopics());
  return answer.topics;
}

/** Writes a change into the writer's topics file, as one step of undo. Rejects with words for the writer where it can't. */
export async function editTopics(library: Library, params: TopicEditParams): Promise<void> {
  const answer = await library.topicEdit(params);
  if (answer === undefined) return;
  if (answer.kind === 'refused') throw new Error(answer.reason);
  if (answer.edits.length === 0) return;
  const uri = Uri.parse(answer.uri);
  const label = fileLabel(uri);
  if (await isReadOnly(uri)) throw new Error(words.topicsReadOnly(label));
  const outcome = await applyFileEdits({ uri, isNew: answer.isNew, files: [answer] });
  if (outcome === 'changed') throw new Error(words.topicsChanged(label));
  if (outcome === 'unsaved') throw new Error(words.topicsUnsaved(label));
}

/** The topic that a command is for: a row of the tree. */
export function findTopic(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('topic' in argument)) return undefined;
  return typeof argument.topic === 'string' ? argument.topic : undefined;
}
