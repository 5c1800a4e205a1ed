import { indexOfSpanAt, touches, type Span } from '../../base/span';
import type { DraftFile } from '../../workspace/files/textFile';

/** A full stop and what closes behind it: `."`, `.)`. */
const ending = /[.!?\u2026\u3002\uff01\uff1f]+(["'\u201d\u2019)\]]*)$/;
/** Marks that may close behind the last word of a text without a full stop. */
const closing = /^[*_~"'\u201d\u2019)\]}]/;

/**
 * Where a citation for a whole sentence goes: before its full stop, behind its closing quotation mark, and into the
 * citation that stands there: `Heads differ<|>.`, `Heads differ [@a<|>].` An offset for `insertCitation` of the language.
 */
export function getCitationPlace(draft: DraftFile, sentence: Span): number {
  const { text } = draft;
  const end = ending.exec(text.slice(Math.max(sentence.start, sentence.end - 20), sentence.end));
  const isQuoted = /["'\u201d\u2019]/.test(end?.[1] ?? '');
  const at = end === null ? skipClosing(draft, sentence.end) : isQuoted ? sentence.end : sentence.end - end[0].length;
  return findInside(draft, at) ?? findInside(draft, sentence.end) ?? at;
}

/** Inside of a citation in brackets or a command that ends or begins at `offset`; a name in the sentence (`@doe`) takes no further work. */
function findInside({ text, scan }: DraftFile, offset: number): number | undefined {
  const { citations } = scan();
  const before = offset - (text.slice(Math.max(0, offset - 20), offset).match(/\s*$/)?.[0].length ?? 0);
  const spans = citations.map(({ span }) => span);
  for (const place of [before, offset]) {
    const citation = citations[indexOfSpanAt(spans, place)];
    if (citation === undefined || !touches(citation.span, place) || citation.items[0]?.mode === 'narrative') continue;
    return citation.span.end - 1;
  }
  return undefined;
}

/** Over what belongs to the last word and is none: marks, math, code, citations; never into a comment or over the line's end. */
function skipClosing({ text, scan, language: { comments } }: DraftFile, from: number): number {
  const { opaque, citations } = scan();
  const stops = (start: number): boolean => text[start] === '\n' || (comments !== undefined && text.startsWith(comments.opener, start));
  let end = from;
  for (let at = from; at < text.length; ) {
    const hidden = [opaque, citations.map(({ span }) => span)]
      .map((spans) => spans[indexOfSpanAt(spans, at)])
      .find((span) => span !== undefined && span.start <= at && at < span.end);
    if (hidden !== undefined && !stops(hidden.start)) end = at = hidden.end;
    else if (hidden === undefined && closing.test(text[at] ?? '')) end = at += 1;
    else if (hidden === undefined && /[ \t$]/.test(text[at] ?? '')) at += 1;
    else break;
  }
  return end;
}
