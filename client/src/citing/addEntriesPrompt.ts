import { commands, type Disposable, type TextDocument, Uri } from 'vscode';
import { fileLabel } from '../editing/labels';
import { hasWorkspaceFolder } from '../editing/ownFiles';
import { setForUser } from '../editing/settings';
import { messages } from '../messages/messages';
import { showError, showInformation } from '../messages/show';
import type { MissingEntries } from '../status/missingEntries';
import { carryOutPlan, type EntryWriting, planEntries } from './bibliography';

/** How long to wait after the last citation before the writer is asked, in milliseconds. */
const restMilliseconds = 1500;

/**
 * Asks, after a citation was inserted, whether to add the cited papers that the bibliography lacks. It asks once for several citations
 * in a row, and does not ask if the citations were undone before the question. The writer may ignore the question, since the status bar
 * and quick fixes offer the same.
 */
export class AddEntriesPrompt implements Disposable {
  readonly #writing: EntryWriting;
  readonly #missingEntries: MissingEntries;
  readonly #subscription: Disposable;
  readonly #asked = new Set<string>();
  /** By draft, so that a citation in another draft does not replace the question. */
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(writing: EntryWriting, missingEntries: MissingEntries) {
    this.#writing = writing;
    this.#missingEntries = missingEntries;
    this.#subscription = missingEntries.onDidCount(({ document, missing }) => {
      if (missing === null || missing.keys.length === 0) this.#hide(document);
    });
  }

  /** Asks after a pause. To be called after a citation was inserted into the draft. */
  ask(document: TextDocument): void {
    const uri = document.uri.toString();
    clearTimeout(this.#timers.get(uri));
    const askNow = (): void => {
      this.#timers.delete(uri);
      void this.#ask(document).catch((error: unknown) => this.#showFailure(error));
    };
    this.#timers.set(uri, setTimeout(askNow, restMilliseconds));
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#subscription.dispose();
  }

  async #ask(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const file = fileLabel(document.uri);
    const missing = await this.#missingEntries.find(document);
    if (missing === undefined || missing === null || missing.keys.length === 0) return;
    if (document.isUntitled && !hasWorkspaceFolder()) return carryOutPlan(this.#writing, document, { kind: 'unsaved' });
    const { bibliography } = missing;
    // The text names no key and no number, so every question about the same file has the same text. VS Code then shows only the newest
    // of these notifications.
    const question =
      bibliography === undefined ? messages.askForBibliography(file) : messages.askToAdd(file, fileLabel(Uri.parse(bibliography)));
    const [yes, always, never] = [messages.addEntry(), messages.alwaysAdd(), messages.neverAdd()];
    this.#asked.add(uri);
    const choice = await showInformation(question, yes, always, never);
    if (choice === undefined) return;
    this.#asked.delete(uri);
    if (choice === always) await setForUser('addOnAccept', 'always');
    if (choice === never) return setForUser('addOnAccept', 'never');
    await carryOutPlan(this.#writing, document, await planEntries(this.#writing.library, document));
  }

  /** Hides all notification toasts, and so the question, once there is nothing to add. An extension can't close a single notification. */
  #hide(document: TextDocument): void {
    if (this.#asked.delete(document.uri.toString())) void commands.executeCommand('notifications.hideToasts');
  }

  #showFailure(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    void showError(messages.failed(messages.titles.addToBibliography(), reason));
  }
}
