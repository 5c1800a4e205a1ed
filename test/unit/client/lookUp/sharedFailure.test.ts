import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSharedFailure } from '../../../../client/src/lookUp/describeRequest';

const [arxiv, crossref] = ["arXiv couldn't be reached", "Crossref couldn't be reached"];

test('the reason is one that holds for every paper', () => {
  const both = { summary: `${arxiv}; 1 other registry failed too`, failures: [arxiv, crossref] };
  const last = { summary: crossref, failures: [crossref] };
  assert.equal(findSharedFailure([both]), arxiv);
  assert.equal(findSharedFailure([both, both]), arxiv);
  assert.equal(findSharedFailure([both, last]), crossref);
});

test('papers that failed for different reasons share none', () => {
  assert.equal(findSharedFailure([{ summary: arxiv, failures: [arxiv] }, { summary: 'key not found' }]), undefined);
  assert.equal(findSharedFailure([{ summary: 'key not found' }, { summary: 'key not found' }]), 'key not found');
  assert.equal(findSharedFailure([]), undefined);
});
