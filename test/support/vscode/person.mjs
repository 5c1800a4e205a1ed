import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How long (ms) a person looks for something to appear before giving up. */
const patience = 10_000;
/** Between two keys (ms): a fast typist; the editor sees every letter by itself, as it does in life. */
const typingRhythm = 15;

/**
 * What a person at the screen can do, on a Playwright page that shows the workbench. Every action is called with plain JSON.
 *
 * A target is a Playwright selector (CSS, or `text=...`), or `{word, line?}`: text as it stands in the visible part of an
 * editor, on the first line that also holds `line`.
 */
export function createPerson(getPage, screenshotFolder) {
  const actions = {
    async type(page, text) {
      await page.keyboard.type(text, { delay: typingRhythm });
    },
    async press(page, ...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    async click(page, target, options = {}) {
      if (typeof target === 'string') return page.locator(target).first().click({ timeout: patience, ...options });
      const { x, y } = await findWord(page, target);
      const { modifiers = [], ...rest } = options;
      for (const key of modifiers) await page.keyboard.down(key);
      // With a modifier held, the editor turns the word into a link when the pointer moves over it, and not before.
      await page.mouse.move(x - 1, y);
      await page.mouse.move(x, y);
      if (modifiers.length > 0) await page.locator('.goto-definition-link').first().waitFor({ timeout: patience });
      await page.mouse.click(x, y, rest);
      for (const key of modifiers) await page.keyboard.up(key);
    },
    async hover(page, target) {
      if (typeof target === 'string') return page.locator(target).first().hover({ timeout: patience });
      const { x, y } = await findWord(page, target);
      await page.mouse.move(x, y, { steps: 4 });
    },
    /** Takes the pointer off everything that answers to it. */
    async moveAway(page) {
      await page.mouse.move(0, 0);
    },
    async see(page, selector) {
      return page.locator(selector).evaluateAll((elements) => {
        const shown = elements.filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
        return shown.map((element) => element.innerText.replace(/\u00a0/g, ' ').trim());
      });
    },
    async rows(page, selector, parts) {
      return page.locator(selector).evaluateAll((elements, wanted) => {
        const shown = elements.filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
        // A list draws its rows in any order and places them by their top.
        const ordered = shown.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top);
        const textOf = (row, part) => (row.querySelector(part)?.textContent ?? '').replace(/\u00a0/g, ' ').trim();
        return ordered.map((row) => ({
          focused: row.classList.contains('focused') || row.classList.contains('selected'),
          ...Object.fromEntries(Object.entries(wanted).map(([name, part]) => [name, textOf(row, part)])),
        }));
      }, parts);
    },
    async screenshot(page, name) {
      const path = join(screenshotFolder, `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      await page.screenshot({ path, caret: 'initial' });
      return path;
    },
  };
  return async (action, args) => {
    if (!Object.hasOwn(actions, action)) throw new Error(`A person cannot ${action}.`);
    return (await actions[action](await getPage(), ...args)) ?? null;
  };
}

/** The middle of the word on the screen. An editor draws a line as several elements and with no-break spaces. */
async function findWord(page, { word, line = '' }) {
  const search = ([wanted, context]) => {
    const plain = (text) => text.replace(/\u00a0/g, ' ');
    for (const row of document.querySelectorAll('.editor-instance .view-line')) {
      const text = plain(row.textContent);
      const start = text.indexOf(wanted);
      if (start < 0 || !text.includes(context) || !row.checkVisibility()) continue;
      const range = document.createRange();
      const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
      let offset = 0;
      let begun = false;
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const end = offset + node.data.length;
        if (!begun && start < end) {
          range.setStart(node, start - offset);
          begun = true;
        }
        if (begun && start + wanted.length <= end) {
          range.setEnd(node, start + wanted.length - offset);
          break;
        }
        offset = end;
      }
      const box = range.getClientRects()[0];
      if (box !== undefined && box.width > 0) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    return false;
  };
  try {
    const found = await page.waitForFunction(search, [word, line], { timeout: patience });
    return await found.jsonValue();
  } catch (error) {
    throw new Error(`"${word}" is not to be seen in an editor.`, { cause: error });
  }
}
