import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLibrary } from '../../../server/src/library/createLibrary';
import type { Library } from '../../../server/src/library/library';
import type { BibliographyEntry } from '../../../server/src/model/bibliography';
import type { Occurrence } from '../../../server/src/model/paper';
import { createLibraryOf, createPartsOf } from '../../support/librariesOf';
import { forSeeds, type Random } from '../../support/random';

const titles = [
  'Kite: A Study',
  'KITE --- a study',
  'Kite: Another Study',
  'Tip Adapter',
  'Introduction',
  '',
  'Sea: A Sparse Estimation',
  'Sea: A Study of Eaters',
  'Moraine',
  'Kite',
  'Kite Study',
  'Kite Study: Sparse Rope',
  'Kite: Study Sparse',
  'Kite: A Study of Sparse Rope',
  'Tip: Adapter Study',
  'Tip',
  'Sea Sparse',
  'Sea!',
];
const keys = [
  'kite',
  'kite-another',
  'kite-study',
  'kite-study-sparse',
  'tip',
  'tip-adapter',
  'doe2020',
  'tipadapter',
  'sea',
  'sea-sparse',
  'roe',
  'roe:1',
];
const span = { start: 0, end: 1 };

function createPlace(random: Random, kind: Occurrence['kind'], uri: string): Occurrence {
  const title = random.pick(titles);
  const authors = random.below(2) === 0 ? [] : [random.pick(['Ada Berg', 'Bo Lind'])];
  const entry = {
    title,
    titleSpan: span,
    span,
    abstract: 'x'.repeat(random.below(3)),
    names: title.startsWith('Sea') ? ['Sea'] : [],
    authors,
    links: [],
  };
  if (kind === 'digest') return title === '' ? createPlace(random, kind, uri) : { kind, uri, entry };
  const aliases = random.below(5) === 0 ? [{ key: random.pick(keys), keySpan: span }] : [];
  const cited: BibliographyEntry = {
    ...entry,
    key: random.pick(keys),
    keySpan: span,
    entryType: 'misc',
    aliases,
    year: 2000 + random.below(9),
    fields: () => [],
  };
  return { kind, uri, entry: cited };
}

/** Some files, digests first; each a list of places. */
function createFiles(random: Random): Occurrence[][] {
  return (['digest', 'digest', 'bibliography', 'bibliography'] as const).map((kind, file) =>
    Array.from({ length: random.below(7) }, () => createPlace(random, kind, `file:///${file}`)),
  );
}

/** One to three places come, go, change or move. */
function change(random: Random, files: readonly Occurrence[][]): Occurrence[][] {
  const changed = files.map((file) => [...file]);
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(4);
    const file = changed[at]!;
    const place = random.below(file.length + 1);
    const made = (): Occurrence => createPlace(random, at < 2 ? 'digest' : 'bibliography', `file:///${at}`);
    const what = random.below(5);
    if (what === 0) file.splice(place, 0, made());
    else if (what === 1) file.splice(place, 1);
    else if (what === 2) file.push(...file.splice(place, 1));
    else if (file.length > 0) file.splice(Math.min(place, file.length - 1), 1, made());
  }
  return changed;
}

function checkSame(library: Library, fresh: Library, places: readonly Occurrence[]): void {
  assert.deepEqual(library.papers, fresh.papers);
  assert.equal(library.digestPaperCount, fresh.digestPaperCount);
  const questions = [...keys, ...fresh.papers.map(({ key }) => key), 'kite-study', 'nothing', 'sea-sparse-estimation'];
  for (const key of questions) {
    assert.deepEqual(library.resolveKey(key), fresh.resolveKey(key), key);
    assert.deepEqual(library.findByKey(key), fresh.findByKey(key), key);
  }
  for (const name of ['Sea', 'Kite', 'Nothing']) assert.deepEqual(library.findByName(name), fresh.findByName(name), name);
  for (const { entry } of places)
    assert.equal(library.papers.indexOf(library.findByEntry(entry)!), fresh.papers.indexOf(fresh.findByEntry(entry)!));
}

test('a library that is made from an earlier one is the one that is made at once (slow)', () => {
  forSeeds(150, (random) => {
    let files = createFiles(random);
    let parts = createPartsOf(files.flat());
    for (let time = 0; time < 12; time++) {
      const earlier = files.flat();
      files = change(random, files);
      parts = createPartsOf(files.flat(), parts);
      const library = createLibrary(parts);
      checkSame(library, createLibraryOf(files.flat()), files.flat());
      for (const { entry } of earlier.filter((place) => !files.flat().includes(place))) assert.equal(library.findByEntry(entry), undefined);
    }
  });
});

test('papers that a change does not touch stay the same objects', () => {
  forSeeds(20, (random) => {
    const places = Array.from({ length: 30 }, (_, index): Occurrence => {
      const place = createPlace(random, 'bibliography', 'file:///refs.bib');
      return {
        kind: 'bibliography',
        uri: place.uri,
        entry: { ...(place.entry as BibliographyEntry), title: `Title ${index}`, key: `key${index}`, aliases: [] },
      };
    });
    const parts = createPartsOf(places);
    const at = random.below(30);
    const changed = places.map((place, index) => (index === at ? createPlace(random, 'bibliography', place.uri) : place));
    const next = createPartsOf(changed, parts);
    assert.deepEqual(
      next.index.papers.flatMap((paper, index) => (paper === parts.index.papers[index] ? [] : [index])),
      [at],
    );
  });
});
