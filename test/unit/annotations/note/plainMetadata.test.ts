import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderNote } from '../../../../server/src/annotations/note/editNote';
import { type NoteMetadata, readMetadata, readPlainMetadata } from '../../../../server/src/annotations/note/readMetadata';
import { forSeeds } from '../../../support/random';

const lines = [
  'key: kite',
  'key: "a b"',
  'key: "2024"',
  'title: "A \\"b\\" \\\\ c: d # e"',
  'title: Kite',
  'status: read',
  'status: "cited"',
  'status: someday',
  'tags: []',
  'tags: [a]',
  'citekey: x',
  'mine: true',
  'mine: words',
  'key: null',
  'title: ""',
  'title: "\\u0041"',
  'a: 1',
  '- x',
  '  b: c',
  'key: kite ',
  'key:kite',
  '',
  'title: A b',
];

/** A comment in the metadata makes it take the parser. */
function withParser(yaml: string, lineEnd: string): NoteMetadata {
  return readMetadata(`---${lineEnd}${yaml}# a comment${lineEnd}---${lineEnd}`);
}

test('says what the parser says', () => {
  let plain = 0;
  forSeeds(1000, (random) => {
    const lineEnd = random.pick(['\n', '\r\n']);
    const yaml = Array.from({ length: random.below(5) }, () => `${random.pick(lines.map((line) => [line]))[0]}${lineEnd}`).join('');
    const { span, end, ...found } = readMetadata(`---${lineEnd}${yaml}---${lineEnd}`);
    const { span: otherSpan, end: otherEnd, ...expected } = withParser(yaml, lineEnd);
    if (readPlainMetadata(yaml) !== undefined) plain += 1;
    const told = (metadata: Omit<NoteMetadata, 'span' | 'end'>): unknown =>
      JSON.parse(JSON.stringify({ ...metadata, issues: metadata.issues.length }));
    assert.deepEqual(told(found), told(expected), yaml);
    assert.deepEqual([span?.start, otherSpan?.start, end < otherEnd], [3 + lineEnd.length, 3 + lineEnd.length, true]);
  });
  assert.ok(plain > 100, `${plain} were plain`);
});

test('what we write ourselves is plain', () => {
  for (const title of ['Kite: Rivers', 'A "b" \\ c', 'Caf\u00e9 \u{1d49c}'])
    assert.ok(readPlainMetadata(renderNote('kite', title, 'read').slice(4, -4)) !== undefined, title);
});
