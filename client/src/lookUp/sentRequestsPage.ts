import { Disposable, type Event, EventEmitter, type TextDocumentContentProvider, type Uri, window, workspace } from 'vscode';
import { registryIdentities } from '../../../server/src/client';
import { readingPageUri } from '../editing/documents';
import { messages } from '../messages/messages';
import { choosePageColumn, drawPageStyles, findPageEditor } from '../pages/pageStyles';
import { emptyPage, type PageText, PageWriter } from '../pages/pageText';
import { describeRequest } from './describeRequest';
import { findProhibition, onDidChangeProhibition } from './prohibition';
import type { RequestLog, SentRequest } from './requestLog';

const scheme = 'marginalia-requests';

/** What a command would send. */
interface PlannedRequests {
  readonly question: string;
  /** What goes along. */
  readonly detail: string;
  /** To whom, one a line; undefined for the registries. */
  readonly recipients?: readonly string[];
  readonly texts: readonly string[];
}

/** A page that shows what a command would send, to whom, and what was sent since the window was opened, and whether all is forbidden. */
export class SentRequestsPage implements TextDocumentContentProvider, Disposable {
  readonly #log: RequestLog;
  readonly #pageChanged = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable;
  #planned: PlannedRequests | undefined;
  #page: PageText = emptyPage;
  readonly onDidChange: Event<Uri> = this.#pageChanged.event;

  constructor(log: RequestLog) {
    this.#log = log;
    this.#subscriptions = Disposable.from(
      workspace.registerTextDocumentContentProvider(scheme, this),
      drawPageStyles(scheme, () => this.#page),
      log.onDidChange(() => this.#pageChanged.fire(pageUri())),
      ...onDidChangeProhibition(() => this.#pageChanged.fire(pageUri())),
    );
  }

  /** Shows what would be sent if the writer agrees. */
  async showPlanned(planned: PlannedRequests): Promise<void> {
    this.#planned = planned;
    await this.#open();
  }

  /** Shows what was sent in place of what would be, once the writer has answered. Does not open the page. */
  endPlanned(): void {
    this.#planned = undefined;
    this.#pageChanged.fire(pageUri());
  }

  /** Shows what was sent. */
  async show(): Promise<void> {
    this.#planned = undefined;
    await this.#open();
  }

  provideTextDocumentContent(): string {
    this.#page = this.#render();
    return this.#page.text;
  }

  #render(): PageText {
    const page = new PageWriter();
    page.line(messages.whatIsSent(), 'strong');
    const planned = this.#planned;
    const prohibition = findProhibition();
    if (prohibition !== undefined) page.style(page.line(prohibition.reason), 'warning');
    if (planned !== undefined) {
      // The question is above the page and covers its first lines, so they repeat what the question says.
      page.line(planned.question);
      page.line(planned.recipients === undefined ? messages.whatIsNotSent() : planned.detail, 'quiet');
    }
    if (planned === undefined) {
      writeHeading(page, messages.sentSoFar());
      if (this.#log.sent.length === 0) page.line(messages.nothingSent(), 'quiet');
      for (const request of this.#log.sent) writeRequest(page, request);
    } else {
      writeHeading(page, messages.sentOnceAgreed());
      writeList(page, planned.texts);
    }
    writeHeading(page, messages.sentTo());
    if (planned?.recipients !== undefined) writeList(page, planned.recipients);
    else {
      for (const { label, host } of Object.values(registryIdentities)) {
        const line = page.line(`${bullet}${label}  ${host}`);
        page.style(line, 'quiet', bullet.length + label.length);
      }
      page.line();
      for (const sentence of messages.orderOfAsking()) page.line(sentence, 'quiet');
    }
    return page.finish();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#pageChanged.dispose();
  }

  async #open(): Promise<void> {
    this.#pageChanged.fire(pageUri());
    const viewColumn = findPageEditor(scheme)?.viewColumn ?? choosePageColumn(window.activeTextEditor?.viewColumn);
    await window.showTextDocument(await workspace.openTextDocument(pageUri()), { viewColumn });
  }
}

function pageUri(): Uri {
  return readingPageUri(scheme, messages.whatIsSent());
}

const bullet = '• ';
const indent = '    ';

function writeHeading(page: PageWriter, words: string): void {
  page.line();
  page.line(words, 'strong');
}

function writeList(page: PageWriter, lines: readonly string[]): void {
  for (const line of lines) page.line(`${bullet}${line.replace(/\s+/g, ' ')}`);
}

/** Who was asked, when and with what outcome; below it what was asked, in words; at last the request as it was sent. */
function writeRequest(page: PageWriter, { label, time, method, url, body, outcome }: SentRequest): void {
  const line = page.line(`${bullet}${label}  ${time.toLocaleTimeString()} · ${outcome ?? messages.noAnswerYet()}`);
  page.style(line, 'quiet', bullet.length + label.length);
  for (const words of describeRequest(url, body)) page.line(`${indent}${words}`);
  page.line(`${indent}${method} ${url}${body === undefined ? '' : ` ${body}`}`, 'quiet');
}
