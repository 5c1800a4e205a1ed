import { shiftSpan, type Span } from '../../base/span';
import { parseBibliography } from '../../bibliography/parseBibliography';
import { completeRecords } from '../../digest/completeRecords';
import { applyCorrections } from '../../digest/corrections/applyCorrections';
import type { Corrections } from '../../digest/corrections/corrections';
import type { UnnamedRecord } from '../../digest/recordDraft';
import type { BibliographyEntry } from '../../model/bibliography';
import type { Digest, DigestRecord } from '../../model/digest';

/** Whether a file that the settings call a digest is a BibTeX file. */
export function isBibtexDigest(uri: string, languageId: string | undefined): boolean {
  return languageId === 'bibtex' || /\.(?:bib|bibtex|biblatex)$/i.test(uri);
}

/**
 * Reads a BibTeX file as a digest. As in any digest, its papers get keys that are made from their titles. Entries that are also in
 * `known` remain the same objects.
 */
export function readBibtexDigest(text: string, known: readonly DigestRecord[], corrections: Corrections): Digest {
  const { entries, starts, issues } = parseBibliography(text, '.bib');
  const read = entries.flatMap((entry, index) => (entry.title === '' ? [] : [toReadEntry(entry, starts[index] ?? 0, text)]));
  const corrected = applyCorrections(text, { entries: read, issues }, corrections);
  return { format: 'bibtex', pattern: 'BibTeX', ...completeRecords(corrected.entries, known), issues: corrected.issues };
}

function toReadEntry(entry: BibliographyEntry, start: number, text: string): UnnamedRecord {
  const { title, titleSpan, abstract, span, authors, hasMoreAuthors, date, year, venue, arxivId, doi, links } = entry;
  const toSpan = (value: Span): Span => dropDelimiters(text, shiftSpan(value, start));
  const field = abstract === '' ? undefined : entry.fields().findLast(({ name }) => name === 'abstract');
  const keywords = entry
    .fields()
    .findLast(({ name }) => name === 'keywords' || name === 'keyword')
    ?.value.split(/[,;]/)
    .map((word) => word.replace(/[{}]/g, '').trim());
  const tags = keywords?.filter((word) => word !== '');
  return {
    title,
    titleSpan: toSpan(titleSpan),
    abstract: field === undefined ? '' : abstract,
    ...(field === undefined ? {} : { abstractSpan: toSpan(field.span) }),
    span: shiftSpan(span, start),
    authors,
    ...(hasMoreAuthors === undefined ? {} : { hasMoreAuthors }),
    links,
    ...(date === undefined ? {} : { date }),
    ...(year === undefined ? {} : { year }),
    ...(venue === undefined ? {} : { venue }),
    ...(arxivId === undefined ? {} : { arxivId }),
    ...(doi === undefined ? {} : { doi }),
    ...(tags === undefined || tags.length === 0 ? {} : { tags }),
  };
}

/** The span without the braces or quotation marks that enclose its text. */
function dropDelimiters(text: string, { start, end }: Span): Span {
  const pair = `${text[start] ?? ''}${text[end - 1] ?? ''}`;
  return end - start > 2 && (pair === '{}' || pair === '""') ? { start: start + 1, end: end - 1 } : { start, end };
}
