import type { Library } from '#library';
import type { BibliographyFile } from '#workspace';
import type { BibliographyEntry } from '../../model/bibliography';
import type { Paper } from '../../model/paper';
import { keySpanOf } from '../bibliography/entrySource';
import type { Finding, Rule } from './rule';

export const duplicatePaper: Rule = {
  code: 'duplicate-paper',
  severity: 'information',
  settingText: 'Severity of papers that a bibliography lists under two keys.',
  documentation: 'A bibliography has two entries with different keys for the same paper (same title and first author, similar year).',
  kinds: ['bibliography'],
  detect: (snapshot, uri) => {
    const file = snapshot.bibliographies.get(uri);
    return file === undefined ? [] : detectDuplicates(snapshot.library(), file);
  },
};

function detectDuplicates(library: Library, file: BibliographyFile): readonly Finding[] {
  /** The first entry in this file of each paper that has several occurrences in the library. */
  const firsts = new Map<Paper, BibliographyEntry>();
  return file.bibliography().entries.flatMap((entry): readonly Finding[] => {
    const paper = library.findByEntry(entry);
    if (paper === undefined || paper.occurrences.length < 2) return [];
    const first = firsts.get(paper);
    if (first === undefined) firsts.set(paper, entry);
    if (first === undefined || first.key === entry.key || areRelated(first, entry)) return [];
    return [
      {
        span: keySpanOf(file, entry),
        message: `Duplicate of "${first.key}". Use the same key wherever you cite this paper.`,
        related: { uri: file.uri, span: keySpanOf(file, first), message: 'Other entry' },
      },
    ];
  });
}

/**
 * Whether one entry refers to the other in a field such as `related`. If so, the writer has two entries on purpose (biblatex manual,
 * "Special Fields").
 */
function areRelated(a: BibliographyEntry, b: BibliographyEntry): boolean {
  const names = (from: BibliographyEntry, to: BibliographyEntry): boolean =>
    from
      .fields()
      .some(
        ({ name, value }) =>
          /^(?:related|entryset|xref|crossref|xdata)$/.test(name) && value.split(',').some((key) => key.trim() === to.key),
      );
  return names(a, b) || names(b, a);
}
