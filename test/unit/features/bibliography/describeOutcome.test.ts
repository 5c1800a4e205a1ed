import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeOpenState, listCandidates } from '../../../../server/src/features/bibliography/describeLookUp';
import type { Candidate } from '../../../../server/src/lookUp/decision';

test('that a registry could not be asked never reads as if it did not know the paper', () => {
  assert.equal(
    describeOpenState('could-not-ask', ["arXiv didn't respond within 15 seconds", "Crossref couldn't be reached"], []),
    "arXiv didn't respond within 15 seconds; 1 other registry failed too",
  );
  assert.equal(
    describeOpenState('could-not-ask', ["arXiv couldn't be reached", "Crossref couldn't be reached", "OpenAlex couldn't be reached"], []),
    "arXiv couldn't be reached; 2 other registries failed too",
  );
  assert.equal(describeOpenState('could-not-ask', [], []), 'no registry could be reached');
  assert.equal(describeOpenState('not-found', [], []), 'not found');
});

test('there is something to choose from only where the writer is asked', () => {
  const record = { registry: 'arxiv', page: '', identifiers: {}, linked: [], type: 'preprint', title: 'Kites', authors: [] } as const;
  const candidate = { record, isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true };
  assert.deepEqual(listCandidates({ kind: 'several', candidates: [candidate] }), [candidate]);
  assert.deepEqual(listCandidates({ kind: 'identifier-disagrees', candidates: [candidate] }), [candidate]);
  assert.deepEqual(listCandidates({ kind: 'taken', records: [record], evidence: candidate }), []);
  assert.deepEqual(listCandidates({ kind: 'could-not-ask' }), []);
});

test('a work that several registries describe is one to choose', () => {
  const record = { page: '', linked: [], type: 'preprint', title: 'Kites', authors: [] } as const;
  const evidence = { isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true };
  const best = { ...evidence, record: { ...record, registry: 'arxiv', identifiers: { arxivId: '2406.00001' } } } as const;
  const same = { ...evidence, record: { ...record, registry: 'hugging-face', identifiers: { arxivId: '2406.00001' } } } as const;
  const other = { ...evidence, record: { ...record, registry: 'crossref', identifiers: { doi: '10.5555/kites' } } } as const;
  const unnamed = { ...evidence, record: { ...record, registry: 'semantic-scholar', identifiers: {} } } as const;
  assert.deepEqual(listCandidates({ kind: 'several', candidates: [best, same, unnamed, other, unnamed] }), [best, unnamed, other, unnamed]);
});

test('the best evidence comes first: the abstract, then the title, whatever the identifier says', () => {
  const make = (title: string, some: object): Candidate => ({
    record: {
      registry: 'arxiv',
      page: '',
      identifiers: { arxivId: `2406.0000${title.length}` },
      linked: [],
      type: 'preprint',
      title,
      authors: [],
    },
    isByIdentifier: false,
    titleSimilarity: 1,
    hasEqualMarks: true,
    ...some,
  });
  const wrong = make('Sand', { isByIdentifier: true, titleSimilarity: 0.2, containment: 0.04 });
  const titled = make('Kites', { containment: 0.02 });
  const right = make('Kites!', { titleSimilarity: 0.95, containment: 0.97 });
  assert.deepEqual(
    listCandidates({ kind: 'identifier-disagrees', candidates: [wrong, titled, right] }).map(({ record }) => record.title),
    ['Kites!', 'Kites', 'Sand'],
  );
});
