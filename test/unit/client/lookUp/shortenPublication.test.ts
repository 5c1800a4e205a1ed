import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortenPublication } from '../../../../client/src/lookUp/describeRequest';

test('a long venue is cut at a word, and year, DOI and another title stay', () => {
  const meeting = 'Proceedings of the 63rd Annual Meeting of the Guild of Kites (Volume 1: Long Papers)';
  assert.equal(
    shortenPublication(`${meeting}, 2025 · DOI 10.1000/kites.1`),
    'Proceedings of the 63rd Annual Meeting of…, 2025 · DOI 10.1000/kites.1',
  );
  assert.equal(
    shortenPublication(`${meeting} of 2025 · DOI 10.1000/kites.1 · titled "Kites · Winds" there`),
    'Proceedings of the 63rd Annual Meeting of…, 2025 · DOI 10.1000/kites.1 · titled "Kites · Winds" there',
  );
  assert.equal(shortenPublication(`${meeting}, 2025`), 'Proceedings of the 63rd Annual Meeting of…, 2025');
});

test('a short venue stays as it is', () => {
  const short = 'Sea, 2024 · DOI 10.1000/1 · titled "Kites" there';
  assert.equal(shortenPublication(short), short);
  assert.equal(shortenPublication('Journal of the Wind 2024'), 'Journal of the Wind 2024');
});
