import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDigestFile } from '../../../../server/src/workspace/files/digestFile';
import { checkSpans, placeEntries } from '../../digest/digestChecks';

const text = `@article{berg20,
  title = {{Kites} of \\"Ubersee},
  author = {Berg, Ada and Ice, Bo},
  journal = {Wind},
  year = 2020,
  abstract = "They fly
    high.",
  keywords = {kites, wind},
  eprint = {2001.00001}, archiveprefix = {arXiv}
}
@misc{none, author = {Roe, Cy}}
@book{roe, title = "Ropes", author = {Roe, Cy}}
`;

test('a BibTeX file that the writer calls a digest', () => {
  const file = createDigestFile('file:///a-digest.bib', text);
  const digest = file.digest();
  checkSpans(text, digest);
  const [kites, ropes, ...others] = placeEntries(digest).entries;
  assert.deepEqual([digest.format, others.length], ['bibtex', 0]);
  assert.deepEqual(
    [kites!.title, kites!.authors, kites!.venue, kites!.year, kites!.abstract, kites!.tags, kites!.arxivId],
    ['Kites of Übersee', ['Ada Berg', 'Bo Ice'], 'Wind', 2020, 'They fly high.', ['kites', 'wind'], '2001.00001'],
  );
  assert.equal(text.slice(kites!.titleSpan.start, kites!.titleSpan.end), '{Kites} of \\"Ubersee');
  assert.equal(text.slice(kites!.abstractSpan!.start, kites!.abstractSpan!.end).replace(/\s+/g, ' '), 'They fly high.');
  assert.equal(text.slice(ropes!.titleSpan.start, ropes!.titleSpan.end), 'Ropes');
  const edited = createDigestFile('file:///a-digest.bib', text.replace('Kites', 'Kite'), { previous: file });
  assert.deepEqual(
    edited.digest().entries.map((entry, index) => entry === digest.entries[index]),
    [false, true],
  );
});
