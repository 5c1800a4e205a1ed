import { findDraftLanguage } from '#drafts';
import { isEnglish } from '#text';
import { createKeyTest, getDraftBibliographies, type Snapshot } from '#workspace';
import { groupBy } from '../../base/collections';
import { derived } from '../../base/derivedValues';
import { fileName } from '../../base/paths';
import type { Paper } from '../../model/paper';
import { allRules } from '../findings/diagnostics';
import { findDismissed } from '../findings/dismissedFindings';
import { nameRule } from '../findings/rule';
import { type CheckedProject, createFinding, type DraftKey, quotePlace, type ReviewFinding } from './checkedProject';
import { listKnownFindings, listRulesThatAreOff } from './ruleFindings';

/** What the review can't judge, and why. */
export async function listUnjudged(
  snapshot: Snapshot,
  project: CheckedProject,
  pause: () => Promise<void>,
): Promise<readonly ReviewFinding[]> {
  const { cited } = project;
  const all = countUses(cited);
  const known = cited.filter(({ papers }) => papers.length > 0);
  const without = known.filter(({ papers }) => papers.every(({ abstract }) => abstract === ''));
  const summarized = known.filter(isSummarized);
  const isForeign = getForeignTest(snapshot);
  const foreign = known.filter((work) => !isSummarized(work) && work.papers.every(isForeign));
  const unknown = cited.filter((work) => work.papers.length === 0 && !work.isOwn && !isReported(snapshot, work));
  const tell = (works: readonly DraftKey[], describe: (amount: string) => string): readonly ReviewFinding[] => {
    const count = countUses(works);
    if (count === 0) return [];
    if (count === all) return [createFinding(`${describe(all === 1 ? 'the only citation' : `all ${all} citations`)}.`, [])];
    return [createFinding(`${describe(`${count} of ${all} citations`)} (${listNames(works.map(({ key }) => key))}).`, [])];
  };
  return [
    ...(all === 0 ? [createFinding('The draft has no citations, so nothing was checked against papers.', [])] : []),
    ...tell(unknown, (amount) => `Unknown keys, not checked: ${amount}`),
    ...tell(without, (amount) => `No abstract, so claims aren't checked: ${amount}`),
    ...tell(summarized, (amount) => `Only a summary, so claims aren't checked: ${amount}`),
    ...tell(foreign, (amount) => `Abstract isn't in English, so claims aren't checked: ${amount}`),
    ...listUnknownBibliographies(snapshot, project),
    ...listMissingChapters(snapshot, project),
    ...listDismissed(snapshot, project),
    ...(await listRulesThatAreOff(snapshot, project, pause)).map(({ title, count }) =>
      createFinding(`The check "${title}" is turned off. It would report ${count === 1 ? '1 finding' : `${count} findings`}.`, []),
    ),
  ];
}

/** Whether only summaries of the cited paper are known. A summary need not repeat what the abstract says. */
function isSummarized({ papers }: DraftKey): boolean {
  const texts = papers.filter(({ abstract }) => abstract !== '');
  return texts.length > 0 && texts.every(({ abstractKind }) => abstractKind === 'summary');
}

/** Tells whether the abstract of a paper is in another language than English. Each is read once. */
const getForeignTest = derived(
  () => [],
  () => {
    const known = new WeakMap<Paper, boolean>();
    return (paper: Paper): boolean => {
      const isForeign = known.get(paper) ?? (paper.abstract !== '' && !isEnglish(paper.abstract));
      known.set(paper, isForeign);
      return isForeign;
    };
  },
);

/** The hints that the writer dismissed. */
function listDismissed(snapshot: Snapshot, { drafts }: CheckedProject): readonly ReviewFinding[] {
  if (snapshot.ownFiles.dismissals.size === 0) return [];
  const dismissed = drafts.flatMap(({ uri }) =>
    allRules.flatMap((rule) =>
      [...findDismissed(snapshot, uri, listKnownFindings(snapshot, rule, uri))].map(({ span }) => ({ rule, uri, span })),
    ),
  );
  if (dismissed.length === 0) return [];
  const byRule = [...groupBy(dismissed, ({ rule }) => rule)].map(([rule, { length }]) => `${nameRule(rule.code)} (${length})`);
  const places = dismissed.map(({ uri, span }) => quotePlace(snapshot, uri, span));
  return [createFinding(`Dismissed findings: ${byRule.join(', ')}.`, places)];
}

/** Whether the rule `undefined-citation` says itself that the key is unknown. */
function isReported(snapshot: Snapshot, { draft, key }: DraftKey): boolean {
  const isFound = createKeyTest(snapshot, draft.uri);
  return isFound !== undefined && !isFound(key) && getDraftBibliographies(snapshot, draft.uri).files.length > 0;
}

function countUses(works: readonly DraftKey[]): number {
  return works.reduce((sum, { items }) => sum + items.length, 0);
}

const maxNames = 5;

function listNames(all: readonly string[]): string {
  const names = [...new Set(all)];
  return names.length > maxNames ? `${names.slice(0, maxNames).join(', ')}, and ${names.length - maxNames} more` : names.join(', ');
}

/** Drafts of which it is not known which bibliographies are compiled with them. */
function listUnknownBibliographies(snapshot: Snapshot, { drafts }: CheckedProject): readonly ReviewFinding[] {
  const reasons = drafts.flatMap(({ uri, scan }) => {
    if (scan().citations.length === 0 || createKeyTest(snapshot, uri) !== undefined) return [];
    const { missing, files } = getDraftBibliographies(snapshot, uri);
    const broken = files.filter((file) => !file.bibliography().isComplete).map((file) => fileName(file.uri));
    if (snapshot.draftGraph().projectOf(uri).roots.length === 0) return [`no file that includes ${fileName(uri)} was found`];
    // The rule `undefined-citation` tells of bibliographies that were not found.
    if (missing.length > 0) return [];
    return broken.length > 0
      ? [`${broken.join(', ')} couldn't be read completely`]
      : ["a file that may define the bibliography wasn't found"];
  });
  return [...new Set(reasons)].map((reason) => createFinding(`Keys couldn't be checked against the bibliography: ${reason}.`, []));
}

/** Files that the drafts include and that are not there. */
function listMissingChapters(snapshot: Snapshot, { drafts }: CheckedProject): readonly ReviewFinding[] {
  const missing = drafts.flatMap(({ uri, scan }) =>
    scan().fileReferences.flatMap(({ kind, path, span }) => {
      if (kind !== 'include' || /[\\{}]/.test(path) || findDraftLanguage(undefined, path) === undefined) return [];
      const end = `/${encodeURI(path.replace(/^(?:\.{0,2}\/)+/, ''))}`;
      const isThere = [...snapshot.drafts.keys()].some((other) => other.endsWith(end));
      return isThere ? [] : [{ path, place: quotePlace(snapshot, uri, span) }];
    }),
  );
  if (missing.length === 0) return [];
  const names = listNames(missing.map(({ path }) => path));
  return [
    createFinding(
      missing.length === 1
        ? `1 file wasn't found and wasn't checked: ${names}.`
        : `${missing.length} files weren't found and weren't checked: ${names}.`,
      missing.map(({ place }) => place),
      1,
    ),
  ];
}
