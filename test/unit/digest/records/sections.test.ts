import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';

const titles = ['Kites That Bend', 'Ropes under Load', 'Sails in Storms', 'Masts of Steel', 'Keels for Shallow Water', 'Decks That Drain'];
const addressOf = (at: number): string => `https://arxiv.org/abs/2401.0${1001 + at}`;

/** The tags of each item of a list that has lines above some of its items. */
function readTags(lines: readonly (string | undefined)[]): readonly (readonly string[])[] {
  const items = titles.map((title, at) => `${lines[at] === undefined ? '' : `\n${lines[at]}\n\n`}- [${title}](${addressOf(at)})`);
  const { entries } = parseDigest(items.join('\n'), { path: 'digest.md' });
  assert.deepEqual(
    entries.map(({ title }) => title),
    titles,
  );
  return entries.map(({ tags = [] }) => tags);
}

for (const [first, second] of [
  ['## Rigging', '## Hulls'],
  ['Rigging', 'Hulls'],
  ['**Rigging**', '**Hulls**'],
  ['Rigging:', 'Hulls:'],
])
  test(`papers below "${first}" are in its section`, () => {
    assert.deepEqual(readTags([first, undefined, undefined, second]), [
      ['Rigging'],
      ['Rigging'],
      ['Rigging'],
      ['Hulls'],
      ['Hulls'],
      ['Hulls'],
    ]);
  });

test('a line is the name of a section within that of a heading', () => {
  assert.deepEqual(readTags(['# Boats\n\n## Above Water\n\nRigging', undefined, 'Wind', undefined, '## Below Water']), [
    ['Above Water', 'Rigging'],
    ['Above Water', 'Rigging'],
    ['Above Water', 'Wind'],
    ['Above Water', 'Wind'],
    ['Below Water'],
    ['Below Water'],
  ]);
});

test('lines above single papers, sentences and links are no names of sections', () => {
  assert.deepEqual(readTags(['Ann Lee', 'Bo Chen', 'Cy Dorn', 'Di Eck', 'Ed Fay']).flat(), []);
  assert.deepEqual(
    readTags(['Here is what we read about rigging last week', undefined, undefined, 'Then we turned to what is below the water']).flat(),
    [],
  );
  assert.deepEqual(
    readTags(['[Rigging](https://example.org/rigging)', undefined, undefined, '[Hulls](https://example.org/hulls)']).flat(),
    [],
  );
});

test('a line gives the papers below it no date', () => {
  const items = titles.map((title, at) => `${at % 3 === 0 ? `\nBoats, June ${2010 + at}\n\n` : ''}- [${title}](${addressOf(at)})`);
  const { entries } = parseDigest(items.join('\n'), { path: 'digest.md' });
  for (const at of [0, 1, 4, 5]) assert.deepEqual([entries[at]?.date, entries[at]?.year], [undefined, undefined]);
});
