import { Disposable, EventEmitter, Uri, window, workspace, type Event, type TextDocumentContentProvider } from 'vscode';
import { messages } from '../messages/messages';
import { registryHosts } from './registries';
import type { RequestLog, SentRequest } from './requestLog';

const scheme = 'marginalia-requests';

/** A page that shows what a command would send, to whom, and what was sent since the window was opened. */
export class SentPage implements TextDocumentContentProvider, Disposable {
  readonly #log: RequestLog;
  readonly #pageChanged = new EventEmitter<Uri>();
  readonly #subscriptions: Disposable;
  #planned: { readonly question: string; readonly texts: readonly string[] } | undefined;
  readonly onDidChange: Event<Uri> = this.#pageChanged.event;

  constructor(log: RequestLog) {
    this.#log = log;
    this.#subscriptions = Disposable.from(
      workspace.registerTextDocumentContentProvider(scheme, this),
      log.onDidChange(() => this.#pageChanged.fire(pageUri())),
    );
  }

  /** Shows what would be sent if the writer agrees. */
  async showPlanned(question: string, texts: readonly string[]): Promise<void> {
    this.#planned = { question, texts };
    await this.#open();
  }

  /** Shows what was sent. */
  async show(): Promise<void> {
    this.#planned = undefined;
    await this.#open();
  }

  provideTextDocumentContent(): string {
    const registries = [`## ${messages.sentTo()}`, renderList(registryHosts.map(({ label, host }) => `${label}: https://${host}`))];
    const planned = this.#planned;
    const sections =
      planned === undefined
        ? [...registries, messages.sentToHint(), `## ${messages.sentSoFar()}`, this.#renderSent()]
        : [
            // The question stands above the page and covers its first lines, so they repeat what the question says.
            planned.question,
            messages.whatIsNotSent(),
            ...registries,
            messages.sentToHint(),
            `## ${messages.sentOnceAgreed()}`,
            renderList(planned.texts),
          ];
    return [`# ${messages.whatIsSent()}`, ...sections, ''].join('\n\n');
  }

  #renderSent(): string {
    return this.#log.sent.length === 0 ? messages.nothingSent() : renderList(this.#log.sent.map(renderRequest));
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

/** The tab shows the path, and the extension `.md` makes the page Markdown. */
function pageUri(): Uri {
  return Uri.from({ scheme, path: `${messages.whatIsSent()}.md` });
}

function renderList(lines: readonly string[]): string {
  return lines.map((line) => `- ${line.replace(/\s+/g, ' ')}`).join('\n');
}

function renderRequest({ time, method, url, body, outcome }: SentRequest): string {
  return `${time.toLocaleTimeString()} ${method} ${url}${body === undefined ? '' : ` ${body}`}: ${outcome ?? messages.noAnswerYet()}`;
}
