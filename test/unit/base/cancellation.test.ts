import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancelledError, yieldToMessages } from '../../../server/src/base/cancellation';

test('lets what waits run first', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('message'));
  await yieldToMessages();
  order.push('loop');
  assert.deepEqual(order, ['message', 'loop']);
});

test('sees a cancel notice that comes while it waits', async () => {
  const signal = { isCancellationRequested: false };
  setImmediate(() => (signal.isCancellationRequested = true));
  await assert.rejects(yieldToMessages(signal), CancelledError);
});

test('goes on where nobody cancels', async () => {
  await yieldToMessages({ isCancellationRequested: false });
  await yieldToMessages();
});
