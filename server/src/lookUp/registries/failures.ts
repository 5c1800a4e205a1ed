import type { HttpAnswer, RegistryAnswer } from '../registry';

type FailedAnswer = Extract<RegistryAnswer, { readonly kind: 'failed' }>;

/** The longest waiting time that is taken from an answer, in milliseconds: one day. */
const longestWait = 24 * 60 * 60 * 1000;

/** Why an answer with a status other than 200 tells nothing about papers. */
export function failByStatus(answer: HttpAnswer, label: string): FailedAnswer {
  const { status } = answer;
  if (status === 429) return failTemporarily(answer, `${label} is receiving too many requests`);
  // RFC 6585, section 6: a network wants its users to log in.
  if (status === 511) return fail(describePortal(label));
  if (status === 408 || status === 425 || status >= 500)
    return failTemporarily(answer, `${label} returned a server error (HTTP ${status})`);
  if (status === 401 || status === 403) return fail(`${label} rejected the request (HTTP ${status})`);
  if (status === 407) return fail(`the proxy requires you to sign in to reach ${label} (HTTP 407)`);
  if (status >= 300 && status < 400) return fail(`${label} redirected to a different address (HTTP ${status})`);
  return fail(`${label} returned an unexpected response (HTTP ${status})`);
}

/** Why an answer with status 200 was not understood: it is cut off, or comes from somebody else. */
export function failAsUnreadable({ body }: HttpAnswer, label: string): FailedAnswer {
  if (looksLikeHtml(body)) return fail(describePortal(label));
  return { kind: 'failed', reason: `the response from ${label} couldn't be read`, isTemporary: true };
}

export function looksLikeHtml(body: string): boolean {
  return /^\s*<(?:!|html|head|body|meta|script|\?xml)/i.test(body) && /<(?:!doctype\s+html|html|head|body)\b/i.test(body.slice(0, 2000));
}

function describePortal(label: string): string {
  return `received a web page instead of a response from ${label}; your network may require you to sign in`;
}

function fail(reason: string): FailedAnswer {
  return { kind: 'failed', reason, isTemporary: false };
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
