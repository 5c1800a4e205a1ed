import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PreviewCache } from '../../../../client/src/preview/previewCache';
import type { PreviewAnswer } from '../../../../server/src/protocol/citationRequests';

const uri = 'file:///draft.md';

/** A document, a server that answers when told to, and a preview that renders when it is refreshed. */
function setUp(text: string) {
  const state = { text, enabled: true, refreshed: 0, asked: [] as ((answer: PreviewAnswer | null | Error) => void)[] };
  const cache: PreviewCache = new PreviewCache({
    isEnabled: () => state.enabled,
    findText: (asked) => (asked === uri ? state.text : undefined),
    ask: () =>
      new Promise((resolve, reject) => {
        state.asked.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
    refresh: () => {
      state.refreshed += 1;
      show();
    },
  });
  const show = (): PreviewAnswer | undefined => {
    const found = cache.find(state.text);
    cache.previewShown(uri);
    return found;
  };
  const answer = async (html: string): Promise<void> => {
    const start = state.text.indexOf('@');
    state.asked.shift()!({
      citations: start === -1 ? [] : [{ start, end: start + 2, source: state.text.slice(start, start + 2), html }],
      references: '',
      notes: '',
    });
    await new Promise(setImmediate);
  };
  return { state, cache, show, answer };
}

test('the first rendering asks; the answer is rendered, once', async () => {
  const { state, show, answer } = setUp('see @a .');
  assert.equal(show(), undefined);
  assert.equal(state.asked.length, 1);
  show();
  assert.equal(state.asked.length, 1, 'one question at a time');
  await answer('A');
  assert.equal(state.refreshed, 1);
  assert.equal(show()?.citations[0]?.html, 'A');
  assert.equal(state.asked.length, 0);
});

test('while prose is typed, citations stay formatted, and the preview is not rendered twice', async () => {
  const { state, show, answer } = setUp('see @a .');
  show();
  await answer('A');
  state.text = 'now see @a .';
  assert.equal(show()?.citations[0]?.start, 8);
  await answer('A');
  assert.equal(state.refreshed, 1);
});

test('a draft that changes while the server works is asked for again', async () => {
  const { state, show, answer } = setUp('see @a .');
  show();
  state.text = 'see @b .';
  show();
  assert.equal(state.asked.length, 1);
  await answer('B, but about the text before');
  assert.equal(state.refreshed, 1);
  assert.equal(state.asked.length, 1, 'the rendering that follows asks');
  await answer('B');
  assert.equal(show()?.citations[0]?.html, 'B');
});

test('a change of the library renders what is shown again', async () => {
  const { state, cache, show, answer } = setUp('see @a .');
  cache.expire();
  assert.equal(state.refreshed, 0, 'nothing is shown yet');
  show();
  await answer('A');
  cache.expire();
  assert.equal(state.asked.length, 1);
  assert.equal(cache.find(state.text)?.citations[0]?.html, 'A', 'the former answer stands until the next');
  await answer('A 2024');
  assert.equal(show()?.citations[0]?.html, 'A 2024');
  assert.equal(state.refreshed, 3);
});

test('a server that fails is asked again with the next rendering', async () => {
  const { state, show, answer } = setUp('see @a .');
  show();
  state.asked.shift()!(new Error('gone'));
  await new Promise(setImmediate);
  assert.equal(show(), undefined);
  assert.equal(state.asked.length, 1);
  await answer('A');
  assert.equal(show()?.citations[0]?.html, 'A');
});

test('a document that is no draft shows its source, and is asked for once', async () => {
  const { state, show } = setUp('see @a .');
  show();
  state.asked.shift()!(null);
  await new Promise(setImmediate);
  assert.deepEqual(show()?.citations, []);
  assert.equal(state.asked.length, 0);
  assert.equal(state.refreshed, 0);
});

test('turned off: nothing is shown and nothing is asked', () => {
  const { state, show } = setUp('see @a .');
  state.enabled = false;
  assert.equal(show(), undefined);
  assert.equal(state.asked.length, 0);
});

test('other documents and separators that VS Code takes out', async () => {
  const { state, cache, show, answer } = setUp('see \u2028 @a .');
  show();
  await answer('A');
  assert.equal(cache.find('something else'), undefined);
  assert.deepEqual(
    cache.find('see  @a .')?.citations.map(({ start }) => start),
    [5],
  );
  assert.equal(state.asked.length, 0);
});
