import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aclAnthology } from '../../../../server/src/lookUp/registries/aclAnthology';
import { checkFailures, failureOf, recordsOf, respond } from './checkRegistry';

// The file is written by hand in the form of the files of the ACL Anthology.

const tides = `@inproceedings{van-example-etal-2024-counting,
    title = "Counting {T}ides in {H}arbours: {Z}{\\"a}hlen",
    author = "van Example, Ada  and
      Garc{\\'\\i}a M{\\'a}rquez, Luc{\\'\\i}a  and
      {Tide Team}  and
      King, Jr., Bo",
    editor = "Editor, Ed",
    booktitle = "Proceedings of the 1st Conference on Harbours (Volume 1: Long Papers)",
    month = aug,
    year = "2024",
    address = "Oslo",
    publisher = "Association for Harbours",
    url = "https://aclanthology.org/2024.harb-long.7/",
    doi = "10.18653/v1/2024.harb-long.7",
    pages = "12--34",
    abstract = "We count tides. {T}hey are 50{\\%} higher."
}
`;

test('asks for each paper by its identifier, or by its DOI', () => {
  const works = [{ aclId: '2024.harb-long.7' }, { doi: '10.18653/v1/p19-1001' }, { aclId: '../x' }, { doi: '10.5555/x' }];
  assert.deepEqual(
    aclAnthology.listByIdentifier(works, {}).map(({ url }) => url),
    ['https://aclanthology.org/2024.harb-long.7.bib', 'https://aclanthology.org/P19-1001.bib'],
  );
  assert.equal(aclAnthology.findByTitle, undefined);
});

test('reads a file', () => {
  assert.deepEqual(recordsOf(aclAnthology, respond(tides)), [
    {
      registry: 'acl-anthology',
      page: 'https://aclanthology.org/2024.harb-long.7/',
      identifiers: { doi: '10.18653/v1/2024.harb-long.7', aclId: '2024.harb-long.7' },
      linked: [],
      type: 'paper-conference',
      title: 'Counting Tides in Harbours: Zählen',
      abstract: 'We count tides. They are 50% higher.',
      authors: [
        { family: 'Example', given: 'Ada', particle: 'van' },
        { family: 'García Márquez', given: 'Lucía' },
        { literal: 'Tide Team' },
        { family: 'King', given: 'Bo', suffix: 'Jr.' },
      ],
      year: 2024,
      venue: 'Proceedings of the 1st Conference on Harbours (Volume 1: Long Papers)',
      pages: '12-34',
      publisher: 'Association for Harbours',
    },
  ]);
});

test('a file that is cut off is a failure', () => {
  for (let length = 1; length < tides.trimEnd().length; length += 11) failureOf(aclAnthology, respond(tides.slice(0, length)));
});

test('a paper that is not known is no failure', () => {
  assert.deepEqual(recordsOf(aclAnthology, respond('<!doctype html><html><body>404</body></html>', 404)), []);
});

test('a whole volume is no paper', () => {
  assert.equal(recordsOf(aclAnthology, respond(tides.replace('@inproceedings', '@proceedings')))[0]?.type, 'no-paper');
});

checkFailures(aclAnthology);
