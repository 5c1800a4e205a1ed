import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit } from '../../../server/src/model/draft';
import { createEncoder } from '../../../server/src/protocol/encode';
import { findFile } from '../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { writable } from '../../support/writable';

const { snapshot } = createFixtureWorkspace(
  '//- /digest.txt\nKiteformer: A Study of Wind\n\nWe introduce Kiteformer, an abstract that is long enough to be read as one.\n//- /draft.md\nLine one.\nSee @kiteformer.\n',
);
const draft = writable(uriOf('/draft.md'));
const digest = writable(uriOf('/digest.txt'));

/** An editor that has the draft open and spells all in capitals. */
const desk = {
  toEditorUri: (uri: string) => (uri === draft ? 'file:///DESK/draft.md' : uri),
  versionOf: (uri: string) => (uri === draft ? 7 : undefined),
};
const encoder = createEncoder(desk, false);
const at = (line: number, from: number, to: number): object => ({ start: { line, character: from }, end: { line, character: to } });
const insert = (offset: number, newText: string): TextEdit => ({ span: { start: offset, end: offset }, newText });

test('an open document is spelled as the editor spells it, any other as the server does', () => {
  assert.deepEqual(encoder.toLocation(snapshot, draft, { start: 14, end: 25 }), { uri: 'file:///DESK/draft.md', range: at(1, 4, 15) });
  assert.equal(encoder.toLocation(snapshot, digest, { start: 0, end: 1 }).uri, digest);
});

test('a file that the snapshot does not have is shown at its beginning', () => {
  assert.deepEqual(encoder.toLocation(snapshot, uriOf('/gone.md'), { start: 5, end: 9 }), { uri: uriOf('/gone.md'), range: at(0, 0, 0) });
});

test('plain data: each span becomes the range in the file beside it, each URI that of the editor, and all else stays', () => {
  const result = {
    kind: 'review',
    count: 2,
    groups: [{ places: [{ uri: draft, span: { start: 14, end: 25 }, words: '@kiteformer' }], known: undefined }],
    files: [
      { uri: draft, papers: 1 },
      { uri: digest, papers: null },
    ],
    offsets: [{ span: { start: 1, end: 2 } }],
  };
  assert.deepEqual(encoder.encode(snapshot, result), {
    kind: 'review',
    count: 2,
    groups: [{ places: [{ uri: 'file:///DESK/draft.md', range: at(1, 4, 15), words: '@kiteformer' }], known: undefined }],
    files: [
      { uri: 'file:///DESK/draft.md', papers: 1 },
      { uri: digest, papers: null },
    ],
    offsets: [{ span: { start: 1, end: 2 } }],
  });
});

test('edits of several files', () => {
  const files = new Map([
    [draft, [insert(10, 'a'), insert(11, 'b')]],
    [writable(uriOf('/refs.bib')), [insert(0, 'c')]],
  ]);
  assert.deepEqual(encoder.toFileEdits(snapshot, files), [
    {
      uri: 'file:///DESK/draft.md',
      edits: [
        { range: at(1, 0, 0), newText: 'a' },
        { range: at(1, 1, 1), newText: 'b' },
      ],
    },
    { uri: uriOf('/refs.bib'), edits: [{ range: at(0, 0, 0), newText: 'c' }] },
  ]);
});

test('a workspace edit of files that are there', () => {
  const files = new Map([
    [draft, [insert(10, 'a')]],
    [writable(uriOf('/gone.md')), [insert(0, 'c')]],
  ]);
  assert.deepEqual(encoder.toWorkspaceEdit(snapshot, files), {
    changes: { 'file:///DESK/draft.md': [{ range: at(1, 0, 0), newText: 'a' }] },
  });
});

test('an editor that reads versions is told which version of an open document the edit is for', () => {
  const files = new Map([
    [draft, [insert(10, 'a')]],
    [digest, [insert(0, 'b')]],
  ]);
  assert.deepEqual(createEncoder(desk, true).toWorkspaceEdit(snapshot, files), {
    documentChanges: [
      { textDocument: { uri: 'file:///DESK/draft.md', version: 7 }, edits: [{ range: at(1, 0, 0), newText: 'a' }] },
      { textDocument: { uri: digest, version: null }, edits: [{ range: at(0, 0, 0), newText: 'b' }] },
    ],
  });
});

test('a workspace edit that makes a file first', () => {
  const made = writable(uriOf('/refs.bib'));
  const files = new Map([
    [made, [insert(0, '@misc{a}\n'), insert(0, '@misc{b}\n')]],
    [draft, [insert(0, '---\n')]],
  ]);
  assert.deepEqual(encoder.toWorkspaceEdit(snapshot, files, made), {
    documentChanges: [
      { kind: 'create', uri: made, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri: made, version: null }, edits: [{ range: at(0, 0, 0), newText: '@misc{a}\n@misc{b}\n' }] },
      { textDocument: { uri: 'file:///DESK/draft.md', version: 7 }, edits: [{ range: at(0, 0, 0), newText: '---\n' }] },
    ],
  });
});

test('a paper is listed with the place of its title', () => {
  const [paper] = snapshot.library().papers;
  assert.ok(paper !== undefined && findFile(snapshot, digest) !== undefined);
  assert.deepEqual(encoder.toListedPaper(snapshot, paper), {
    key: 'kiteformer',
    title: 'Kiteformer: A Study of Wind',
    names: ['Kiteformer'],
    uri: digest,
    range: at(0, 0, 27),
  });
  assert.deepEqual(encoder.toPaperLocation(snapshot, { ...paper, occurrences: [] }), { uri: '', range: at(0, 0, 0) });
});
