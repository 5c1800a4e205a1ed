import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findUrls, isOnCodeHost, isRepository, trimUrl } from '../../../server/src/text/identifiers';

test('trimUrl takes the punctuation of the sentence away, and a bracket that has no opening one', () => {
  for (const [written, trimmed] of [
    ['https://a.org/b.', 'https://a.org/b'],
    ['https://a.org/b).', 'https://a.org/b'],
    ['https://a.org/b_(c)', 'https://a.org/b_(c)'],
    ['https://a.org/b_(c)),', 'https://a.org/b_(c)'],
    ['https://a.org/b]', 'https://a.org/b'],
    ['https://a.org/b**', 'https://a.org/b'],
    ["https://a.org/b'", 'https://a.org/b'],
    ['10.1016/0042-6989(84)90178-0', '10.1016/0042-6989(84)90178-0'],
    ['...', ''],
  ] as const)
    assert.equal(trimUrl(written), trimmed, written);
});

test('trimUrl takes no longer than the text is long', () => {
  assert.equal(trimUrl(`https://a.org/${')'.repeat(1_000_000)}`), 'https://a.org/');
});

test('findUrls completes the address of a repository that is written without its scheme', () => {
  assert.deepEqual(findUrls('Code: github.com/a/b, and (https://a.org/c).'), ['https://github.com/a/b', 'https://a.org/c']);
});

test('a repository is more than a page of its site', () => {
  assert.ok(isRepository('https://github.com/a/b') && isOnCodeHost('https://github.com/a/b'));
  assert.ok(!isRepository('https://github.com/explore') && isOnCodeHost('https://github.com/explore'));
  assert.ok(!isOnCodeHost('https://a.org/github.com/a'));
});
