import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFixtureWorkspace, fixtureFolder, uriOf } from '../../../support/fixtureWorkspace';
import { measureProcessor } from '../../../support/measureProcessor';
import { after, before, file, library, listShown, open, sentence } from './desk';

test('a draft that is renamed keeps its dismissals', () => {
  const { list, write, choose } = open(`${before} ${sentence} ${after}`);
  choose('Dismiss for this sentence');
  write(`${before} ${sentence} ${after}`, '/chapters/rivers.md');
  assert.deepEqual(list('/chapters/rivers.md'), []);
});

test('what is dismissed for a paper is dismissed in all drafts, for this paper only', () => {
  const { list, write, choose, dismissals } = open(sentence);
  choose('Dismiss for Sandbar');
  assert.match(dismissals(), /^2026-11-30 any-number text:\S+ Sandbar: Rivers from Above$/m);
  write('Some 12 rivers [@sandbar]. And 15 trees [@driftwood].', '/other.md');
  assert.deepEqual([list(), list('/other.md')], [[], ['15']]);
});

test('a line that is deleted brings its hints back', () => {
  const { host, list, choose } = open(sentence);
  choose('Dismiss for this sentence');
  assert.deepEqual(list(), []);
  host.apply({ kind: 'document', uri: file, languageId: 'plaintext', text: '' });
  assert.deepEqual(list(), ['3']);
});

test('dismissed in the file of a library: identifiers, and a paper without an abstract', () => {
  const { host } = createFixtureWorkspace(
    '//- /draft.md\nIt has 4 parts [@ice]. It has 5 parts [@fern].\n//- /refs.bib\n@misc{ice, title = {Ice on Lakes}, eprint = {2410.10001}, archiveprefix = {arXiv}}\n@misc{fern, title = {Ferns in Deep Shade}}\n',
  );
  const left = (): readonly string[] => listShown(host.snapshot, uriOf('/draft.md')).map(({ claim }) => claim!.paper!.key);
  assert.deepEqual(left(), ['ice', 'fern']);
  const say = (text: string): void =>
    void host.apply({ kind: 'document', uri: `${fixtureFolder}/marginalia/dismissed.txt`, languageId: 'plaintext', text });
  say('2026-11-30 any-number arxiv:2410.10001\n');
  assert.deepEqual(left(), ['fern']);
  say('2026-11-30 any-number - Ferns in Deep Shade\n');
  assert.deepEqual(left(), ['ice']);
  say('2026-11-30 other-rule arxiv:2410.10001\n');
  assert.deepEqual(left(), ['ice', 'fern']);
});

test('many dismissals of sentences that are gone take no square time, and those that are there still count (slow)', () => {
  const count = 800;
  const sentences = Array.from({ length: count }, (_, at) => `The rivers of valley ${toLetters(at)} bend 3 times [@sandbar].`);
  const gone = Array.from(
    { length: count },
    (_, at) =>
      `2026-11-30 any-number - "3" in "Some rivers of valley ${toLetters(at)} did bend 3 times [@sandbar]." after "words before ${toLetters(at)}"`,
  );
  const kept = `2026-11-30 any-number - "3" in ${JSON.stringify(sentences.at(-1))}`;
  const { host } = createFixtureWorkspace(
    `//- /draft.md\n${sentences.join('\n\n')}\n${library}\n//- /marginalia/dismissed.txt\n${[...gone, kept].join('\n')}\n`,
  );
  let shown = 0;
  const taken = measureProcessor(() => (shown = listShown(host.snapshot, uriOf('/draft.md')).length), 1);
  assert.equal(shown, count - 1);
  assert.ok(taken < 5000, `${taken} ms`);
});

function toLetters(number: number): string {
  return [...String(number)].map((digit) => 'abcdefghij'.charAt(Number(digit)).repeat(2)).join('');
}
