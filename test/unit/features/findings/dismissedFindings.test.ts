import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClaimAnchor } from '../../../../server/src/features/findings/dismissedFindings';
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

/** Marks each number that is still marked: `Rivers bend every <3> miles`. */
function mark(text: string, changed: string): string {
  const { write, choose, show } = open(text);
  choose('Dismiss for this sentence');
  write(changed);
  return show();
}

const pairs: readonly (readonly [string, string])[] = [
  ['Rivers bend every 3 miles in spring [@sandbar].', 'Rivers bend every 3 miles in autumn [@sandbar].'],
  ['They bend 3 times [@sandbar].', 'They bend 3 times too [@sandbar].'],
  ['It takes 3 days [@sandbar].', 'It takes 3 days there [@sandbar].'],
  ['It is 3 times as long [@sandbar].', 'Sandbar is 3 times as long [@sandbar].'],
  ['@sandbar find 3 bends.', '@sandbar find 3 bars.'],
  ['Sandbar sees 3 bends of the river [@sandbar].', 'Sandbar sees 3 bars of the river [@sandbar].'],
  ['Sandbar needs 3 flights over a river [@sandbar].', 'Sandbar does not need 3 flights over a river [@sandbar].'],
  [
    'On the wide plains of the north, where nobody lives, rivers bend every 3 miles on their long way to the sea [@sandbar].',
    'On the wide plains of the south, where nobody lives, rivers bend every 3 miles on their long way to the sea [@sandbar].',
  ],
  [
    'For slow rivers, the radar of Sandbar needs 3 flights, which is less than what all others need [@sandbar].',
    'For fast rivers, the radar of Sandbar needs 3 flights, which is more than what all others need [@sandbar].',
  ],
  ['Sandbar maps 3 rivers [@sandbar].', 'Sandbar maps 3 rivers [@sandbar, p. x].'],
  ['In children the dose is 3 mg [@sandbar].', 'In adults the dose is 3 mg [@sandbar].'],
  ['The dose of 3 mg helps [@sandbar].', 'The dose of 3 mg harms [@sandbar].'],
  [
    'Of the women, 3 percent fell ill in the first year after the flood [@sandbar].',
    'Of the men, 3 percent fell ill in the first year after the flood [@sandbar].',
  ],
  ['Prices rose by 3 percent before the war [@sandbar].', 'Prices rose by 3 percent after the war [@sandbar].'],
  ['Sandbar is 3 times faster than Driftwood on maps [@sandbar].', 'Sandbar is 3 times faster than Driftwood on charts [@sandbar].'],
  ['Here $x < 3$ holds for all rivers of the north [@sandbar].', 'Here $x > 3$ holds for all rivers of the north [@sandbar].'],
  ['With "quotation marks" it has 3 [@sandbar].', "With 'quotation marks' it has about 3 [@sandbar]."],
  ['We found 3 of them [@sandbar].', 'Others found 3 of them [@sandbar].'],
  ['See its 3 tables [@sandbar].', 'See its 3 figures [@sandbar].'],
  ['Los ríos doblan cada 3 millas [@sandbar].', 'Los ríos no doblan cada 3 millas [@sandbar].'],
];
const lone = (text: string): string => text.replace('3', '<3>');
const far = 'Ice is cold. Many have seen it in the morning, and the winter is long there. Snow falls on it all day.';
const layouts: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `${before} ${a} ${b} ${after}`,
  (a, b) => `${before} ${a} ${far} ${b} ${after}`,
  (a, b) => `${a}\n\n${b}\n`,
  (a, b) => `- ${a}\n- ${b}\n`,
];

for (const [one, other] of pairs) {
  test(`of "${one}" and "${other}" the one stays dismissed, the other stays marked`, () => {
    const [editedOne, editedOther] = [one.replace('3', 'about 3'), other.replace('3', 'about 3')];
    for (const layout of layouts) {
      const start = layout(one, other);
      const check = (now: string, expected: string): void => assert.equal(mark(start, now), expected, `after\n${start}`);
      check(start, layout(one, lone(other)));
      check(layout(other, one), layout(lone(other), one));
      check(layout('', other), layout('', lone(other)));
      check(layout(editedOne, other), layout(editedOne, lone(other)));
      check(layout(one, editedOther), layout(one, lone(editedOther)));
    }
  });
}

const edits: readonly (readonly [string, string])[] = [
  ['a word more', sentence.replace('long', 'very long')],
  ['a word less', sentence.replace('long ', '')],
  ['another word', sentence.replace('bend', 'turn')],
  ['two words', sentence.replace('bend', 'turn').replace('long', 'short')],
  ['a word of emphasis', sentence.replace('Rivers', '*Rivers*')],
  ['the number emphasised', sentence.replace('3', '**3**')],
  ['a page', sentence.replace('[@sandbar]', '[@sandbar, p. x]')],
  ['narrative', sentence.replace('Rivers', '@sandbar say that rivers').replace(' [@sandbar]', '')],
  ['another citation', sentence.replace('[@sandbar]', '[@sandbar; @driftwood]')],
  ['wrapped', sentence.replaceAll(' ', '\n')],
  ['case', sentence.replace('Rivers', 'rivers')],
  ['a beginning', `It is known that ${sentence.replace('Rivers', 'rivers')}`],
  ['an end', sentence.replace(' [@sandbar].', ', whatever the season [@sandbar].')],
  ['semicolon', sentence.replace(' [@sandbar].', ' [@sandbar]; nobody knows why.')],
];

for (const [name, edited] of edits) {
  test(`a sentence with ${name} stays dismissed`, () => {
    const wrong: string[] = [];
    for (const [place, frame] of [
      ['in its paragraph', (text: string) => `${before} ${text} ${after}`],
      ['alone', (text: string) => text],
      ['first', (text: string) => `${text} ${after}`],
      ['last', (text: string) => `${before} ${text}`],
    ] as const) {
      const shown = mark(frame(sentence), frame(edited));
      if (shown !== frame(edited)) wrong.push(`${place}: ${shown}`);
    }
    assert.deepEqual(wrong, []);
  });
}

for (const [name, from, to] of [
  [
    'that is split after',
    'Rivers bend every 3 miles on their long way to the sea, and they freeze when it is cold enough for that [@sandbar].',
    'Rivers bend every 3 miles on their long way to the sea [@sandbar]. They freeze when it is cold enough for that [@sandbar].',
  ],
  [
    'that is split before',
    'Rivers freeze when it is cold enough, and they bend every 3 miles on their long way to the sea [@sandbar].',
    'Rivers freeze when it is cold enough [@sandbar]. They bend every 3 miles on their long way to the sea [@sandbar].',
  ],
  [
    'that takes in the next one',
    'Rivers bend every 3 miles on their long way [@sandbar]. They freeze.',
    'Rivers bend every 3 miles on their long way [@sandbar], and they freeze.',
  ],
  [
    'that takes in the one before',
    'They freeze. Rivers bend every 3 miles on their long way [@sandbar].',
    'They freeze, and rivers bend every 3 miles on their long way [@sandbar].',
  ],
] as const) {
  test(`a sentence ${name} stays dismissed`, () => {
    assert.equal(mark(`${before} ${from} ${after}`, `${before} ${to} ${after}`), `${before} ${to} ${after}`);
  });
}

test('the same sentence twice is dismissed once; two that are dismissed stay so when both are edited', () => {
  assert.equal(mark(sentence, `${sentence} ${far}\n\n${sentence}`), `${sentence} ${far}\n\n${sentence}`);
  const [one, other] = ['They bend 3 times in spring [@sandbar].', 'They bend 3 times in autumn [@sandbar].'];
  const { write, choose, show } = open(`${one} ${far} ${other}`);
  choose('Dismiss for this sentence');
  choose('Dismiss for this sentence');
  const edited = `${one.replace('bend', 'turn')} ${far} ${other.replace('bend', 'turn')}`;
  write(edited);
  assert.equal(show(), edited);
});

test('what is dismissed here stays away when the text moves, and after small edits of the sentence', () => {
  const { list, write, choose } = open(`${before} ${sentence} ${after}`);
  assert.deepEqual(list(), ['3']);
  choose('Dismiss for this sentence');
  assert.deepEqual(list(), []);
  for (const changed of [
    `A new paragraph [@sandbar].\n\n${before} ${sentence} ${after}`,
    `${after}\n\n${sentence}\n\n${before}`,
    `${before}\n${sentence.replaceAll(' ', '\n')} ${after}`,
    `${before} ${sentence.replace('long way', 'very long way').replace('bend', 'turn')} ${after}`,
    `${before} ${sentence.replace('[@sandbar]', '[see @sandbar, p. 3]')} ${after}`.replace('p. 3', 'p. x'),
  ]) {
    write(changed);
    assert.deepEqual(list(), [], changed);
  }
});

test('it comes back when the number changes, or the paper, or the sentence is another one', () => {
  const { list, write, choose } = open(`${before} ${sentence} ${after}`);
  choose('Dismiss for this sentence');
  for (const changed of [
    `${before} ${sentence.replace('3', '4')} ${after}`,
    `${before} ${sentence.replace('@sandbar', '@driftwood')} ${after}`,
    'A boat has 3 sails [@sandbar].',
    `${before} The water of the lakes freezes in 3 days of each winter [@sandbar]. ${after}`,
  ]) {
    write(changed);
    assert.equal(list().length, 1, changed);
  }
});

test('one of two numbers in a sentence is dismissed, the other is not', () => {
  const { list, choose } = open(sentence.replace('way', 'way of 70 years'));
  assert.deepEqual(list(), ['3', '70']);
  choose('Dismiss for this sentence');
  assert.deepEqual(list(), ['70']);
});

test('of a very long sentence the part around the claim is kept', () => {
  const long = (word: string): string => `Rivers ${`${word} and `.repeat(120)} bend every 3 miles ${'and flow '.repeat(120)} [@sandbar].`;
  const { list, write, choose, dismissals } = open(long('flood'));
  choose('Dismiss for this sentence');
  assert.ok(dismissals().length < 1200);
  assert.deepEqual(list(), []);
  write(`Earlier. ${long('flood')}`);
  assert.deepEqual(list(), []);
  write(long('freeze on all the wide plains'));
  assert.deepEqual(list(), ['3']);
});

test('of words of a hundred thousand letters, and of as long a sentence, a part is kept', () => {
  const text = `Before it. ${'word '.repeat(20_000)}. Behind it.`;
  const whole = { start: 11, end: text.length - 12 };
  const { claim, selector } = createClaimAnchor(text, whole, { sentence: whole });
  assert.ok(claim.length + selector.exact.length < 1200);
  assert.equal(selector.prefix, 'Before it.');
});
