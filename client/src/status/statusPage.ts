import {
  Disposable,
  DocumentLink,
  EventEmitter,
  languages,
  Location,
  Position,
  Range,
  Uri,
  window,
  workspace,
  type DefinitionProvider,
  type DocumentLinkProvider,
  type Event,
  type TextDocument,
  type TextDocumentContentProvider,
} from 'vscode';
import type { Library } from '../server/library';
import type { Server } from '../server/server';
import { messages } from '../messages/messages';
import { renderStatus, type StatusPage } from './renderStatus';

const scheme = 'marginalia-status';

/** A page that shows which files are indexed and which were skipped. The page is updated while it is open. */
export class LibraryStatusPage implements TextDocumentContentProvider, DocumentLinkProvider, DefinitionProvider, Disposable {
  readonly #library: Library;
  readonly #server: Server;
  readonly #pageChanged = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable;
  readonly onDidChange: Event<Uri> = this.#pageChanged.event;

  constructor(library: Library, server: Server) {
    this.#library = library;
    this.#server = server;
    this.#subscriptions = Disposable.from(
      workspace.registerTextDocumentContentProvider(scheme, this),
      languages.registerDocumentLinkProvider({ scheme }, this),
      languages.registerDefinitionProvider({ scheme }, this),
      library.onDidChange(() => this.#pageChanged.fire(statusUri())),
      server.onDidChangeState(() => this.#pageChanged.fire(statusUri())),
    );
  }

  async show(): Promise<void> {
    await window.showTextDocument(await workspace.openTextDocument(statusUri()));
  }

  provideTextDocumentContent(): string {
    return this.#render().text;
  }

  provideDocumentLinks(document: TextDocument): DocumentLink[] {
    const page = this.#render();
    // While the editor still shows an older text, links would be at wrong places.
    if (document.getText() !== page.text) return [];
    return page.links.map(({ start, end, target }) => {
      const link = new DocumentLink(new Range(document.positionAt(start), document.positionAt(end)), target);
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
    this.#subscriptions.dispose();
    this.#pageChanged.dispose();
  }

  #render(): StatusPage {
    if (this.#server.state === 'failed') return { text: `# ${messages.serverFailed()}\n\n${messages.serverFailedHint()}\n`, links: [] };
    const { status } = this.#library;
    return status === undefined ? { text: `# ${messages.indexing()}\n`, links: [] } : renderStatus(status);
  }
}

/** The URI of the page. The tab shows its path, and the extension `.md` makes the page Markdown. */
function statusUri(): Uri {
  return Uri.from({ scheme, path: `${messages.statusTitle()}.md` });
}
