import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPapersByNamedAuthors, suggest } from '../../../../server/src/features/finding/papersForPassage';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';

const library = `//- /refs.bib
@article{kites, title = {Kites in the Wind}, author = {Doe, Jane and Roe, Rita and Poe, Ann}, year = {2019}}
@article{rivers, title = {Slow Rivers}, author = {Roe, Rita and Doe, Jane}, year = {2020}}
@article{moors, title = {Wide Moors}, author = {M{\\"u}ller-Lee, Uwe}, year = {2021}}
`;
const { snapshot } = createFixtureWorkspace(library);

function check(text: string, keys: readonly string[]): void {
  assert.deepEqual(
    [...findPapersByNamedAuthors(snapshot, text)].map(({ key }) => key),
    keys,
    text,
  );
}

test('first authors, as writers name them', () => {
  check('Doe et al. show that', ['kites']);
  check('as Roe and Doe say', ['rivers']);
  check('by Doe & Roe', ['kites']);
  check('Doe (2019) says', ['kites']);
  check('Müller-Lee et al. walk', ['moors']);
  check('Muller-Lee et al. walk', ['moors']);
});

test('not others: no first author, another year, a name by itself, no name', () => {
  for (const text of [
    '',
    'Poe et al. show',
    'Doe (2020) says',
    'Doe says',
    'Doe and Poe',
    'doe et al. show',
    'Vision and Language',
    'et al.',
    'A and B (2019)',
  ])
    check(text, []);
});

test('the paper stands first among the suggestions, and says by whom', () => {
  const { snapshot: withDraft, cursor } = createFixtureWorkspace(`${library}//- /draft.md\nWide moors are slow, as Doe et al. show<|>.`);
  const [first] = suggest(withDraft, cursor.uri, { start: cursor.offset, end: cursor.offset }, 3)!.found;
  assert.equal(first!.paper.key, 'kites');
  assert.deepEqual(first!.matches[0], { field: 'author', text: 'Jane Doe', ranges: [[0, 8]] });
});

test('a text of ten thousand names is read at once (slow)', () => {
  const started = performance.now();
  findPapersByNamedAuthors(snapshot, 'Doe and Roe (2019) '.repeat(10_000));
  assert.ok(performance.now() - started < 1000);
});
