import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sliceSpan } from '../../../server/src/base/span';
import { createCorrections, printCorrection } from '../../../server/src/digest/corrections/corrections';
import { correctionsFile } from '../../../server/src/ownFiles/corrections';
import { applyEdits } from '../../support/fixtureWorkspace';

test('a line is a correction; comments are ignored', () => {
  const text =
    '\ufeff# mine\r\n\r\npaper: Kites  in the Wind\r\n  Not a Paper : How to Fly\r\npaper: Ropes || for sailors, and more\r\npaper: 2024 || Sails || of paper\r\npaper: Mast and || Flag ||\r\npaper: || Hull\r\npaper: Keel ||\r\n';
  const { entries: corrections, issues } = correctionsFile.parse(text);
  assert.deepEqual(issues, []);
  assert.deepEqual(
    corrections.map(({ span: _, ...correction }) => correction),
    [
      { kind: 'paper', before: '', title: 'Kites in the Wind', after: '' },
      { kind: 'no-paper', before: '', title: 'How to Fly', after: '' },
      { kind: 'paper', before: '', title: 'Ropes', after: 'for sailors, and more' },
      { kind: 'paper', before: '2024', title: 'Sails', after: 'of paper' },
      { kind: 'paper', before: 'Mast and', title: 'Flag', after: '' },
      { kind: 'paper', before: '', title: 'Hull', after: '', open: 'start' },
      { kind: 'paper', before: '', title: 'Keel', after: '', open: 'end' },
    ],
  );
  assert.deepEqual(corrections.map(({ span }) => sliceSpan(text, span))[1], 'Not a Paper : How to Fly');
  for (const { span: _, ...correction } of corrections) {
    const [again] = correctionsFile.parse(printCorrection(correction)).entries;
    assert.deepEqual(again && { ...again, span: undefined }, { ...correction, span: undefined });
  }
});

test('malformed lines are reported, the rest counts', () => {
  const text = `Kites in the Wind\npaper:\npaper: ?!\npaper: a || b || c || d\nnot a paper: a || b\n<<<<<<< ours\npaper: ${'word '.repeat(200)}\npaper: Ropes`;
  const { entries: corrections, issues } = correctionsFile.parse(text);
  assert.deepEqual(corrections.map(printCorrection), ['paper: Ropes']);
  assert.deepEqual(
    issues.map(({ span }) => text.slice(0, span.start).split('\n').length),
    [1, 2, 3, 4, 5, 6, 7],
  );
  for (const { reason, span } of issues) assert.ok(/\w+ \w+/.test(reason) && span.end > span.start);
});

test('a truncated file is read up to its end', () => {
  const text = 'paper: Kites || in the Wind\nnot a paper: How to Fly\npaper: a || Ropes || b';
  for (let end = 0; end <= text.length; end++) correctionsFile.parse(text.slice(0, end));
});

test('of several lines with the same words the last one counts', () => {
  const { all, noPapers } = createCorrections(
    correctionsFile.parse('paper: Kites in the Wind\nnot a paper: KITES: in the wind!\npaper: Ropes || here\npaper: Ropes here').entries,
  );
  assert.deepEqual(all.map(printCorrection), ['not a paper: KITES: in the wind!', 'paper: Ropes here']);
  assert.deepEqual([...noPapers.keys()], ['kites in the wind']);
  const text = 'paper: Kites\npaper: Kites || and Ropes\nnot a paper: KITES\npaper: Kites and Ropes\npaper: Sails';
  assert.deepEqual(
    correctionsFile.parse(text).issues.map(({ span }) => sliceSpan(text, span)),
    ['paper: Kites', 'paper: Kites || and Ropes'],
  );
});

function edit(text: string, line: string): string {
  const [correction] = correctionsFile.parse(line).entries;
  return applyEdits(text, correctionsFile.edit(text, { added: [correction!], removed: [] }));
}

test('a correction is added at the end, in the place of one on the same words; all else stays', () => {
  assert.equal(edit('', 'paper: Kites'), `${correctionsFile.head}paper: Kites\n`);
  assert.equal(edit('# mine\r\npaper: Ropes\r\n', 'not a paper: Kites'), '# mine\r\npaper: Ropes\r\nnot a paper: Kites\r\n');
  assert.equal(edit('paper: Ropes', 'paper: Kites'), 'paper: Ropes\npaper: Kites\n');
  assert.equal(edit('paper: Kites\n# why\npaper: Ropes\n', 'not a paper: KITES'), '# why\npaper: Ropes\nnot a paper: KITES\n');
  assert.equal(edit('paper: Ropes\npaper: Kites', 'not a paper: Kites'), 'paper: Ropes\nnot a paper: Kites\n');
  assert.equal(edit('paper: Kites and Ropes\n', 'paper: Kites || and Ropes'), 'paper: Kites || and Ropes\n');
  assert.equal(edit('broken\npaper: Kites\n', 'paper: Kites'), 'broken\npaper: Kites\n');
});
