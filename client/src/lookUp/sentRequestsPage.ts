import { Disposable, EventEmitter, window, workspace, type Event, type TextDocumentContentProvider, type Uri } from 'vscode';
import { readingPageUri } from '../editing/documents';
import { messages } from '../messages/messages';
import { describeRequest } from './describeRequest';
import { findProhibition, onDidChangeProhibition } from './prohibition';
import { registryHosts } from './registries';
import type { RequestLog, SentRequest } from './requestLog';

const scheme = 'marginalia-requests';

/** What a command would send. */
export interface PlannedRequests {
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
  readonly onDidChange: Event<Uri> = this.#pageChanged.event;

  constructor(log: RequestLog) {
    this.#log = log;
    this.#subscriptions = Disposable.from(
      workspace.registerTextDocumentContentProvider(scheme, this),
      log.onDidChange(() => this.#pageChanged.fire(pageUri())),
      ...onDidChangeProhibition(() => this.#pageChanged.fire(pageUri())),
    );
  }

  /** Shows what would be sent if the writer agrees. */
  async showPlanned(planned: PlannedRequests): Promise<void> {
    this.#planned = planned;
    await this.#open();
  }

  /** Shows what was sent. */
  async show(): Promise<void> {
    this.#planned = undefined;
    await this.#open();
  }

  provideTextDocumentContent(): string {
    const planned = this.#planned;
    const prohibition = findProhibition();
    const registries = registryHosts.map(({ label, host }) => `${label}: ${host}`);
    const recipients = [messages.sentTo(), renderList(planned?.recipients ?? registries)];
    const orderOfAsking = messages.orderOfAsking().join('\n');
    const sections =
      planned === undefined
        ? [...recipients, orderOfAsking, messages.sentSoFar(), this.#renderSent()]
        : [
            // The question stands above the page and covers its first lines, so they repeat what the question says.
            planned.question,
            planned.recipients === undefined ? messages.whatIsNotSent() : planned.detail,
            ...recipients,
            ...(planned.recipients === undefined ? [orderOfAsking] : []),
            messages.sentOnceAgreed(),
            renderList(planned.texts),
          ];
    const forbidden = prohibition === undefined ? [] : [prohibition.reason];
    return [messages.whatIsSent(), ...forbidden, ...sections, ''].join('\n\n');
  }

  #renderSent(): string {
    return this.#log.sent.length === 0 ? messages.nothingSent() : this.#log.sent.map(renderRequest).join('\n\n');
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#pageChanged.dispose();
  }

  async #open(): Promise<void> {
    this.#pageChanged.fire(pageUri());
    await window.showTextDocument(await workspace.openTextDocument(pageUri()));
  }
}

function pageUri(): Uri {
  return readingPageUri(scheme, messages.whatIsSent());
}

function renderList(lines: readonly string[]): string {
  return lines.map((line) => `- ${line.replace(/\s+/g, ' ')}`).join('\n');
}

/** Who was asked, when and with what outcome; below it what was asked, in words; at last the request as it was sent. */
function renderRequest({ label, time, method, url, body, outcome }: SentRequest): string {
  const exact = `${method} ${url}${body === undefined ? '' : ` ${body}`}`;
  const head = `- ${label}, ${time.toLocaleTimeString()}: ${outcome ?? messages.noAnswerYet()}`;
  return [head, ...describeRequest(url, body).map((line) => `    ${line}`), `    ${exact}`].join('\n');
}
