import {
  chooseKey,
  createKeyTest,
  type DraftBibliographies,
  findOwnEntry,
  getDraftBibliographies,
  resolveCitation,
  type Snapshot,
} from '#workspace';
import { fileName } from '../../base/paths';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { FileReference } from '../../model/draft';
import type { Paper } from '../../model/paper';
import { findMissingEntries } from '../bibliography/addToBibliography';
import { listMissingBibliographies } from '../bibliography/matchBibliography';
import { findNearKeys } from '../citing/nearKeys';
import type { Finding, Rule } from './rule';
import { listUndefinedCitationFixes } from './undefinedCitationFixes';

export const undefinedCitation: Rule = {
  code: 'undefined-citation',
  severity: 'warning',
  settingText: "Severity of citations whose key isn't in any bibliography of the draft.",
  documentation:
    "The key isn't in any bibliography of the draft, so the compiler won't find it. Quick fixes change it to a similar key, add the entry, or search your library. Keys aren't marked if a bibliography is missing or can't be read, or if the root document of a chapter is unknown. The name of a missing bibliography is marked instead.",
  kinds: ['draft'],
  detect: detectUndefinedCitations,
  listFixes: listUndefinedCitationFixes,
};

/**
 * Finds citations whose keys the compiler will not find. If it is not known what the compiler finds, only missing bibliographies are
 * reported. If the draft names no bibliography, it may get one on the command line. In that case, one finding says that the draft names
 * none, and keys are reported only if they are likely typing errors.
 */
function detectUndefinedCitations(snapshot: Snapshot, uri: string): readonly Finding[] {
  const draft = snapshot.drafts.get(uri);
  if (draft === undefined) return [];
  const isFound = createKeyTest(snapshot, uri);
  if (isFound === undefined)
    return listMissingBibliographies(snapshot, draft).map(({ reference }) => describeMissingBibliography(reference));
  const own = getDraftBibliographies(snapshot, uri);
  const lost = draft.scan().citations.flatMap(({ items }) => items.filter(({ key }) => !isFound(key)));
  const keys = new Set(lost.map(({ key }) => key));
  const messages = new Map(
    [...keys].map((key) => [key, own.files.length === 0 ? describeTypo(snapshot, uri, key) : describeMissing(snapshot, uri, key, own)]),
  );
  const findings = lost.flatMap(({ key, keySpan }): readonly Finding[] => {
    const message = messages.get(key);
    if (message === undefined) return [];
    return [{ span: keySpan, message, ...(lacksEntry(snapshot, uri, key) ? { lacksEntry: true } : {}) }];
  });
  return own.files.length === 0 ? [...describeNoBibliography(snapshot, uri, lost), ...findings] : findings;
}

/** The severity is at most `information`, since LaTeX also searches the folders of its own installation. */
function describeMissingBibliography({ path, span }: FileReference): Finding {
  return {
    span,
    atMost: 'information',
    message: `"${path}" wasn't found. Citations can't be checked until it exists.`,
  };
}

/**
 * The finding that the draft names no bibliography, at the first citation of a paper that the library has. Empty if there is no such
 * citation.
 */
function describeNoBibliography(snapshot: Snapshot, uri: string, lost: readonly CitationItem[]): readonly Finding[] {
  const missing = findMissingEntries(snapshot, uri, new Set(lost.map(({ key }) => key)));
  const first = lost.find(({ key }) => missing.has(key));
  if (first === undefined) return [];
  const cited = missing.size === 1 ? 'the paper' : `the ${missing.size} papers`;
  return [
    {
      span: first.keySpan,
      atMost: 'information',
      lacksEntry: true,
      message: `This draft has no bibliography for ${cited} it cites.`,
    },
  ];
}

/** Whether the key means one paper of the library that has no entry in the bibliographies of the draft. */
function lacksEntry(snapshot: Snapshot, uri: string, key: CitationKey): boolean {
  const [paper, ...others] = resolveCitation(snapshot, uri, key);
  return paper !== undefined && others.length === 0 && findOwnEntry(snapshot, uri, chooseKey(snapshot, uri, paper)) === undefined;
}

function describeTypo(snapshot: Snapshot, uri: string, key: CitationKey): string | undefined {
  if (resolveCitation(snapshot, uri, key).length > 0) return undefined;
  const near = findNearKeys(snapshot, uri, key);
  return near.length === 0 ? undefined : `"${key}" isn't in any digest or bibliography. ${didYouMean(near)}`;
}

function describeMissing(snapshot: Snapshot, uri: string, key: CitationKey, { files }: DraftBibliographies): string {
  const names = files.map((file) => fileName(file.uri)).join(', ');
  const [paper, ...others] = resolveCitation(snapshot, uri, key);
  if (paper !== undefined && others.length === 0) return describePaper(snapshot, uri, key, paper, names);
  const near = findNearKeys(snapshot, uri, key);
  return near.length === 0
    ? `"${key}" isn't in ${names} or in any digest.`
    : `"${key}" isn't in ${names} or in any digest. ${didYouMean(near)}`;
}

function describePaper(snapshot: Snapshot, uri: string, key: CitationKey, paper: Paper, names: string): string {
  const own = chooseKey(snapshot, uri, paper);
  const isThere =
    own !== key &&
    paper.occurrences.some(
      (occurrence) => occurrence.kind === 'bibliography' && occurrence.entry.key === own && names.includes(fileName(occurrence.uri)),
    );
  if (isThere) return `"${key}" isn't in ${names}. The paper's key there is "${own}".`;
  return `"${key}" isn't in ${names} yet. The paper is in ${fileName(paper.occurrences[0]?.uri ?? '')}.`;
}

function didYouMean(keys: readonly CitationKey[]): string {
  const quoted = keys.map((key) => `"${key}"`);
  return `Did you mean ${quoted.length === 1 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1) ?? ''}`}?`;
}
