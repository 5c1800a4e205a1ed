import { test } from 'node:test';
import { checkRule } from './checkRule';

test('a key that stands twice', () => {
  checkRule(
    '//- /refs.bib\n@misc{ice, title = {Ice}}\n@misc{sea, title = {Sea}}\n@book{<|ice|>, title = {Other Ice}}\n',
    '/refs.bib',
    'duplicate-citation-key',
    [/"ice" is a duplicate citation key/],
  );
});

test('keys that differ by letter case are two', () => {
  checkRule('//- /refs.bib\n@misc{ice, title = {Ice}}\n@misc{Ice, title = {Snow}}\n', '/refs.bib', 'duplicate-citation-key', []);
});
