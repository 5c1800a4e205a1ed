import assert from 'node:assert/strict';
import { checkDraft } from '../../../../server/src/features/review/checkDraft';
import type { DraftReview, ReviewFinding } from '../../../../server/src/features/review/checkedProject';
import type { Settings } from '../../../../server/src/model/settings';
import { createFixtureWorkspace, fixtureFolder, uriOf } from '../../../support/fixtureWorkspace';

export const bibliography = `//- /refs.bib
@article{sea, author = {Salt, Ina}, title = {The Sea}, journal = {J. of Water}, year = 2001}
@misc{ice, author = {Frost, Jo}, title = {Ice}}
@misc{never, title = {Cited by Nobody}}
@article{sand, author = {Dune, Al}, title = {Sand}, journal = {J. of Water}}
`;

export async function review(source: string, path: string, settings: Partial<Settings> = {}): Promise<DraftReview> {
  const found = await checkDraft(createFixtureWorkspace(source, settings).snapshot, uriOf(path), () => Promise.resolve());
  assert.ok(found !== undefined, `${path} is a draft`);
  return found;
}

/** The findings of a group, as `writeFinding` writes them. */
export function listFindings({ groups }: DraftReview, kind: string): readonly string[] {
  return groups.filter((group) => group.kind === kind).flatMap(({ findings }) => findings.map(writeFinding));
}

/** `message | /file.md: words | /other.md: words` */
export function writeFinding({ message, places, placeCount }: ReviewFinding): string {
  const more = placeCount > places.length ? [`${placeCount - places.length} more`] : [];
  return [message, ...places.map(({ uri, words }) => `${uri.slice(fixtureFolder.length)}: ${words}`), ...more].join(' | ');
}
