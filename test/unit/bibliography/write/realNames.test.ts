import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { escapeBibtex } from '../../../../server/src/base/escape';
import { texToText } from '../../../../server/src/base/tex/texToText';
import { parseName, splitNames } from '../../../../server/src/bibliography/names';
import { renderBibtexAuthors } from '../../../../server/src/bibliography/write/authorNames';
import { readPersonName } from '../../../../server/src/lookUp/registries/personNames';
import { findRealData } from '../../../support/realData';

const path = findRealData('papers/papers.jsonl.gz');

test('the names of real authors, written and read by BibTeX’s rules, keep their parts (slow)', (context) => {
  if (path === undefined) return context.skip('the real papers are not there');
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  const lists = lines.flatMap((line, index) =>
    index % 60 === 0 && line !== '' ? [(JSON.parse(line) as { authors?: string[] }).authors ?? []] : [],
  );
  let count = 0;
  for (const list of lists) {
    const authors = list.flatMap((name) => readPersonName(name) ?? []);
    const written = renderBibtexAuthors({ authors, hasMoreAuthors: false }, escapeBibtex);
    const read = splitNames(written);
    assert.equal(read.length, authors.length, written);
    authors.forEach((author, index) => {
      count += 1;
      const { given, particle, family, suffix, literal } = parseName(read[index] ?? '');
      const parts = literal === undefined ? [particle, family, suffix, given].map(texToText) : [literal, '', '', ''];
      const expected = [author.particle, author.family, author.suffix, author.given].map((part = '') => part);
      const whole = author.literal ?? (author.given === undefined ? author.family : undefined);
      const comparable = (texts: readonly string[]): string =>
        texts
          .filter((text) => text !== '')
          .join(' | ')
          .replaceAll('’', "'");
      if (whole === undefined) assert.equal(comparable(parts), comparable(expected), written);
      else assert.equal(comparable(parts).replaceAll(' | ', ' '), whole.replaceAll('’', "'"), written);
    });
  }
  context.diagnostic(`${count} names`);
});
