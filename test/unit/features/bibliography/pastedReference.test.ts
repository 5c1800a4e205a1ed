import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPastedReference } from '../../../../server/src/features/bibliography/pasteReference';

const ris = 'TY  - JOUR\nAU  - Frost, Jo\nTI  - Moraine: A Model of Glaciers\nPY  - 2020\nER  - \n';

function reasonOf(text: string): string {
  const found = readPastedReference(text);
  return found.kind === 'unreadable' ? found.reason : '';
}

test('what is no reference', () => {
  for (const text of ['', 'some words', '<html>', '{', '[]', '@misc{x}', 'TY  - JOUR\nER  -\n', 'x'.repeat(300_000)])
    assert.match(reasonOf(text), /doesn't contain a BibTeX or CSL entry/, text.slice(0, 20));
});

test('several references', () => {
  assert.match(reasonOf('@misc{x, title = {X}}\n@misc{y, title = {Y}}'), /several references/);
  assert.match(reasonOf(`${ris}${ris.replace('Moraine', 'Another')}`), /several references/);
  assert.equal(reasonOf('@inproceedings{x, title = {X}, crossref = {y}}\n@proceedings{y, title = {Y}}'), '');
});

test('identifiers in any form', () => {
  for (const text of ['10.1234/Ice.7', 'doi:10.1234/Ice.7', 'https://doi.org/10.1234/Ice.7', ' http://dx.doi.org/10.1234/Ice.7\n'])
    assert.deepEqual(readPastedReference(text), { kind: 'identifier', doi: '10.1234/Ice.7' }, text);
  for (const text of ['2410.10819v2', 'arXiv:2410.10819', 'https://arxiv.org/pdf/2410.10819', 'doi:10.48550/arXiv.2410.10819'])
    assert.deepEqual(readPastedReference(text), { kind: 'identifier', arxivId: '2410.10819' }, text);
});

test('titles of all kinds of references', () => {
  const title = (text: string): string | undefined => {
    const found = readPastedReference(text);
    return found.kind === 'reference' ? found.title : undefined;
  };
  assert.equal(title(ris), 'Moraine: A Model of Glaciers');
  assert.equal(title('\n@misc{x, title = {The {X}}}\n'), 'The X');
  assert.equal(title('{"id": "x", "title": "The X"}'), 'The X');
});
