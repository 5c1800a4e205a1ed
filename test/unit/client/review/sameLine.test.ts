import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSameLine } from '../../../../client/src/review/sameLine';

test('the reader stays at the same words, also if their numbers change', () => {
  assert.equal(findSameLine('counts\nzero\none\ntwo', 3, 'counts\none\ntwo\nthree'), 2);
  assert.equal(findSameLine('one\n\n\none\none', 3, 'one\ntwo\none\ntwo\none'), 2);
  assert.equal(findSameLine('\na.md:10  ice', 1, 'a.md:8  sea\n\na.md:9  ice'), 2);
});

test('where these words are gone, they go on with what is below, or stay at the same height', () => {
  assert.equal(findSameLine('counts\n\nundefined:\na.md:3  sea\n\nincomplete:', 3, 'counts\n\nincomplete:\nrefs.bib:3'), 2);
  assert.equal(findSameLine('one\ntwo', 1, 'one\nthree\nfour'), 1);
  assert.equal(findSameLine('one\n\n\ngone', 3, 'one\ntwo'), 1);
  assert.equal(findSameLine('', 0, ''), 0);
});
