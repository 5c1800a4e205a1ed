// `npm run bench:editor-hover -- 10000`: in a real VS Code (the browser build), from the first drawn line of a draft to the first hover
// over its citation, beside an extension with a fixed hover as a floor. VS Code is opened without a cache once, and then with it.
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../../test/support/vscode/paths.mjs';
import { writeLibrary } from './library.mjs';
import { openWorkbench } from './workbench.mjs';

const { format } = await import(pathToFileURL(join(projectRoot, 'dist/lab/bench/editorData.mjs')).href);

const times = 5;
/** How long (ms) the window stays open. After a first start, topics are found and the library is saved for the next one. */
const stay = { first: 20_000, later: 2000 };
const count = Number(process.argv[2] ?? 10_000);
const scratch = await realpath(await mkdtemp(join(tmpdir(), 'marginalia-')));
let editor;
try {
  editor = await openWorkbench(scratch, await createLibrary(), 'draft.md', [join(projectRoot, 'lab/bench/editor/firstHover')]);
  const first = await timeHovers(editor.page);
  await editor.page.waitForTimeout(stay.first);
  const later = [];
  for (let time = 0; time < times; time++) {
    await editor.page.reload();
    later.push(await timeHovers(editor.page));
    await editor.page.waitForTimeout(stay.later);
  }
  console.log(`${count.toLocaleString('en')} papers. Milliseconds, median / p95.\n`);
  console.log('| from the first drawn line of a draft | a fixed hover (floor) | the hover of a paper | the one behind the other |');
  console.log('| --- | --- | --- | --- |');
  printRow('without a cache, once', [first]);
  printRow(`with the cache, ${times} times`, later);
} finally {
  await editor?.close();
  await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
}

async function createLibrary() {
  const workspace = join(scratch, 'library');
  const { names } = await writeLibrary(workspace, count);
  const name = names[Math.floor(names.length / 2)];
  await writeFile(join(workspace, 'draft.md'), `# Related work\n\nAs shown before [@${name}], prose goes on.\n`);
  return workspace;
}

/** How long after the first line of the draft each hover is there, in milliseconds. */
async function timeHovers(page) {
  const since = async (started, text) => {
    await page.waitForFunction((wanted) => document.querySelector('.statusbar')?.textContent?.includes(wanted) === true, text, {
      timeout: 120_000,
      polling: 'raf',
    });
    return performance.now() - started;
  };
  await page.locator('.view-line').first().waitFor({ timeout: 120_000 });
  const started = performance.now();
  const [fixed, paper] = await Promise.all([since(started, 'hovers: fixed'), since(started, 'hovers: fixed, paper')]);
  return { fixed, paper };
}

function printRow(what, hovers) {
  const columns = [hovers.map(({ fixed }) => fixed), hovers.map(({ paper }) => paper), hovers.map(({ fixed, paper }) => paper - fixed)];
  console.log(`| ${[what, ...columns.map(format)].join(' | ')} |`);
}
