import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Connection } from 'vscode-languageserver/node';
import { readClientAbilities } from '../../../server/src/protocol/capabilities';
import { ClientSettings } from '../../../server/src/protocol/settings';

/** A connection to a client that answers with these sections. */
function answering(sections: readonly unknown[]): Connection {
  return { workspace: { getConfiguration: () => Promise.resolve(sections) } } as unknown as Connection;
}

const asked = readClientAbilities({ workspace: { configuration: true } });
const notAsked = readClientAbilities({});

test('a client that can be asked is asked each time', async () => {
  const settings = new ClientSettings(answering([{ digests: ['**/*.list'] }, { '**/old': true, '**/new': false }]), asked, {
    digests: ['**/*.txt'],
  });
  const { digests, exclude } = await settings.read();
  assert.deepEqual([digests, exclude], [['**/*.list'], ['**/old']]);
});

test('of a client without these settings those that it sent count', async () => {
  const settings = new ClientSettings(answering([null, null]), asked, { digests: ['**/*.txt'] });
  assert.deepEqual((await settings.read()).digests, ['**/*.txt']);
});

test('a client that can’t be asked sends its settings at the start, and after a change', async () => {
  const settings = new ClientSettings(answering([]), notAsked, { digests: ['**/*.txt'] });
  assert.deepEqual((await settings.read()).digests, ['**/*.txt']);
  settings.takeChanged({ other: {} });
  assert.deepEqual((await settings.read()).digests, ['**/*.txt']);
  settings.takeChanged({ marginalia: { digests: ['**/*.md'] } });
  assert.deepEqual((await settings.read()).digests, ['**/*.md']);
});
