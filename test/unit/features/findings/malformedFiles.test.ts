import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdown } from '../../../../server/src/drafts/markdown/markdown';
import { diagnostics } from '../../../../server/src/features/findings/diagnostics';
import { malformedNote } from '../../../../server/src/features/findings/malformedFiles';
import type { DraftLanguage } from '../../../../server/src/model/draftLanguage';
import { createDraftFile } from '../../../../server/src/workspace/files/createTextFile';
import type { DraftFile } from '../../../../server/src/workspace/files/textFile';
import { WorkspaceHost } from '../../../../server/src/workspace/workspaceHost';
import { drawNote, noteUri, openSandbox } from '../notesSandbox';
import { checkRule } from './checkRule';

/** The digest draws what was not understood; `reasons` say why, in order. */
function check(body: string, reasons: readonly RegExp[], path = '/digest.txt'): void {
  checkRule(`//- ${path}\n${body}`, path, 'malformed-digest', reasons);
}

const paper = 'Moraine: A Model of Glaciers\n\nGlaciers move. We present Moraine, a model of how they do, with a step of ten years.\n\n';

test('a digest that is understood has none', () => check(paper, []));

test('a title without an abstract, between papers', () => {
  check(
    `${paper}<|Deltas and How They Grow|>\n\nOn the Age of Rivers\n\nRivers are old. This paper says how old, for nine of them, by counting layers of sand.\n`,
    [/title has no abstract/],
  );
});

test('an empty digest, and one without papers', () => {
  check('<||>', [/empty/]);
  check('{"papers":<| |>', [/JSON/i], '/digest.json');
});

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

const source = '//- /refs.bib\n@misc{ice, title = {Ice}}\n@misc{sea, title = {Sea\n\n@misc{sky, title = {Sky}}\n';

test('an entry that can’t be read', () => {
  checkRule(source.replace('{Sea', '<|{Sea|>'), '/refs.bib', 'malformed-entry', [/./]);
});

test('a rule that is off reports nothing', () => {
  checkRule(source, '/refs.bib', 'malformed-entry', [], { rules: { 'malformed-entry': 'off' } });
});

/** The first lines of what is found in a note. */
const find = (note: string): readonly string[] => {
  const { snapshot } = openSandbox(note);
  const { text } = snapshot.drafts.get(noteUri)!;
  return malformedNote.detect(snapshot, noteUri).map(({ span }) => text.slice(span.start, span.end).split('\n')[0]!);
};

test('what can’t be read', () => {
  assert.deepEqual(find(drawNote([], { more: 'status: someday\n' })), ['someday']);
  assert.deepEqual(find('---\nkey: kite\ntitle: [\n---\n').length, 1);
  assert.deepEqual(find(drawNote([{ id: 'a', quote: 'It carries two boats', attributes: '{"prefix":' }])), [
    '<!-- marginalia {"prefix": -->',
  ]);
});

test('notes of other programs are left alone', () => {
  assert.deepEqual(find('---\ntitle: Nowhere to be found\n---\n> words\n'), []);
});
