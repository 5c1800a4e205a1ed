import { describeMissingFacts, type MissingFact } from '#bibliography';
import { copyPaper } from '#library';
import { type BibliographyFile, type DraftFile, resolveCitation, type Snapshot } from '#workspace';
import { lazy } from '../../base/derivedValues';
import { type Span, touches } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { CitationItem, CitationKey } from '../../model/citation';
import { describeConflicts, listConflicts, planEntryCompletions } from '../bibliography/completeEntries';
import { getMissingFacts, listMissingCitedFacts } from '../bibliography/entryDifference';
import { keySpanOf } from '../bibliography/entrySource';
import { findEntryUnderCursor, findItemUnderCursor } from '../evidence/underCursor';
import type { Finding, FixByEdits, QuickFix, Rule } from './rule';

export const incompleteReference: Rule = {
  code: 'incomplete-reference',
  severity: 'information',
  settingText: 'Severity of entries without an author, without a year, or with neither a venue nor an identifier.',
  documentation:
    'An entry has no author, no year, or neither venue nor identifier. [Complete it](references.md). To mark its citations as well, turn on `marginalia.markIncompleteCitations`.',
  kinds: ['bibliography', 'draft'],
  detect: (snapshot, uri) => {
    const file = snapshot.bibliographies.get(uri);
    if (file !== undefined) return detectInBibliography(snapshot, file);
    const draft = snapshot.drafts.get(uri);
    return draft === undefined || !snapshot.settings.markIncompleteCitations ? [] : detectInDraft(snapshot, draft);
  },
  listFixes: listIncompleteReferenceFixes,
};

function detectInBibliography(snapshot: Snapshot, file: BibliographyFile): readonly Finding[] {
  return file.bibliography().entries.flatMap((entry): readonly Finding[] => {
    const missing = getMissingFacts(snapshot, entry);
    if (missing.length === 0) return [];
    return [
      {
        span: keySpanOf(file, entry),
        message: `"${entry.key}" has ${describeMissingFacts(missing)}.`,
      },
    ];
  });
}

function detectInDraft(snapshot: Snapshot, draft: DraftFile): readonly Finding[] {
  return [...draft.itemsByKey()].flatMap(([key, items]) => {
    const missing = listMissingCitedFacts(snapshot, draft.uri, key);
    return missing.length === 0 ? [] : items.map((item) => toFinding(item, missing));
  });
}

function toFinding({ key, keySpan }: CitationItem, missing: readonly MissingFact[]): Finding {
  return { span: keySpan, message: `"${key}" is incomplete: ${describeMissingFacts(missing)}.` };
}

/** Quick fixes for an incomplete reference whose key is in `span` of a bibliography, or of a draft in which citations are marked. */
function listIncompleteReferenceFixes(snapshot: Snapshot, uri: string, span: Span): readonly QuickFix[] {
  const draft = snapshot.drafts.get(uri);
  if (draft !== undefined) return snapshot.settings.markIncompleteCitations ? completeCited(snapshot, draft, span) : [];
  const file = snapshot.bibliographies.get(uri);
  const entry = file === undefined ? undefined : findEntryUnderCursor(file, span.start)?.entry;
  if (file === undefined || entry === undefined || getMissingFacts(snapshot, entry).length === 0) return [];
  const keySpan = keySpanOf(file, entry);
  if (!touches(keySpan, span.start) && !touches(keySpan, span.end)) return [];
  return [...completeByReference(snapshot, file, entry, keySpan), ...askOrPaste(snapshot, entry, keySpan)];
}

function completeCited(snapshot: Snapshot, draft: DraftFile, span: Span): readonly QuickFix[] {
  const item = findItemUnderCursor(draft, span.start);
  const [paper, ...others] = item === undefined ? [] : resolveCitation(snapshot, draft.uri, item.key);
  if (item === undefined || paper === undefined || others.length > 0) return [];
  if (listMissingCitedFacts(snapshot, draft.uri, item.key).length === 0) return [];
  return [askRegistries(item.key, paper.key, item.keySpan)];
}

/** Offers to add what registries said of the paper when it was looked up, if the entry lacks any of that. */
function completeByReference(snapshot: Snapshot, file: BibliographyFile, entry: BibliographyEntry, span: Span): readonly QuickFix[] {
  const paper = snapshot.library().findByEntry(entry);
  if (paper?.reference === undefined) return [];
  const { reference } = paper;
  const only = copyPaper(paper, { occurrences: paper.occurrences.filter((occurrence) => occurrence.entry === entry) });
  const files = lazy(() => planEntryCompletions(snapshot, [{ paper: only, reference }]));
  const title = `Complete "${entry.key}" with details already looked up`;
  const refusal = describeConflicts(listConflicts(snapshot, [file.uri]));
  if (refusal === undefined && files().size === 0) return [];
  const change: FixByEdits = { kind: 'edits', bibliography: file.uri, files };
  return [{ title, isPreferred: true, span, change: refusal === undefined ? change : { ...change, files: () => new Map(), refusal } }];
}

function askOrPaste(snapshot: Snapshot, entry: BibliographyEntry, span: Span): readonly QuickFix[] {
  return [
    askRegistries(entry.key, snapshot.library().findByEntry(entry)?.key ?? entry.key, span),
    { title: 'Replace with BibTeX, RIS or DOI from the clipboard', isPreferred: false, span, change: { kind: 'paste-reference', span } },
    { title: 'Complete from a bibliography file...', isPreferred: false, span, change: { kind: 'match-bibliography', span } },
  ];
}

/** `shownKey` is the key as the writer sees it, and `key` that of the paper in the library. */
function askRegistries(shownKey: CitationKey, key: CitationKey, span: Span): QuickFix {
  return { title: `Look up "${shownKey}" online...`, isPreferred: false, span, change: { kind: 'complete-references', key } };
}
