import { commands, ConfigurationTarget, Uri, window, workspace, type Disposable, type TextDocument } from 'vscode';
import { addOnAcceptSetting, type AddOnAccept } from './acceptedCitations';
import { addEntries } from './bibliography';
import { fileLabel } from '../editing/convert';
import type { Library } from '../server/library';
import type { MissingEntries } from '../status/missingEntries';
import { messages } from '../messages/messages';

/** How long the writer must have cited nothing further before they are asked, in milliseconds. */
const restMilliseconds = 1500;

/**
 * Asks whether what was just cited shall be added to the bibliography: once for several citations in a row, and not about
 * one that was undone meanwhile. Nothing depends on the answer: the status bar and quick fixes say the same as long as it is so.
 */
export class EntryQuestion implements Disposable {
  readonly #library: Library;
  readonly #subscription: Disposable;
  readonly #asked = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(library: Library, missingEntries: MissingEntries) {
    this.#library = library;
    this.#subscription = missingEntries.onDidCount(({ document, missing }) => {
      if (missing === null || missing.keys.length === 0) this.#takeAway(document);
    });
  }

  /** A citation was put into the draft. */
  ask(document: TextDocument): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(document).catch((error: unknown) => this.#tellFailure(error)), restMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  async #ask(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const file = fileLabel(document.uri);
    const missing = await this.#library.missingEntries(uri);
    if (missing === undefined || missing === null || missing.keys.length === 0) return;
    const { bibliography } = missing;
    // The words tell no key and no number: VS Code shows one notification of those that read alike, the newest.
    const question =
      bibliography === undefined ? messages.askForBibliography(file) : messages.askToAdd(file, fileLabel(Uri.parse(bibliography)));
    const [yes, always, never] = [messages.addEntry(), messages.alwaysAdd(), messages.neverAdd()];
    this.#asked.add(uri);
    const choice = await window.showInformationMessage(question, yes, always, never);
    if (choice === undefined) return;
    this.#asked.delete(uri);
    if (choice === always) await setAddOnAccept('always');
    if (choice === never) return setAddOnAccept('never');
    await addEntries(this.#library, document);
  }

  /** VS Code has no way to close a notification: it goes out of sight, and its answer would add nothing. */
  #takeAway(document: TextDocument): void {
    if (this.#asked.delete(document.uri.toString())) void commands.executeCommand('notifications.hideToasts');
  }

  #tellFailure(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(messages.failed(messages.titles.addToBibliography(), reason));
  }
}

/** For every folder: that is what the words mean. */
async function setAddOnAccept(value: AddOnAccept): Promise<void> {
  await workspace.getConfiguration('marginalia').update(addOnAcceptSetting, value, ConfigurationTarget.Global);
}
