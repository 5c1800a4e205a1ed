import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTags } from '../../../../server/src/annotations/note/parseNote';

test('tags as Obsidian reads them', () => {
  assert.deepEqual(findTags('#kv-cache, (#heads/retrieval) #a_1 #Ä \u{1f600}#x #kv-cache\n#end/'), [
    'kv-cache',
    'heads/retrieval',
    'a_1',
    'Ä',
    'x',
    'end',
  ]);
});

test('what is none', () => {
  assert.deepEqual(findTags('#1 a#b &#35; ## # `#code` https://x.org/#part [a](b#c) \\#escaped /#x'), []);
});
