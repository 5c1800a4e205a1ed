import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listThreads, placeInAbstract } from '../../../server/src/features/notes/noteThreads';
import { getNotes } from '../../../server/src/workspace/notes';
import { digestUri, drawNote, noteUri, openDesk, spanOf } from './notesDesk';

const note = drawNote([{ id: 'a', quote: 'It carries two boats' }, { id: 'b', quote: 'Nothing of this kind stands there' }]);

test('each annotation at its passage, and an orphan told as one', () => {
  const desk = openDesk(note);
  const [only, ...others] = listThreads(desk.snapshot, digestUri, { start: 0, end: 10_000 })!;
  assert.equal(others.length, 0);
  assert.deepEqual(only!.annotations.map(({ annotation, place }) => [annotation.id, place]), [
    ['a', { kind: 'found', span: spanOf(desk, 'It carries two boats') }],
    ['b', { kind: 'orphan', candidates: [] }],
  ]);
});

test('only papers in the stretch, and only digests', () => {
  const desk = openDesk(note);
  assert.deepEqual(listThreads(desk.snapshot, digestUri, spanOf(desk, 'Its songs')), []);
  assert.equal(listThreads(desk.snapshot, noteUri, { start: 0, end: 1 }), undefined);
});

test('in the abstract as the library has it', () => {
  const { snapshot } = openDesk(note);
  const [paper] = snapshot.library().resolveKey('kite');
  const [first] = placeInAbstract(paper!, getNotes(snapshot).notesOn(paper!));
  assert.ok(first?.place.kind === 'found' && paper!.abstract.slice(first.place.span.start, first.place.span.end) === 'It carries two boats');
});
