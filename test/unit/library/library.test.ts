import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DigestRecord } from '../../../server/src/model/digest';
import type { Occurrence } from '../../../server/src/model/paper';
import { foldText } from '../../../server/src/text/foldText';
import { createLibraryOf } from '../../support/librariesOf';
import { forSeeds } from '../../support/random';

function createPlace(title: string, more: Partial<DigestRecord> = {}, uri = 'file:///a'): Occurrence {
  const name = /^(\S+):/.exec(title)?.[1];
  const span = { start: 0, end: title.length };
  return {
    kind: 'digest',
    uri,
    entry: { title, titleSpan: span, span, abstract: '', names: name === undefined ? [] : [name], authors: [], links: [], ...more },
  };
}

/** Titles on the left, their keys on the right. */
function checkKeys(pairs: Readonly<Record<string, string>>): void {
  const { papers } = createLibraryOf(Object.keys(pairs).map((title) => createPlace(title)));
  assert.deepEqual(Object.fromEntries(papers.map(({ title, key }) => [title, key])), pairs);
}

const sigmas = ['Sigma: Sparse Heads', 'Sigma: Sparse Maps', 'Sigma: Differential Scores'];

test('a paper in two places is one, what one place leaves out comes from the other', () => {
  const { papers, findByEntry } = createLibraryOf([
    createPlace('ToDRE: Visual Token Pruning', { abstract: 'Short.', date: 'Jun 23', links: [{ kind: 'code', url: 'https://x.org/a' }] }),
    createPlace('Another Paper'),
    createPlace(
      'TODRE — Visual token  pruning',
      {
        abstract: 'Much longer.',
        authors: ['Ada Berg'],
        year: 2025,
        arxivId: '2505.00001',
        doi: '10.1000/1',
        names: ['ToDRE', 'TDR'],
        links: [
          { kind: 'code', url: 'https://x.org/a' },
          { kind: 'page', url: 'https://x.org/b' },
        ],
      },
      'file:///b',
    ),
  ]);
  assert.equal(papers.length, 2);
  const { occurrences, ...paper } = papers[0]!;
  assert.deepEqual(
    occurrences.map(({ uri }) => uri),
    ['file:///a', 'file:///b'],
  );
  assert.deepEqual(paper, {
    key: 'todre',
    title: 'ToDRE: Visual Token Pruning',
    names: ['ToDRE', 'TDR'],
    abstract: 'Much longer.',
    authors: ['Ada Berg'],
    date: 'Jun 23',
    year: 2025,
    arxivId: '2505.00001',
    doi: '10.1000/1',
    links: [
      { kind: 'code', url: 'https://x.org/a' },
      { kind: 'page', url: 'https://x.org/b' },
    ],
  });
  for (const { entry } of papers[0]!.occurrences) assert.equal(findByEntry(entry), papers[0]);
});

test('the digest that names all authors tells them, else one whose list goes on', () => {
  const short = { authors: ['Ada Berg'], hasMoreAuthors: true } as const;
  const [paper] = createLibraryOf([
    createPlace('Alone', short),
    createPlace('Alone', { authors: ['Ada Berg', 'Bo Lund'] }, 'file:///b'),
  ]).papers;
  assert.deepEqual([paper?.authors, paper?.hasMoreAuthors], [['Ada Berg', 'Bo Lund'], undefined]);
  const [other] = createLibraryOf([createPlace('Alone', short), createPlace('Alone', {}, 'file:///b')]).papers;
  assert.deepEqual([other?.authors, other?.hasMoreAuthors], [['Ada Berg'], true]);
});

test('the paper’s own abstract counts before a longer summary, and the tags of all places are its own', () => {
  const summary = { abstract: 'A newsletter tells at length what it is about.', abstractKind: 'summary' as const, tags: ['Kites', 'wind'] };
  const [paper] = createLibraryOf([
    createPlace('Alone', summary),
    createPlace('Alone', { abstract: 'Its own.', venue: 'Kites 2020', tags: ['wind', 'rope'] }, 'file:///b'),
  ]).papers;
  const { abstract, abstractKind, venue, tags } = paper!;
  assert.deepEqual(
    { abstract, abstractKind, venue, tags },
    { abstract: 'Its own.', abstractKind: undefined, venue: 'Kites 2020', tags: ['Kites', 'wind', 'rope'] },
  );
  assert.equal(createLibraryOf([createPlace('Alone'), createPlace('Alone', summary, 'file:///b')]).papers[0]!.abstractKind, 'summary');
});

test('a system and its successor with a plus are two papers', () => {
  const { papers, findByTitle } = createLibraryOf(['Kite', 'Kite+', 'Kite++'].map((title) => createPlace(title)));
  assert.deepEqual(papers.map(({ title }) => title).sort(), ['Kite', 'Kite+', 'Kite++']);
  assert.equal(new Set(papers.map(({ key }) => key)).size, 3);
  assert.deepEqual(
    findByTitle('Kite++').map(({ title }) => title),
    ['Kite++'],
  );
});

test('what no place says is left out', () => {
  const [paper] = createLibraryOf([createPlace('Alone')]).papers;
  assert.deepEqual(Object.keys(paper!).sort(), ['abstract', 'authors', 'key', 'links', 'names', 'occurrences', 'title']);
});

test('a key finds its paper alone', () => {
  const library = createLibraryOf(sigmas.map((title) => createPlace(title)));
  assert.deepEqual(
    library.papers.map(({ key }) => key),
    ['sigma-sparse-heads', 'sigma-sparse-maps', 'sigma-differential'],
  );
  for (const paper of library.papers) {
    assert.equal(library.findByKey(paper.key), paper);
    assert.deepEqual(library.resolveKey(paper.key), [paper]);
  }
  assert.equal(library.findByKey('sigma'), undefined);
});

test('a short key means every paper that grew out of it', () => {
  const library = createLibraryOf(sigmas.map((title) => createPlace(title)));
  assert.deepEqual(
    library.resolveKey('sigma').map(({ title }) => title),
    sigmas,
  );
  assert.deepEqual(
    library.resolveKey('sigma-sparse').map(({ title }) => title),
    sigmas.slice(0, 2),
  );
});

test('a key that is longer than needed means the paper still', () => {
  const library = createLibraryOf([createPlace('Sigma: Sparse Heads for Images')]);
  const [paper] = library.papers;
  assert.equal(paper?.key, 'sigma');
  for (const key of ['sigma-sparse', 'sigma-sparse-heads', 'sigma-sparse-heads-images'])
    assert.deepEqual(library.resolveKey(key), [paper], key);
  for (const key of ['sigma-spa', 'sigma-dense', 'sigm', 'sigmas', '', '-', 'sigma-', 'sigma--sparse', 'Sigma'])
    assert.deepEqual(library.resolveKey(key), [], key);
});

test('by name, letter case included', () => {
  const library = createLibraryOf([createPlace('SEA: A Study of Eaters'), createPlace('SEA: A Sparse Estimation')]);
  assert.deepEqual(library.findByName('SEA'), library.papers);
  assert.deepEqual(library.findByName('sea'), []);
  assert.deepEqual(library.findByName('constructor'), []);
});

test('titles of signs alone and in other scripts are papers with keys of their own', () => {
  const titles = ['???', '!!!', '注意力机制', 'Внимание', '注意力机制二'];
  const { papers } = createLibraryOf(titles.map((title) => createPlace(title)));
  assert.deepEqual(
    papers.map(({ title }) => title),
    titles,
  );
  assert.equal(new Set(papers.map(({ key }) => key)).size, titles.length);
  for (const { key } of papers) assert.match(key, /^[a-z0-9-]+$/);
});

test('keys that look like something else', () => {
  checkKeys({ 'Constructor: A Study': 'constructor', A: 'a', '42': '42', __proto__: 'proto' });
});

test('ten thousand places of one title are one paper, soon', () => {
  const { papers } = createLibraryOf(Array.from({ length: 10_000 }, () => createPlace('The One Title')));
  assert.equal(papers.length, 1);
  assert.equal(papers[0]!.occurrences.length, 10_000);
});

test('the empty library', () => {
  const emptyLibrary = createLibraryOf([]);
  assert.deepEqual(emptyLibrary.papers, []);
  assert.equal(emptyLibrary.findByKey('a'), undefined);
  assert.deepEqual(emptyLibrary.resolveKey('a-b'), []);
  assert.deepEqual(emptyLibrary.findByName('A'), []);
});

const words = ['sparse', 'heads', 'maps', 'long', 'cache', 'of', 'the', 'rivers', 'β', 'KV', 'GPT-4'];
const names = ['Sigma', 'Kite', 'kite', 'Long', 'SIGMA', 'Cache', 'Tip', 'Fig'];

test('neither order nor repetition changes a key, and every key is unique and well-formed (slow)', () => {
  forSeeds(60, (random) => {
    const createTitle = (): string => {
      const rest = Array.from({ length: random.below(5) + 1 }, () => random.pick(words)).join(' ');
      return random.below(3) === 0 ? rest : `${random.pick(names)}: ${rest}`;
    };
    const titles = Array.from({ length: random.below(40) + 2 }, createTitle);
    const keysOf = (list: readonly string[]): Map<string, string> =>
      new Map(createLibraryOf(list.map((title) => createPlace(title))).papers.map(({ title, key }) => [foldText(title), key]));
    const keys = keysOf(titles);
    assert.equal(new Set(keys.values()).size, keys.size);
    for (const key of keys.values()) assert.match(key, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    for (let time = 0; time < 3; time++) {
      const again = keysOf(random.shuffle([...titles, ...titles.slice(0, random.below(titles.length))]));
      assert.deepEqual([...again].sort(), [...keys].sort());
    }
  });
});

test('a key that a draft uses means its paper also when the library grows or shrinks', () => {
  forSeeds(60, (random) => {
    const createTitle = (): string => `${random.pick(names)}: ${random.pick(words)} ${random.pick(words)} ${random.pick(words)}`;
    const titles = Array.from({ length: 12 }, createTitle);
    const count = random.below(titles.length) + 1;
    const small = createLibraryOf(titles.slice(0, count).map((title) => createPlace(title)));
    const large = createLibraryOf(titles.map((title) => createPlace(title)));
    for (const [one, other] of [
      [small, large],
      [large, small],
    ] as const) {
      for (const { key, title } of one.papers) {
        if (other.papers.every((paper) => foldText(paper.title) !== foldText(title))) continue;
        const meant = other.resolveKey(key).map((paper) => foldText(paper.title));
        assert.ok(meant.includes(foldText(title)), `${key} meant "${title}", now: ${meant.join(' | ')}`);
      }
    }
  });
});
