import { indexOfSpanAt } from '../../base/span';
import type { DraftScan, Prose } from '../../model/draft';
import { createMask } from '../maskSpans';
import { findParagraph, type LineKinds } from '../paragraph';

const lineKinds: LineKinds = {
  begins: (line) => /^[ \t>]*(?:[-*+]|\d{1,9}[.)]|#\.|\[\^[^\]\s]{1,80}\]:)[ \t]/.test(line),
  standsAlone: (line) => /^ {0,3}(?:#{1,6}(?:[ \t]|$)|```|~~~|:::|\||([-*_=])[ \t]*(?:\1[ \t]*)*$|>[ \t]*$)/.test(line),
};

/** What is left of a paragraph are its words: for `- **Sparse** heads[^1] ([site](x.org))` these are `Sparse heads (site )`. */
export function findProse(text: string, scan: DraftScan, offset: number): Prose {
  const hidden = scan.opaque[indexOfSpanAt(scan.opaque, offset)];
  if (hidden !== undefined && hidden.start < offset && offset < hidden.end) return { span: { start: offset, end: offset }, text: '' };
  const span = findParagraph(text, offset, lineKinds);
  const mask = createMask(text, scan, span);
  // Footnotes, attributes, where links lead, tags.
  mask.hideMatches(
    /\[\^[^\]\s]{1,80}\]:?|\{[.#=][^{}\n]{0,200}\}|\]\([ \t]*[^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:[ \t]+"[^"\n]{0,200}")?[ \t]*\)|<\/?[A-Za-z][^<>]{0,200}>/g,
  );
  // What begins a line.
  mask.hideMatches(/^[ \t]*(?:#{1,6}[ \t]+|(?:>[ \t]?)+)?(?:(?:[-*+]|\d{1,9}[.)]|#\.)[ \t]+)?/gm);
  // Marks in it; an underscore in the midst of a word is none.
  mask.hideMatches(/\\(?=[^\p{L}\p{N}\s])|[*~`[\]^]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|!(?=\[)/gu);
  return { span, text: mask.text() };
}
