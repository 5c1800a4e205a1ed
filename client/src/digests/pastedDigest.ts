import {
  Disposable,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from 'vscode';
import { methods } from '../../../server/src/client';
import { messages } from '../messages/messages';
import { showInformation } from '../messages/show';
import type { Library } from '../server/library';
import { addDigest } from './addDigest';

/**
 * The shortest inserted text that is checked, in UTF-16 code units. A text with two abstracts is longer than this, and typed text is
 * never inserted in pieces of this length.
 */
const minPasteLength = 500;

/** To the left of the item about the library. */
const priority = 90;

/**
 * When the writer has pasted papers into a plain-text document, offers to treat the document as a digest. The question is asked at most
 * once while the document is open. Until then an item in the status bar offers the same.
 */
export class PasteOffer implements Disposable {
  readonly #library: Library;
  /** How many papers were pasted into each document for which the question was asked, by its URI. */
  readonly #papers = new Map<string, number>();
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable;

  constructor(library: Library) {
    this.#library = library;
    this.#item = window.createStatusBarItem('marginalia.pasteOffer', StatusBarAlignment.Right, priority);
    this.#item.name = messages.pasteOfferName();
    this.#subscriptions = Disposable.from(
      this.#item,
      workspace.onDidChangeTextDocument((event) => {
        const text = findPaste(event);
        const uri = event.document.uri.toString();
        if (text === undefined || this.#papers.has(uri) || library.isDigest(uri)) return;
        void this.#offer(event.document, text).catch(() => undefined);
      }),
      // A document that gets another language is reported as closed, too.
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.#papers.delete(uri.toString());
        this.#updateItem();
      }),
      window.onDidChangeActiveTextEditor(() => this.#updateItem()),
      library.onDidChange(() => this.#updateItem()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #offer(document: TextDocument, text: string): Promise<void> {
    const papers = await countPastedPapers(this.#library, text);
    const uri = document.uri.toString();
    if (papers === 0 || this.#papers.has(uri)) return;
    this.#papers.set(uri, papers);
    this.#updateItem();
    const read = messages.readIt();
    if ((await showInformation(messages.looksLikeDigest(papers), read)) === read && !document.isClosed) await addDigest(document);
  }

  #updateItem(): void {
    const { document } = window.activeTextEditor ?? {};
    const papers = document === undefined ? undefined : this.#papers.get(document.uri.toString());
    if (document === undefined || papers === undefined || this.#library.isDigest(document.uri.toString())) return this.#item.hide();
    this.#item.text = `$(library) ${messages.readPasted(papers)}`;
    this.#item.tooltip = messages.looksLikeDigest(papers);
    this.#item.command = { command: 'marginalia.treatAsDigest', title: messages.readPasted(papers), arguments: [document.uri] };
    this.#item.show();
  }
}

/** The text that a change has inserted, if the document is plain text and the insertion is long enough to be a digest. */
function findPaste({ document, contentChanges }: TextDocumentChangeEvent): string | undefined {
  const [change, second] = contentChanges;
  if (change === undefined || second !== undefined || document.languageId !== 'plaintext') return undefined;
  if (document.uri.scheme !== 'untitled' && document.uri.scheme !== 'file' && document.uri.scheme !== 'vscode-remote') return undefined;
  return change.text.length >= minPasteLength && change.text.includes('\n') ? change.text : undefined;
}

/** The number of papers in a text; 0 if it does not look like a digest, or if the request was cancelled. */
export async function countPastedPapers(library: Library, text: string, isDigest = false): Promise<number> {
  return (await library.ask(methods.pastedPapers, { text, isDigest }))?.papers ?? 0;
}
