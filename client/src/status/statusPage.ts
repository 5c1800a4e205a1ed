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
  Uri,
  window,
  workspace,
} from 'vscode';
import { type HintCountsAnswer, type LspRange, methods, type StatusAnswer } from '../../../server/src/client';
import { readingPageUri } from '../editing/documents';
import { fileLabel } from '../editing/labels';
import { messages } from '../messages/messages';
import { drawPageStyles } from '../pages/pageStyles';
import { emptyPage, type PageText, PageWriter } from '../pages/pageText';
import type { Library } from '../server/library';
import type { Server } from '../server/server';

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
      .ask(methods.hintCounts, {}, counting.token)
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

interface StatusLink {
  readonly line: number;
  /** The characters [start, end) of the line. */
  readonly start: number;
  readonly end: number;
  readonly target: Uri;
}

interface StatusPage extends PageText {
  readonly links: readonly StatusLink[];
}

/** Words of a line, with a link if they have a target. */
interface Part {
  readonly words: string;
  readonly target?: Uri;
}

const bullet = '• ';

/** The page lists at most this many skipped blocks. */
const maxSkipped = 1000;

/** The status of the library as a page, with a link for each file name. `hints` is undefined until they were counted. */
function renderStatus(status: StatusAnswer, hints?: HintCountsAnswer): StatusPage {
  const page = new PageWriter();
  const links: StatusLink[] = [];
  const heading = (words: string): void => {
    page.line();
    page.line(words, 'strong');
  };
  const item = (...parts: readonly Part[]): void => {
    const line = page.line(`${bullet}${parts.map(({ words }) => words).join('')}`);
    let start = bullet.length;
    for (const { words, target } of parts) {
      const end = start + words.length;
      if (target !== undefined) links.push({ line, start, end, target });
      start = end;
    }
  };
  const fileItem = (uri: string, words: string, ...more: readonly Part[]): void => {
    const target = Uri.parse(uri);
    item({ words: fileLabel(target), target }, { words: `: ${words}` }, ...more);
  };

  page.line(status.ready ? messages.papersOfLibrary(status.papers, status.digestPapers) : messages.indexing());
  const leftOut = groupByFile(status.skipped);
  heading(messages.statusDigests());
  for (const { uri, papers, pattern } of status.digests) {
    const [first, ...others] = leftOut.get(uri) ?? [];
    const more =
      first === undefined
        ? []
        : [{ words: '; ' }, { words: messages.statusLeftOut(1 + others.length), target: toLine(Uri.parse(uri), first) }];
    fileItem(uri, messages.statusDigest(papers, pattern), ...more);
  }
  if (status.digests.length === 0) page.line(messages.statusNoDigests());
  if (status.bibliographies.length > 0) heading(messages.statusBibliographies());
  for (const { uri, entries } of status.bibliographies) fileItem(uri, messages.statusEntries(entries));
  const corrections = status.corrections.filter(({ count }) => count > 0);
  if (corrections.length > 0) heading(messages.statusCorrections());
  for (const { uri, count } of corrections) fileItem(uri, messages.statusCorrected(count));
  if (hints !== undefined && hints.rules.length + hints.files.length > 0) {
    heading(messages.statusHints());
    for (const { title, shown, dismissed } of hints.rules) item({ words: messages.statusHintsOfRule(title, shown, dismissed) });
    for (const { uri } of hints.files) fileItem(uri, messages.statusDismissals());
    for (const { title, shown, dismissed } of hints.rules.filter(({ isOftenDismissed }) => isOftenDismissed)) {
      page.line();
      page.line(messages.statusOftenDismissed(title, dismissed, shown + dismissed));
    }
  }
  heading(messages.statusSkipped());
  for (const { uri, range, reason } of status.skipped.slice(0, maxSkipped)) {
    const file = Uri.parse(uri);
    const target = toLine(file, range);
    item({ words: `${fileLabel(file)}:${range.start.line + 1}`, target }, { words: `: ${reason.replace(/\s+/g, ' ')}` });
  }
  if (status.skipped.length > maxSkipped) page.line(messages.statusSkippedMore(status.skipped.length - maxSkipped));
  if (status.skipped.length === 0) page.line(messages.statusSkippedNothing(), 'quiet');
  if (status.digests.length > 0) page.line(messages.statusHowToCorrect(), 'quiet');
  if (status.ready) {
    const { search, server, shortage } = status.memory;
    heading(messages.statusMemory());
    page.line(messages.statusMemoryUsed(search, server), 'quiet');
    if (shortage !== undefined) page.line(messages.statusMemoryShort(shortage.needed, shortage.limit));
  }
  return { ...page.finish(), links };
}

function toLine(file: Uri, { start }: LspRange): Uri {
  return file.with({ fragment: `L${start.line + 1}` });
}

function groupByFile(blocks: StatusAnswer['skipped']): ReadonlyMap<string, readonly LspRange[]> {
  const ranges = new Map<string, LspRange[]>();
  for (const { uri, range } of blocks) {
    const known = ranges.get(uri);
    if (known === undefined) ranges.set(uri, [range]);
    else known.push(range);
  }
  return ranges;
}
