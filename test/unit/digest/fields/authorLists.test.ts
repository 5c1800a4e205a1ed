import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitPeopleField as splitCell } from '../../../../server/src/digest/containers/objects/peopleField';
import { noCorrections } from '../../../../server/src/digest/corrections/corrections';
import { readAuthorLine, readFirstAuthor, readScholarByline, splitAuthors } from '../../../../server/src/digest/fields/authors';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { splitPeople } from '../../../../server/src/digest/records/fields/people';
import { readBibtexDigest } from '../../../../server/src/workspace/files/digestFile';

const more = { hasMoreAuthors: true } as const;

test('every form of "et al." in every reader of lists of people', () => {
  for (const end of [
    ' 等',
    ' et al.',
    ', et al',
    ' et. al.',
    ' et.al.',
    '...',
    ', …',
    ', and others',
    ' and others',
    ', & 12 more',
    ', and 3 others.',
    ' et alii',
  ])
    for (const read of [splitAuthors, splitCell, splitPeople])
      assert.deepEqual(
        read(`Ada Lovelace, Charles Babbage${end}`),
        { authors: ['Ada Lovelace', 'Charles Babbage'], ...more },
        `${read.name}: ${end}`,
      );
});

test('a list that names all of them says nothing more, and a name is no word for others', () => {
  for (const read of [splitAuthors, splitCell, splitPeople])
    assert.deepEqual(read('Ada Lovelace and Hannah Moreau'), { authors: ['Ada Lovelace', 'Hannah Moreau'] });
  assert.deepEqual(splitPeople('Ada Othersby, Thomas More'), { authors: ['Ada Othersby', 'Thomas More'] });
});

test('lines below a title', () => {
  assert.deepEqual(readAuthorLine('Ada Lovelace, Charles Babbage, et al.'), { authors: ['Ada Lovelace', 'Charles Babbage'], ...more });
  assert.deepEqual(readFirstAuthor('Lovelace et al.'), { authors: ['Lovelace'], ...more });
  assert.equal(readFirstAuthor('As shown by Lovelace et al.'), undefined);
  assert.deepEqual(readScholarByline('A Lovelace, C Babbage… - Engines, 1843'), {
    people: { authors: ['A Lovelace', 'C Babbage'], ...more },
    venue: 'Engines, 1843',
  });
});

test('exports name further people as a last person', () => {
  const read = (authors: unknown): unknown => {
    const [entry] = parseDigest(JSON.stringify([{ title: 'Notes on an Engine', authors, abstract: 'We describe an engine.' }]), {
      path: 'papers.json',
    }).entries;
    return [entry?.authors, entry?.hasMoreAuthors];
  };
  assert.deepEqual(read(['Ada Lovelace', 'et al.']), [['Ada Lovelace'], true]);
  assert.deepEqual(read([{ family: 'Lovelace', given: 'Ada' }, { literal: 'others' }]), [['Ada Lovelace'], true]);
  assert.deepEqual(read('Lovelace, Ada; Babbage, Charles; et al.'), [['Ada Lovelace', 'Charles Babbage'], true]);
  assert.deepEqual(read(['Ada Lovelace']), [['Ada Lovelace'], undefined]);
});

test('BibTeX that is a digest keeps its `and others`', () => {
  const { entries } = readBibtexDigest(
    '@misc{a, title = {Notes on an Engine}, author = {Lovelace, Ada and others}}',
    'a.bib',
    [],
    noCorrections,
  );
  assert.deepEqual([entries[0]?.authors, entries[0]?.hasMoreAuthors], [['Ada Lovelace'], true]);
});
