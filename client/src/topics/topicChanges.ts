import { commands } from 'vscode';
import { methods, type TopicEdit, type TopicsAnswer } from '../../../server/src/client';
import { changeFiles, type FileChange } from '../editing/fileChange';
import { fileLabel } from '../editing/labels';
import { Turns } from '../editing/turns';
import { undoFileChanges } from '../editing/undoFileChanges';
import { messages } from '../messages/messages';
import { Slip } from '../messages/show';
import type { Library } from '../server/library';

export type ListedTopic = TopicsAnswer['topics'][number];

/** The topics of the library. Rejects with a message for the writer if there are none, or if the request was cancelled. */
export async function getTopics(library: Library): Promise<readonly ListedTopic[]> {
  const answer = await library.ask(methods.topics, {});
  if (answer === undefined || answer.topics.length === 0) throw new Slip(messages.noTopics());
  return answer.topics;
}

/** Changes the writer's topics files, and can undo these changes one by one, the last one first. */
export class TopicChanges {
  readonly #library: Library;
  /** What was changed at a time, one change a file, and when. */
  readonly #changes: { readonly params: TopicEdit; readonly files: readonly FileChange[]; readonly time: number }[] = [];

  readonly #turns = new Turns();

  constructor(library: Library) {
    this.#library = library;
  }

  /** Resolves once what is being written can be undone. */
  settle(): Promise<void> {
    return this.#turns.settle();
  }

  /** When the last change was made that can be undone, in milliseconds; undefined if there is none. */
  get lastChange(): number | undefined {
    return this.#changes.at(-1)?.time;
  }

  /**
   * Writes a change into the file as one step of undo, unless the file has it already. Resolves to undefined if the request was
   * cancelled. Rejects with a message for the writer if the change can't be made or saved.
   */
  make(params: TopicEdit): Promise<'made' | 'unchanged' | undefined> {
    return this.#turns.take(() => this.#make(params));
  }

  async #make(params: TopicEdit): Promise<'made' | 'unchanged' | undefined> {
    const answer = await this.#library.ask(methods.ownFileEdit, params);
    if (answer === undefined) return undefined;
    if (answer.kind === 'refused') throw new Error(answer.reason);
    if (answer.edits.length === 0) return 'unchanged';
    const made: FileChange[] = [];
    try {
      for (const file of [{ ...answer, others: [] }, ...(answer.others ?? [])])
        made.push(...(await changeFiles({ isNew: false, ...file })));
    } finally {
      if (made.length > 0) this.#changes.push({ params, files: made, time: Date.now() });
      this.#updateContextKey();
    }
    const unsaved = made.filter(({ isSaved }) => !isSaved);
    if (unsaved.length > 0) throw new Error(messages.fileUnsaved(unsaved.map(({ uri }) => fileLabel(uri)).join(', ')));
    return 'made';
  }

  /**
   * Undoes the last change, and returns what it was. Rejects with a message for the writer if there is none, or if the file has changed
   * since. After such a failure none of the earlier changes can be undone.
   */
  undo(): Promise<TopicEdit> {
    return this.#turns.take(() => this.#undo());
  }

  async #undo(): Promise<TopicEdit> {
    const last = this.#changes.pop();
    this.#updateContextKey();
    if (last === undefined) throw new Slip(messages.nothingToUndo());
    try {
      await undoFileChanges(last.files);
      return last.params;
    } catch (error) {
      this.#changes.length = 0;
      this.#updateContextKey();
      throw error;
    }
  }

  /** Sets the context key that shows the view's undo button as long as there is a change to undo. */
  #updateContextKey(): void {
    void commands.executeCommand('setContext', 'marginalia.topicsChanged', this.#changes.length > 0);
  }
}

/** The topic of the tree row on which a command was started; undefined if the argument is not a row of a topic. */
export function findTopic(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('topic' in argument)) return undefined;
  return typeof argument.topic === 'string' ? argument.topic : undefined;
}
