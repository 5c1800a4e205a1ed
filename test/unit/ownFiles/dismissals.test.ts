import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dismissal } from '../../../server/src/model/dismissal';
import { dismissalsFile } from '../../../server/src/ownFiles/dismissals';
import { applyEdits } from '../../support/fixtureWorkspace';
import { forSeeds, type Random } from '../../support/random';

const here: Dismissal = {
  kind: 'sentence',
  date: '2026-11-30',
  rule: 'contradicted-number',
  identity: 'arxiv:2410.10819',
  claim: '3 "miles"',
  selector: { exact: 'Rivers bend every 3 "miles" \\citep{sandbar}.', prefix: 'They flow.', suffix: 'Trees drift.' },
};
const forPaper: Dismissal = {
  kind: 'paper',
  date: '2026-11-29',
  rule: 'contradicted-number',
  identity: 'text:1x.2y',
  title: 'Sandbar: Rivers from Above',
};

function write(text: string, ...dismissals: readonly Dismissal[]): string {
  return dismissals.reduce((before, dismissal) => applyEdits(before, dismissalsFile.edit(before, dismissal)), text);
}

function read(text: string): readonly Dismissal[] {
  return dismissalsFile.parse(text).entries.map(({ span: _, ...dismissal }) => dismissal);
}

test('what is written is read again', () => {
  const text = write('', here, forPaper);
  assert.deepEqual(read(text), [here, forPaper]);
  assert.ok(text.startsWith(dismissalsFile.head));
  assert.equal(
    text.slice(dismissalsFile.head.length),
    [
      '2026-11-30 contradicted-number arxiv:2410.10819 "3 \\"miles\\"" in "Rivers bend every 3 \\"miles\\" \\\\citep{sandbar}." after "They flow." before "Trees drift."\n',
      '2026-11-29 contradicted-number text:1x.2y Sandbar: Rivers from Above\n',
    ].join(''),
  );
});

test('lines are in the order of checks and papers, whoever writes first', () => {
  const other: Dismissal = { ...forPaper, rule: 'altered-quotation' };
  assert.equal(write('', here, forPaper, other), write('', other, forPaper, here));
});

test('a file is read line by line, whatever stands in one of them', () => {
  const text = [
    '\ufeff# mine',
    '2026-11-30 misspelt-name arxiv:2410.10819',
    '  2026-11-30   misspelt-name  -   "Lampp" in "A Lampp."',
    '2026-11-30 misspelt-name doi:10.1/x "Why Should I Trust You?"',
    'yesterday misspelt-name - Sand',
    '2026-13-99 misspelt-name - Sand',
    '2026-11-30 Misspelt - Sand',
    '2026-11-30 misspelt-name isbn:3 Sand',
    '2026-11-30 misspelt-name -',
    '2026-11-30 misspelt-name - "a\\q" in "b"',
    '<<<<<<< mine',
  ].join('\r\n');
  const { entries: dismissals, issues } = dismissalsFile.parse(text);
  assert.deepEqual(
    dismissals.map((each) => (each.kind === 'paper' ? each.title : `${each.claim} in ${each.selector.exact}`)),
    ['', 'Lampp in A Lampp.', '"Why Should I Trust You?"'],
  );
  assert.deepEqual(
    issues.map(({ span }) => text.slice(span.start, span.end)),
    text.split('\r\n').slice(4),
  );
  for (const { reason } of issues) assert.match(reason, /\w+ \w+/);
});

test('a line that lost a quotation mark does not dismiss all hints on the paper, but a title may have marks', () => {
  for (const broken of ['"3x" in "Rivers bend', '"3x in "Rivers bend 3x."', '"3x" in "Rivers bend 3x." after "x']) {
    const { entries: dismissals, issues } = dismissalsFile.parse(`2026-11-30 contradicted-number doi:10.1/x ${broken}\n`);
    assert.deepEqual([dismissals, issues.length], [[], 1], broken);
  }
  const { entries: dismissals } = dismissalsFile.parse('2026-11-30 contradicted-number doi:10.1/x "Why Do Rivers Bend?": A Study\n');
  assert.equal(dismissals[0]?.kind, 'paper');
});

test('an edit keeps line ends, a byte order mark and foreign lines', () => {
  assert.equal(
    write('\ufeff# mine\r\nbroken\r\n', forPaper),
    `\ufeff# mine\r\nbroken\r\n${'2026-11-29 contradicted-number text:1x.2y Sandbar: Rivers from Above'}\r\n`,
  );
  assert.equal(write('# mine', forPaper), '# mine\n2026-11-29 contradicted-number text:1x.2y Sandbar: Rivers from Above');
});

test('any text is written and read again, and never throws', () => {
  const pieces = ['"', '\\', ' in ', ' after ', 'a', 'é', '👍', '\ud800', '{', '}', ' ', "'", '#', '- ', '\u2028', '\u0085'];
  const text = (random: Random): string => Array.from({ length: random.below(12) }, () => random.pick(pieces)).join('');
  forSeeds(200, (random) => {
    const dismissal: Dismissal = {
      ...here,
      claim: text(random),
      selector: { exact: text(random), prefix: text(random), suffix: text(random) },
    };
    assert.deepEqual(read(write('', dismissal)), [dismissal]);
    dismissalsFile.parse(write('', dismissal).slice(random.below(200)));
  });
});
