// `npm run bench:editor-notes -- 10000`: in a real VS Code (the browser build), from Enter in the list of files to what a digest
// of so many papers shows: marks of what can be annotated, and, with notes on every second paper, its first notes.
// Screenshots: test-results/screenshots/bench/.
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { projectRoot, resultsFolder } from '../../../test/support/vscode/paths.mjs';
import { chooseCommand, list, openWorkbench, waitForLibrary } from './workbench.mjs';

const { format, loadPapers, renderDigest, renderNote } = await import(
  pathToFileURL(join(projectRoot, 'dist/lab/bench/editorData.mjs')).href
);

const times = 8;
const marks = '.editor-instance .comment-range-glyph';
const notes = '.editor-instance .comment-range-glyph[class*="comment-thread"]';
const [count = 10_000] = process.argv.slice(2).map(Number);
const screenshots = join(resultsFolder, 'screenshots/bench');
await mkdir(screenshots, { recursive: true });

console.log(`A digest of ${count.toLocaleString('en')} papers. Milliseconds, median / p95 of ${times} times.\n`);
console.log(
  '| from Enter in the list of files | the first time | to marks of what can be annotated | to notes |\n| --- | --- | --- | --- |',
);
for (const withNotes of [false, true]) {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'marginalia-')));
  let editor;
  try {
    editor = await openWorkbench(scratch, await createLibrary(scratch, withNotes), 'draft.md');
    const { page } = editor;
    await waitForLibrary(page);
    // Topics are looked for after that.
    await page.waitForTimeout(8000);
    const opened = [];
    for (let time = 0; time <= times; time++) opened.push(await openDigest(page, withNotes));
    await page.screenshot({ path: join(screenshots, `digest-${withNotes ? 'with' : 'without'}-notes.png`) });
    const [first, ...rest] = opened;
    const told = (all) => (all.includes(undefined) ? '-' : format(all));
    console.log(
      `| ${withNotes ? 'two annotations on every second paper' : 'no notes'} | ${(first.notes ?? first.marks).toFixed(0)} | ${told(rest.map((each) => each.marks))} | ${told(rest.map((each) => each.notes))} |`,
    );
  } finally {
    await editor?.close();
    await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function createLibrary(scratch, withNotes) {
  const workspace = join(scratch, 'library');
  await mkdir(join(workspace, 'marginalia/notes'), { recursive: true });
  const { papers } = loadPapers(count);
  await writeFile(join(workspace, 'digest.txt'), renderDigest(papers));
  await writeFile(join(workspace, 'draft.md'), '# Related work\n\nSome prose to begin with.\n\n');
  if (withNotes)
    await Promise.all(
      papers.flatMap((paper, index) =>
        index % 2 === 0 ? [writeFile(join(workspace, `marginalia/notes/note-${index}.md`), renderNote(paper, index))] : [],
      ),
    );
  return workspace;
}

/** Opens the digest, waits for what it shows, and closes it. */
async function openDigest(page, withNotes) {
  await page.keyboard.press('Control+P');
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.insertText('digest.txt');
  await page.locator(`${list} .monaco-list-row:has-text("digest.txt")`).first().waitFor();
  const started = performance.now();
  const since = async (selector) => {
    await page.waitForFunction((wanted) => document.querySelector(wanted) !== null, selector, { timeout: 60_000, polling: 'raf' });
    return performance.now() - started;
  };
  await page.keyboard.press('Enter');
  const [marked, noted] = await Promise.all([since(marks), withNotes ? since(notes) : undefined]);
  await page.waitForTimeout(500);
  await chooseCommand(page, 'View: Close Editor');
  await page.waitForFunction((wanted) => document.querySelector(wanted) === null, marks, { timeout: 60_000 });
  return { marks: marked, notes: noted };
}
