import { person } from './person';
import { waitFor, waitForList } from './waiting';
import { quickPickInput, quickPickRows } from './workbench';

const category = 'Marginalia: ';

/**
 * The titles of Marginalia's commands in the order in which the command palette lists them after "marginalia", once they are as
 * expected. The palette stays open.
 */
export async function listPalette(isExpected: (titles: readonly string[]) => boolean): Promise<readonly string[]> {
  return waitFor('the commands', async () => {
    if ((await quickPickInput()) !== undefined) await person.press('Escape');
    await person.press('F1');
    await waitFor('the command palette', async () => (await quickPickInput())?.startsWith('>') ?? false);
    await person.paste('marginalia');
    await waitForList('commands', quickPickRows, (rows) => rows[0]?.label.includes(category) ?? false);
    const titles = await readAll();
    return isExpected(titles) && titles;
  });
}

/** Reads the whole list, of which only a part is drawn at a time. The first key only moves to the last row in sight. */
async function readAll(): Promise<readonly string[]> {
  const seen: string[] = [];
  for (let without = 0; without < 3; ) {
    const before = seen.length;
    for (const { label } of await quickPickRows()) if (!seen.includes(label)) seen.push(label);
    without = seen.length === before ? without + 1 : 0;
    await person.press('PageDown');
  }
  await person.press('Home');
  return seen.filter((label) => label.startsWith(category)).map((label) => label.slice(category.length));
}
