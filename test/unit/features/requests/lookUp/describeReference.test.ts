import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeProof, describeTakenReference } from '../../../../../server/src/features/requests/lookUp/describeReference';
import type { Candidate } from '../../../../../server/src/lookUp/decision';
import type { CompletedReference } from '../../../../../server/src/model/completedReference';

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
    'Gao et al. 2024 · arXiv 2410.13276 · abstract agrees (97 %)',
  ));

test('a withdrawn paper, with a warning', () =>
  assert.equal(describe({ year: 2024, isWithdrawn: true }, { containment: 1 }), 'withdrawn · Gao et al. 2024 · abstract agrees (100 %)'));

test('a published paper, by its identifier or by two registries', () => {
  assert.equal(
    describe({ year: 2025, venue: 'Sea', doi: '10.1000/a', arxivId: '2410.13276' }, { isByIdentifier: true }),
    'Gao et al. 2025 · Sea · arXiv 2410.13276 · title agrees',
  );
  assert.equal(describe({ authors: [], doi: '10.1000/a' }), '10.1000/a · two registries agree');
});
