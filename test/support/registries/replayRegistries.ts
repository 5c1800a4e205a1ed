import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { HttpAnswer } from '../../../server/src/lookUp/registry';

/** A request as the registry would get it. */
export interface ReplayedRequest {
  readonly host: string;
  readonly method: string;
  /** The address at the registry: `https://api.crossref.org/works?rows=1`. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** When the request came, in milliseconds of a clock that never goes back. */
  readonly startedAt: number;
}

/** Answers the requests to one host; undefined if it has no answer to this one. */
export type Answerer = (request: ReplayedRequest) => HttpAnswer | undefined;

/** What goes wrong with one request. */
export type Trouble =
  /** A status instead of the answer, with further headers such as `retry-after`. */
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** The log-in page of a network, with status 200. */
  | { readonly kind: 'portal' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** The headers come, and the body only after so many milliseconds. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'cut' }
  /** The body is cut off, but the answer is complete as far as HTTP can tell. */
  | { readonly kind: 'half' }
  /** The works come in the opposite order. */
  | { readonly kind: 'reversed' }
  /** The connection is closed before any answer. */
  | { readonly kind: 'closed' }
  /** No answer before the server is closed. */
  | { readonly kind: 'silent' };

/** A server on the loopback address that stands in for all registries: `http://127.0.0.1:<port>/<host>/<path>?<query>`. */
export interface ReplayRegistries {
  /** Without a slash at its end: `http://127.0.0.1:41234`. */
  readonly address: string;
  /** All requests in the order in which they came. */
  readonly requests: readonly ReplayedRequest[];
  /** The requests that nobody was able to answer. They were answered with status 404 and the text "No exchange is recorded". */
  readonly unanswered: readonly ReplayedRequest[];
  /** The largest number of requests to a host that were open at once. */
  mostOpen(host: string): number;
  requestsTo(host: string): readonly ReplayedRequest[];
  /** Adds a way to answer requests to a host. The newest that has an answer wins. */
  answer(host: string, answerer: Answerer): void;
  /** What goes wrong with the next requests to a host, one after the other; later requests are answered again. */
  trouble(host: string, ...troubles: readonly Trouble[]): void;
  /** What goes wrong with all requests to a host from now on; undefined ends it. */
  alwaysTrouble(host: string, trouble: Trouble | undefined): void;
  /** Resolves when so many requests came to a host. */
  waitFor(host: string, count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts the server on a free port. */
export async function startReplayRegistries(): Promise<ReplayRegistries> {
  const replay = new Replay();
  await replay.listen();
  return replay;
}

interface Waiter {
  readonly host: string;
  readonly count: number;
  resolve(): void;
}

class Replay implements ReplayRegistries {
  readonly requests: ReplayedRequest[] = [];
  readonly unanswered: ReplayedRequest[] = [];
  private readonly answerers = new Map<string, Answerer[]>();
  private readonly troubles = new Map<string, Trouble[]>();
  private readonly lasting = new Map<string, Trouble>();
  private readonly open = new Map<string, number>();
  private readonly most = new Map<string, number>();
  private waiters: readonly Waiter[] = [];
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  mostOpen(host: string): number {
    return this.most.get(host) ?? 0;
  }

  requestsTo(host: string): readonly ReplayedRequest[] {
    return this.requests.filter((request) => request.host === host);
  }

  answer(host: string, answerer: Answerer): void {
    this.answerers.set(host, [answerer, ...(this.answerers.get(host) ?? [])]);
  }

  trouble(host: string, ...troubles: readonly Trouble[]): void {
    this.troubles.set(host, [...(this.troubles.get(host) ?? []), ...troubles]);
  }

  alwaysTrouble(host: string, trouble: Trouble | undefined): void {
    if (trouble === undefined) this.lasting.delete(host);
    else this.lasting.set(host, trouble);
  }

  waitFor(host: string, count: number): Promise<void> {
    return new Promise((resolve) => {
      this.waiters = [...this.waiters, { host, count, resolve }];
      this.wake();
    });
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private wake(): void {
    const ready = this.waiters.filter(({ host, count }) => this.requestsTo(host).length >= count);
    this.waiters = this.waiters.filter((waiter) => !ready.includes(waiter));
    for (const { resolve } of ready) resolve();
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    // Browsers ask before they send a request to another origin.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.setHeader('access-control-expose-headers', '*');
    if (message.method === 'OPTIONS') {
      response.end();
      return;
    }
    const request = await readRequest(message, startedAt);
    const { host } = request;
    this.requests.push(request);
    const open = (this.open.get(host) ?? 0) + 1;
    this.open.set(host, open);
    this.most.set(host, Math.max(open, this.mostOpen(host)));
    response.once('close', () => this.open.set(host, (this.open.get(host) ?? 1) - 1));
    this.wake();
    await send(response, this.findAnswer(request), this.troubles.get(host)?.shift() ?? this.lasting.get(host));
  }

  private findAnswer(request: ReplayedRequest): HttpAnswer {
    for (const answerer of this.answerers.get(request.host) ?? []) {
      const answer = answerer(request);
      if (answer !== undefined) return answer;
    }
    this.unanswered.push(request);
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'No exchange is recorded' };
  }
}

async function readRequest(message: IncomingMessage, startedAt: number): Promise<ReplayedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const [, host = '', rest = ''] = /^\/([^/?]+)(.*)$/.exec(message.url ?? '') ?? [];
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  return {
    host,
    method: message.method ?? '',
    url: new URL(rest, `https://${host}/`),
    headers,
    body: Buffer.concat(chunks).toString(),
    startedAt,
  };
}

const portal = '<!DOCTYPE html><html><head><title>Log in</title></head><body><form>Welcome to our network</form></body></html>';

async function send(response: ServerResponse, answer: HttpAnswer, trouble: Trouble | undefined): Promise<void> {
  switch (trouble?.kind) {
    case undefined:
      write(response, answer);
      return;
    case 'status':
      write(response, { status: trouble.status, headers: { 'content-type': 'text/plain', ...trouble.headers }, body: trouble.body ?? '' });
      return;
    case 'portal':
      write(response, { status: 200, headers: { 'content-type': 'text/html' }, body: portal });
      return;
    case 'redirect':
      write(response, { status: 302, headers: { location: trouble.to }, body: '' });
      return;
    case 'half':
      write(response, { ...answer, body: answer.body.slice(0, answer.body.length / 2) });
      return;
    case 'reversed':
      write(response, { ...answer, body: reverseWorks(answer.body) });
      return;
    case 'slow':
      response.writeHead(answer.status, answer.headers).flushHeaders();
      setTimeout(() => response.end(answer.body), trouble.milliseconds);
      return;
    case 'cut': {
      const body = Buffer.from(answer.body);
      response.writeHead(answer.status, { ...answer.headers, 'content-length': String(body.length + 1) });
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
      return;
    }
    case 'closed':
      response.destroy();
      return;
    case 'silent':
      return;
  }
}

function write(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** The body with its works in the opposite order: entries of Atom, or the items of a list in JSON. */
function reverseWorks(body: string): string {
  const entry = /<entry>[^]*?<\/entry>/g;
  const entries = body.match(entry)?.reverse();
  if (entries !== undefined) return body.replace(entry, () => entries.shift() ?? '');
  return JSON.stringify(JSON.parse(body, (name, value: unknown) => (isListOfWorks(name, value) ? value.reverse() : value)));
}

function isListOfWorks(name: string, value: unknown): value is unknown[] {
  return Array.isArray(value) && ['items', 'results', 'data', ''].includes(name);
}
