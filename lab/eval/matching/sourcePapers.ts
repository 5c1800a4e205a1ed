import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { RegistryRecord, WorkIdentifiers } from '../../../server/src/model/registryRecord';
import { findArxivIdInUrl } from '../../../server/src/text/identifiers';
import { findRealData } from '../../../test/support/realData';

interface Line {
  readonly title: string;
  readonly abstract?: string;
  readonly authors?: readonly string[];
  readonly year?: number;
  readonly url: string;
}

/** The shared papers, each as the registry that it comes from describes it; undefined where they are not at hand. */
export function readSourceRecords(): readonly RegistryRecord[] | undefined {
  const path = findRealData('papers/papers.jsonl.gz');
  if (path === undefined) return undefined;
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => toRecord(JSON.parse(line) as Line));
}

function toRecord({ title, abstract, authors = [], year, url }: Line): RegistryRecord {
  const registry = url.includes('arxiv.org') ? 'arxiv' : url.includes('aclanthology.org') ? 'acl-anthology' : 'hugging-face';
  return {
    registry,
    page: url,
    identifiers: readIdentifiers(url),
    linked: [],
    type: registry === 'acl-anthology' ? 'paper-conference' : 'preprint',
    title,
    abstract: abstract === '' ? undefined : abstract,
    authors: authors.filter((name) => name !== 'others').map((literal) => ({ literal })),
    hasMoreAuthors: authors.includes('others') || undefined,
    year,
  };
}

function readIdentifiers(url: string): WorkIdentifiers {
  const arxivId = findArxivIdInUrl(url);
  return arxivId === undefined ? { aclId: /aclanthology\.org\/([^/]+)/.exec(url)?.[1] } : { arxivId };
}
