import {
  CancellationTokenSource,
  type DefinitionProvider,
  Disposable,
  DocumentLink,
  type DocumentLinkProvider,
  type Event,
  EventEmitter,
  Location,
  languages,
  Position,
  Range,
  type TextDocument,
  type TextDocumentContentProvider,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { HintCountsAnswer } from '../../../server/src/client';
import { readingPageUri } from '../editing/documents';
import { messages } from '../messages/messages';
import { drawPageStyles } from '../pages/pageStyles';
import { emptyPage } from '../pages/pageText';
import type { Library } from '../server/library';
import type { Server } from '../server/server';
import { renderStatus, type StatusPage } from './renderStatus';

const scheme = 'marginalia-status';

/** A page that shows which files are indexed and which were skipped. The page is updated while it is open. */
export class LibraryStatusPage implements TextDocumentContentProvider, DocumentLinkProvider, DefinitionProvider, Disposable {
  readonly #library: Library;
  readonly #server: Server;
  readonly #pageChanged = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable;
  #hints: HintCountsAnswer | undefined;
  #counting: CancellationTokenSource | undefined;
  readonly onDidChange: Event<Uri> = this.#pageChanged.event;

  constructor(library: Library, server: Server) {
    this.#library = library;
    this.#server = server;
    this.#subscriptions = Disposable.from(
      workspace.registerTextDocumentContentProvider(scheme, this),
      drawPageStyles(scheme, () => this.#render()),
      languages.registerDocumentLinkProvider({ scheme }, this),
      languages.registerDefinitionProvider({ scheme }, this),
      library.onDidChange(() => this.#update()),
      server.onDidChangeState(() => this.#update()),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor?.document.uri.scheme === scheme) this.#update();
      }),
    );
  }

  async show(): Promise<void> {
    await window.showTextDocument(await workspace.openTextDocument(statusUri()));
    this.#update();
  }

  provideTextDocumentContent(): string {
    return this.#render().text;
  }

  provideDocumentLinks(document: TextDocument): DocumentLink[] {
    const page = this.#render();
    // While the editor still shows an older text, links would be at wrong places.
    if (document.getText() !== page.text) return [];
    return page.links.map(({ line, start, end, target }) => {
      const link = new DocumentLink(new Range(line, start, line, end), target);
      link.tooltip = messages.statusOpen();
      return link;
    });
  }

  /** Makes links work from the keyboard: "Go to Definition" opens the link at the cursor. */
  provideDefinition(document: TextDocument, position: Position): Location | undefined {
    const target = this.provideDocumentLinks(document).find(({ range }) => range.contains(position))?.target;
    if (target === undefined) return undefined;
    const line = Number(/^L(\d+)$/.exec(target.fragment)?.[1] ?? 1);
    return new Location(target.with({ fragment: '' }), new Position(line - 1, 0));
  }

  dispose(): void {
    this.#counting?.cancel();
    this.#subscriptions.dispose();
    this.#pageChanged.dispose();
  }

  #render(): StatusPage {
    if (this.#server.state === 'failed')
      return { ...emptyPage, text: `${messages.serverFailed()}\n\n${messages.serverFailedHint()}\n`, links: [] };
    const { status } = this.#library;
    return status === undefined ? { ...emptyPage, text: `${messages.indexing()}\n`, links: [] } : renderStatus(status, this.#hints);
  }

  /** Renders the page again, and once more when the hints are counted. Only an open page needs them. */
  #update(): void {
    this.#pageChanged.fire(statusUri());
    this.#counting?.cancel();
    if (this.#server.state !== 'running' || !workspace.textDocuments.some(({ uri }) => uri.scheme === scheme)) return;
    const counting = new CancellationTokenSource();
    this.#counting = counting;
    void this.#library
      .hintCounts(counting.token)
      .then(
        (hints) => {
          if (hints === undefined || counting.token.isCancellationRequested) return;
          this.#hints = hints;
          this.#pageChanged.fire(statusUri());
        },
        // The page is complete without them, and the server has logged why.
        () => undefined,
      )
      .finally(() => counting.dispose());
  }
}

function statusUri(): Uri {
  return readingPageUri(scheme, messages.statusTitle());
}
