import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeCandidate, nameAuthorsInBrief } from '../../../../server/src/features/bibliography/describeLookUp';
import type { Candidate } from '../../../../server/src/lookUp/decision';
import type { PersonName } from '../../../../server/src/model/personName';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';

const names: readonly PersonName[] = [
  { family: 'Berg', given: 'Änne', particle: 'van der' },
  { family: 'Ice', given: 'Bo', suffix: 'Jr.' },
  { literal: 'The Kite Group' },
  { family: 'Wind', given: 'Cy' },
];

function makeCandidate(record: Partial<RegistryRecord> = {}, some: Partial<Candidate> = {}): Candidate {
  return {
    record: {
      registry: 'semantic-scholar',
      page: 'https://example.org/1',
      identifiers: {},
      linked: [],
      type: 'preprint',
      title: 'Kites',
      authors: names.slice(0, 2),
      ...record,
    },
    isByIdentifier: false,
    titleSimilarity: 1,
    hasEqualMarks: true,
    ...some,
  };
}

test('a candidate that was withdrawn says so once', () => {
  const reasonOf = (objection: string): string =>
    describeCandidate(makeCandidate({ isWithdrawn: true }, { containment: 1, objection })).reason;
  assert.equal(reasonOf('different title'), 'withdrawn · abstract matches (100%) · different title');
  assert.equal(reasonOf('withdrawn'), 'withdrawn · abstract matches (100%)');
});

test('a candidate says what it is, how far its abstract agrees, and why it was not taken', () =>
  assert.deepEqual(describeCandidate(makeCandidate({ year: 2024, venue: 'Sea' }, { containment: 0.414, objection: 'different title' })), {
    title: 'Kites',
    authors: 'Änne van der Berg, Bo Ice Jr.',
    year: 2024,
    venue: 'Sea',
    source: 'Semantic Scholar',
    page: 'https://example.org/1',
    reason: 'abstract matches (41%) · different title',
    isLikely: false,
  }));

test('an abstract of which nothing agrees is told by the objection alone', () =>
  assert.equal(describeCandidate(makeCandidate({}, { containment: 0.004, objection: 'different abstract' })).reason, 'different abstract'));

test('what is said of all records, or twice, is left out', () => {
  const reasonOf = (objection: string, containment: number): string =>
    describeCandidate(makeCandidate({}, { containment, objection })).reason;
  assert.equal(reasonOf('the same abstract with a different title (renamed?)', 1), 'abstract matches (100%) · different title (renamed?)');
  assert.equal(reasonOf('identifier belongs to a different paper', 0.9), 'abstract matches (90%)');
  assert.equal(reasonOf('identifier belongs to a different paper', 0), 'identifier belongs to a different paper');
});

test('a record is likely if title and abstract agree, and nothing was withdrawn', () => {
  const likely = (record: Partial<RegistryRecord>, some: Partial<Candidate>): boolean =>
    describeCandidate(makeCandidate(record, some)).isLikely;
  assert.equal(likely({}, { containment: 0.9 }), true);
  assert.equal(likely({ isWithdrawn: true }, { containment: 0.9 }), false);
  assert.equal(likely({}, { containment: 1, titleSimilarity: 0.4 }), false);
  assert.equal(likely({}, { containment: 1, hasEqualMarks: false }), false);
  assert.equal(likely({}, { containment: 0.2 }), false);
});

test('a candidate names its identifier', () => {
  const nameOf = (identifiers: RegistryRecord['identifiers']): string | undefined =>
    describeCandidate(makeCandidate({ identifiers })).identifier;
  assert.equal(nameOf({ arxivId: '2406.00001', doi: '10.5555/kites' }), 'arXiv 2406.00001');
  assert.equal(nameOf({ doi: '10.5555/kites' }), '10.5555/kites');
});

test('what the registry does not say is absent', () =>
  assert.deepEqual(describeCandidate(makeCandidate({ authors: [] })), {
    title: 'Kites',
    authors: '',
    source: 'Semantic Scholar',
    page: 'https://example.org/1',
    reason: '',
    isLikely: false,
  }));

test('of many authors the number is told', () => {
  assert.equal(describeCandidate(makeCandidate({ authors: names })).authors, 'Änne van der Berg, Bo Ice Jr. and 2 more');
  assert.equal(describeCandidate(makeCandidate({ hasMoreAuthors: true })).authors, 'Änne van der Berg, Bo Ice Jr. and others');
});

test('authors in brief', () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((count) => nameAuthorsInBrief({ authors: names.slice(0, count) })),
    [undefined, 'van der Berg', 'van der Berg and Ice', 'van der Berg et al.'],
  );
  assert.equal(nameAuthorsInBrief({ authors: names.slice(2, 3) }), 'The Kite Group');
  assert.equal(nameAuthorsInBrief({ authors: names.slice(3), hasMoreAuthors: true }), 'Wind et al.');
});
