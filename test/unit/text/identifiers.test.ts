import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findArxivId,
  findDoi,
  findUrls,
  isOnCodeHost,
  isRepository,
  listArxivIds,
  listDois,
  readArxivDoi,
  readArxivId,
  readDoi,
  toDoiUrl,
  trimUrl,
  yearOfArxivId,
} from '../../../server/src/text/identifiers';

test('findDoi leaves out the resolver and the punctuation of the sentence', () => {
  assert.equal(findDoi('(see https://doi.org/10.1016/j.jenvman.2024.122526).'), '10.1016/j.jenvman.2024.122526');
  assert.equal(findDoi('version 10.4'), undefined);
});

test('listDois gives the span of label and DOI', () => {
  const text = 'DOI: 10.1016/0042-6989(84)90178-0, doi:10.1000/182).';
  assert.deepEqual(
    [...listDois(text)].map(({ start, end, doi }) => [text.slice(start, end), doi]),
    [
      ['DOI: 10.1016/0042-6989(84)90178-0', '10.1016/0042-6989(84)90178-0'],
      ['doi:10.1000/182', '10.1000/182'],
    ],
  );
});

test('readDoi reads a DOI with or without its resolver', () => {
  for (const text of ['10.1000/182', 'doi:10.1000/182', 'urn:doi:10.1000/182', 'https://dx.doi.org/10.1000/182'])
    assert.equal(readDoi(text), '10.1000/182');
  assert.equal(readDoi('https://a.org/182'), undefined);
});

test('toDoiUrl encodes what an address can not hold', () => {
  assert.equal(toDoiUrl('10.1000/a<b>\ud800'), 'https://doi.org/10.1000/a%3Cb%3E%EF%BF%BD');
});

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

test('trimUrl takes the punctuation of the sentence away, and a bracket that has no opening one', () => {
  for (const [written, trimmed] of [
    ['https://a.org/b.', 'https://a.org/b'],
    ['https://a.org/b).', 'https://a.org/b'],
    ['https://a.org/b_(c)', 'https://a.org/b_(c)'],
    ['https://a.org/b_(c)),', 'https://a.org/b_(c)'],
    ['https://a.org/b]', 'https://a.org/b'],
    ['https://a.org/b**', 'https://a.org/b'],
    ["https://a.org/b'", 'https://a.org/b'],
    ['10.1016/0042-6989(84)90178-0', '10.1016/0042-6989(84)90178-0'],
    ['...', ''],
  ] as const)
    assert.equal(trimUrl(written), trimmed, written);
});

test('trimUrl takes no longer than the text is long', () => {
  assert.equal(trimUrl(`https://a.org/${')'.repeat(1_000_000)}`), 'https://a.org/');
});

test('findUrls completes the address of a repository that is written without its scheme', () => {
  assert.deepEqual(findUrls('Code: github.com/a/b, and (https://a.org/c).'), ['https://github.com/a/b', 'https://a.org/c']);
});

test('a repository is more than a page of its site', () => {
  assert.ok(isRepository('https://github.com/a/b') && isOnCodeHost('https://github.com/a/b'));
  assert.ok(!isRepository('https://github.com/explore') && isOnCodeHost('https://github.com/explore'));
  assert.ok(!isOnCodeHost('https://a.org/github.com/a'));
});
