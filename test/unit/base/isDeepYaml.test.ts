import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepYaml } from '../../../server/src/base/isDeepYaml';

test('brackets, indents and dashes beyond what a writer nests', () => {
  for (const deep of ['['.repeat(300), '{a: '.repeat(300), '- '.repeat(500), `${' '.repeat(1000)}a: b`])
    assert.ok(isDeepYaml(deep), deep.slice(0, 20));
  for (const plain of ['', 'a: [1, 2]\nb: {c: d}', '[] '.repeat(10_000), '- a\n'.repeat(10_000), `a: ${'word '.repeat(2000)}`])
    assert.ok(!isDeepYaml(plain), plain.slice(0, 20));
});
