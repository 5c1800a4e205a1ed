/** How long (ms) a list must rest before it counts as shown for the key that was pressed. */
const rest = 250;
/** How long (ms) is waited for a list that does not change at all: the same rows may be the answer. */
const timeoutMs = 1500;

/**
 * Types letter by letter and times, inside the page, each letter from the key event to the last change of how the rows in `area`
 * look. VS Code draws a row again when its documentation has come, which can't be seen and does not count. Letters that change nothing
 * are counted apart.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} area a CSS selector
 * @param {string} text
 * @returns {Promise<{times: number[], unchanged: number}>} milliseconds
 */
export async function timeKeysToList(page, area, text) {
  await page.evaluate(watchPage, area);
  const times = [];
  let unchanged = 0;
  for (const letter of text) {
    await page.evaluate(() => Object.assign(globalThis.marginaliaWatch, { key: undefined, change: undefined }));
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    const time = await page.evaluate(waitForRest, [rest, timeoutMs]);
    if (time === null) unchanged += 1;
    else times.push(time);
  }
  return { times, unchanged };
}

/** Runs in the page: notes when a key goes down, and when the rows of the area last looked different after it. */
function watchPage(area) {
  globalThis.marginaliaWatch?.stop();
  const watch = { key: undefined, change: undefined };
  const look = () =>
    [...document.querySelectorAll(`${area}, ${area} .monaco-list-row, ${area} .view-line`)]
      .map((part) => `${part.className} ${part.style.cssText} ${part.matches(area) ? '' : part.innerHTML}`)
      .join('\n');
  let seen = look();
  const onKey = () => Object.assign(watch, { key: performance.now(), change: undefined });
  const isInside = (node) => (node instanceof Element ? node : node.parentElement)?.closest(area) !== null;
  const observer = new MutationObserver((mutations) => {
    if (watch.key === undefined || !mutations.some(({ target }) => isInside(target))) return;
    const { key } = watch;
    // What has changed is seen with the next frame.
    requestAnimationFrame(() => {
      if (watch.key !== key) return;
      const looks = look();
      if (looks !== seen) watch.change = performance.now();
      seen = looks;
    });
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  addEventListener('keydown', onKey, true);
  watch.stop = () => {
    observer.disconnect();
    removeEventListener('keydown', onKey, true);
  };
  globalThis.marginaliaWatch = watch;
}

/** Runs in the page: from the key to the last change, once nothing changes any more; null where nothing changed. */
async function waitForRest([rest, timeoutMs]) {
  const watch = globalThis.marginaliaWatch;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  for (;;) {
    const now = performance.now();
    if (watch.change !== undefined && now - watch.change > rest) return watch.change - watch.key;
    if (watch.change === undefined && watch.key !== undefined && now - watch.key > timeoutMs) return null;
    await pause();
  }
}
