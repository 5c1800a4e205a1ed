import { type MissingFact, describeMissingFacts } from '#bibliography';
import type { CitationItem } from '../../model/citation';
import type { BibliographyFile, DraftFile, Snapshot } from '#workspace';
import { getMissingFacts, listMissingCitedFacts } from '../bibliography/entryDifference';
import { keySpanOf } from '../bibliography/entrySource';
import { listIncompleteReferenceFixes } from './incompleteReferenceFixes';
import type { Finding, Rule } from './rule';

export const incompleteReference: Rule = {
  code: 'incomplete-reference',
  severity: 'information',
  settingText: 'Severity of entries without an author, without a year, or with neither a venue nor an identifier.',
  documentation:
    'An entry has no author, no year, or neither venue nor identifier. [Complete it](references.md). To mark its citations as well, turn on `marginalia.markIncompleteCitations`.',
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
