import { treeRows } from '../support/papersView';

/** The file in which one window leaves to the next what the Papers view shows: its headings as JSON. */
export const shownHeadings = 'shown-headings.json';

/** The headings of the Papers view with the numbers of their papers; how many of them are new does not count. */
export async function readHeadings(): Promise<readonly string[]> {
  return (await treeRows()).map(({ label, description }) => `${label} ${Number.parseInt(description, 10)}`);
}
