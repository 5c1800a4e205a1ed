import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectNoteProblems } from '../../../../server/src/features/rules/noteProblems';
import { drawNote, noteUri, openDesk } from '../notesDesk';

const problems = (note: string, more = ''): readonly string[] => {
  const { snapshot } = openDesk(note, more);
  return detectNoteProblems(snapshot, noteUri).map(
    ({ code, span }) => `${code}: ${snapshot.drafts.get(noteUri)!.text.slice(span.start, span.end).split('\n')[0]!}`,
  );
};

test('a passage that is gone, and one that could be several', () => {
  assert.deepEqual(
    problems(
      drawNote([
        { id: 'a', quote: 'It carries two boats' },
        { id: 'b', quote: 'Nothing of this kind stands there' },
      ]),
    ),
    ['orphan-annotation: > Nothing of this kind stands there'],
  );
  assert.deepEqual(problems(drawNote([{ id: 'a', quote: 'it' }])), ['orphan-annotation: > it']);
});

test('a paper that is gone, and one that has another title', () => {
  assert.deepEqual(problems('---\nkey: moth\ntitle: Moths\n---\n'), ['orphan-annotation: Moths']);
  assert.deepEqual(problems(drawNote([], { title: 'Kite: Rivers of Ice' })), ['orphan-annotation: "Kite: Rivers of Ice"']);
});

test('what can’t be read', () => {
  assert.deepEqual(problems(drawNote([], { more: 'status: someday\n' })), ['malformed-note: someday']);
  assert.deepEqual(problems('---\nkey: kite\ntitle: [\n---\n').length, 1);
  assert.deepEqual(problems(drawNote([{ id: 'a', quote: 'It carries two boats', attributes: '{"prefix":' }])), [
    'malformed-note: <!-- marginalia {"prefix": -->',
  ]);
});

test('notes of other programs are left alone', () => {
  assert.deepEqual(problems('---\ntitle: Nowhere to be found\n---\n> words\n'), []);
});
