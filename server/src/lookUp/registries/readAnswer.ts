import type { RegistryRecord } from '../../model/registryRecord';
import type { HttpAnswer, RegistryAnswer } from '../registry';

type FailedAnswer = Extract<RegistryAnswer, { readonly kind: 'failed' }>;

/** The longest waiting time that is taken from an answer, in milliseconds: one day. */
const maxWaitMs = 24 * 60 * 60 * 1000;

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
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), maxWaitMs);
}

/** No request asks for as many works. */
const maxRecords = 1_000;

/**
 * The records of a list of works. If there are works but none can be read, the registry has changed its answers: a failure, because it
 * does not mean that the registry does not know the work.
 */
export function answerWithRecords<T>(
  works: readonly T[],
  read: (work: T) => RegistryRecord | undefined,
  answer: HttpAnswer,
  label: string,
): RegistryAnswer {
  const records = works.slice(0, maxRecords).flatMap((work) => read(work) ?? []);
  return records.length === 0 && works.length > 0 ? failAsUnreadable(answer, label) : { kind: 'records', records };
}

/** The record without the members that are undefined, so that it is equal to itself after it was kept as JSON. */
export function createRecord(record: RegistryRecord): RegistryRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as unknown as RegistryRecord;
}

/** The value of an answer in JSON; undefined if the body is cut off or no JSON. */
export function readJsonAnswer({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(body.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** The value at the end of a path of member names, or of indices of lists; undefined if a part of the path is missing. */
export function memberOf(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined;
    current = (current as Readonly<Record<string | number, unknown>>)[name];
  }
  return current;
}

/** The text at the end of a path; empty for any other value. */
export function textOf(value: unknown, ...path: readonly (string | number)[]): string {
  const found = memberOf(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The items of the list at the end of a path; empty for any other value. */
export function itemsOf(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = memberOf(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
