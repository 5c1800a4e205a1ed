import { type Disposable, type Event, EventEmitter } from 'vscode';

/** A request that was sent to a registry. */
export interface SentRequest {
  /** The registry or source, as the writer knows it. */
  readonly label: string;
  readonly time: Date;
  readonly method: 'GET' | 'POST';
  /** The address without the writer's key. */
  readonly url: string;
  readonly body: string | undefined;
  /** The status of the answer, or what went wrong, in words for the writer; undefined while there is no answer. */
  readonly outcome: string | undefined;
}

/** The largest number of requests that are remembered. */
const max = 1000;

/** The requests that this window has sent, the oldest first. They are kept in memory only. */
export class RequestLog implements Disposable {
  readonly #changed = new EventEmitter<void>();
  #sent: readonly SentRequest[] = [];
  readonly onDidChange: Event<void> = this.#changed.event;

  get sent(): readonly SentRequest[] {
    return this.#sent;
  }

  /** Remembers a request, and returns a function that adds its outcome. */
  add(request: Omit<SentRequest, 'outcome'>): (outcome: string) => void {
    const sent: SentRequest = { ...request, outcome: undefined };
    this.#replace([...this.#sent, sent].slice(-max));
    return (outcome) => this.#replace(this.#sent.map((each) => (each === sent ? { ...each, outcome } : each)));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #replace(sent: readonly SentRequest[]): void {
    this.#sent = sent;
    this.#changed.fire();
  }
}
