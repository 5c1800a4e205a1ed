import assert from 'node:assert/strict';
import { test } from 'node:test';
import { malformedNote } from '../../../../server/src/features/findings/malformedFiles';
import { drawNote, noteUri, openSandbox } from '../notesSandbox';

/** The first lines of what is found in a note. */
const find = (note: string): readonly string[] => {
  const { snapshot } = openSandbox(note);
  const { text } = snapshot.drafts.get(noteUri)!;
  return malformedNote.detect(snapshot, noteUri).map(({ span }) => text.slice(span.start, span.end).split('\n')[0]!);
};

test('what can’t be read', () => {
  assert.deepEqual(find(drawNote([], { more: 'status: someday\n' })), ['someday']);
  assert.deepEqual(find('---\nkey: kite\ntitle: [\n---\n').length, 1);
  assert.deepEqual(find(drawNote([{ id: 'a', quote: 'It carries two boats', attributes: '{"prefix":' }])), [
    '<!-- marginalia {"prefix": -->',
  ]);
});

test('notes of other programs are left alone', () => {
  assert.deepEqual(find('---\ntitle: Nowhere to be found\n---\n> words\n'), []);
});
