import { Parser } from 'htmlparser2';
import { maskControls } from '../../../base/maskControls';
import { foldLines } from '../../fields/joinLines';
import type { LocatedText } from '../../recordDraft';

/**
 * Tags of HTML, JATS and MathML that databases leave in titles and abstracts. Other tags are kept as text, because the author may be
 * writing about them.
 */
const mark =
  /<\/?(?:i|p|br|em|su[bp]|span|div|a|sc|scp|title|sec|italic|bold|h[1-6]|ul|ol|li|inline-formula|tex-math|jats:[a-z-]{1,30}|mml:[a-z]{1,30}|m[a-z]{1,9})(?:\s[^<>]{0,1000})?\/?>/gi;
const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31}\d{0,2});/i;

/** A value as it would be displayed: on one line, without tags, and with decoded entities. */
export function readPlainValue(value: string): string {
  const bare = value.includes('<')
    ? value.replace(mark, (found) => (/^<\/?(?:p|br|div|sec|title|li|jats:(?:p|sec|title))\b/i.test(found) ? ' ' : ''))
    : value;
  const decoded = bare.includes('&') && entity.test(bare) ? decodeEntities(bare) : bare;
  return foldLines(decoded).trim();
}

/** Drops the full stop that databases add to a title, but not that of an abbreviation. */
export function withoutFullStop(passage: LocatedText): LocatedText {
  const text = readPlainValue(passage.text);
  if (!/[\p{L}\p{N})\]"”’]\.$/u.test(text) || /(?:^|[\s(.])(?:\p{L}{1,2}|\p{Lu}\p{Ll}{0,3}|al|etc|vs|[\p{L}.]+\.\p{L})\.$/u.test(text))
    return { text, span: passage.span };
  const isWritten = passage.text.endsWith('.');
  return { text: text.slice(0, -1), span: isWritten ? { start: passage.span.start, end: passage.span.end - 1 } : passage.span };
}

/**
 * Decodes only the entities of HTML and XML. Entities that a document type defines are not decoded: they are not part of a paper's
 * text, and might expand without end.
 */
function decodeEntities(text: string): string {
  const pieces: string[] = [];
  const parser = new Parser({ ontext: (piece) => pieces.push(piece) }, { decodeEntities: true });
  // Each `<` that is left is not part of a tag, as in `p < q & r`, so the parser must not see it.
  text.split('<').forEach((part, index) => {
    if (index > 0) pieces.push('<');
    parser.reset();
    parser.end(part);
  });
  return maskControls(pieces.join(''));
}
