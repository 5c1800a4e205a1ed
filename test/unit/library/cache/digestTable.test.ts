import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLineIndex, toLineIndex } from '../../../../server/src/base/lineIndex';
import { encodeText } from '../../../../server/src/base/textBytes';
import { type DigestTable, packDigest, restoreDigest } from '../../../../server/src/library/cache/digestTable';
import { concatBytes, packData, unpackData } from '../../../../server/src/library/cache/packData';
import type { Digest } from '../../../../server/src/model/digest';

const text = 'Kite\nIt flies.';
const digest: Digest = {
  format: 'json',
  pattern: 'list of kites',
  entries: [
    {
      title: 'Kite',
      titleSpan: { start: 0, end: 4 },
      span: { start: 0, end: 14 },
      names: ['Kite'],
      abstract: 'It flies.',
      abstractSpan: { start: 5, end: 14 },
      abstractKind: 'summary',
      authors: ['Ada Berg'],
      date: 'Jun 23',
      year: 2020,
      venue: 'Kites 2020',
      arxivId: '2005.00001',
      doi: '10.1000/1',
      links: [],
      tags: ['wind', 'rope'],
    },
    { title: 'Rope', titleSpan: { start: 0, end: 4 }, span: { start: 0, end: 4 }, names: [], abstract: '', authors: [], links: [] },
  ],
  starts: [0, 0],
  issues: [],
};

test('a digest that was kept tells what it told', () => {
  const table = keep(text);
  const restored = restoreDigest(table, () => encodeText(text));
  assert.equal(restored.pattern, digest.pattern);
  for (const [index, entry] of digest.entries.entries()) {
    for (const [field, value] of Object.entries(entry))
      assert.deepEqual(restored.entries[index]![field as keyof typeof entry], value, field);
  }
  const [, bare] = restored.entries;
  assert.deepEqual([bare!.venue, bare!.abstractKind, bare!.tags], [undefined, undefined, undefined]);
});

test('the lines of a text that was kept are those of the text', () => {
  for (const kept of [text, '', 'Kite\r\nIt flies.\rFar\n', '𝒳 ist\n\nschön']) {
    const [lines, expected] = [toLineIndex(keep(kept).lines), createLineIndex(kept)];
    assert.equal(lines.lineCount, expected.lineCount);
    for (let offset = 0; offset <= kept.length; offset++) {
      const position = expected.positionAt(offset);
      assert.deepEqual(lines.positionAt(offset), position);
      assert.equal(lines.offsetAt({ ...position, character: 99 }), expected.offsetAt({ ...position, character: 99 }));
    }
  }
});

function keep(from: string): DigestTable {
  return unpackData(concatBytes(packData(packDigest(digest, from)))) as DigestTable;
}
