import {
  CancellationTokenSource,
  type CodeLens,
  type CodeLensProvider,
  commands,
  Disposable,
  DocumentLink,
  type DocumentLinkProvider,
  type Event,
  EventEmitter,
  languages,
  type Memento,
  ProgressLocation,
  Range,
  Selection,
  TabInputText,
  type TextDocument,
  type TextDocumentContentProvider,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { type CheckedPlace, methods } from '../../../server/src/client';
import { readingPageUri } from '../editing/documents';
import type { DraftTracker } from '../editing/draftTracker';
import { findVisibleEditor, openDocument } from '../editing/openPaper';
import { toRange } from '../editing/positions';
import { messages } from '../messages/messages';
import { Slip, showProgress } from '../messages/show';
import { choosePageColumn, drawPageStyles, findPageEditor, leavePage, listPageTabs } from '../pages/pageStyles';
import { emptyPage } from '../pages/pageText';
import type { Server } from '../server/server';
import { carryOut, chooseFix, findDismissal, listFixes } from './findingActions';
import { createReviewLenses, type ReviewItem, type ReviewLink, type ReviewText, renderReview } from './renderReview';
import { findSameLine } from './sameLine';

const scheme = 'marginalia-check';

/** Where the workspace remembers which draft was checked last, also when VS Code restarts its extensions or itself. */
const memoryKey = 'checkedDraft';

/** Where a reader is on the page: its text then, and the line of the cursor. */
interface PlaceOnPage {
  readonly text: string;
  readonly line: number;
}

const nothing: ReviewText = { ...emptyPage, links: [], items: [] };

/**
 * A page with what a reviewer would ask of a draft and its project. It follows the draft while it is open. It is a read-only document, so
 * that screen readers, the search and the keys of the editor work in it, and the reader's place stays when its text changes. Above each
 * finding are code lenses with what can be done about it.
 */
export class ReviewPage implements TextDocumentContentProvider, DocumentLinkProvider, CodeLensProvider, Disposable {
  readonly #server: Server;
  readonly #drafts: DraftTracker;
  readonly #memory: Memento;
  readonly #pageChanged = new EventEmitter<Uri>();
  readonly #lensesChanged = new EventEmitter<void>();
  readonly #subscriptions: Disposable;
  #page = nothing;
  #checking: CancellationTokenSource | undefined;
  /** Where the reader was before the text changed; undefined once the editor shows the new text. */
  #place: PlaceOnPage | undefined;
  /** The line of the finding that was opened last. */
  #line = 0;
  readonly onDidChange: Event<Uri> = this.#pageChanged.event;
  readonly onDidChangeCodeLenses: Event<void> = this.#lensesChanged.event;

  constructor(server: Server, drafts: DraftTracker, memory: Memento) {
    this.#server = server;
    this.#drafts = drafts;
    this.#memory = memory;
    server.onChange('review', () => this.#renew());
    this.#subscriptions = Disposable.from(
      workspace.registerTextDocumentContentProvider(scheme, this),
      languages.registerDocumentLinkProvider({ scheme }, this),
      languages.registerCodeLensProvider({ scheme }, this),
      drawPageStyles(scheme, () => this.#page),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme !== scheme) return;
        this.#keepPlace(document);
        this.#lensesChanged.fire();
      }),
      // A server that was restarted does not know that there is a page.
      server.onDidChangeState((state) => {
        if (state === 'running' && this.#checking === undefined) this.#renew();
      }),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some(({ input }) => input instanceof TabInputText && input.uri.scheme === scheme) && !isOpen()) void this.#end();
        setOpenContext();
      }),
    );
    setOpenContext();
  }

  /** Checks the draft with all drafts that are compiled with it, and shows the page beside it. */
  async show(draft: Uri): Promise<void> {
    await this.#memory.update(memoryKey, draft.toString());
    await showProgress({ location: ProgressLocation.Window, title: messages.checkingDraft() }, () => this.#check());
    const document = await workspace.openTextDocument(pageUri());
    const column = findPageEditor(scheme)?.viewColumn ?? choosePageColumn(this.#drafts.findRecent()?.viewColumn);
    await window.showTextDocument(document, { viewColumn: column, preview: false });
  }

  /** The draft that the page is about; undefined if there was none. */
  get checked(): Uri | undefined {
    const uri = this.#memory.get<string>(memoryKey);
    return uri === undefined ? undefined : Uri.parse(uri);
  }

  /** Opens what the line of the page leads to; without `line` that at the cursor. */
  async open(line?: number): Promise<void> {
    const at = line ?? this.#currentLine;
    const { links } = this.#page;
    // The line of a message leads to its first place.
    const link = links.find((each) => each.line === at) ?? links.find((each) => each.line === at + 1 && each.target.kind === 'place');
    if (link !== undefined) await this.#follow(link, 'focus');
  }

  /**
   * Opens the next or the previous place that the page lists, seen from the cursor of the page, and puts that cursor there. If the page
   * has the keyboard, it keeps it. Rejects with a message for the writer if there is no page or no place.
   */
  async step(direction: 'next' | 'previous'): Promise<void> {
    if (!isOpen()) throw new Slip(messages.noReview());
    const places = this.#page.links.filter(({ target }) => target.kind === 'place');
    const at = this.#currentLine;
    const found =
      direction === 'next'
        ? (places.find(({ line }) => line > at) ?? places[0])
        : (places.findLast(({ line }) => line < at) ?? places.at(-1));
    if (found === undefined) throw new Slip(messages.noFindings());
    await this.#follow(found, window.activeTextEditor?.document.uri.scheme === scheme ? 'show' : 'focus');
  }

  /**
   * Fixes the finding at a line of the page, without `line` that at the cursor: at the place in that line, or at all places of a message.
   * If there are several fixes, the writer chooses one. What is changed is in sight then, and the keyboard stays on the page. Rejects with
   * a message for the writer if there is nothing to fix.
   */
  async fix(line = this.#currentLine): Promise<void> {
    const item = this.#findItem(line);
    if (item?.group.completable !== undefined) {
      await commands.executeCommand('marginalia.completeReferences', item.group.completable);
      return;
    }
    const { code = '' } = item?.group ?? {};
    const fixes = item === undefined || code === '' ? [] : await listFixes(this.#server, code, this.#listPlaces(item, line));
    if (fixes.length === 0) throw new Slip(messages.nothingToFix());
    const chosen = await chooseFix(fixes);
    if (chosen === undefined) return;
    await this.#openPlace(chosen.place, 'show');
    await carryOut(this.#server, chosen);
  }

  /** Dismisses the finding at a line of the page, without `line` that at the cursor. Rejects with a message for the writer if it can't be. */
  async dismiss(line = this.#currentLine): Promise<void> {
    const item = this.#findItem(line);
    const [place] = item?.finding.canDismiss === true ? this.#listPlaces(item, line) : [];
    const dismissal = place && (await findDismissal(this.#server, item?.group.code ?? '', place));
    if (dismissal === undefined) throw new Slip(messages.nothingToDismiss());
    await carryOut(this.#server, dismissal);
  }

  /** Closes the page, and goes back to the draft. */
  async leave(): Promise<void> {
    await leavePage(scheme, this.#drafts.findRecent());
  }

  /** A page that is still open when VS Code restarts its extensions checks the draft once more. */
  async provideTextDocumentContent(): Promise<string> {
    if (this.#page === nothing) await this.#check();
    return this.#page.text;
  }

  provideDocumentLinks(document: TextDocument): DocumentLink[] {
    // While the editor still shows an older text, links would be at wrong places.
    if (document.getText() !== this.#page.text) return [];
    return this.#page.links.map(({ line, start, end }) => {
      const link = new DocumentLink(new Range(line, start, line, end), Uri.parse(`command:marginalia.openFinding?${line}`));
      link.tooltip = messages.openPlace();
      return link;
    });
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    if (document.getText() !== this.#page.text) return [];
    return this.#page.items.flatMap(createReviewLenses);
  }

  /** The line of the cursor of the page, or of the finding that was opened last if the page is not visible. */
  get #currentLine(): number {
    return findPageEditor(scheme)?.selection.active.line ?? this.#line;
  }

  #findItem(line: number): ReviewItem | undefined {
    return this.#page.items.find(({ start, end }) => start <= line && line < end);
  }

  /** The place in the line; all places of the finding if the line has none. */
  #listPlaces({ finding }: ReviewItem, line: number): readonly CheckedPlace[] {
    const target = this.#page.links.find((link) => link.line === line)?.target;
    return target?.kind === 'place' ? [target.place] : finding.places;
  }

  dispose(): void {
    this.#checking?.cancel();
    this.#subscriptions.dispose();
    this.#pageChanged.dispose();
    this.#lensesChanged.dispose();
  }

  /** VS Code puts a cursor that was between two changes of the text after the second. */
  #keepPlace(document: TextDocument): void {
    const [page, place] = [findPageEditor(scheme), this.#place];
    this.#place = undefined;
    if (page?.document !== document || place === undefined) return;
    const line = findSameLine(place.text, place.line, document.getText());
    this.#line = line;
    page.selection = new Selection(line, 0, line, 0);
  }

  #renew(): void {
    if (isOpen()) void this.#check().catch(() => undefined);
  }

  /** Checks the draft and renders the page. A check that a newer one replaces changes nothing. */
  async #check(): Promise<void> {
    const uri = this.checked;
    if (uri === undefined) return;
    this.#checking?.cancel();
    const checking = new CancellationTokenSource();
    this.#checking = checking;
    try {
      const answer = await this.#server.ask(methods.checkDraft, { uri: uri.toString() }, checking.token);
      if (answer === undefined || checking.token.isCancellationRequested) return;
      const page = answer === null ? { ...nothing, text: `${messages.noReview()}\n` } : renderReview(answer);
      if (page.text !== this.#page.text) this.#place ??= findPlace();
      this.#page = page;
      this.#pageChanged.fire(pageUri());
    } finally {
      checking.dispose();
      if (this.#checking === checking) this.#checking = undefined;
    }
  }

  async #end(): Promise<void> {
    this.#checking?.cancel();
    this.#page = nothing;
    await this.#server.ask(methods.checkDraft, {}).catch(() => undefined);
  }

  async #follow({ line, target }: ReviewLink, focus: 'focus' | 'show'): Promise<void> {
    this.#line = line;
    const page = findPageEditor(scheme);
    if (page !== undefined) moveTo(page, line);
    switch (target.kind) {
      case 'place':
        return this.#openPlace(target.place, focus);
      case 'line':
        this.#line = target.line;
        if (page !== undefined) moveTo(page, target.line);
    }
  }

  /** Opens a place in another column than that of the page: where the file is visible, or else where the draft is. */
  async #openPlace({ uri, range }: CheckedPlace, focus: 'focus' | 'show'): Promise<void> {
    const document = await openDocument(Uri.parse(uri));
    const page = findPageEditor(scheme)?.viewColumn;
    const columns = [findVisibleEditor(document)?.viewColumn, this.#drafts.findRecent()?.viewColumn];
    const viewColumn =
      columns.find((column) => column !== undefined && column !== page) ?? (page === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One);
    const selection = document.validateRange(toRange(range));
    // What goes over several lines, such as a heading and its label, is not selected: a letter would replace it.
    const isShort = selection.isSingleLine;
    await window.showTextDocument(document, {
      viewColumn,
      preserveFocus: focus === 'show',
      selection: isShort ? selection : new Range(selection.start, selection.start),
    });
  }
}

function moveTo(page: TextEditor, line: number): void {
  page.selection = new Selection(line, 0, line, 0);
  page.revealRange(page.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

function pageUri(): Uri {
  return readingPageUri(scheme, messages.reviewTitle());
}

/** Undefined if no editor shows the page, or the reader has selected words of it. */
function findPlace(): PlaceOnPage | undefined {
  const page = findPageEditor(scheme);
  if (page?.selection.isEmpty !== true) return undefined;
  const { line } = page.selection.active;
  return { text: page.document.getText(), line };
}

function isOpen(): boolean {
  return listPageTabs(scheme).length > 0;
}

/** The keys for the next and the previous finding count in any editor while the page is open. */
function setOpenContext(): void {
  void commands.executeCommand('setContext', 'marginalia.isReviewOpen', isOpen());
}
