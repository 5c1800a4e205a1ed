import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDraftFolder } from '../../../../server/src/workspace/drafts/draftLinks';

const work = 'file:///work';
const drive = 'file:///c%3A/work';
const share = 'file://server/share/work';
const remote = 'vscode-vfs://github/owner/work';

for (const [folders, uri, expected] of [
  [[work], 'file:///work/part/a.md', 'file:///work/part'],
  [[work], 'file:///work/a%23b%20100%25/a.md', 'file:///work/a%23b%20100%25'],
  // A file that was saved is where it is.
  [[work], 'file:///elsewhere/a.md', 'file:///elsewhere'],
  [[], 'file:///elsewhere/a.md', 'file:///elsewhere'],
  [[remote], 'vscode-vfs://github/owner/work/part/a.md', 'vscode-vfs://github/owner/work/part'],
  // One that was never saved is where the editor would save it, if that is in a workspace folder.
  [[work], 'untitled:Untitled-1', work],
  [[work], 'untitled:a.md', work],
  [[work], 'untitled:/work/part/a.md', 'file:///work/part'],
  [[`${work}/`], 'untitled:Untitled-1', work],
  [['file:///first', work], 'untitled:/work/a.md', work],
  [[work], 'untitled:/elsewhere/a.md', work],
  [[work], 'untitled:/work/../a.md', work],
  [[work], 'untitled:/a.md', work],
  [[drive], 'untitled:c:\\work\\a.md', drive],
  [[drive], 'untitled:/c:/work/part/a.md', `${drive}/part`],
  [[drive], 'untitled:/d:/work/a.md', drive],
  [[drive], 'untitled:/c:/work/../a.md', drive],
  [[share], 'untitled:Untitled-1', share],
  [[share], 'untitled://server/share/a.md', share],
  [[remote], 'untitled:/owner/work/part/a.md', `${remote}/part`],
  [[], 'untitled:Untitled-1', undefined],
  [[], 'untitled:/work/a.md', undefined],
] as const)
  test(`the folder of ${uri} in ${folders.join(' and ') || 'no folder'}`, () => {
    assert.equal(findDraftFolder(folders, uri), expected);
  });
