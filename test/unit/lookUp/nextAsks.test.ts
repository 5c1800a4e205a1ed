import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision, PaperQuestion } from '../../../server/src/lookUp/matching/assessedRecord';
import { listNextAsks, nameAsk } from '../../../server/src/lookUp/nextAsks';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';

const question: PaperQuestion = { title: 'Kites over *Water*', abstract: 'We fly kites.', identifiers: {} };

function makeRecord(some: Partial<RegistryRecord> = {}): RegistryRecord {
  return {
    registry: 'arxiv',
    page: 'https://arxiv.org/abs/2401.00001',
    identifiers: { arxivId: '2401.00001' },
    linked: [],
    type: 'preprint',
    title: 'Kites over Water',
    authors: [],
    ...some,
  };
}

function take(...records: readonly [RegistryRecord, ...RegistryRecord[]]): Decision {
  const [record] = records;
  return { kind: 'taken', records, evidence: { record, isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true } };
}

/** The names of what is asked next. */
function nextOf(
  about: PaperQuestion,
  asked: readonly string[] = [],
  decision: Decision = { kind: 'not-found' },
  records: readonly RegistryRecord[] = decision.kind === 'taken' ? decision.records : [],
  failed: readonly string[] = [],
): readonly string[] {
  return listNextAsks({ question: about, asked: new Set(asked), failed: new Set(failed), records, decision }).map(nameAsk);
}

/** What is asked until the end, if nobody knows anything. */
function walk(about: PaperQuestion): readonly string[] {
  const asked: string[] = [];
  for (let next = nextOf(about); next.length > 0; next = nextOf(about, asked)) asked.push(...next);
  return asked;
}

test('a paper with an abstract is asked for by its title where the abstracts are', () =>
  assert.deepEqual(walk(question), [
    'arxiv title kites over water',
    'semantic-scholar title kites over water',
    'crossref title kites over water',
    'openalex title kites over water',
    'hugging-face title kites over water',
  ]));

test('titles that differ in a sign have different answers', () => {
  const names = ['Kite', 'Kite++', 'Kite#', '∀', '∃'].map((title) => nameAsk({ kind: 'title', registry: 'arxiv', title }));
  assert.equal(new Set(names).size, names.length);
});

test('if arXiv can’t be asked by title, DataCite is asked in its place', () => {
  const asked = ['arxiv title kites over water'];
  assert.deepEqual(nextOf(question, asked, { kind: 'not-found' }, [], asked), ['datacite title kites over water']);
  assert.deepEqual(nextOf(question, asked), ['semantic-scholar title kites over water']);
});

test('a paper without an abstract is asked for where published papers are', () =>
  assert.deepEqual(
    walk({ ...question, abstract: undefined }).map((name) => name.split(' ')[0]),
    ['crossref', 'semantic-scholar', 'arxiv', 'openalex'],
  ));

test('identifiers come before titles, all kinds at once', () =>
  assert.deepEqual(nextOf({ ...question, identifiers: { arxivId: '2401.00001', doi: '10.1000/A1' } }), [
    'arxiv arxivId 2401.00001',
    'crossref doi 10.1000/a1',
  ]));

test('an identifier that one registry does not know is asked for at the next one, and then the title', () =>
  assert.deepEqual(walk({ ...question, identifiers: { arxivId: '2401.00001' } }).slice(0, 4), [
    'arxiv arxivId 2401.00001',
    'datacite arxivId 2401.00001',
    'semantic-scholar arxivId 2401.00001',
    'arxiv title kites over water',
  ]));

test('a DOI of arXiv is asked for at arXiv', () =>
  assert.deepEqual(nextOf({ ...question, identifiers: { doi: '10.48550/arXiv.2401.00001' } }), ['arxiv arxivId 2401.00001']));

test('an identifier of the ACL Anthology is asked for only without a DOI', () => {
  assert.deepEqual(nextOf({ ...question, identifiers: { aclId: 'P19-1001' } }), ['acl-anthology aclId p19-1001']);
  assert.deepEqual(nextOf({ ...question, identifiers: { aclId: 'P19-1001', doi: '10.1000/a1' } }), ['crossref doi 10.1000/a1']);
});

test('of a preprint that was taken, the published version is looked for, once', () => {
  const taken = take(makeRecord());
  const asked = ['arxiv title kites over water'];
  assert.deepEqual(nextOf(question, asked, taken), ['semantic-scholar arxivId 2401.00001']);
  assert.deepEqual(nextOf(question, [...asked, 'semantic-scholar arxivId 2401.00001'], taken), []);
});

test('what a taken record links to is asked for where it is registered', () => {
  const preprint = makeRecord();
  const scholar = makeRecord({ registry: 'semantic-scholar', linked: [{ doi: '10.1000/a1' }] });
  const asked = ['arxiv title kites over water', 'semantic-scholar arxivId 2401.00001'];
  assert.deepEqual(nextOf(question, asked, take(preprint, scholar)), ['crossref doi 10.1000/a1']);
});

test('a record at second hand that was taken leads to the registry of the work', () =>
  assert.deepEqual(nextOf(question, ['semantic-scholar title kites over water'], take(makeRecord({ registry: 'semantic-scholar' }))), [
    'arxiv arxivId 2401.00001',
  ]));

test('a published paper needs nothing more', () =>
  assert.deepEqual(
    nextOf(
      { ...question, identifiers: { doi: '10.1000/a1' } },
      ['crossref doi 10.1000/a1'],
      take(makeRecord({ registry: 'crossref', type: 'article-journal', venue: 'Kites', identifiers: { doi: '10.1000/a1' } })),
    ),
    [],
  ));

test('if the identifier leads to another work, one search by title follows', () => {
  const about = { ...question, identifiers: { arxivId: '2401.00001' } };
  const wrong: Decision = { kind: 'identifier-disagrees', candidates: [] };
  const records = [makeRecord({ title: 'Ropes' })];
  assert.deepEqual(nextOf(about, ['arxiv arxivId 2401.00001'], wrong, records), ['arxiv title kites over water']);
  assert.deepEqual(nextOf(about, ['arxiv arxivId 2401.00001', 'arxiv title kites over water'], wrong, records), []);
});
