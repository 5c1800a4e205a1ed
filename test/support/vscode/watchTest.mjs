import { setTimeout } from 'node:timers/promises';

/** How long (ms) VS Code may take to start, and then for each step. */
export const timeoutMs = 60_000;
/** The time (ms) between two looks at the page. */
const blink = 100;

/**
 * Runs a test of a window from outside, which no test inside VS Code can do, and prints its outcome.
 *
 * @param {{title: string, picture: string}} name the name of the test, and that of the picture of its end
 * @param {(action: string, args: unknown[]) => Promise<unknown>} act the person at that window
 * @param {(wait: (what: string, selector: string, check: (text: string) => unknown) => Promise<string>) => Promise<void>} test `wait`
 *   resolves to the first text at the selector for which the check holds
 * @returns {Promise<{passed: number, failed: number, retried: number}>}
 */
export async function watchTest({ title, picture }, act, test) {
  const wait = async (what, selector, check) => {
    const until = Date.now() + timeoutMs;
    for (;;) {
      // The page may just be loading another address.
      const seen = await act('see', [selector]).catch(() => []);
      const found = seen.find(check);
      if (found !== undefined) return found;
      if (Date.now() > until) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}; at last: ${JSON.stringify(seen)}`);
      await setTimeout(blink);
    }
  };
  try {
    await test(wait);
    await act('screenshot', [picture]);
    console.log(`✔ ${title}`);
    return { passed: 1, failed: 0, retried: 0 };
  } catch (error) {
    await act('screenshot', [`failed/${picture}`]).catch(() => undefined);
    console.log(`✖ ${title}\n    ${error.stack}`);
    return { passed: 0, failed: 1, retried: 0 };
  }
}
