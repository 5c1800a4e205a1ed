import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveActionWithoutCommand } from '../../../../client/src/middleware/resolvedActions';

type Asked = Parameters<typeof resolveActionWithoutCommand>;

test('the server is asked for an action without a command, and for no other', async () => {
  const resolved = { title: 'Resolved' };
  const resolve = async (action: Asked[0]): Promise<unknown> => resolveActionWithoutCommand(action, {} as Asked[1], async () => resolved);
  const complete = {
    title: 'Dismiss for this sentence',
    command: { title: 'Dismiss for this sentence', command: 'marginalia.dismissHint', arguments: [1] },
  };
  assert.equal(await resolve(complete), complete);
  assert.equal(await resolve({ title: 'Add "kite" to refs.bib' }), resolved);
});
