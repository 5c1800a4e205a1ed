// `npm run record`: takes the pictures of README.md in a real VS Code (the browser build) on a copy of the sample. The moving picture
// shows typing, choosing, reading a card and correcting a number, with a frame for each step. Its frames are also written to
// test-results/tour.
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { chooseCommand, openList } from '../lab/bench/editor/workbench.mjs';
import { launchChromium, startServer, workbenchUrl } from '../test/support/vscode/browserBuild.mjs';
import { sampleFolder } from '../test/support/vscode/launch.mjs';
import { projectRoot, resultsFolder } from '../test/support/vscode/paths.mjs';
import { createPerson } from '../test/support/vscode/person.mjs';
import { createEditorHome } from '../test/support/vscode/runFolder.mjs';
import { workbenchSettings } from '../test/support/vscode/workbenchSettings.mjs';
import { encodePalettePng } from './palettePng.mjs';

const size = { width: 900, height: 520 };
/** How long (ms) a busy machine may take to open a window. */
const timeoutMs = 180_000;
const settings = {
  ...workbenchSettings,
  'workbench.activityBar.location': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'editor.fontSize': 15,
  'editor.lineHeight': 1.6,
  'editor.minimap.enabled': false,
  'editor.lineNumbers': 'off',
  'editor.folding': false,
  'editor.wordWrap': 'on',
  'editor.scrollbar.vertical': 'hidden',
  'breadcrumbs.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'editor.stickyScroll.enabled': false,
  'editor.lightbulb.enabled': 'off',
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
  'markdown.preview.scrollEditorWithPreview': false,
  'marginalia.bibliography.addOnAccept': 'always',
};
/** The text that is typed, key by key, at the end of line 19 of the draft. The abstract says 29x. */
const words = ' Keeping the heavy hitters raises throughput by up to 92x ';

/** The names of single pictures, if only these are to be taken. */
const asked = process.argv.slice(2);
const scratch = await realpath(await mkdtemp(join(tmpdir(), 'marginalia-')));
const workspace = join(scratch, 'sample');
const frames = [];
let server;
let browser;
let page;
const act = createPerson(() => page, join(resultsFolder, 'tour'));

/** Adds a frame with what is on the screen now, to be shown for `time` milliseconds. */
async function show(time) {
  const png = await page.screenshot({ caret: 'initial', animations: 'disabled' });
  await writeFile(join(resultsFolder, 'tour', `${String(frames.length).padStart(3, '0')}.png`), png);
  frames.push({ png, time });
}

async function typeSlowly(text, time) {
  for (const key of text) {
    await page.keyboard.type(key);
    await page.waitForTimeout(150);
    await show(time);
  }
}

/** Draws the pointer as an element of the page, because a headless browser does not show it. */
async function drawPointer() {
  await page.evaluate(() => {
    const pointer = document.createElement('div');
    pointer.innerHTML =
      '<svg width="18" height="26" viewBox="0 0 18 26"><path d="M1 1v19l4.6-4.2 3 7.4 3.4-1.4-3-7.2H15z" fill="#000" stroke="#fff" stroke-width="1.4"/></svg>';
    pointer.style.cssText = 'position:fixed;z-index:100000;pointer-events:none;left:-50px;top:0';
    document.body.append(pointer);
    document.addEventListener(
      'mousemove',
      ({ clientX, clientY }) => {
        pointer.style.left = `${clientX}px`;
        pointer.style.top = `${clientY}px`;
      },
      true,
    );
  });
}

async function play() {
  await open('related-work.md');
  await goToLine(19);
  await page.keyboard.press('End');
  await page.mouse.move(size.width - 40, size.height - 60);
  await page.waitForTimeout(1500);
  await show(700);
  await typeSlowly(words, 45);
  await typeSlowly('[@', 150);
  await page.locator('.suggest-widget.visible .monaco-list-row.focused:has-text("H2O")').waitFor({ timeout: 20_000 });
  await page.waitForTimeout(500);
  await show(1500);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(1500);
  await page.keyboard.press('Tab');
  await page.keyboard.type('.');
  // Until the number is marked.
  await page.waitForTimeout(4000);
  await show(1200);
  await drawPointer();
  await page.mouse.move(size.width - 60, size.height - 60);
  await act('hover', [{ word: 'h2o', line: 'throughput' }]);
  await page.locator('.monaco-hover:visible').first().waitFor({ timeout: 20_000 });
  await page.waitForTimeout(1500);
  await show(3000);
  await act('click', [{ word: '92x', line: 'throughput' }]);
  await openQuickFixes();
  await show(1300);
  await page.keyboard.press('Enter');
  await page.locator('.view-line:has-text("29x")').first().waitFor({ timeout: 20_000 });
  await page.mouse.move(size.width - 60, size.height - 60);
  await page.waitForTimeout(1500);
  await show(1600);
}

/** The pictures of one feature each, by their names in media/screenshots. */
const stills = {
  async digest() {
    await open('reading-digest.txt');
    await goToLine(1);
    // Scroll past the beginning of the page, so that the numbers of the first abstract are visible.
    for (let line = 0; line < 10; line++) await page.keyboard.press('Control+ArrowDown');
  },
  async lookUp() {
    await open('related-work.md');
    await goToLine(21);
    await act('hover', [{ word: 'snapkv', line: 'chooses entries' }]);
    await page.locator('.monaco-hover:visible').first().waitFor({ timeout: 20_000 });
  },
  async mend() {
    await open('related-work.md');
    await goToLine(9);
    await act('click', [{ word: 'ruler', line: 'masters' }]);
    await page.locator('.squiggly-warning').first().waitFor({ timeout: 20_000 });
    await openQuickFixes();
  },
  async search() {
    await open('related-work.md');
    await openList(page, 'Marginalia: Find Papers');
    await page.keyboard.type('do models find facts in long inputs', { delay: 60 });
    await page.locator('.quick-input-list .monaco-list-row:has-text("Retrieval Head")').first().waitFor({ timeout: 20_000 });
    await page.mouse.move(size.width - 40, size.height - 60);
  },
  async papers() {
    await open('related-work.md');
    await chooseCommand(page, 'Marginalia: Focus on Papers View');
    await page.locator('.monaco-list-row[aria-level="1"]:has-text("Sparse attention")').first().click();
    await page.locator('.monaco-list-row[aria-level="2"]').first().waitFor({ timeout: 20_000 });
    await page.mouse.move(size.width - 40, size.height - 60);
  },
  async preview() {
    await open('related-work.md');
    await goToLine(23);
    await chooseCommand(page, 'Markdown: Open Preview to the Side');
    await page.locator('.tab:has-text("[Preview] related-work.md")').first().waitFor({ timeout: 20_000 });
    for (let tries = 0; tries < 20 && !(await showsReferences()); tries++) await page.waitForTimeout(1000);
    await page.mouse.move((size.width * 3) / 4, size.height / 2);
    await page.mouse.wheel(0, 380);
    await page.waitForTimeout(1000);
    await page.mouse.move(size.width - 40, size.height - 60);
  },
  async note() {
    await open('reading-digest.txt');
    await goToLine(13);
    await act('click', [{ word: 'Most', line: 'remember all of it' }]);
    await page.keyboard.press('Control+ArrowLeft');
    // Select "Most heads look at the newest tokens".
    for (let word = 0; word < 7; word++) await page.keyboard.press('Control+Shift+ArrowRight');
    await page.waitForTimeout(1500);
    await page.keyboard.press('Alt+m');
    await page.keyboard.press('n');
    await page.locator('.comment-thread-body, .review-widget').first().waitFor({ timeout: 20_000 });
    await page.keyboard.type('Compare with the profiling of Retrieval Head. #gates', { delay: 30 });
    await page.keyboard.press('Control+Enter');
    await page.locator('.review-comment').first().waitFor({ timeout: 20_000 });
    await page.mouse.move(size.width - 40, size.height - 60);
    // So that the note is above its passage.
    await page.keyboard.press('Control+1');
    for (let line = 0; line < 8; line++) await page.keyboard.press('Control+ArrowDown');
  },
};

/** Whether the preview, which is in a frame, has the references below the text. */
async function showsReferences() {
  return (await act('seeInPages', ['body'])).some((text) => text.includes('Lost in the Middle'));
}

/** Opens a window with one file, and waits until the papers have been read. */
async function open(file) {
  const url = workbenchUrl(server.address, { workspace, developed: [projectRoot], file: join(workspace, file) });
  await page.goto(url, { timeout: timeoutMs });
  await page.locator(`.tab.active[data-resource-name="${file}"]`).first().waitFor({ timeout: timeoutMs });
  await page.locator('.statusbar-item:has-text("papers")').first().waitFor({ timeout: timeoutMs });
  await page.keyboard.press('Control+1');
  // In this corner, the pointer highlights nothing.
  await page.mouse.move(size.width - 40, size.height - 60);
  if (await page.locator('.part.sidebar').isVisible()) await page.keyboard.press('Control+b');
}

/** The menu is empty until the server has answered, so it is opened several times. */
async function openQuickFixes() {
  for (let tries = 0; tries < 5 && !(await page.locator('.action-widget .monaco-list-row').first().isVisible()); tries++) {
    await page.keyboard.press('Control+.');
    await page.waitForTimeout(4000);
  }
}

async function goToLine(number) {
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input').waitFor();
  await page.keyboard.type(`${number}`);
  await page.keyboard.press('Enter');
  // The line is highlighted until the cursor moves.
  await page.keyboard.press('End');
}

async function recordTour() {
  await play();
  const pictures = [];
  for (const { png, time } of frames) pictures.push({ pixels: await readPixels(png), time });
  const bytes = encode(pictures);
  await writeFile(join(projectRoot, 'media/screenshots/tour.png'), bytes);
  console.log(`media/screenshots/tour.png: ${frames.length} pictures, ${Math.round(bytes.length / 1000)} kB`);
}

async function takeStill(name, arrange) {
  await arrange();
  await page.waitForTimeout(1500);
  const png = await page.screenshot({ caret: 'initial', animations: 'disabled' });
  await writeFile(join(resultsFolder, 'tour', `${name}.png`), png);
  await writeFile(join(projectRoot, `media/screenshots/${name}.png`), encode([{ pixels: await readPixels(png), time: 0 }]));
}

/** The pixels of a PNG, as bytes of red, green, blue and opacity. The browser decodes the PNG. */
async function readPixels(png) {
  const encoded = await page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let text = '';
    for (let at = 0; at < pixels.length; at += 0x8000) text += String.fromCharCode(...pixels.subarray(at, at + 0x8000));
    return btoa(text);
  }, png.toString('base64'));
  return new Uint8ClampedArray(Buffer.from(encoded, 'base64'));
}

/**
 * The most common colours of some pictures, as numbers. No two of them are very similar. So the few pixels of a coloured word have
 * their own colour, and the many greys of antialiased letters share a few colours.
 */
function chooseColours(pictures, most) {
  const counts = new Map();
  for (const { pixels } of pictures) for (const colour of listColours(pixels)) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const chosen = [];
  for (const [colour] of [...counts].sort(([, one], [, other]) => other - one)) {
    if (chosen.length === most) break;
    if (chosen.every((other) => distanceOf(colour, other) >= nearest)) chosen.push(colour);
  }
  return chosen;
}

function listColours(pixels) {
  return Array.from({ length: pixels.length / 4 }, (_, at) => (pixels[4 * at] << 16) | (pixels[4 * at + 1] << 8) | pixels[4 * at + 2]);
}

const split = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** The square of the distance between two colours. `nearest` is this number for two greys that are twelve steps apart. */
const distanceOf = (one, other) => split(one).reduce((sum, part, at) => sum + (part - split(other)[at]) ** 2, 0);
const nearest = 3 * 12 ** 2;

/** For each pixel, the index in `colours` of its colour, or of the most similar one. */
function toIndexes(pixels, colours) {
  const places = new Map(colours.map((colour, index) => [colour, index]));
  const find = (colour) => {
    const nearest = colours.reduce((best, other) => (distanceOf(colour, other) < distanceOf(colour, best) ? other : best));
    places.set(colour, places.get(nearest));
    return places.get(nearest);
  };
  return Uint8Array.from(listColours(pixels), (colour) => places.get(colour) ?? find(colour));
}

/** Encodes pictures with one palette. Few colours make a small file. */
function encode(pictures) {
  const colours = chooseColours(pictures, 63);
  return encodePalettePng(
    pictures.map(({ pixels, time }) => ({ indexes: toIndexes(pixels, colours), time })),
    size,
    colours.map(split),
  );
}

try {
  await mkdir(join(resultsFolder, 'tour'), { recursive: true });
  await cp(sampleFolder, workspace, { recursive: true });
  // Without the unfinished sentences and the comments on what to try.
  const draft = join(workspace, 'related-work.md');
  const text = await readFile(draft, 'utf8');
  await writeFile(
    draft,
    text
      .replace(/<!-- Try here.*\n/g, '')
      .replace(/, Quest for .* and H2O$|(?<=\.) Whether such a state.*$/gm, (words) => (words.startsWith(',') ? '.' : '')),
  );
  const home = await createEditorHome(scratch);
  await writeFile(join(home.userData, 'User/settings.json'), JSON.stringify(settings));
  server = await startServer({ ...home, flags: ['--enable-smoke-test-driver'] });
  browser = await launchChromium(scratch);
  page = await browser.newPage({ viewport: size, locale: 'en-US', bypassCSP: true });
  // The very first window has other colours than all later ones, so it is not used.
  await open('related-work.md');
  await page.waitForTimeout(3000);
  if (asked.length === 0) await recordTour();
  for (const [name, arrange] of Object.entries(stills)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await takeStill(name, arrange).catch((error) => {
      console.log(`✖ ${name}: ${error.message}`);
      process.exitCode = 1;
    });
  }
} finally {
  await page?.screenshot({ path: join(resultsFolder, 'tour/last.png') }).catch(() => undefined);
  await browser?.close();
  await server?.stop();
  await rm(scratch, { recursive: true, force: true, maxRetries: 10 });
}
