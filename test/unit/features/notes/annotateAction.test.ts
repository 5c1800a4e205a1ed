import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAnnotateAction } from '../../../../server/src/features/notes/annotateAction';
import { digestUri, noteUri, openDesk, spanOf } from '../notesDesk';

test('in a digest a selection of an abstract becomes a note', () => {
  const desk = openDesk(undefined);
  const action = findAnnotateAction(desk.snapshot, digestUri, spanOf(desk, 'two boats'), 'n-1');
  assert.ok(action?.isNew && action.uri === noteUri);
  assert.equal(findAnnotateAction(desk.snapshot, digestUri, { start: 5, end: 5 }, 'n-1'), undefined);
});
