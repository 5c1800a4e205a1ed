import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifest, resolveText } from './manifest';
import { type ContextValues, holds } from './whenClause';

const { commands, keybindings, menus, submenus } = manifest.contributes;

/** The titles that the command palette lists where these context keys are set. */
function listPalette(values: ContextValues): readonly string[] {
  const conditions = new Map((menus['commandPalette'] ?? []).map(({ command, when }) => [command, when]));
  return commands
    .filter(({ command }) => holds(conditions.get(command) ?? 'true', values))
    .map(({ title }) => resolveText(title))
    .sort((one, other) => one.localeCompare(other));
}

/** A workspace in which everything is so that commands are offered for it. */
const busyLibrary: ContextValues = {
  'marginalia.hasLibrary': true,
  'marginalia.hasNewPapers': true,
  'marginalia.hasIncompleteReferences': true,
  'marginalia.hasNotes': true,
  'marginalia.hasOrphans': true,
  'marginalia.notesChanged': true,
  'marginalia.topicsChanged': true,
  'marginalia.referencesChanged': true,
  'marginalia.hasDecisions': true,
  workspaceFolderCount: 1,
};

const file: ContextValues = { editorIsOpen: true, resourceScheme: 'file' };

test('an empty window offers five commands', () => {
  assert.deepEqual(listPalette({ workspaceFolderCount: 0 }), [
    'Add Papers...',
    'Get Started',
    'Open Sample',
    'Paste a Digest',
    'Restart Server',
  ]);
});

test('a library offers 16 commands at most, a draft 28, a digest 22, also where all that can be done can be done', () => {
  for (const isCompleting of [false, true]) {
    const library = { ...busyLibrary, 'marginalia.isCompleting': isCompleting };
    const draft = {
      editorLangId: 'markdown',
      'marginalia.inDraft': true,
      'marginalia.isReviewOpen': true,
      'marginalia.hasReferences': true,
    };
    const digest = { 'marginalia.inDigest': true, editorHasSelection: true, 'marginalia.onOpenNote': true };
    const counts = {
      library: listPalette(library).length,
      draft: listPalette({ ...library, ...file, ...draft }).length,
      digest: listPalette({ ...library, ...file, ...digest }).length,
    };
    assert.ok(counts.library <= 16 && counts.draft <= 28 && counts.digest <= 22, JSON.stringify(counts));
  }
});

test('what a paper of every day asks for is among the first eleven commands of a draft', () => {
  const first = listPalette({
    'marginalia.hasLibrary': true,
    'marginalia.hasNewPapers': true,
    'marginalia.hasIncompleteReferences': true,
    ...file,
    'marginalia.inDraft': true,
  }).slice(0, 11);
  for (const title of [
    'Annotate Paper',
    'Check Draft',
    'Check References...',
    'Cite for This Sentence...',
    'Cite Paper...',
    'Complete References...',
    'Find Papers...',
  ])
    assert.ok(first.includes(title), `${title} in ${first.join()}`);
});

test('commands on a note, a selection or a look-up are offered where there is one', () => {
  const digest: ContextValues = { 'marginalia.hasLibrary': true, ...file, 'marginalia.inDigest': true };
  const adds = (values: ContextValues): readonly string[] => {
    const before = listPalette(digest);
    return listPalette({ ...digest, ...values }).filter((title) => !before.includes(title));
  };
  assert.deepEqual(adds({ 'marginalia.onOpenNote': true }), ['Delete Note', 'Edit Note', 'Resolve Note']);
  assert.deepEqual(adds({ 'marginalia.onResolvedNote': true }), ['Delete Note', 'Edit Note', 'Reopen Note']);
  assert.deepEqual(adds({ editorHasSelection: true }), ['Annotate Selection']);
  assert.deepEqual(adds({ 'marginalia.hasOrphans': true }), ['Locate Passage...']);
  assert.deepEqual(adds({ 'marginalia.hasNotes': true }), ['Open Note']);
  assert.deepEqual(adds({ 'marginalia.isCompleting': true }), ['Stop Completing References']);
  for (const key of ['notesChanged', 'topicsChanged', 'referencesChanged', 'hasDecisions'])
    assert.deepEqual(adds({ [`marginalia.${key}`]: true }), ['Undo Last Change'], key);
  assert.deepEqual(adds({ 'marginalia.hasNewPapers': true }), ['Review New Papers']);
  assert.deepEqual(adds({ 'marginalia.hasIncompleteReferences': true }), []);
  const draft: ContextValues = { 'marginalia.hasLibrary': true, ...file, 'marginalia.inDraft': true };
  const before = listPalette(draft);
  const now = listPalette({ ...draft, 'marginalia.hasIncompleteReferences': true });
  assert.deepEqual(
    now.filter((title) => !before.includes(title)),
    ['Show Incomplete References...'],
  );
});

test('so many commands, keys and entries of menus are enough', () => {
  assert.ok(commands.length <= 60, `${commands.length} commands`);
  assert.ok(keybindings.length <= 27, `${keybindings.length} keys`);
  for (const { id } of submenus) assert.ok((menus[id] ?? []).length <= 8, id);
});
