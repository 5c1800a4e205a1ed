import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDocumentPosition, findDraftPosition, normalizeUri, toSpan } from '../../../server/src/protocol/encode';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

const { snapshot } = createFixtureWorkspace('//- /draft.md\nLine one.\nSee @kiteformer.\n');
const position = { line: 1, character: 5 };

test('all spellings of a URI are one', () => {
  const spellings = ['file:///c%3A/a b.md', 'file:///c:/a%20b.md', 'file:///C:/a%20b.md', 'file:///c%3a/a%20b.md'];
  assert.deepEqual([...new Set(spellings.map(normalizeUri))], ['file:///c%3A/a%20b.md']);
});

test('a position is found in the document whatever the spelling of its URI', () => {
  const { uri, file, offset } = findDocumentPosition(snapshot, { textDocument: { uri: 'file:///desk/dr%61ft.md' }, position });
  assert.deepEqual([uri, file?.kind, offset], [uriOf('/draft.md'), 'draft', 15]);
  assert.equal(findDraftPosition(snapshot, { uri: 'file:///desk/dr%61ft.md', position })?.offset, 15);
});

test('a document that the server does not know has no file', () => {
  const { file, offset } = findDocumentPosition(snapshot, { textDocument: { uri: 'file:///desk/other.md' }, position });
  assert.deepEqual([file, offset], [undefined, 0]);
  assert.equal(findDraftPosition(snapshot, { uri: 'file:///desk/other.md', position }), undefined);
});

test('a range becomes offsets', () => {
  const file = findDocumentPosition(snapshot, { textDocument: { uri: 'file:///desk/dr%61ft.md' }, position }).file;
  assert.ok(file !== undefined);
  assert.deepEqual(toSpan(file, { start: { line: 0, character: 5 }, end: position }), { start: 5, end: 15 });
});
