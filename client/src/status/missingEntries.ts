import { Disposable, type Event, EventEmitter, StatusBarAlignment, type StatusBarItem, type TextDocument, window, workspace } from 'vscode';
import { URI, Utils } from 'vscode-uri';
import { type MissingEntriesAnswer, methods } from '../../../server/src/client';
import type { DraftTracker } from '../editing/draftTracker';
import { escapeIcons, fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import type { Library } from '../server/library';

/** How long a draft must remain unchanged before it is checked again, in milliseconds. */
const restMilliseconds = 400;

/** A draft, and those of its cited papers that have no entry in its bibliography. */
interface MissingEntriesResult {
  readonly document: TextDocument;
  /** `null` if the document is no draft, or its bibliography can't be determined. */
  readonly missing: MissingEntriesAnswer | null;
}

/**
 * Shows in the status bar how many of the papers that the active draft cites have no entry in its bibliography. A click adds the
 * entries.
 */
export class MissingEntries implements Disposable {
  readonly #library: Library;
  readonly #drafts: DraftTracker;
  readonly #item: StatusBarItem;
  readonly #counted = new EventEmitter<MissingEntriesResult>();
  readonly #subscriptions: Disposable;
  #timer: NodeJS.Timeout | undefined;
  /** The result of the last check; undefined if the library has changed since. */
  #last: (MissingEntriesResult & { readonly version: number }) | undefined;

  /** Fired after each check of the active draft. */
  readonly onDidCount: Event<MissingEntriesResult> = this.#counted.event;

  constructor(library: Library, drafts: DraftTracker) {
    this.#library = library;
    this.#drafts = drafts;
    this.#item = window.createStatusBarItem('marginalia.missingEntries', StatusBarAlignment.Right, 100);
    this.#item.name = messages.missingEntriesName();
    this.#item.command = 'marginalia.addToBibliography';
    this.#subscriptions = Disposable.from(
      window.onDidChangeActiveTextEditor(() => this.#lookSoon(0)),
      library.onDidChange(() => {
        this.#last = undefined;
        this.#lookSoon(0);
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) this.#lookSoon(restMilliseconds);
      }),
    );
  }

  /**
   * The papers that the present version of a draft cites without an entry in its bibliography. `null` if the document is no draft, or
   * its bibliography can't be determined; undefined if the request was cancelled. The server is asked unless this version of the draft
   * was the last one checked.
   */
  async find(document: TextDocument): Promise<MissingEntriesAnswer | null | undefined> {
    const last = this.#last;
    if (last?.document === document && last.version === document.version) return last.missing;
    return this.#library.ask(methods.missingEntries, { uri: document.uri.toString() });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
    this.#item.dispose();
    this.#counted.dispose();
  }

  #lookSoon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look().catch(() => this.#item.hide()), milliseconds);
  }

  async #look(): Promise<void> {
    const document = this.#drafts.findActive()?.document;
    if (document === undefined) return this.#item.hide();
    const { version } = document;
    const missing = await this.#library.ask(methods.missingEntries, { uri: document.uri.toString() });
    if (missing === undefined || document.version !== version || window.activeTextEditor?.document !== document) return;
    this.#last = { document, version, missing };
    this.#show(document, missing);
    this.#counted.fire({ document, missing });
  }

  #show(document: TextDocument, missing: MissingEntriesAnswer | null): void {
    if (missing === null || missing.keys.length === 0) return this.#item.hide();
    const { keys, bibliography } = missing;
    const file = bibliography === undefined ? undefined : Utils.basename(URI.parse(bibliography));
    this.#item.text = `$(book) ${escapeIcons(messages.missingEntries(keys.length, file))}`;
    this.#item.tooltip = messages.missingEntriesHint(fileLabel(document.uri));
    this.#item.show();
  }
}
