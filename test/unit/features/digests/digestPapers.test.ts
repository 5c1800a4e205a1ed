import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDigestPaper, listDigestPapers } from '../../../../server/src/features/digests/digestPapers';
import { digestUri, openSandbox, spanOf } from '../notesSandbox';

const sandbox = openSandbox(undefined);
const file = sandbox.snapshot.digests.get(digestUri)!;
const names = (start: number, end: number): readonly string[] =>
  listDigestPapers(sandbox.snapshot, file, { start, end }).map(({ paper }) => paper.key);

test('papers of a stretch, in order', () => {
  assert.deepEqual(names(0, file.text.length), ['kite', 'lark']);
  const { start, end } = spanOf(sandbox, 'Its songs');
  assert.deepEqual(names(start, end), ['lark']);
});

test('spans are those of the digest', () => {
  const { start } = spanOf(sandbox, 'Its songs');
  const found = findDigestPaper(sandbox.snapshot, file, start)!;
  assert.equal(file.text.slice(found.title.start, found.title.end), 'Lark: Songs of the Hills');
  assert.ok(file.text.slice(found.abstract!.start, found.abstract!.end).startsWith('Lark climbs hills'));
});
