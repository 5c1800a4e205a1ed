import { escapeSnippet } from '../../base/escape';
import type { CitationKey } from '../../model/citation';
import type { CitationContext, CitationForm, DraftScan, TextEdit } from '../../model/draft';
import { findCloser } from '../findCloser';
import { formatKey } from './keySyntax';

/**
 * Behind a bare `@`: `[@key]`, then `@key`. Inside brackets: the key alone, behind a closing bracket where the cursor
 * then goes on. The first tab stop is the locator, right behind the key; the second the prefix.
 */
export function listCitationForms(
  text: string,
  context: CitationContext,
  key: CitationKey,
): readonly [CitationForm, ...CitationForm[]] {
  const { start, end } = context.querySpan;
  const isBraced = text[start - 1] === '{';
  const written = isBraced && context.form === 'bracketed' ? key : formatKey(key);
  const escaped = escapeSnippet(written);
  if (context.form === 'bare') {
    const span = context.clusterSpan;
    return [
      { mode: 'parenthetical', label: key, span, snippet: `[$2@${escaped}$1]$0`, plain: `[@${written}]` },
      { mode: 'narrative', label: `@${key}`, note: 'in the sentence', span, snippet: `@${escaped}$0`, plain: `@${written}` },
    ];
  }
  if (isBraced) return [{ mode: 'parenthetical', label: key, span: { start, end }, snippet: `${escaped}$0`, plain: key }];
  const closer = findCloser(text, context, ']');
  // The bracket that an editor closed by itself is taken in, so the cursor ends up behind it.
  const close = closer === 'later' ? '' : ']';
  const snippet = close === '' ? `${escaped}$0` : `${escaped}$1]$0`;
  return [
    { mode: 'parenthetical', label: key, span: { start, end: closer === 'next' ? end + 1 : end }, snippet, plain: written + close },
  ];
}

/** At the cursor a new `[@key]`, with a space before it where a word ends; in a bracketed citation one more item. */
export function insertCitation(text: string, scan: DraftScan, offset: number, key: CitationKey): TextEdit {
  const written = formatKey(key);
  const around = scan.citations.find(({ span }) => span.start < offset && offset < span.end && text[span.start] === '[');
  if (around !== undefined) {
    const before = around.items.filter(({ keySpan }) => keySpan.start <= offset).pop();
    const itemEnd = before === undefined ? -1 : text.slice(before.keySpan.end, around.span.end).search(/[;\]]/);
    if (before !== undefined && itemEnd !== -1) {
      const at = before.keySpan.end + itemEnd;
      return { span: { start: at, end: at }, newText: `; @${written}` };
    }
    return { span: { start: around.span.start + 1, end: around.span.start + 1 }, newText: `@${written}; ` };
  }
  const space = /[\p{L}\p{N}.,;:!?)\]}"'”’*_`]$/u.test(text.slice(Math.max(0, offset - 2), offset)) ? ' ' : '';
  // Right before a bracket the two would read as one link.
  const spaceBehind = /^[[({]/.test(text.slice(offset)) ? ' ' : '';
  return { span: { start: offset, end: offset }, newText: `${space}[@${written}]${spaceBehind}` };
}

export function isInListItem(text: string, offset: number): boolean {
  // An item's further lines are indented or follow directly; a blank line or another block ends it.
  for (let end = offset; end >= 0; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, text.indexOf('\n', start) === -1 ? text.length : text.indexOf('\n', start));
    if (/^\s*(?:[-*+]|\d+[.)]|#\.)\s/.test(line)) return true;
    if (line.trim() === '' || /^\s{0,3}#/.test(line) || start === 0) return false;
    end = start - 1;
  }
  return false;
}
