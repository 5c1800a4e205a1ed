import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findPaperNames } from '../../server/src/digest/abstracts/names/findNames';
import type { SearchDocument } from '../../server/src/search/segment/segment';
import { findRealData } from '../../test/support/realData';

/** Sets in the layout of BEIR, judged by other people. */
export const relevanceSets = ['scifact', 'draft-citations', 'cisi'] as const;

export interface RelevanceSet {
  readonly documents: readonly SearchDocument[];
  /** Those that have a judgement. */
  readonly queries: readonly RelevanceQuery[];
}

export interface RelevanceQuery {
  readonly id: string;
  readonly text: string;
  /** The gain of each relevant document by its key; never empty. */
  readonly gains: ReadonlyMap<string, number>;
}

/** undefined where the set isn't at hand. */
export function findRelevanceSet(name: string): RelevanceSet | undefined {
  const folder = findRealData(`relevance/${name}`);
  if (folder === undefined) return undefined;
  const gains = readGains(readFileSync(join(folder, 'qrels.tsv'), 'utf8'));
  const papers = readLines(gunzipSync(readFileSync(join(folder, 'corpus.jsonl.gz'))).toString('utf8'));
  const queries = readLines(readFileSync(join(folder, 'queries.jsonl'), 'utf8'));
  return {
    documents: papers.map(({ _id, title = '', text }) => ({
      key: _id,
      title,
      abstract: text,
      names: findPaperNames(title, text),
      authors: [],
    })),
    queries: queries.flatMap(({ _id, text }) => {
      const judged = gains.get(_id);
      return judged === undefined ? [] : [{ id: _id, text, gains: judged }];
    }),
  };
}

interface Line {
  readonly _id: string;
  readonly title?: string;
  readonly text: string;
}

function readLines(text: string): readonly Line[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Line]));
}

function readGains(text: string): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const gains = new Map<string, Map<string, number>>();
  for (const line of text.split('\n').slice(1)) {
    const [query = '', document = '', gain] = line.split('\t');
    if (!(Number(gain) > 0)) continue;
    gains.set(query, (gains.get(query) ?? new Map<string, number>()).set(document, Number(gain)));
  }
  return gains;
}
