import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusals } from '../../../../server/src/features/annotating/noteEdit';

test('every reason is a whole sentence, with the file, the key or the line that it is about', () => {
  const given = ['kite.md', 7, 'It has no end.'] as const;
  for (const [name, reason] of Object.entries(refusals)) {
    const text = (reason as (...values: readonly (string | number)[]) => string)(...given);
    assert.match(text, /^[A-Z"]|^kite\.md /, name);
    assert.ok(text.endsWith('.') || text.endsWith(given[2]), text);
    for (const value of given.slice(0, reason.length)) assert.ok(text.includes(String(value)), `${name}: ${text}`);
  }
});
