import { listMissingFacts } from '../../bibliography/missingFacts';
import { touches, type Span } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { BibliographyFile } from '../../workspace/files/textFile';
import type { Snapshot } from '../../workspace/snapshot';
import { findEntryUnderCursor } from '../citing/keyUnderCursor';
import { planEntryCompletions } from '../requests/entryCompletions';
import { keySpanOf } from './duplicateCitationKey';
import type { QuickFix } from './rule';

/** Quick fixes for an incomplete entry whose key is in `span` of a bibliography. */
export function listIncompleteReferenceFixes(snapshot: Snapshot, uri: string, span: Span): readonly QuickFix[] {
  const file = snapshot.bibliographies.get(uri);
  const entry = file === undefined ? undefined : findEntryUnderCursor(file, span.start)?.entry;
  if (file === undefined || entry === undefined || listMissingFacts(entry).length === 0) return [];
  const keySpan = keySpanOf(file, entry);
  if (!touches(keySpan, span.start) && !touches(keySpan, span.end)) return [];
  return [...completeByReference(snapshot, file, entry, keySpan), ...askOrPaste(snapshot, entry, keySpan)];
}

/** Offers to add what registries said of the paper when it was looked up. */
function completeByReference(snapshot: Snapshot, file: BibliographyFile, entry: BibliographyEntry, span: Span): readonly QuickFix[] {
  const paper = snapshot.library().findByEntry(entry);
  if (paper?.reference === undefined) return [];
  const { reference } = paper;
  const only = { ...paper, occurrences: paper.occurrences.filter((occurrence) => occurrence.entry === entry) };
  const files = (): ReturnType<typeof planEntryCompletions> => planEntryCompletions(snapshot, [{ paper: only, reference }]);
  const title = `Complete "${entry.key}" by what was looked up`;
  return [{ title, isPreferred: true, span, change: { kind: 'edits', bibliography: file.uri, files } }];
}

function askOrPaste(snapshot: Snapshot, entry: BibliographyEntry, span: Span): readonly QuickFix[] {
  const key = snapshot.library().findByEntry(entry)?.key ?? entry.key;
  const fixes: readonly Omit<QuickFix, 'isPreferred' | 'span'>[] = [
    { title: `Complete "${entry.key}" from registries...`, change: { kind: 'complete-references', key } },
    { title: 'Paste BibTeX, RIS or DOI over it', change: { kind: 'paste-reference', span } },
    { title: 'Match with a bibliography file...', change: { kind: 'match-bibliography', span } },
  ];
  return fixes.map((fix) => ({ ...fix, isPreferred: false, span }));
}
