import { parseDigest } from '../../digest/parseDigest';
import type { DigestRecord } from '../../model/digest';

/** Fewer papers may be anything: a letter has a subject and a text too. */
const fewest = 2;

/** Of a list at least so much of the text belongs to its papers; of prose or code hardly anything does. */
const leastShare = 0.5;

/** An abstract is at least so long, in UTF-16 units; a heading with a short paragraph is none. */
const shortestAbstract = 200;

/** The largest share of brackets and the like in an abstract, formulas included; source code has twice as many. */
const mostMarks = 0.03;

/**
 * How many papers a pasted text holds, where it looks like a digest to be read; otherwise 0. Of half of the papers more must be known
 * than a title, and half of a text that no program wrote must belong to them, so that notes, letters and code are left alone.
 */
export function countPastedPapers(text: string): number {
  const { format, entries } = parseDigest(text, { path: '' });
  const known = entries.filter(isKnown);
  const length = entries.reduce((sum, { span }) => sum + span.end - span.start, 0);
  const isMostly = format !== 'text' || length >= leastShare * text.trim().length;
  return isMostly && known.length >= Math.max(fewest, entries.length / 2) ? entries.length : 0;
}

/** How many papers a text holds that the writer calls a digest. */
export function countCalledPapers(text: string): number {
  return parseDigest(text, { path: '', languageId: 'marginalia-digest' }).entries.length;
}

function isKnown({ abstract, authors, arxivId, doi }: DigestRecord): boolean {
  return (
    authors.length > 0 ||
    arxivId !== undefined ||
    doi !== undefined ||
    (abstract.length >= shortestAbstract && countMarks(abstract) <= mostMarks * abstract.length)
  );
}

function countMarks(text: string): number {
  return text.length - text.replace(/[{}()[\];=<>|\\]/g, '').length;
}
