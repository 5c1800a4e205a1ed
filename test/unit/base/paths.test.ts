import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInsidePath } from '../../../server/src/base/paths';

test('a path below a folder loses what is redundant', () => {
  for (const [text, path] of [
    ['notes', 'notes'],
    [' ./notes/ ', 'notes'],
    ['notes\\inner//kite.md', 'notes/inner/kite.md'],
    ['a b/c#d%20/é', 'a b/c#d%20/é'],
    ['...', '...'],
    ['..notes/.hidden', '..notes/.hidden'],
  ] as const)
    assert.equal(readInsidePath(text), path, text);
});

test('what may lead out of the folder, or names nothing in it, is no path', () => {
  const outside = [
    '..',
    '../notes',
    'notes/..',
    'a/../b',
    '..\\notes',
    '/',
    '/notes',
    '\\notes',
    '\\\\host\\share',
    '//host/share',
    '~',
    '~/notes',
  ];
  const elsewhere = [
    'c:',
    'C:\\notes',
    'c:notes',
    'file:///notes',
    'vscode-vfs://host/notes',
    'untitled:notes',
    'no\0tes',
    'a\nb',
    'no\ud800tes',
  ];
  const nothing = ['', ' ', '.', './', './/.'];
  for (const text of [...outside, ...elsewhere, ...nothing]) assert.equal(readInsidePath(text), undefined, JSON.stringify(text));
});
