import type { HttpAnswer, RegistryAnswer } from '../registry';

export type FailedAnswer = Extract<RegistryAnswer, { readonly kind: 'failed' }>;

/** The longest waiting time that is taken from an answer, in milliseconds: one day. */
const longestWait = 24 * 60 * 60 * 1000;

/** Why an answer with a status other than 200 tells nothing about papers. */
export function readFailure(answer: HttpAnswer, label: string): FailedAnswer {
  const { status } = answer;
  if (status === 429) return failTemporarily(answer, `${label} gets too many requests and asks to wait`);
  if (status === 408 || status === 425 || status >= 500) {
    // 511 (RFC 6585, section 6) comes from a network that wants its users to log in.
    if (status === 511) return { kind: 'failed', reason: describePortal(label), isTemporary: false };
    return failTemporarily(answer, `${label} has a problem (HTTP ${status})`);
  }
  if (status === 401 || status === 403)
    return { kind: 'failed', reason: `${label} refuses the request (HTTP ${status})`, isTemporary: false };
  if (status === 407) return { kind: 'failed', reason: 'the proxy wants a log-in (HTTP 407)', isTemporary: false };
  if (status >= 300 && status < 400) {
    return { kind: 'failed', reason: `${label} was not reached, another address was given instead (HTTP ${status})`, isTemporary: false };
  }
  return { kind: 'failed', reason: `${label} does not answer as expected (HTTP ${status})`, isTemporary: false };
}

/** Why an answer with status 200 was not understood: it is cut off, or comes from somebody else. */
export function describeUnreadable({ body }: HttpAnswer, label: string): FailedAnswer {
  if (looksLikeHtml(body)) return { kind: 'failed', reason: describePortal(label), isTemporary: false };
  return { kind: 'failed', reason: `the answer of ${label} could not be read`, isTemporary: true };
}

export function looksLikeHtml(body: string): boolean {
  return /^\s*<(?:!|html|head|body|meta|script|\?xml)/i.test(body) && /<(?:!doctype\s+html|html|head|body)\b/i.test(body.slice(0, 2000));
}

function describePortal(label: string): string {
  return `a web page came in place of the answer of ${label}; the network may want you to log in`;
}

function failTemporarily(answer: HttpAnswer, reason: string): FailedAnswer {
  const retryAfter = readRetryAfter(answer);
  return { kind: 'failed', reason, isTemporary: true, ...(retryAfter === undefined ? {} : { retryAfter }) };
}

/**
 * The waiting time of the header Retry-After (RFC 9110, section 10.2.3) in milliseconds. A date counts from the answer's own date,
 * because the clock here may be wrong. undefined if there is no such header, or if it can't be read.
 */
function readRetryAfter({ headers }: HttpAnswer): number | undefined {
  const written = headers['retry-after']?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(written) ? Number(written) * 1000 : Date.parse(written) - Date.parse(headers['date'] ?? '');
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), longestWait);
}
