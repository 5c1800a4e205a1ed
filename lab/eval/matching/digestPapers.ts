import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import type { PaperQuestion } from '../../../server/src/lookUp/matching/assessedRecord';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';
import { foldTitle } from '../../../server/src/text/foldText';
import { listIdentifierKeys } from '../../../server/src/text/paperIdentifiers';
import { findRealData } from '../../../test/support/realData';

/** A paper of a real digest, or of a reference list, that is also among the records. */
export interface DigestPaper {
  readonly source: 'digests' | 'trending page' | 'texts of proceedings';
  readonly question: PaperQuestion;
  readonly record: RegistryRecord;
  /** Whether the digest has an identifier of the record. */
  readonly isSurelyNamed: boolean;
}

export function readDigestPapers(records: readonly RegistryRecord[]): readonly DigestPaper[] {
  const byKey = new Map(records.flatMap((record) => listIdentifierKeys(record.identifiers).map((key) => [key, record] as const)));
  const byTitle = new Map(records.map((record) => [foldTitle(record.title), record]));
  const find = (source: DigestPaper['source'], question: PaperQuestion): readonly DigestPaper[] => {
    const named = listIdentifierKeys(question.identifiers).flatMap((key) => byKey.get(key) ?? []);
    const record = named[0] ?? byTitle.get(foldTitle(question.title));
    return record === undefined ? [] : [{ source, question, record, isSurelyNamed: named.length > 0 }];
  };
  return [
    ...readDevDigests().flatMap((question) => find('digests', question)),
    ...readDigest('digests/trending-jun-23.txt').flatMap((question) => find('trending page', question)),
    ...readDraftCitations().flatMap((question) => find('texts of proceedings', question)),
  ];
}

/** A capture whose abstracts are retold in plain words. */
const retold = 'hf-daily-records.yaml';

function readDevDigests(): readonly PaperQuestion[] {
  const folder = findRealData('digests/dev');
  if (folder === undefined) return [];
  const truth = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8')) as Truth;
  return readdirSync(folder)
    .filter((name) => name !== 'truth.json' && name !== 'README.md' && !name.startsWith('neg-'))
    .sort()
    .flatMap((name) => {
      const own = new Set(
        (name === retold ? undefined : truth[name])?.papers.flatMap(({ title, hasAbstract }) =>
          hasAbstract === true ? [foldTitle(title)] : [],
        ),
      );
      return readDigest(`digests/dev/${name}`).map((paper) =>
        own.has(foldTitle(paper.title)) ? paper : { ...paper, abstract: undefined },
      );
    });
}

/** What is known of the captures. Abstracts that others wrote, or translated, don't count as abstracts. */
type Truth = Readonly<Record<string, { readonly papers: readonly { readonly title: string; readonly hasAbstract?: boolean }[] }>>;

function readDigest(name: string): readonly PaperQuestion[] {
  const path = findRealData(name);
  if (path === undefined) return [];
  const { entries } = parseDigest(readFileSync(path, 'utf8'), { path });
  return entries.map(({ title, abstract, arxivId, doi }) => ({ title, abstract, identifiers: { arxivId, doi } }));
}

/** Papers that drafts cite, with titles and abstracts as the pages of proceedings have them. */
function readDraftCitations(): readonly PaperQuestion[] {
  const path = findRealData('relevance/draft-citations/corpus.jsonl.gz');
  if (path === undefined) return [];
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly title: string; readonly text: string })
    .map(({ title, text }) => ({ title, abstract: text === '' ? undefined : text, identifiers: {} }));
}
