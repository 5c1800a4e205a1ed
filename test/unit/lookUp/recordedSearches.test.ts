import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../../../server/src/lookUp/matching/decide';
import { registries } from '../../../server/src/lookUp/registries/allRegistries';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';
import { findRealData } from '../../support/realData';
import { readRecordedExchanges } from '../../support/registries/recordedExchanges';

/**
 * What is decided from all recorded answers to a search for this title, of all registries, for a paper without an abstract. Whoever takes
 * the first record of Crossref takes another paper for "Attention is All you Need".
 */
const expected: Readonly<Record<string, string>> = {
  'Attention is All you Need': 'several',
  'Augmenting large language models with chemistry tools': 'taken 10.1038/s42256-024-00832-8',
  'Augmenting large language models with chemistry tools.': 'several',
  'PaperQA: Retrieval-Augmented Generative Agent for Scientific Research': 'taken 2312.07559',
  // A title that two works have.
  'Convalescent-anti-sars-cov-2-plasma/immune-globulin': 'several',
  'Effect of native oxide layers on copper thin-film tensile properties: A reactive molecular dynamics study': 'taken 10.1063/1.4938384',
  'Effect of native oxide layers on copper thin-film tensile properties: A study': 'several',
  // Crossref and Semantic Scholar name different versions.
  'High-throughput screening of human genetic variants by pooled prime editing': 'several',
  'An essential role of active site arginine residue in iodide binding and histidine residue in electron transfer for iodide oxidation by horseradish peroxidase':
    'taken 10.1023/a:1007154515475',
  'Beta-Blocker Interruption or Continuation after Myocardial Infarction': 'several',
  // The beginning of a title.
  'mining association rules between': 'not-found',
  askldjrq3rjaw938h: 'not-found',
};

function readSearches(folder: string): ReadonlyMap<string, readonly RegistryRecord[]> {
  const found = new Map<string, RegistryRecord[]>();
  for (const registry of registries.filter(({ name }) => ['crossref', 'openalex', 'semantic-scholar'].includes(name))) {
    for (const { url, answer } of readRecordedExchanges(folder, registry.host)) {
      const title = findTitle(new URL(url));
      if (title === undefined) continue;
      const read = registry.read(answer);
      found.set(title, [...(found.get(title) ?? []), ...(read.kind === 'records' ? read.records : [])]);
    }
  }
  return found;
}

/** The title that a recorded request searches for. */
function findTitle({ pathname, searchParams }: URL): string | undefined {
  if (pathname.endsWith('/search/match')) return searchParams.get('query') ?? undefined;
  return searchParams.get('query.title') ?? /^title\.search:(.*)/.exec(searchParams.get('filter') ?? '')?.[1];
}

const folder = findRealData('api-exchanges');

test('no recorded search leads to a wrong paper', { skip: folder === undefined && 'the real data is not there' }, () => {
  const searches = readSearches(folder ?? '');
  const decided = Object.keys(expected).map((title) => {
    const decision = decide({ title, identifiers: {} }, searches.get(title) ?? assert.fail(`${title} was not searched for`));
    if (decision.kind !== 'taken') return [title, decision.kind];
    const { doi, arxivId } = decision.records[0].identifiers;
    return [title, `taken ${doi ?? arxivId}`];
  });
  assert.deepEqual(Object.fromEntries(decided), expected);
});

test('every work that was recorded by its identifier is taken by it', {
  skip: folder === undefined && 'the real data is not there',
}, () => {
  let count = 0;
  for (const registry of registries.filter(({ name }) => name === 'arxiv' || name === 'crossref')) {
    for (const { file, answer } of readRecordedExchanges(folder ?? '', registry.host)) {
      const read = registry.read(answer);
      if (read.kind !== 'records' || read.records.length !== 1) continue;
      const [record] = read.records;
      if (record === undefined || record.title === '' || record.type === 'no-paper') continue;
      const { title, abstract, identifiers } = record;
      assert.equal(decide({ title, identifiers, ...(abstract === undefined ? {} : { abstract }) }, read.records).kind, 'taken', file);
      assert.notEqual(decide({ title: 'Counting Tides in Harbours of the North', identifiers }, read.records).kind, 'taken', file);
      count += 1;
    }
  }
  assert.ok(count >= 50, String(count));
});
