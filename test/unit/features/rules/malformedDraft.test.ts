import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { diagnostics } from '../../../../server/src/features/lsp/diagnostics';
import type { DraftLanguage } from '../../../../server/src/model/draftLanguage';
import { createDraftFile } from '../../../../server/src/workspace/files/draftFile';
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
    ['malformed-draft', 'warning', 'this file could not be read; no other file suffers from it (Error: too deep)'],
  ]);
});

test('a draft that gave no text says why; one that did has nothing to say', () => {
  assert.deepEqual(diagnose(createDraftFile(uri, '', markdown, { problem: 'this is a binary file, not text' })), [
    ['malformed-draft', 'warning', 'this is a binary file, not text'],
  ]);
  assert.deepEqual(diagnose(createDraftFile(uri, 'Words.', markdown, { problem: 'this file is not in UTF-8' })), []);
  assert.deepEqual(diagnose(createDraftFile(uri, '', markdown)), []);
});
