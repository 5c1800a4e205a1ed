import assert from 'node:assert/strict';
import { type CitationRewrite, findOrganizingRewrite, listCitationRewrites } from '../../../server/src/features/citing/citationRewrites';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';

/** A draft with a cursor `<|>` or one selection `<|...|>`. */
export function openSelection(
  path: string,
  source: string,
): { readonly uri: string; readonly text: string; readonly actions: readonly CitationRewrite[] } {
  const { snapshot, files } = createFixtureWorkspace(`//- ${path}\n${source}`);
  const file = files[0]!;
  const range = file.ranges[0] ?? { start: file.cursor!, end: file.cursor! };
  const uri = uriOf(path);
  return { uri, text: file.text, actions: listCitationRewrites(snapshot, uri, range) };
}

export function listTitles(path: string, source: string): readonly string[] {
  return openSelection(path, source).actions.map(({ title }) => title);
}

/** The draft after the action with this title. */
export function checkRewritten(path: string, source: string, title: string, expected: string): void {
  const { text, actions } = openSelection(path, source);
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action, `no "${title}" at ${source}, but: ${actions.map((candidate) => candidate.title).join(', ')}`);
  assert.equal(applyEdits(text, action.edits), expected, source);
}

export function checkNotRewritten(path: string, source: string, ...titles: readonly string[]): void {
  const offered = listTitles(path, source);
  for (const title of titles) assert.ok(!offered.includes(title), `${title} at ${source}`);
}

export function organize(path: string, text: string): string {
  const { snapshot } = createFixtureWorkspace(`//- ${path}\n${text}`);
  const edits = findOrganizingRewrite(snapshot, uriOf(path))?.edits ?? [];
  return applyEdits(text, edits);
}
