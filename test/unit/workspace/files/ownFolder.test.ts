import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFolder, isInside } from '../../../../server/src/workspace/files/ownFolder';

/** A workspace folder, files that are in it, and files that only look so. */
const cases: readonly { readonly folder: string; readonly inside: readonly string[]; readonly outside: readonly string[] }[] = [
  {
    folder: 'file:///work',
    inside: [
      'file:///work/a.bib',
      'file:///work/part/a.bib',
      'file:///work/part/../a.bib',
      'file:///work/a%23b%20100%25.bib',
      'file:///work/..a/b.bib',
      'file:///work/a\\b.bib',
      'file:///work//a.bib',
    ],
    outside: [
      'file:///work',
      'file:///workshop/a.bib',
      'file:///work/../a.bib',
      'file:///work/%2e%2e/a.bib',
      'file:///work/part/../../a.bib',
      'file:///work%2f..%2fa.bib',
      'file://server/work/a.bib',
      'file://server//work/a.bib',
      'file:///c%3A/work/a.bib',
      'untitled:a.bib',
      'untitled:/work/a.bib',
      'vscode-vfs://github/work/a.bib',
      'vscode-vfs:/work/a.bib',
      'git:/work/a.bib',
    ],
  },
  {
    folder: 'file:///c%3A/work',
    inside: ['file:///c%3A/work/a.bib', 'file:///C:/work/a.bib', 'file:///c:/work/part%5Ca.bib'],
    outside: [
      'file:///d%3A/work/a.bib',
      'file:///work/a.bib',
      'file:///c%3A/work/..%5C..%5Ca.bib',
      'file:///c%3A/work/..%5Ca.bib',
      'file://c/work/a.bib',
      'file://server/c%24/work/a.bib',
    ],
  },
  {
    folder: 'file://server/share/work',
    inside: ['file://server/share/work/a.bib', 'file://SERVER/share/work/a.bib'],
    outside: [
      'file:///server/share/work/a.bib',
      'file://other/share/work/a.bib',
      'file:///share/work/a.bib',
      'file://server/share/work/..%5Ca.bib',
    ],
  },
  {
    folder: 'vscode-vfs://github/owner/work',
    inside: ['vscode-vfs://github/owner/work/a.bib'],
    outside: ['vscode-vfs://gitlab/owner/work/a.bib', 'file:///owner/work/a.bib', 'vscode-vfs://github/owner/work/../a.bib'],
  },
  { folder: 'file:///', inside: ['file:///a.bib'], outside: ['file://server/a.bib', 'untitled:/a.bib'] },
];

for (const { folder, inside, outside } of cases)
  test(`what is in ${folder}`, () => {
    for (const uri of inside) assert.ok(isInside([folder], uri), `${uri} is inside`);
    for (const uri of outside) assert.ok(!isInside([folder], uri), `${uri} is outside`);
    assert.ok(isInside([`${folder.replace(/\/$/, '')}/`], inside[0] ?? ''), 'with a slash at the end');
    assert.ok(!isInside([], inside[0] ?? ''), 'in no folder');
  });

test('of folders in each other, the inner one has a file', () => {
  assert.equal(findFolder(['file:///a', 'file:///a/b', 'file:///c'], 'file:///a/b/c.bib'), 'file:///a/b');
  assert.equal(findFolder(['file:///a/b', 'file:///a'], 'file:///a/b/../c.bib'), 'file:///a');
});
