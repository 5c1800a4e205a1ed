import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listNoteActions } from '../../../../server/src/features/notes/noteActions';
import { applyEdits } from '../../../../server/src/features/notes/noteEdit';
import { digestUri, drawNote, noteUri, openDesk, spanOf } from '../notesDesk';

test('an orphan is offered what is most like it', () => {
  const note = drawNote([{ id: 'a', quote: 'It carried two small boats at once', body: 'mine' }]);
  const { snapshot } = openDesk(note);
  const at = note.indexOf('> It');
  const [best] = listNoteActions(snapshot, noteUri, { start: at, end: at }, 'n-1');
  assert.match(best!.title, /^It belongs to ".*boats at once/);
  assert.match(applyEdits(note, best!.edits), /^> .*boats at once/m);
});

test('the new title of the paper', () => {
  const note = drawNote([], { title: 'Kite: Rivers of Ice' });
  const [only] = listNoteActions(openDesk(note).snapshot, noteUri, { start: 25, end: 25 }, 'n-1');
  assert.equal(only!.title, 'Take the title "Kite: Rivers of Snow"');
});

test('in a digest a selection of an abstract becomes a note', () => {
  const desk = openDesk(undefined);
  const [only] = listNoteActions(desk.snapshot, digestUri, spanOf(desk, 'two boats'), 'n-1');
  assert.ok(only!.isNew && only!.uri === noteUri && only!.kind === 'annotate');
  assert.deepEqual(listNoteActions(desk.snapshot, digestUri, { start: 5, end: 5 }, 'n-1'), []);
});
