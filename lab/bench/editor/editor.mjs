// `npm run bench:editor -- 100000`: in a real VS Code (the browser build), from a key to what it draws: in the search list, in
// a draft's completion list, and in lists of VS Code's own as a floor. Screenshots: test-results/screenshots/bench/.
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { projectRoot, resultsFolder } from '../../../test/support/vscode/paths.mjs';
import { timeKeysToList } from './keyToList.mjs';
import { writeLibrary } from './library.mjs';
import { list, openFile, openList, openWorkbench, waitForLibrary } from './workbench.mjs';

const { format } = await import(pathToFileURL(join(projectRoot, 'dist/lab/bench/editorData.mjs')).href);

/** What a writer types: words of titles, an idea in their own words, a word with an error. */
const queries = ['attention heads cache', 'which tokens can be dropped', 'translation of rare words', 'grph neural netwroks'];
/** So many names of papers are typed, from their first to their last letter. */
const typedNames = 8;
const suggestions = '.suggest-widget';
/** An extension with lists that never change, one for each language (fixedLists/extension.cjs). */
const fixedLists = { folder: join(projectRoot, 'lab/bench/editor/fixedLists'), word: 'attention', times: 4 };

const count = Number(process.argv[2] ?? 100_000);
const scratch = await realpath(await mkdtemp(join(tmpdir(), 'marginalia-')));
const screenshots = join(resultsFolder, 'screenshots/bench');
let editor;
try {
  const { workspace, names } = await createLibrary();
  const started = performance.now();
  editor = await openWorkbench(scratch, workspace, 'draft.md', [fixedLists.folder]);
  const { page } = editor;
  await waitForLibrary(page);
  console.log(
    `${count.toLocaleString('en')} papers; from starting VS Code to a search that finds one: ${Math.round(performance.now() - started)} ms.\n`,
  );
  console.log('| from a key to what it draws, ms | median / p95 | keys | keys that changed nothing |\n| --- | --- | --- | --- |');
  printRow('a letter in plain text (floor)', [await typeProse(page)]);
  printRow("VS Code's own list of commands (floor)", [await typeInList(page, undefined, 'marginalia search')]);
  printRow(
    'Marginalia: Find Papers',
    await oneByOne(queries, (query, index) => typeInList(page, 'Marginalia: Find Papers', query, `search-${index}`)),
  );
  printRow('completion of a name in a draft', await oneByOne(names, (name, index) => typeCitation(page, name, `name-${index}`)));
  printRow('completion in a draft', await oneByOne(queries, (query, index) => typeCitation(page, query, `completion-${index}`)));
  printRow('a complete list of twelve fixed items, filtered in the page (floor)', await typeInFixedList(page, 'fixed-complete'));
  printRow('an incomplete list of twelve fixed items (floor)', await typeInFixedList(page, 'fixed-incomplete'));
} finally {
  await editor?.close();
  await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
}

async function createLibrary() {
  const workspace = join(scratch, 'library');
  await mkdir(screenshots, { recursive: true });
  const { source, papersInDigest, names } = await writeLibrary(workspace, count);
  console.log(`Papers: ${source}. Digests of ${papersInDigest} papers each.`);
  for (const name of ['draft.md', 'draft.fixed-complete', 'draft.fixed-incomplete'])
    await writeFile(join(workspace, name), '# Related work\n\nSome prose to begin with.\n\n');
  return { workspace, names: chooseNames(names) };
}

/** Names from all over the library. */
function chooseNames(names) {
  const step = Math.max(1, Math.floor(names.length / typedNames));
  return names.filter((_, index) => index % step === 0).slice(0, typedNames);
}

async function typeInList(page, command, query, screenshot) {
  await openList(page, command);
  const measured = await timeKeysToList(page, list, query);
  if (screenshot !== undefined) await page.screenshot({ path: join(screenshots, `${screenshot}.png`) });
  await page.keyboard.press('Escape');
  return measured;
}

async function toNewParagraph(page) {
  await page
    .locator('.editor-instance')
    .first()
    .click({ position: { x: 400, y: 400 } });
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
}

async function typeProse(page) {
  await toNewParagraph(page);
  return timeKeysToList(page, '.view-lines', 'plain words of a sentence');
}

async function typeCitation(page, query, screenshot) {
  await toNewParagraph(page);
  await page.keyboard.type('As shown before [@', { delay: 30 });
  await page.locator(`${suggestions} .monaco-list-row`).first().waitFor();
  const measured = await timeKeysToList(page, suggestions, query);
  await page.screenshot({ path: join(screenshots, `${screenshot}.png`) });
  await page.keyboard.press('Escape');
  return measured;
}

async function typeInFixedList(page, language) {
  await openFile(page, `draft.${language}`);
  return oneByOne(Array(fixedLists.times).fill(fixedLists.word), (word) => typeCitation(page, word, language));
}

async function oneByOne(subjects, measure) {
  const all = [];
  for (const [index, subject] of subjects.entries()) all.push(await measure(subject, index));
  return all;
}

function printRow(what, measured) {
  const times = measured.flatMap((one) => one.times);
  const unchanged = measured.reduce((sum, one) => sum + one.unchanged, 0);
  console.log(`| ${what} | ${format(times)} | ${times.length + unchanged} | ${unchanged} |`);
}
