import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAnnotateAction } from '../../../../server/src/features/annotating/planNoteEdit';
import { digestUri, noteUri, openSandbox, spanOf } from '../notesSandbox';

test('in a digest a selection of an abstract becomes a note', () => {
  const sandbox = openSandbox(undefined);
  const action = findAnnotateAction(sandbox.snapshot, digestUri, spanOf(sandbox, 'two boats'), 'n-1');
  assert.ok(action?.isNew && action.uri === noteUri);
  assert.equal(findAnnotateAction(sandbox.snapshot, digestUri, { start: 5, end: 5 }, 'n-1'), undefined);
});
