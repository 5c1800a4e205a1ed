import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseNote } from '../../../../server/src/annotations/note/parseNote';
import { findFreeTextOffset } from '../../../../server/src/features/annotating/planNoteEdit';
import { drawNote, edited, noteUri, openSandbox } from '../notesSandbox';

test('words on the whole paper go below the metadata and above the first annotation, where there is room for them', () => {
  const blocks = [{ id: 'a', quote: 'It carries two boats', body: 'mine', attributes: '{}' }];
  const withRoom = (note: string): string => {
    const text = edited(openSandbox(note), { kind: 'create', key: 'kite' });
    const room = findFreeTextOffset(noteUri, text);
    return `${text.slice(0, room)}HERE${text.slice(room)}`;
  };
  assert.equal(withRoom(drawNote(blocks)), drawNote(blocks).replace('---\n\n<!--', '---\nHERE\n<!--'));
  assert.equal(
    withRoom(drawNote(blocks, { free: 'Free words.' })),
    drawNote(blocks, { free: 'Free words.' }).replace('words.\n\n', 'words.\nHERE\n'),
  );
  assert.equal(withRoom(drawNote(blocks).replace('---\n\n', '---\n')), drawNote(blocks).replace('---\n\n<!--', '---\nHERE\n<!--'));
  assert.equal(
    withRoom(drawNote(blocks).replace(/\n/g, '\r\n')),
    drawNote(blocks).replace('---\n\n<!--', '---\nHERE\n<!--').replace(/\n/g, '\r\n'),
  );
  assert.equal(withRoom(drawNote([])), `${drawNote([])}HERE`);
  // What is typed there is read as words on the paper.
  assert.equal(parseNote(withRoom(drawNote(blocks)), 'kite.md').generalText, 'HERE');
});
