import { commands, Range, Uri, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
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

/** What the topics file said before and after a change; `before` is undefined where the change made the file. */
interface Change {
  readonly uri: Uri;
  readonly before: string | undefined;
  readonly after: string;
}

/** Changes the writer's topics file, and takes the changes back, the last one first. */
export class TopicChanges {
  readonly #library: Library;
  readonly #changes: Change[] = [];

  constructor(library: Library) {
    this.#library = library;
  }

  /** Writes a change into the file, as one step of undo. Rejects with words for the writer where it can't. */
  async make(params: TopicEditParams): Promise<void> {
    const answer = await this.#library.topicEdit(params);
    if (answer === undefined) return;
    if (answer.kind === 'refused') throw new Error(answer.reason);
    if (answer.edits.length === 0) return;
    const uri = Uri.parse(answer.uri);
    const label = fileLabel(uri);
    if (await isReadOnly(uri)) throw new Error(words.topicsReadOnly(label));
    const before = answer.isNew ? undefined : (await workspace.openTextDocument(uri)).getText();
    const outcome = await applyFileEdits({ uri, isNew: answer.isNew, files: [answer] });
    if (outcome === 'changed') throw new Error(words.topicsChanged(label));
    this.#changes.push({ uri, before, after: (await workspace.openTextDocument(uri)).getText() });
    this.#tell();
    if (outcome === 'unsaved') throw new Error(words.topicsUnsaved(label));
  }

  /** Rejects with words for the writer where nothing is to be taken back, or the file was changed by other means since. */
  async undo(): Promise<void> {
    const change = this.#changes.pop();
    this.#tell();
    if (change === undefined) throw new Error(words.noTopicChange());
    const { uri, before, after } = change;
    const document = await workspace.openTextDocument(uri).then((opened) => opened, () => undefined);
    if (document?.getText() !== after) {
      this.#changes.length = 0;
      this.#tell();
      throw new Error(words.topicsChangedSince(fileLabel(uri)));
    }
    const isDirty = document.isDirty;
    const edit = new WorkspaceEdit();
    if (before === undefined) edit.deleteFile(uri);
    else edit.replace(uri, wholeRange(document), before);
    if (!(await workspace.applyEdit(edit))) throw new Error(words.topicsChanged(fileLabel(uri)));
    if (before !== undefined && !isDirty) await document.save();
  }

  /** The button of the view is there while something can be taken back. */
  #tell(): void {
    void commands.executeCommand('setContext', 'marginalia.topicsChanged', this.#changes.length > 0);
  }
}

function wholeRange(document: TextDocument): Range {
  return new Range(document.positionAt(0), document.positionAt(document.getText().length));
}

/** The topic that a command is for: a row of the tree. */
export function findTopic(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('topic' in argument)) return undefined;
  return typeof argument.topic === 'string' ? argument.topic : undefined;
}
