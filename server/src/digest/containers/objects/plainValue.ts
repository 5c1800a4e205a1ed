import { decodeEntities } from '../../../base/entities';
import { foldLines } from '../../fields/joinLines';
import type { LocatedText } from '../../recordDraft';

/**
 * Tags of HTML, JATS and MathML that databases leave in titles and abstracts. Other tags are kept as text, because the author may be
 * writing about them.
 */
const mark =
  /<\/?(?:i|p|br|em|su[bp]|span|div|a|sc|scp|title|sec|italic|bold|h[1-6]|ul|ol|li|inline-formula|tex-math|jats:[a-z-]{1,30}|mml:[a-z]{1,30}|m[a-z]{1,9})(?:\s[^<>]{0,1000})?\/?>/gi;

/** A value as it would be displayed: on one line, without tags, and with decoded entities. */
export function readPlainValue(value: string): string {
  const bare = value.includes('<')
    ? value.replace(mark, (found) => (/^<\/?(?:p|br|div|sec|title|li|jats:(?:p|sec|title))\b/i.test(found) ? ' ' : ''))
    : value;
  return foldLines(decodeEntities(bare)).trim();
}

/** Drops the full stop that databases add to a title, but not that of an abbreviation. */
export function withoutFullStop(passage: LocatedText): LocatedText {
  const text = readPlainValue(passage.text);
  if (!/[\p{L}\p{N})\]"”’]\.$/u.test(text) || /(?:^|[\s(.])(?:\p{L}{1,2}|\p{Lu}\p{Ll}{0,3}|al|etc|vs|[\p{L}.]+\.\p{L})\.$/u.test(text))
    return { text, span: passage.span };
  const isWritten = passage.text.endsWith('.');
  return { text: text.slice(0, -1), span: isWritten ? { start: passage.span.start, end: passage.span.end - 1 } : passage.span };
}
