import type { HttpAnswer } from '#lookUp';
import type { TransportProblem } from '../../services/platform';

export interface OutgoingRequest {
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON of a POST; undefined for a GET. */
  readonly body: string | undefined;
  /** The largest answer that is read, in bytes. */
  readonly maxBytes: number;
}

interface SendOptions {
  /** Cancels the request. */
  readonly signal: AbortSignal;
  /** How long the whole answer may take, in milliseconds. */
  readonly timeLimit: number;
  /** A server that answers for all hosts: `https://host/path` is requested there as `/host/path`. undefined outside of tests. */
  readonly standIn: URL | undefined;
}

export type SendAnswer =
  | HttpAnswer
  /** `code` is what the system calls the problem, such as `ENOTFOUND`; undefined if it has no name. */
  | { readonly problem: TransportProblem; readonly code?: string | undefined };

/** How many redirects of one request are followed. */
const maxRedirects = 3;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a request and reads the answer, of any status. A GET follows redirects to the same host; any other redirect is 'refused'.
 * Never rejects.
 */
export async function sendRequest(request: OutgoingRequest, options: SendOptions): Promise<SendAnswer> {
  const { signal, timeLimit } = options;
  const timeOut = AbortSignal.timeout(timeLimit);
  try {
    return await follow(request, { ...options, signal: AbortSignal.any([signal, timeOut]) });
  } catch (error) {
    if (signal.aborted) return { problem: 'cancelled' };
    if (timeOut.aborted) return { problem: 'timed-out' };
    return { problem: 'unreachable', code: findCode(error) };
  }
}

async function follow(request: OutgoingRequest, { signal, standIn }: SendOptions): Promise<SendAnswer> {
  let { address } = request;
  for (let redirected = 0; redirected <= maxRedirects; redirected += 1) {
    const response = await fetch(throughStandIn(address, standIn), {
      method: request.body === undefined ? 'GET' : 'POST',
      headers: request.headers,
      redirect: 'manual',
      signal,
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    if (!redirects.has(response.status)) return readAnswer(response, request.maxBytes);
    await response.body?.cancel();
    const target = response.headers.get('location') ?? '';
    if (request.body !== undefined || !URL.canParse(target, address.href)) return { problem: 'refused' };
    const next = new URL(target, address);
    if (!isOn(request.address.host, next)) return { problem: 'refused' };
    address = next;
  }
  return { problem: 'refused' };
}

function throughStandIn(address: URL, standIn: URL | undefined): URL {
  return standIn === undefined ? address : new URL(`/${address.host}${address.pathname}${address.search}`, standIn);
}

async function readAnswer(response: Response, maxBytes: number): Promise<SendAnswer> {
  const body = await readBody(response, maxBytes);
  return body === undefined ? { problem: 'too-large' } : { status: response.status, headers: Object.fromEntries(response.headers), body };
}

/** Whether the address is on the host, by `https`, without another port and without a user name. */
export function isOn(host: string, { protocol, host: hostAndPort, username, password }: URL): boolean {
  return protocol === 'https:' && hostAndPort === host && username === '' && password === '';
}

/** The text of the body, read as UTF-8; undefined if it has more bytes than allowed. */
async function readBody({ body }: Response, maxBytes: number): Promise<string | undefined> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  // Leaving the loop closes the connection.
  for await (const chunk of body) {
    const bytes: Uint8Array = chunk;
    read += bytes.byteLength;
    if (read > maxBytes) return undefined;
    text += decoder.decode(bytes, { stream: true });
  }
  return text + decoder.decode();
}

/** The code of the error below the one that `fetch` throws, such as `ECONNREFUSED`. */
function findCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}
