import { commands, ConfigurationTarget, Uri, window, workspace, type Disposable, type TextDocument } from 'vscode';
import { addOnAcceptSetting, type AddOnAccept } from './acceptedCitations';
import { carryOutPlan, planEntries } from './bibliography';
import { fileLabel } from '../editing/convert';
import type { Library } from '../server/library';
import type { MissingEntries } from '../status/missingEntries';
import { messages } from '../messages/messages';

/** How long after the last citation the writer is asked, in milliseconds. */
const restMilliseconds = 1500;

/**
 * Asks whether the bibliography shall get the papers that were just cited: once for several citations in a row, and not about a
 * citation that was undone meanwhile. The writer may ignore the question, since the status bar and quick fixes offer the same.
 */
export class EntryQuestion implements Disposable {
  readonly #library: Library;
  readonly #missingEntries: MissingEntries;
  readonly #subscription: Disposable;
  readonly #asked = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(library: Library, missingEntries: MissingEntries) {
    this.#library = library;
    this.#missingEntries = missingEntries;
    this.#subscription = missingEntries.onDidCount(({ document, missing }) => {
      if (missing === null || missing.keys.length === 0) this.#hide(document);
    });
  }

  /** To be called after a citation was inserted into the draft. */
  ask(document: TextDocument): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(document).catch((error: unknown) => this.#showFailure(error)), restMilliseconds);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
  }

  async #ask(document: TextDocument): Promise<void> {
    const uri = document.uri.toString();
    const file = fileLabel(document.uri);
    const missing = await this.#missingEntries.find(document);
    if (missing === undefined || missing === null || missing.keys.length === 0) return;
    const { bibliography } = missing;
    // The text has no key and no number, because VS Code shows only the newest of several notifications with the same text.
    const question =
      bibliography === undefined ? messages.askForBibliography(file) : messages.askToAdd(file, fileLabel(Uri.parse(bibliography)));
    const [yes, always, never] = [messages.addEntry(), messages.alwaysAdd(), messages.neverAdd()];
    this.#asked.add(uri);
    const choice = await window.showInformationMessage(question, yes, always, never);
    if (choice === undefined) return;
    this.#asked.delete(uri);
    if (choice === always) await setAddOnAccept('always');
    if (choice === never) return setAddOnAccept('never');
    await carryOutPlan(this.#library, document, await planEntries(this.#library, document));
  }

  /** VS Code can't close a notification, so this hides it; an answer to it would add nothing. */
  #hide(document: TextDocument): void {
    if (this.#asked.delete(document.uri.toString())) void commands.executeCommand('notifications.hideToasts');
  }

  #showFailure(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(messages.failed(messages.titles.addToBibliography(), reason));
  }
}

/** For all folders, as the words "Always" and "Never" mean it. */
async function setAddOnAccept(value: AddOnAccept): Promise<void> {
  await workspace.getConfiguration('marginalia').update(addOnAcceptSetting, value, ConfigurationTarget.Global);
}
