import { describeMissingFacts } from '#bibliography';
import type { BibliographyFile, Snapshot } from '#workspace';
import { groupBy } from '../../base/collections';
import { maskControls } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import { findMissingEntries } from '../bibliography/addToBibliography';
import { type IncompleteReferenceFound, listIncompleteReferences } from '../bibliography/incompleteReferences';
import { findEntryUnderCursor } from '../evidence/underCursor';
import { allRules, applyRule, bySeverity, type DiagnosticResult } from '../findings/diagnostics';
import { findDismissed } from '../findings/dismissedFindings';
import { incompleteReference } from '../findings/incompleteReference';
import { orphanAnnotation } from '../findings/orphanAnnotation';
import { detectOnce, type Finding, listRuleFixes, nameRule, type Rule } from '../findings/rule';
import {
  type CheckedProject,
  createFinding,
  type FindingGroup,
  listCheckedNotes,
  quotePlace,
  type ReviewFinding,
  type ReviewPlace,
} from './checkedProject';

/** A finding of a rule, and the URI of its file. */
interface FoundInFile extends DiagnosticResult {
  readonly uri: string;
}

/** The kind of the group of citations whose papers only lack an entry in the bibliography. */
export const missingEntry = 'missing-entry';

const maxFindings = 20;
/** A finding with one line for each key or sentence can have more places than others. */
const maxPlaces = 20;
/** So many findings whose messages differ only in the key are joined. */
const minAlike = 3;

/** What the rules find in the drafts, in their bibliographies and in the notes on the cited papers, a group for each rule. */
export async function groupByRule(
  snapshot: Snapshot,
  project: CheckedProject,
  pause: () => Promise<void>,
): Promise<readonly FindingGroup[]> {
  const inFiles: FoundInFile[] = [];
  for (const rule of allRules) {
    for (const { uri } of project.drafts) {
      inFiles.push(...findByRule(snapshot, rule, uri));
      await pause();
    }
    for (const file of project.bibliographies) {
      // These are listed otherwise, see `groupIncomplete`.
      if (rule === incompleteReference) continue;
      inFiles.push(...findByRule(snapshot, rule, file.uri).filter((each) => concernsCited(snapshot, project, file, each)));
      await pause();
    }
  }
  const found = [...inFiles, ...listCheckedNotes(snapshot, project).flatMap((uri) => findByRule(snapshot, orphanAnnotation, uri))];
  const groups: FindingGroup[] = [];
  for (const rule of allRules) {
    if (rule === incompleteReference) groups.push(...groupIncomplete(snapshot, project));
    const own = found.filter(({ code }) => code === rule.code);
    const lacking = own.filter((finding) => finding.lacksEntry === true);
    const others = own.filter((finding) => finding.lacksEntry !== true);
    if (others.length > 0) {
      const count = new Set(others.map(({ uri, span, message, claim }) => (claim === undefined ? message : `${uri} ${span.start}`))).size;
      groups.push(await createGroup(snapshot, rule, others, { kind: rule.code, title: nameRule(rule.code), count }, pause));
    }
    if (lacking.length > 0) {
      const title = 'Not in the bibliography yet';
      groups.push(await createGroup(snapshot, rule, lacking, { kind: missingEntry, title, count: countMissing(snapshot, project) }, pause));
    }
  }
  return groups;
}

/** The findings of a rule as a group, the most severe first. */
async function createGroup(
  snapshot: Snapshot,
  rule: Rule,
  found: readonly FoundInFile[],
  head: Pick<FindingGroup, 'kind' | 'title' | 'count'>,
  pause: () => Promise<void>,
): Promise<FindingGroup> {
  const ordered = [...found].sort((a, b) => bySeverity.indexOf(a.severity) - bySeverity.indexOf(b.severity));
  const findings = joinSame(snapshot, ordered);
  const shown: ReviewFinding[] = [];
  for (const finding of findings.slice(0, maxFindings)) {
    const [place] = finding.places;
    const fixes = place === undefined ? [] : listRuleFixes(snapshot, rule, place.uri, place.span);
    const titlesOfFixes = [...new Set(fixes.map(({ title }) => maskControls(title)))];
    shown.push(titlesOfFixes.length === 0 ? finding : { ...finding, fixes: titlesOfFixes });
    await pause();
  }
  return { ...head, code: rule.code, severity: ordered[0]?.severity ?? rule.severity, findings: shown, findingCount: findings.length };
}

/** The number of papers that the drafts cite and that their bibliographies lack, as the status bar counts them. */
function countMissing(snapshot: Snapshot, { drafts }: CheckedProject): number {
  return new Set(drafts.flatMap(({ uri, itemsByKey }) => [...findMissingEntries(snapshot, uri, itemsByKey().keys()).values()])).size;
}

/** The rules that are off although they would find something in the drafts, and how much. */
export async function listRulesThatAreOff(
  snapshot: Snapshot,
  project: CheckedProject,
  pause: () => Promise<void>,
): Promise<readonly { readonly title: string; readonly count: number }[]> {
  const counted: { title: string; count: number }[] = [];
  for (const rule of allRules) {
    if (snapshot.settings.rules[rule.code] !== 'off') continue;
    const notes = rule === orphanAnnotation ? listCheckedNotes(snapshot, project) : [];
    let count = 0;
    for (const uri of [...project.drafts.map((draft) => draft.uri), ...notes]) {
      count += detectOnce(snapshot, rule, uri).length;
      await pause();
    }
    for (const file of project.bibliographies)
      count += detectOnce(snapshot, rule, file.uri).filter((finding) =>
        concernsCited(snapshot, project, file, { ...finding, severity: rule.severity }),
      ).length;
    if (count > 0) counted.push({ title: nameRule(rule.code), count });
  }
  return counted;
}

/** What a rule finds in a file and the writer did not dismiss. */
function findByRule(snapshot: Snapshot, rule: Rule, uri: string): readonly FoundInFile[] {
  const found = listKnownFindings(snapshot, rule, uri);
  const dismissed = findDismissed(snapshot, uri, found);
  return found.filter((finding) => !dismissed.has(finding));
}

/**
 * Whether a finding in a bibliography matters to the drafts: they cite all entries that it is about, or it is a warning, which may keep
 * them from being compiled.
 */
function concernsCited(
  snapshot: Snapshot,
  { entries }: CheckedProject,
  file: BibliographyFile,
  { span, related, severity }: Pick<Finding, 'span' | 'related'> & Pick<Rule, 'severity'>,
): boolean {
  if (severity === 'error' || severity === 'warning') return true;
  const isCited = (uri: string, offset: number): boolean => {
    const own = snapshot.bibliographies.get(uri);
    const found = own && findEntryUnderCursor(own, offset);
    return found === undefined || entries.has(found.entry);
  };
  return isCited(file.uri, span.start) && (related === undefined || isCited(related.uri, related.span.start));
}

/**
 * One finding for all places with the same message. Messages that begin with different words in quotation marks, and go on alike, are one
 * finding with the first place of each: `… isn't in refs.bib or in any digest.`
 */
function joinSame(snapshot: Snapshot, found: readonly FoundInFile[]): readonly ReviewFinding[] {
  const quote = ({ uri, span }: FoundInFile): ReviewPlace => quotePlace(snapshot, uri, span);
  const describeRest = ({ message, claim }: FoundInFile): string => (claim === undefined ? message.replace(/^"[^"]*" /, '') : message);
  return [...groupBy(found, describeRest)].flatMap(([rest, places]) => {
    const byMessage = [...groupBy(places, ({ message }) => message)];
    if (byMessage.length < minAlike)
      return byMessage.map(([message, same]) =>
        same[0]?.claim === undefined
          ? createFinding(message, same.map(quote))
          : { ...createFinding(message, same.map(quote), maxPlaces), canDismiss: true },
      );
    return [
      createFinding(
        `… ${rest}`,
        byMessage.flatMap(([message, [first]]) => (first === undefined ? [] : [nameFirst(message, quote(first))])),
        maxPlaces,
      ),
    ];
  });
}

/** Puts the words that the message begins with before those of the place. */
function nameFirst(message: string, place: ReviewPlace): ReviewPlace {
  return { ...place, words: maskControls(`${/^"([^"]*)"/.exec(message)?.[1] ?? ''}: ${place.words}`) };
}

/** One finding for all cited references that lack the same, also for those that have no entry yet. */
function groupIncomplete(snapshot: Snapshot, project: CheckedProject): readonly FindingGroup[] {
  const severity = snapshot.settings.rules[incompleteReference.code] ?? incompleteReference.severity;
  if (severity === 'off') return [];
  const incomplete = listIncomplete(snapshot, project);
  if (incomplete.length === 0) return [];
  const citations = locateCitations(project);
  const findings = [...groupBy(incomplete, ({ missing }) => describeMissingFacts(missing))].map(([lacks, references]) =>
    createFinding(
      lacks,
      references.flatMap(({ key, title, entry }) => {
        const place = entry ?? citations.get(key);
        const written = entry?.key ?? key;
        return place === undefined
          ? []
          : [{ uri: place.uri, span: { start: place.offset, end: place.offset + written.length }, words: `${written}: ${title}` }];
      }),
      maxPlaces,
    ),
  );
  const completable = incomplete.map(({ key }) => key);
  return [
    {
      kind: incompleteReference.code,
      code: incompleteReference.code,
      title: nameRule(incompleteReference.code),
      severity,
      count: incomplete.length,
      findings,
      findingCount: findings.length,
      completable,
    },
  ];
}

/** The incomplete references of all drafts; each once. */
function listIncomplete(snapshot: Snapshot, { drafts }: CheckedProject): readonly IncompleteReferenceFound[] {
  const covered = new Set<string>();
  const found = drafts.flatMap(({ uri }) => {
    if (covered.has(uri)) return [];
    for (const member of snapshot.draftGraph().projectOf(uri).members) covered.add(member);
    return listIncompleteReferences(snapshot, uri);
  });
  return [...groupBy(found, ({ key, entry }) => `${entry?.uri ?? ''} ${entry?.offset ?? ''} ${key}`).values()].flatMap(
    ([first]) => first ?? [],
  );
}

/** The first citation of each paper, by the key that the paper has in the library. */
function locateCitations({ cited }: CheckedProject): ReadonlyMap<CitationKey, { readonly uri: string; readonly offset: number }> {
  const first = new Map<CitationKey, { readonly uri: string; readonly offset: number }>();
  for (const { draft, papers, items } of cited)
    for (const { key } of papers)
      if (items[0] !== undefined && !first.has(key)) first.set(key, { uri: draft.uri, offset: items[0].keySpan.start });
  return first;
}

/** The findings of a rule in a file, including those that the writer dismissed; empty if the rule is `off`. */
export function listKnownFindings(snapshot: Snapshot, rule: Rule, uri: string): readonly FoundInFile[] {
  return applyRule(rule, snapshot, uri).map((finding) => ({ ...finding, uri }));
}
