import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpAnswer } from '../../../server/src/lookUp/registry';
import type { Answerer } from './replayRegistries';

/** A request to a registry that was recorded, with its answer. */
export interface RecordedExchange {
  /** The name of the file, such as `api.crossref.org/001.json`. */
  readonly file: string;
  readonly method: string;
  readonly url: string;
  readonly requestBody: string;
  readonly answer: HttpAnswer;
}

/** All exchanges of a host in `api-exchanges` of the real data, in the order of their files. */
export function readRecordedExchanges(folder: string, host: string): readonly RecordedExchange[] {
  return readdirSync(join(folder, host))
    .sort()
    .map((name) => {
      const recorded = JSON.parse(readFileSync(join(folder, host, name), 'utf8'));
      return {
        file: `${host}/${name}`,
        method: recorded.method,
        url: recorded.url,
        requestBody: recorded.request_body ?? '',
        answer: { status: recorded.status, headers: { 'content-type': recorded.content_type ?? '' }, body: recorded.body },
      };
    });
}

/** Parameters that say who asks, or how much of each work is wanted. They are not compared. */
const incidental = ['mailto', 'select', 'fields', 'api_key', 'rows', 'max_results', 'start', 'sortBy', 'sortOrder', 'per-page'];

/** Answers each request that was recorded; parameters can be in another order. */
export function replayExchanges(exchanges: readonly RecordedExchange[]): Answerer {
  const answers = new Map(exchanges.map(({ method, url, requestBody, answer }) => [describe(method, new URL(url), requestBody), answer]));
  return ({ method, url, body }) => answers.get(describe(method, url, body));
}

function describe(method: string, url: URL, body: string): string {
  const parameters = [...url.searchParams].filter(([name, value]) => !incidental.includes(name) && value !== '');
  return JSON.stringify([method, decodeURIComponent(url.pathname), parameters.sort(), body]);
}
