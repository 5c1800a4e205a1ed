import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeProof, describeTakenReference, describeVersionProof } from '../../../../server/src/features/bibliography/describeLookUp';
import type { Candidate } from '../../../../server/src/lookUp/decision';
import type { RegistryRecord } from '../../../../server/src/model/registryRecord';
import { recordOf } from '../../lookUp/matching/madeRecords';
import type { CompletedReference } from '../../../../server/src/model/completedReference';

function describe(some: Partial<CompletedReference>, evidence: Partial<Candidate> = {}): string {
  const record = { registry: 'arxiv', page: '', identifiers: {}, linked: [], type: 'preprint', title: 'Kites', authors: [] } as const;
  return describeTakenReference(
    { id: 'kites', paper: { title: 'Kites' }, authors: [{ family: 'Gao' }, { family: 'Wind' }, { family: 'Ice' }], sources: {}, ...some },
    describeProof({ record, isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true, ...evidence }),
  );
}

test('a preprint, by its abstract', () =>
  assert.equal(
    describe({ year: 2024, arxivId: '2410.13276' }, { containment: 0.968 }),
    'Gao et al. 2024 · arXiv 2410.13276 · abstract matches (97%)',
  ));

test('a withdrawn paper, with a warning', () =>
  assert.equal(describe({ year: 2024, isWithdrawn: true }, { containment: 1 }), 'withdrawn · Gao et al. 2024 · abstract matches (100%)'));

test('a published paper, by its identifier or by two registries', () => {
  assert.equal(
    describe({ year: 2025, venue: 'Sea', doi: '10.1000/a', arxivId: '2410.13276' }, { isByIdentifier: true }),
    'Gao et al. 2025 · Sea · arXiv 2410.13276 · title matches',
  );
  assert.equal(describe({ authors: [], doi: '10.1000/a' }), '10.1000/a · two registries agree');
});

test('a published version is proved by what links it to the preprint, or by title and authors', () => {
  const preprint = recordOf({ identifiers: { arxivId: '2401.00001' } });
  const published = recordOf({ registry: 'crossref', type: 'paper-conference', identifiers: { doi: '10.1000/1' }, year: 2025 });
  const both = recordOf({
    registry: 'semantic-scholar',
    type: 'paper-conference',
    identifiers: { arxivId: '2401.00001', doi: '10.1000/1' },
  });
  const prove = (record: RegistryRecord, ...others: readonly RegistryRecord[]): string =>
    describeVersionProof({
      kind: 'taken',
      records: [record, ...others],
      evidence: { record, isByIdentifier: true, titleSimilarity: 1, hasEqualMarks: true, containment: 0.968 },
    });
  assert.equal(prove(preprint, published), 'title and authors match');
  assert.equal(prove({ ...preprint, linked: [published.identifiers] }, published), 'linked by arXiv');
  assert.equal(prove(preprint, { ...published, linked: [preprint.identifiers] }), 'linked by Crossref');
  assert.equal(prove(preprint, published, { ...both, year: undefined }), 'linked by Semantic Scholar');
  assert.equal(prove(published, preprint), 'abstract matches (97%)');
  assert.equal(prove(preprint), 'abstract matches (97%)');
});
