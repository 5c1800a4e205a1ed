import assert from 'node:assert/strict';
import { Uri, workspace } from 'vscode';
import { getMarginalia, libraryIsReady } from './support/workbench';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

/** The default keys of this VS Code as it lists them itself, those of extensions included. */
async function readDefaultKeys(): Promise<readonly Binding[]> {
  const document = await workspace.openTextDocument(Uri.parse('vscode://defaultsettings/keybindings.json'));
  const list = document.getText().replace(/^\s*\/\/.*$/gm, '');
  return JSON.parse(list) as readonly Binding[];
}

suite('keys', () => {
  suiteSetup(libraryIsReady);

  test('none of ours is a default of VS Code, or begins one, or is begun by one; in our views, our boxes and on our own pages some are taken from it', async () => {
    const bindings = await readDefaultKeys();
    assert.ok(bindings.length > 500, `${bindings.length}`);
    const ours = bindings.filter(({ command }) => command.startsWith('marginalia.'));
    const { contributes } = getMarginalia().packageJSON as { readonly contributes: { readonly keybindings: readonly Binding[] } };
    assert.equal(ours.length, contributes.keybindings.filter(({ command }) => command.startsWith('marginalia.')).length);
    const others = bindings.filter(({ command }) => !command.startsWith('marginalia.'));
    const inView = ours.filter(({ when = '' }) => when.includes('focusedView'));
    assert.deepEqual(inView.map(({ command }) => command).sort(), [
      'marginalia.renameTopic',
      'marginalia.stopCompletingReferences',
      'marginalia.undoReferenceChange',
      'marginalia.undoTopicChange',
    ]);
    // The pages for new papers and for the review are ours alone; in a list or box above them, keys keep VS Code's meaning.
    const onPage = ours.filter(({ when = '' }) => /marginalia-(?:new-papers|check)/.test(when));
    assert.ok(onPage.every(({ when = '' }) => when.includes('editorTextFocus')));
    assert.ok(onPage.every(({ key, when = '' }) => key !== 'escape' || when.includes('!findWidgetVisible')));
    const inBox = ours.filter(({ when = '' }) => when.includes('commentEditorFocused'));
    assert.deepEqual(
      inBox.map(({ key, command }) => `${key} ${command}`),
      ['escape marginalia.cancelNoteEdit'],
    );
    const collides = (one: string, other: string): boolean => one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
    const collisions = ours
      .filter((own) => !inView.includes(own) && !onPage.includes(own) && !inBox.includes(own))
      .flatMap((own) =>
        others.filter(({ key }) => collides(own.key, key)).map(({ key, command }) => `${own.key} ${own.command}: ${key} ${command}`),
      );
    assert.deepEqual(collisions, []);
    // A menu of the title bar opens with Alt and the letter that is underlined in its name.
    assert.ok(!others.some(({ key }) => key === 'alt+m'));
  });
});
