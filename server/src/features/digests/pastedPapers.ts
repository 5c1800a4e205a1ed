import { parseDigest } from '#digest';
import type { DigestRecord } from '../../model/digest';

/** A text with fewer papers than this may be something else, such as a letter, which also has a subject and a text. */
const min = 2;

/**
 * The least share of the text that must belong to papers. In a list of papers, most of the text does; in prose or code, hardly any
 * does.
 */
const minShare = 0.5;

/** The least length of an abstract, in UTF-16 code units. A shorter paragraph may be any text below a heading. */
const minAbstractLength = 200;

/** The largest share of brackets and similar marks in an abstract, including its formulas. Source code has about twice as many. */
const maxMarks = 0.03;

/**
 * The number of papers in a pasted text if it looks like a digest, otherwise 0. At least two of the papers, and at least half of them,
 * must have authors, an identifier or an abstract. If the text is not in a format written by programs, at least half of it must belong
 * to papers, so that notes, letters and code are not taken for digests. BibTeX entries alone are a
 * bibliography, not a digest.
 */
export function countPastedPapers(text: string): number {
  const { format, entries } = parseDigest(text, { path: '' });
  if (format === 'bibtex') return 0;
  const known = entries.filter(isKnown);
  const length = entries.reduce((sum, { span }) => sum + span.end - span.start, 0);
  const isMostly = format !== 'text' || length >= minShare * text.trim().length;
  return isMostly && known.length >= Math.max(min, entries.length / 2) ? entries.length : 0;
}

/** The number of papers in a text that the writer declared to be a digest. */
export function countPapersOfDigest(text: string): number {
  return parseDigest(text, { path: '', languageId: 'marginalia-digest' }).entries.length;
}

function isKnown({ abstract, authors, arxivId, doi }: DigestRecord): boolean {
  return (
    authors.length > 0 ||
    arxivId !== undefined ||
    doi !== undefined ||
    (abstract.length >= minAbstractLength && countMarks(abstract) <= maxMarks * abstract.length)
  );
}

function countMarks(text: string): number {
  return text.length - text.replace(/[{}()[\];=<>|\\]/g, '').length;
}
