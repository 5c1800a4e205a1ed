import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeOpenState, listCandidates } from '../../../../../server/src/features/requests/lookUp/describeOutcome';

test('that a registry could not be asked never reads as if it did not know the paper', () => {
  assert.equal(
    describeOpenState('could-not-ask', ['arXiv did not answer within 15 seconds', 'Crossref could not be reached']),
    'arXiv did not answer within 15 seconds; Crossref could not be reached: nothing was decided',
  );
  assert.equal(describeOpenState('could-not-ask', []), 'no registry could be asked: nothing was decided');
  assert.equal(describeOpenState('not-found', []), 'no registry that was asked has it');
});

test('there is something to choose from only where the writer is asked', () => {
  const record = { registry: 'arxiv', page: '', identifiers: {}, linked: [], type: 'preprint', title: 'Kites', authors: [] } as const;
  const candidate = { record, isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true };
  assert.deepEqual(listCandidates({ kind: 'several', candidates: [candidate] }), [candidate]);
  assert.deepEqual(listCandidates({ kind: 'identifier-disagrees', candidates: [candidate] }), [candidate]);
  assert.deepEqual(listCandidates({ kind: 'taken', records: [record], evidence: candidate }), []);
  assert.deepEqual(listCandidates({ kind: 'could-not-ask' }), []);
});
