import type { LookUpResult } from '../../../server/src/client';

/**
 * What a request says, in lines that can be read: each parameter of its address and each member of its JSON with its value, not encoded.
 * An address without parameters gives its path.
 */
export function describeRequest(url: string, body: string | undefined): readonly string[] {
  const { pathname, searchParams } = new URL(url);
  const parameters = [...searchParams].map(([name, value]) => `${name}: ${value}`);
  const said = [...parameters, ...(body === undefined ? [] : describeJson(body))];
  return (said.length === 0 ? [decodePath(pathname)] : said).map((line) => line.replace(/\s+/g, ' ').trim());
}

function describeJson(body: string): readonly string[] {
  const value = parse(body);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [body];
  return Object.entries(value).map(([name, member]) => `${name}: ${[member].flat().map(showValue).join(', ')}`);
}

function showValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** What is no encoded text stays as it is. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The first reason for which none of the papers could be looked up; undefined if they have no reason in common. */
export function findSharedFailure(results: readonly Pick<LookUpResult, 'summary' | 'failures'>[]): string | undefined {
  const [first, ...others] = results.map(({ summary, failures = [] }) => (failures.length === 0 ? [summary] : failures));
  return first?.find((reason) => others.every((reasons) => reasons.includes(reason)));
}

/** How much of a venue a row shows, in UTF-16 code units, so that the DOI after it is not cut off. */
const room = 44;

/**
 * Where a work was published, with a long venue cut short at a word: `Proceedings of the 63rd Annual Meeting of the…, 2025 · DOI 10.1/2`.
 * The year stays, also where it is part of the venue.
 */
export function shortenPublication(published: string): string {
  const [, venue = published, rest = ''] = /^(.*?)((?:, \d{4})?(?: · DOI \S+)?(?: · titled ".*" there)?)$/su.exec(published) ?? [];
  if (venue.length <= room) return published;
  const kept = venue.slice(0, room + 1).replace(/[\s\p{P}]+\S*$/u, '');
  const year = /, \d{4}/.test(rest) ? undefined : /\b(?:19|20)\d\d\b/.exec(venue.slice(kept.length))?.[0];
  return `${kept}…${year === undefined ? '' : `, ${year}`}${rest}`;
}

/** For a paper that is searched by its title, in seconds: arXiv allows one request in three seconds, and takes about one to answer. */
const secondsForPaper = 4;

/**
 * How many minutes it takes at most, about, to look so many papers up; undefined if it is less than one. Papers with identifiers take less,
 * because registries are asked for them together.
 */
export function estimateMinutes(papers: number): number | undefined {
  const seconds = papers * secondsForPaper;
  return seconds < 60 ? undefined : Math.ceil(seconds / 60);
}
