import type { Span } from '../../base/span';
import type { ParsedDigest, UnnamedRecord } from '../recordDraft';
import { titleLikeness } from '../records/slots/titleLikeness';
import { readsLikeAbstract, shareOf } from '../records/titles/paperEvidence';
import { beginsWithMarkup } from './isPageOfAbstracts';

/** Fewer papers may look alike by chance. */
const fewest = 8;
/** The share of the text that titles and abstracts fill. The rest may be blank lines, dates, and words of the page around them. */
const leastExplained = 0.97;
/** In UTF-16 units. Of 105,041 abstracts 99.7 % are as long, and a list of authors or a remark hardly ever is. */
const shortestAbstract = 300;
const leastInForm = 0.95;
const leastOwnWork = 0.8;

/**
 * Whether a text clearly consists of titles with a long abstract below each, each in a line of its own, and of hardly anything else.
 * `pairs` is the text as `parsePastedText` read it. If the result is true, that is the right reading. Reading the text in another way to
 * compare the results takes much longer.
 */
export function consistsOfAbstracts(text: string, { entries }: ParsedDigest): boolean {
  if (entries.length < fewest || entries.some(({ title }) => beginsWithMarkup(title))) return false;
  const explained = entries.reduce((size, { title, abstract }) => size + title.length + abstract.length, 0);
  return (
    explained >= leastExplained * text.length &&
    shareOf(entries, (entry) => isInForm(text, entry)) >= leastInForm &&
    shareOf(entries, readsLikeAbstract) >= leastOwnWork
  );
}

function isInForm(text: string, { title, titleSpan, abstract, abstractSpan, authors }: UnnamedRecord): boolean {
  return (
    authors.length === 0 &&
    titleLikeness(title) > 0.3 &&
    abstract.length >= shortestAbstract &&
    abstractSpan !== undefined &&
    isWholeLine(text, titleSpan) &&
    isWholeLine(text, abstractSpan)
  );
}

function isWholeLine(text: string, { start, end }: Span): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', start);
  const after = lineEnd < 0 ? text.slice(end) : text.slice(end, lineEnd);
  return (lineEnd < 0 || lineEnd >= end) && before.trim() === '' && after.trim() === '';
}
