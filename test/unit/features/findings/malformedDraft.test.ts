import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { diagnostics } from '../../../../server/src/features/findings/diagnostics';
import type { DraftLanguage } from '../../../../server/src/model/draftLanguage';
import { createDraftFile } from '../../../../server/src/workspace/files/createTextFile';
import type { DraftFile } from '../../../../server/src/workspace/files/textFile';
import { WorkspaceHost } from '../../../../server/src/workspace/workspaceHost';

const uri = 'file:///draft.md';

function diagnose(draft: DraftFile): readonly (readonly [code: string, severity: string, message: string])[] {
  const snapshot = { ...new WorkspaceHost().snapshot, drafts: new Map([[uri, draft]]) };
  return diagnostics(snapshot, uri).map(({ code, severity, message }) => [code, severity, message]);
}

test('a draft whose reading fails says so at its beginning, and cites nothing', () => {
  const failing: DraftLanguage = {
    ...markdown,
    scan: () => {
      throw new Error('too deep');
    },
  };
  const draft = createDraftFile(uri, 'See [@kite].', failing);
  assert.deepEqual(draft.scan().citations, []);
  assert.deepEqual(diagnose(draft), [
    ['malformed-draft', 'warning', "This file couldn't be read (Error: too deep). Other files aren't affected."],
  ]);
});

test('a draft that gave no text says why; one that did has nothing to say', () => {
  assert.deepEqual(diagnose(createDraftFile(uri, '', markdown, { problem: 'This is a binary file.' })), [
    ['malformed-draft', 'warning', 'This is a binary file.'],
  ]);
  assert.deepEqual(diagnose(createDraftFile(uri, 'Words.', markdown, { problem: "This file isn't UTF-8" })), []);
  assert.deepEqual(diagnose(createDraftFile(uri, '', markdown)), []);
});
