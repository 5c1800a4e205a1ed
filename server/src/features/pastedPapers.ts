import { parseDigest } from '../digest/parseDigest';

/** Fewer papers may be anything: a letter has a subject and a text too. */
const fewest = 2;

/** Of a digest at least so much of the text belongs to its papers; of prose or code hardly anything does. */
const leastShare = 0.6;

/** An abstract is at least so long, in UTF-16 units; a heading with a short paragraph is none. */
const shortestAbstract = 200;

/** The largest share of brackets and the like in an abstract, formulas included; source code has twice as many. */
const mostMarks = 0.03;

/**
 * How many papers a pasted text holds, where it looks like a digest to be read; otherwise 0. Most of the text must belong to papers with
 * abstracts, so that notes, letters and code are left alone.
 */
export function countPastedPapers(text: string): number {
  const { entries } = parseDigest(text, { path: '' });
  const papers = entries.filter(({ abstract }) => abstract.length >= shortestAbstract && countMarks(abstract) <= mostMarks * abstract.length);
  const length = papers.reduce((sum, { title, abstract }) => sum + title.length + abstract.length, 0);
  return papers.length >= fewest && length >= leastShare * text.trim().length ? entries.length : 0;
}

function countMarks(text: string): number {
  return text.length - text.replace(/[{}()[\];=<>|\\]/g, '').length;
}
