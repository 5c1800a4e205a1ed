import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How long (ms) to wait for something to appear on the screen. */
const timeoutMs = 20_000;
/** The time (ms) between two keys, for a fast typist. The editor receives each letter separately, as in real use. */
const typingRhythm = 15;
/** The number of points to which a drag moves the pointer. What is below each point receives an event. */
const dragSteps = 20;
/** What the editor shows where it would put what is dragged, and how long (ms) to wait for it. */
const dropMark = '.editor-instance .dnd-target';
const dragTimeoutMs = 3000;
/** How long (ms) a click holds the button. A menu of VS Code ignores clicks in its first 100 ms. */
const clickLength = 120;

/**
 * The actions of a person at the screen, on a Playwright page that shows the workbench. The arguments of every action are plain JSON.
 *
 * A target is a Playwright selector (CSS, or `text=...`), or `{word, line?}`: a text in the visible part of an editor, in the first line
 * that also contains `line`.
 */
export function createPerson(getPage, screenshotFolder) {
  const actions = {
    async type(page, text) {
      await page.keyboard.type(text, { delay: typingRhythm });
    },
    /** Inserts the whole text at once, as pasting does. */
    async paste(page, text) {
      await page.keyboard.insertText(text);
    },
    async press(page, ...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async click(page, target, options = {}) {
      if (typeof target === 'string')
        return page
          .locator(target)
          .first()
          .click({ timeout: timeoutMs, delay: clickLength, ...options });
      const { x, y } = await findWord(page, target);
      const { modifiers = [], ...rest } = options;
      for (const key of modifiers) await page.keyboard.down(key);
      // While a modifier key is held, the editor turns the word into a link only when the pointer moves over it.
      await page.mouse.move(x - 1, y);
      await page.mouse.move(x, y);
      if (modifiers.length > 0) await page.locator('.goto-definition-link, .detected-link-active').first().waitFor({ timeout: timeoutMs });
      await page.mouse.click(x, y, { delay: clickLength, ...rest });
      for (const key of modifiers) await page.keyboard.up(key);
    },
    async hover(page, target) {
      if (typeof target === 'string') return page.locator(target).first().hover({ timeout: timeoutMs });
      const { x, y } = await findWord(page, target);
      await page.mouse.move(x - 2, y);
      await page.mouse.move(x, y);
    },
    /** Drags to a word of an editor, and drops when the editor shows where the text would go: before that it would take nothing. */
    async drag(page, from, to) {
      const start = await findPoint(page, from);
      const end = await findPoint(page, to);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(end.x, end.y, { steps: dragSteps });
      const until = Date.now() + dragTimeoutMs;
      for (let moves = 1; Date.now() < until && (await page.locator(dropMark).count()) === 0; moves += 1)
        await page.mouse.move(end.x + (moves % 2), end.y);
      await page.mouse.up();
    },
    /** Moves the pointer away from everything that reacts to it. */
    async moveAway(page) {
      await page.mouse.move(0, 0);
    },
    async see(page, selector) {
      return page.locator(selector).evaluateAll((elements) => {
        const shown = elements.filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
        return shown.map((element) => element.innerText.replace(/\u00a0/g, ' ').trim());
      });
    },
    /** The texts of the elements that are not completely visible: cut off by their own width or by the element around them. */
    async cutOff(page, selector) {
      return page.locator(selector).evaluateAll((elements) => {
        const isSeenAt = (element, x, y) => element.contains(document.elementFromPoint(x, y));
        const isWhole = (element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const corners = [...element.getClientRects()].flatMap((box) => [
            [box.left + 1, (box.top + box.bottom) / 2],
            [box.right - 1, (box.top + box.bottom) / 2],
          ]);
          return (
            element.scrollWidth <= element.clientWidth + 1 &&
            right > left &&
            bottom > top &&
            corners.every(([x, y]) => isSeenAt(element, x, y))
          );
        };
        const shown = elements.filter(
          (element) => element.textContent !== '' && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
        );
        return shown.filter((element) => !isWhole(element)).map((element) => element.textContent.trim());
      });
    },
    /** Like `see`, but in webviews, which the editor shows in frames. A webview that is still loading shows nothing. */
    async seeInPages(page, selector) {
      const frames = page.frames().filter((frame) => frame !== page.mainFrame());
      // A frame may be removed before it answers.
      const texts = await Promise.all(
        frames.map((frame) =>
          frame
            .locator(selector)
            .evaluateAll(textsOfLoaded)
            .catch(() => []),
        ),
      );
      return texts.flat().map((text) => text.replace(/\u00a0/g, ' ').trim());
    },
    async rows(page, selector, parts) {
      return page.locator(selector).evaluateAll((elements, wanted) => {
        const shown = elements.filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
        // The rows of a list are in no particular order in the page, and are placed by their top.
        const ordered = shown.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
        const textOf = (row, part) => (row.querySelector(part)?.textContent ?? '').replace(/\u00a0/g, ' ').trim();
        return ordered.map((row) => ({
          focused: row.classList.contains('focused') || row.classList.contains('selected'),
          ...Object.fromEntries(Object.entries(wanted).map(([name, part]) => [name, textOf(row, part)])),
        }));
      }, parts);
    },
    /** The text in the input that has the keyboard focus; undefined if the selector does not match this input. */
    async input(page, selector) {
      return page.evaluate((wanted) => {
        const active = document.activeElement;
        return active instanceof HTMLInputElement && active.matches(wanted) ? active.value : undefined;
      }, selector);
    },
    /** Like `see`, but in the window that was opened last. */
    async seeInNewWindow(page, selector) {
      return actions.see(page.context().pages().at(-1), selector);
    },
    async screenshotOfNewWindow(page, name) {
      return actions.screenshot(page.context().pages().at(-1), name);
    },
    async closeNewWindow(page) {
      const newest = page.context().pages().at(-1);
      if (newest !== page) await newest.close();
    },
    async resize(page, width, height) {
      await page.setViewportSize({ width, height });
    },
    async screenshot(page, name) {
      const path = join(screenshotFolder, `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path, caret: 'initial', animations: 'disabled' });
      return path;
    },
  };
  return async (action, args) => {
    if (!Object.hasOwn(actions, action)) throw new Error(`A person cannot ${action}.`);
    return (await actions[action](await getPage(), ...args)) ?? null;
  };
}

/** The texts of the elements if the page has loaded. Runs in the page. */
function textsOfLoaded(elements) {
  return document.readyState === 'complete' ? elements.map((element) => element.innerText ?? element.textContent) : [];
}

async function findPoint(page, target) {
  if (typeof target !== 'string') return findWord(page, target);
  const box = await page.locator(target).first().boundingBox({ timeout: timeoutMs });
  if (box === null) throw new Error(`${target} is not to be seen.`);
  return { x: box.x + Math.min(60, box.width / 2), y: box.y + box.height / 2 };
}

/** The middle of the word on the screen, when the word has stopped moving. */
async function findWord(page, { word, line = '' }) {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    const point = await page.evaluate(locateWord, [word, line]);
    if (point !== undefined) return point;
  }
  throw new Error(`"${word}" is not to be seen in an editor.`);
}

/**
 * The middle of the word; undefined if it is not visible or still moves. Runs in the page. An editor draws a line as several elements,
 * with no-break spaces, and scrolls smoothly.
 */
function locateWord([word, context]) {
  const plain = (text) => text.replace(/\u00a0/g, ' ');
  const locate = () => {
    for (const row of document.querySelectorAll('.editor-instance .view-line')) {
      const text = plain(row.textContent);
      const start = text.indexOf(word);
      if (start < 0 || !text.includes(context) || !row.checkVisibility()) continue;
      const box = rangeOf(row, start, start + word.length).getClientRects()[0];
      if (box === undefined || box.width === 0) continue;
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      // A line may be drawn outside the visible part of its editor.
      if (row.contains(document.elementFromPoint(point.x, point.y))) return point;
    }
    return undefined;
  };
  const rangeOf = (row, start, end) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    let offset = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const next = offset + node.data.length;
      if (offset <= start && start < next) range.setStart(node, start - offset);
      if (offset < end && end <= next) range.setEnd(node, end - offset);
      offset = next;
    }
    return range;
  };
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  return (async () => {
    const first = locate();
    await nextFrame();
    await nextFrame();
    const second = locate();
    return first?.x === second?.x && first?.y === second?.y ? second : undefined;
  })();
}
