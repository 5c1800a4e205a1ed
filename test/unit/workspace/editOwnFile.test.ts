import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diagnostics } from '../../../server/src/features/findings/diagnostics';
import type { Settings } from '../../../server/src/model/settings';
import { referencesFile } from '../../../server/src/ownFiles/references';
import { editOwnFile, type OwnFileEdit, type Refusal } from '../../../server/src/workspace/editOwnFile';
import { glacierReference, riverReference } from '../../support/completedReferences';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

const draft = '//- /draft.md\nText\n';
const path = '/marginalia/references.json';
const known = applyEdits('', referencesFile.edit('', [riverReference]) ?? []);
const both = applyEdits('', referencesFile.edit('', [riverReference, glacierReference]) ?? []);

function plan(files: string, settings: Partial<Settings> = {}): OwnFileEdit | Refusal {
  return editOwnFile(createFixtureWorkspace(files, settings).snapshot, 'references', () => [glacierReference]);
}

function checkRefused(result: OwnFileEdit | Refusal, reason: RegExp): void {
  assert.match(result.kind === 'refused' ? result.reason : 'nothing was refused', reason);
}

test('references are added to the file that is there, and a new one is made where there is none', () => {
  const added = plan(`${draft}//- ${path}\n${known}`);
  assert.ok(added.kind === 'edits');
  assert.deepEqual([added.uri, added.isNew, applyEdits(known, added.edits)], [uriOf(path), false, both]);
  const made = plan(draft, { folder: 'mine' });
  assert.ok(made.kind === 'edits');
  assert.deepEqual([made.uri, made.isNew], [uriOf('/mine/references.json'), true]);
  assert.deepEqual(plan(`${draft}//- ${path}\n${both}`), { kind: 'edits', uri: uriOf(path), isNew: false, edits: [] });
});

test('a file that a draft names as its bibliography gets the references too', () => {
  const added = plan(`//- /draft.md\n---\nbibliography: marginalia/references.json\n---\nText\n//- ${path}\n${known}`);
  assert.ok(added.kind === 'edits');
  assert.equal(applyEdits(known, added.edits), both);
});

test('the file may be a bibliography of a draft, and still says where its facts come from', () => {
  const { snapshot } = createFixtureWorkspace(
    `//- /draft.md\n---\nbibliography: marginalia/references.json\n---\nText [@sandbar]\n//- ${path}\n${known}`,
  );
  const paper = snapshot.library().findByKey('sandbar');
  assert.equal(paper?.occurrences[0]?.kind, 'bibliography');
  assert.deepEqual(paper?.reference, riverReference);
  assert.deepEqual(diagnostics(snapshot, uriOf('/draft.md')), []);
});

test('a broken file is left alone, and the line is told', () => {
  checkRefused(
    plan(`${draft}//- ${path}\n[\n{"id": \n]\n`),
    /^references\.json couldn't be read completely\. Nothing was changed\. Line \d: Invalid JSON/,
  );
});
