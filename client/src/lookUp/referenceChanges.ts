import { commands, Range, type Uri, window } from 'vscode';
import { type AppliedEverywhere, applyEverywhere, type EditsOfFiles } from '../editing/applyEverywhere';
import type { FileChange } from '../editing/fileChange';
import { fileLabel } from '../editing/labels';
import { findVisibleEditor, openDocument } from '../editing/openPaper';
import { Turns } from '../editing/turns';
import { joinFileChanges, undoFileChanges } from '../editing/undoFileChanges';
import { messages } from '../messages/messages';
import { Slip, showInformation, showWarning } from '../messages/show';

/** How many runs can be undone. The texts of their files are kept. */
const maxRuns = 10;

/** Edits of references, and why a file has none, in words for the writer. */
interface ReferenceEdits extends EditsOfFiles {
  readonly refusal?: string;
}

/** What became of edits of references. */
interface WrittenReferences {
  readonly files: readonly Uri[];
  /** Which files were not written or saved, and why, in words for the writer; undefined if all were. */
  readonly problem: string | undefined;
}

interface Run {
  readonly id: number;
  readonly changes: FileChange[];
  /** What is shown once it is undone, if it isn't about references. */
  readonly undone?: string | undefined;
  /** When it wrote last. */
  time: number;
  /** While the run is undone: resolves to the files that were changed. */
  undoing?: Promise<readonly Uri[]> | undefined;
}

/**
 * Writes what is known of references into files, and undoes it, and also undoes what is written elsewhere into the writer's files. What a
 * command writes, in however many steps and files, is one run, and is undone at once.
 */
export class ReferenceChanges {
  readonly #runs: Run[] = [];
  #latest = 0;
  /** What writes or undoes something. */
  readonly #turns = new Turns();

  /** A new run, which has written nothing yet. */
  begin(): number {
    this.#latest += 1;
    return this.#latest;
  }

  /** When something was written last that can be undone, in milliseconds; undefined if there is nothing. */
  get lastChange(): number | undefined {
    return this.#runs.at(-1)?.time;
  }

  /** Whether the run has written something that can be undone. */
  has(run: number): boolean {
    return this.#runs.some(({ id }) => id === run);
  }

  /**
   * Applies edits as one step of undo. If a file is not what they are for, `planAgain` is asked once for others, if it is given.
   */
  async write(run: number, edits: ReferenceEdits, planAgain?: () => Promise<ReferenceEdits | undefined>): Promise<WrittenReferences> {
    return this.#turns.take(async () => {
      let planned = edits;
      let outcome = await applyEverywhere(planned);
      const later = outcome.outdated.length > 0 ? await planAgain?.() : undefined;
      if (later !== undefined) {
        planned = later;
        outcome = await applyEverywhere(planned);
      }
      this.#add(run, outcome.changes);
      return { files: outcome.changes.map(({ uri }) => uri), problem: describeProblem(outcome, planned.refusal) };
    });
  }

  /** Makes changes elsewhere, and remembers them as `remember` does: an undo meanwhile waits for them. Rejects as `change` does. */
  make(change: () => Promise<readonly FileChange[]>, undone?: string): Promise<number> {
    return this.#turns.take(async () => this.remember(await change(), undone));
  }

  /**
   * Remembers changes that were made elsewhere, as a run of its own, which is returned.
   *
   * @param undone what is shown once they are undone, if they aren't about references
   */
  remember(changes: readonly FileChange[], undone?: string): number {
    const run = this.begin();
    this.#add(run, changes, undone);
    return run;
  }

  /** Resolves once what is being written can be undone. */
  settle(): Promise<void> {
    return this.#turns.settle();
  }

  /** Like `write`, for edits of one file. Rejects with a message for the writer if it could not be written. */
  async writeOne(run: number, edits: ReferenceEdits): Promise<void> {
    const { problem } = await this.write(run, edits);
    if (problem !== undefined) throw new Error(problem);
  }

  /**
   * Shows a message with actions, and with one that undoes the run if it has written something. Resolves to the action that the writer
   * chose, unless it is that one.
   *
   * @param problems which files were not written, and why
   */
  async tell(run: number, text: string, problems: readonly string[] = [], ...actions: readonly string[]): Promise<string | undefined> {
    const undo = messages.undo();
    const show = problems.length === 0 ? showInformation : showWarning;
    const choice = await show(messages.andProblems(text, [...new Set(problems)]), ...actions, ...(this.has(run) ? [undo] : []));
    if (choice !== undo) return choice;
    // As a command of its own, so that a message about what went wrong names it.
    await commands.executeCommand('marginalia.undoReferenceChange', run);
    return undefined;
  }

  /**
   * Undoes a run, by default the last one, in all of its files or in none. Resolves to what is shown to the writer. Rejects with a message
   * for the writer if there is no such run, or if a file has changed since; after that, the run can't be undone, so that it doesn't stand
   * before earlier ones. Asked once more before it is done, it is done once.
   */
  async undo(run?: number): Promise<string> {
    if (run === undefined) await this.settle();
    const wanted = run === undefined ? this.#runs.at(-1) : this.#runs.find(({ id }) => id === run);
    if (wanted === undefined) throw new Slip(messages.nothingToUndo());
    wanted.undoing ??= this.#turns.take(() => this.#takeBack(wanted));
    try {
      const files = await wanted.undoing;
      return files.length === 0 ? messages.takenBackAlready() : (wanted.undone ?? messages.referencesTakenBack(files.map(fileLabel)));
    } finally {
      wanted.undoing = undefined;
    }
  }

  async #takeBack(run: Run): Promise<readonly Uri[]> {
    try {
      return await undoFileChanges(joinFileChanges(run.changes));
    } finally {
      const at = this.#runs.indexOf(run);
      if (at !== -1) this.#runs.splice(at, 1);
      this.#updateContextKey();
    }
  }

  #add(run: number, changes: readonly FileChange[], undone?: string): void {
    if (changes.length === 0) return;
    const known = this.#runs.find(({ id }) => id === run);
    if (known === undefined) this.#runs.push({ id: run, changes: [...changes], undone, time: Date.now() });
    else {
      known.changes.push(...changes);
      known.time = Date.now();
    }
    this.#runs.splice(0, this.#runs.length - maxRuns);
    this.#updateContextKey();
  }

  /** Sets the context key that shows the undo button of the list as long as there is something to undo. */
  #updateContextKey(): void {
    void commands.executeCommand('setContext', 'marginalia.referencesChanged', this.#runs.length > 0);
  }
}

function describeProblem({ outdated, readOnly, misread, changes }: AppliedEverywhere, refusal: string | undefined): string | undefined {
  const name = (files: readonly Uri[]): string => files.map(fileLabel).join(', ');
  if (outdated.length > 0) return messages.referencesChanged(name(outdated));
  if (refusal !== undefined) return refusal;
  if (misread.length > 0) return messages.otherEncoding(name(misread));
  if (readOnly.length > 0) return messages.referencesReadOnly(name(readOnly));
  const unsaved = changes.filter(({ isSaved }) => !isSaved).map(({ uri }) => uri);
  return unsaved.length > 0 ? messages.fileUnsaved(name(unsaved)) : undefined;
}

/**
 * Remembers a change of a file so that it can be undone, and shows a message about it. Buttons undo the change and open the file.
 *
 * @param undone what is shown once it is undone
 */
export async function offerUndo(changes: ReferenceChanges, message: string, change: FileChange, undone: string): Promise<void> {
  const run = changes.remember([change], undone);
  try {
    const choice = await changes.tell(run, message, [], messages.openFile(fileLabel(change.uri)));
    if (choice !== undefined) await showEnd(change);
  } catch (error) {
    void showWarning(error instanceof Error ? error.message : String(error));
  }
}

async function showEnd({ uri }: FileChange): Promise<void> {
  const document = await openDocument(uri);
  const { end } = document.lineAt(Math.max(0, document.lineCount - 2)).range;
  const column = findVisibleEditor(document)?.viewColumn;
  await window.showTextDocument(document, {
    preview: false,
    selection: new Range(end, end),
    ...(column === undefined ? {} : { viewColumn: column }),
  });
}
