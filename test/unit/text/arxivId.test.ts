import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findArxivId, listArxivIds, readArxivDoi, readArxivId, yearOfArxivId } from '../../../server/src/text/identifiers';

test('readArxivId reads identifiers of both kinds, with a label, a version or the address of a page', () => {
  for (const [text, arxivId] of [
    ['2411.13560v2', '2411.13560'],
    ['arXiv:2411.13560', '2411.13560'],
    ['math.GT/0309136', 'math.GT/0309136'],
    ['https://arxiv.org/pdf/2411.13560v1.pdf', '2411.13560'],
    ['https://ar5iv.labs.arxiv.org/html/2411.13560', '2411.13560'],
    ['https://huggingface.co/papers/2411.13560', '2411.13560'],
    ['DuoAttention', undefined],
  ] as const)
    assert.equal(readArxivId(text), arxivId, text);
});

test('findArxivId and listArxivIds want a label', () => {
  assert.equal(findArxivId('arXiv preprint arXiv:1912.02015, 2019'), '1912.02015');
  assert.equal(findArxivId('pages 1912.02015'), undefined);
  const text = 'See arXiv:1912.02015v2 and arXiv: cs/0112017.';
  assert.deepEqual(
    [...listArxivIds(text)].map(({ start, end, arxivId }) => [text.slice(start, end), arxivId]),
    [
      ['arXiv:1912.02015v2', '1912.02015'],
      ['arXiv: cs/0112017', 'cs/0112017'],
    ],
  );
});

test("readArxivDoi reads arXiv's own DOIs", () => {
  assert.equal(readArxivDoi('10.48550/arXiv.2411.13560'), '2411.13560');
  assert.equal(readArxivDoi('10.1000/182'), undefined);
});

test('yearOfArxivId reads the year of identifiers of both kinds', () => {
  assert.deepEqual(['2305.14251', 'cs/0112017', 'cs/9712017', '2399.14251'].map(yearOfArxivId), [2023, 2001, 1997, undefined]);
});
