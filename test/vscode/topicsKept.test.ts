import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { ConfigurationTarget, commands, languages, window, workspace } from 'vscode';
import { createLibraryOfSubjects } from '../unit/topics/libraryOfSubjects';
import { countOf, countPins, isGroup, row, showFolded, type TreeRow, treeRows } from './support/papersView';
import { person } from './support/person';
import { waitFor, waitForList, waitUntilSettled } from './support/waiting';
import { chooseCommand, chooseCommandOf, libraryIsReady, sampleUri, statusItems } from './support/workbench';

/** A topics file of its own: VS Code keeps the text of the other one for a while, also when an earlier test has deleted it. */
const file = sampleUri('kept/topics.yaml');
const added = sampleUri('added-digest.txt');

const names = (rows: readonly TreeRow[]): readonly string[] => rows.map(({ label, description }) => `${label} ${description}`);

/** Papers that are near to those of the sample on state spaces. */
const later = ['Reedbed', 'Willow', 'Osier']
  .map(
    (name) =>
      `${name}: State Space Models that Bend\n\nState space models and linear attention carry a state of one size through a sequence of any length. We present ${name}, a state space model whose state bends where the sequence does, as linear attention can't.\n`,
  )
  .join('\n');

/** Shows the topics, all closed, once the view has so many papers under them, and few that wait for their topic. */
async function showTopics(papers: number): Promise<readonly TreeRow[]> {
  await showFolded();
  return waitForList(
    `topics of ${papers} papers`,
    treeRows,
    (rows) => {
      const counts = rows.map(countOf);
      const others = rows.findIndex(({ label }) => label === 'Other papers');
      return rows.every(isGroup) && counts.reduce((sum, count) => sum + count, 0) === papers && (counts[others] ?? 0) * 4 < papers;
    },
    20_000,
  );
}

suite('locked topics', () => {
  suiteSetup(async () => {
    await libraryIsReady();
    await commands.executeCommand('marginalia.groupPapersBy', 'topic');
    await workspace.getConfiguration('marginalia').update('folder', 'kept', ConfigurationTarget.Workspace);
  });
  setup(async () => {
    for (const uri of [added, file]) await workspace.fs.delete(uri).then(undefined, () => undefined);
  });
  suiteTeardown(async () => {
    await workspace.getConfiguration('marginalia').update('folder', undefined, ConfigurationTarget.Workspace);
    for (const uri of [added, file]) await workspace.fs.delete(uri).then(undefined, () => undefined);
  });

  test('headings are kept, a digest comes and goes, and they are found anew and kept again', async () => {
    const before = await waitUntilSettled(() => showTopics(33));
    await chooseCommandOf('Marginalia: Edit Topics', 'Lock Topics');
    await waitFor('a word on it', async () => (await statusItems('Topics are locked')).length > 0);
    await waitFor('a pin at each heading', async () => (await countPins()) === before.length);
    const text = (await workspace.fs.readFile(file)).toString();
    assert.match(text, /^locked:\n {2}- label: /m);
    assert.deepEqual(names(await showTopics(33)), names(before));
    await person.screenshot('headings-kept');

    await workspace.fs.writeFile(added, Buffer.from(later));
    const grown = await waitForList('the papers under a heading', treeRows, (rows) => {
      const sum = rows.reduce((all, { description: count }) => all + Number.parseInt(count, 10), 0);
      return (
        sum === 36 &&
        isDeepStrictEqual(
          rows.map(({ label }) => label),
          before.map(({ label }) => label),
        )
      );
    });
    assert.ok(
      grown.every(({ description: count }, index) => Number.parseInt(count, 10) >= Number(before[index]!.description)),
      JSON.stringify(grown),
    );
    await person.screenshot('headings-kept-grown');
    await workspace.fs.delete(added);
    assert.deepEqual(names(await showTopics(33)), names(before));

    await chooseCommandOf('Marginalia: Edit Topics', 'Unlock Topics');
    await waitFor('a word on it', async () => (await statusItems('Topics are computed automatically again')).length > 0);
    await waitFor('no pins', async () => (await countPins()) === 0);
    assert.doesNotMatch((await workspace.fs.readFile(file)).toString(), /kept/);
    await chooseCommand('Marginalia: Undo Last Change');
    await waitFor('the pins again', async () => (await countPins()) === before.length);
    assert.equal((await workspace.fs.readFile(file)).toString(), text);
  });

  test('kept by hand: the order and the names of the file count', async () => {
    const before = await waitUntilSettled(() => showTopics(33));
    await chooseCommandOf('Marginalia: Edit Topics', 'Lock Topics');
    await waitFor('a pin at each heading', async () => (await countPins()) === before.length);
    const text = (await workspace.fs.readFile(file)).toString();
    const [first, ...others] = text.slice(text.indexOf('locked:\n') + 8).split(/(?=^ {2}- )/m);
    const turned = `locked:\n${others.join('')}${first!.replace(/label: .*/, 'label: My last chapter')}`;
    await workspace.fs.writeFile(file, Buffer.from(turned));
    const rows = await waitForList('the new order', treeRows, (list) => list.some(({ label }) => label === 'My last chapter'));
    assert.deepEqual(names(rows), [...names(before).slice(1), `My last chapter ${before[0]!.description}`]);
    const editor = await window.showTextDocument(await workspace.openTextDocument(file), { preview: false });
    await editor.edit((edit) => edit.insert(editor.document.positionAt(turned.length), '      - A Paper That Nobody Has\n'));
    await editor.document.save();
    await waitFor('a mark at the paper that is gone', () =>
      languages.getDiagnostics(file).some(({ code }) => code === 'missing-kept-paper'),
    );
    await person.screenshot('headings-kept-file');
    await chooseCommandOf('Marginalia: Edit Topics', 'Unlock Topics');
    await waitFor('no pins', async () => (await countPins()) === 0);
  });

  test('headings are kept once in a file that was deleted on disk while VS Code still has its text', async () => {
    await workspace.fs.writeFile(file, Buffer.from('topics:\n  - label: A topic of nobody\n'));
    await showTopics(33);
    await waitFor('no pins', async () => (await countPins()) === 0);
    await workspace.openTextDocument(file);
    // Neither VS Code nor the server is told.
    rmSync(file.fsPath);
    await chooseCommandOf('Marginalia: Edit Topics', 'Lock Topics');
    await waitFor('a word on it', async () => (await statusItems('Topics are locked')).length > 0);
    const text = readFileSync(file.fsPath, 'utf8');
    assert.deepEqual([text.match(/^locked:/gm)?.length, text.includes('A topic of nobody')], [1, false], text);
    await waitFor('a pin at a heading', async () => (await countPins()) > 0);
    await chooseCommandOf('Marginalia: Edit Topics', 'Unlock Topics');
    await waitFor('no pins', async () => (await countPins()) === 0);
  });

  for (const count of [51, 10_000]) {
    test(`the Papers view and the breadcrumbs with ${count} papers`, async () => {
      const papers = createLibraryOfSubjects(count);
      await workspace.fs.writeFile(added, Buffer.from(papers.map(({ title, abstract }) => `${title}\n\n${abstract}\n`).join('\n')));
      const rows = await showTopics(33 + count);
      assert.ok(rows.length <= 16, `${rows.length} topics`);
      await person.screenshot(`topics-of-${count}`);
      const { label } = rows[0]!;
      await person.click(row(label));
      const open = await waitForList('what is below the first topic', treeRows, (list) => list.length > rows.length);
      // Subtopics stand alone; papers that are also in another topic come below papers.
      const below = open.slice(
        1,
        open.findIndex(({ label: next }) => next === rows[1]!.label),
      );
      assert.ok(below.every(isGroup) || !isGroup(below[0]!), JSON.stringify(below));
      await person.screenshot(`topics-of-${count}-open`);
      const document = await workspace.openTextDocument(added);
      const [{ title } = { title: '' }] = papers;
      const editor = await window.showTextDocument(document, { preview: false });
      assert.equal(editor.document.lineAt(0).text, title);
      await waitForList(
        'the first paper in the breadcrumbs',
        () => person.see('.breadcrumbs-control .monaco-breadcrumb-item'),
        (crumbs) => crumbs.at(-1)?.startsWith(title.slice(0, 12)) ?? false,
      );
      await person.screenshot(`breadcrumbs-of-${count}`);
      await commands.executeCommand('workbench.action.closeActiveEditor');
      await workspace.fs.delete(added);
      await showTopics(33);
    });
  }
});
