import { inspect, isDeepStrictEqual } from 'node:util';
import type { Event } from 'vscode';
import { person } from './person';

/** How long (ms) a test waits for something that ought to come soon. */
const timeoutMs = 20_000;
/** Between two looks (ms). */
const blink = 40;

/**
 * Looks again and again until the condition gives something that is neither undefined nor false, and returns it. Rejects,
 * with the last failure of the condition where it threw, when that takes longer than the time limit (ms).
 *
 * `what` completes the sentence "waited for ...".
 */
export async function waitFor<T>(what: string, condition: () => T | Promise<T>, limit = timeoutMs): Promise<Exclude<T, undefined | false>> {
  const until = Date.now() + limit;
  for (;;) {
    let last: unknown;
    try {
      const value = await condition();
      if (value !== undefined && value !== false) return value as Exclude<T, undefined | false>;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > until)
      throw new Error(`Waited ${limit / 1000} s for ${what}; at last: ${inspect(last)}; on the screen: ${inspect(await readScreen())}`);
    await new Promise((resolve) => setTimeout(resolve, blink));
  }
}

/** What a person would tell of the screen where something does not come: what asks for an answer, what was said, how things stand. */
async function readScreen(): Promise<readonly string[]> {
  const places = ['.quick-input-widget .monaco-list-row', '.notification-list-item-message', '.statusbar-item', '.tab.active'];
  const seen = await Promise.all(places.map((place) => person.see(place)));
  return seen.flat().slice(0, 40);
}

/**
 * Like `waitFor`, for a list that is read from the screen: returns it once the check holds, and shows it when it never does.
 * For rows, say: `waitForList('the paper', visibleSuggestions, (rows) => rows.some((row) => row.label === 'quest'))`.
 */
export async function waitForList<T>(
  what: string,
  read: () => Promise<readonly T[]>,
  check: (list: readonly T[]) => boolean,
  limit = timeoutMs,
): Promise<readonly T[]> {
  return waitFor(
    what,
    async () => {
      const list = await read();
      if (check(list)) return list;
      throw new Error(`seen: ${inspect(list, { depth: 3, maxArrayLength: 20 })}`);
    },
    limit,
  );
}

/** How long (ms) a list must stay as it is to be settled: topics are found anew a second after papers have come or gone. */
const quiet = 3000;

/** Looks at a list on the screen again until it has not changed for a while. */
export async function waitUntilSettled<T>(look: () => Promise<readonly T[]>): Promise<readonly T[]> {
  for (let last = await look(); ; ) {
    await new Promise((resolve) => setTimeout(resolve, quiet));
    const list = await look();
    if (isDeepStrictEqual(list, last)) return list;
    last = list;
  }
}

/** The next event that the filter accepts. Call it before doing what causes the event. */
export function nextEvent<T>(what: string, event: Event<T>, filter: (value: T) => boolean = () => true, limit = timeoutMs): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`Waited ${limit / 1000} s for ${what}; the event did not come.`));
    }, limit);
    const subscription = event((value) => {
      if (!filter(value)) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve(value);
    });
  });
}
