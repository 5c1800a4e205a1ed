import { escapeSnippet } from '../../base/escape';
import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';
import type { CitationContext, CitationForm, CitationFormKind, DraftScan } from '../../model/draft';
import type { CitationInsertion } from '../../model/draftWriter';
import { findCloser, formHints, formOrder } from '../citationForms';
import { isInFootnote } from './footnotes';
import { formatKey } from './keySyntax';

/**
 * Lists the forms in which completion can offer `key`. After a bare `@`, these are all forms that are possible there, the usual one
 * first. If a locator in brackets follows, or if the `@` is inside brackets, the key itself is the only form. Inside brackets, the
 * closing bracket is added unless it comes later. The first tab stop, directly after the key, is for the locator.
 */
export function listCitationForms(
  text: string,
  context: CitationContext,
  key: CitationKey,
  usual: CitationFormKind = 'parenthetical',
): readonly [CitationForm, ...CitationForm[]] {
  const space = isBeforeWord(text, context) ? ' ' : '';
  const keepSpace = (form: CitationForm): CitationForm => ({ ...form, snippet: form.snippet + space, plain: form.plain + space });
  if (context.form === 'bracketed') return [keepSpace(completeItem(text, context, key))];
  const [first, ...others] = listBareForms(text, context.clusterSpan, key, usual);
  // In `@doe<|> [p. 3]` a locator follows, which is only possible for a narrative citation.
  const narrative = context.isOnlyItem ? undefined : [first, ...others].find(({ kind }) => kind === 'narrative');
  return narrative === undefined ? [keepSpace(first), ...others.map(keepSpace)] : [{ ...narrative, label: key }];
}

/** Whether the space that was typed last, as in `@long <|>heads`, separates the query from a word that must stay. */
function isBeforeWord(text: string, { querySpan: { end } }: CitationContext): boolean {
  return /\s/.test(text[end - 1] ?? '') && /[\p{L}\p{N}_@]/u.test(text[end] ?? '');
}

function listBareForms(text: string, span: Span, key: CitationKey, usual: CitationFormKind): [CitationForm, ...CitationForm[]] {
  const written = formatKey(key);
  const escaped = escapeSnippet(written);
  const forms: Readonly<Record<CitationFormKind, Pick<CitationForm, 'label' | 'snippet' | 'plain'>>> = {
    parenthetical: { label: `[@${key}]`, snippet: `[@${escaped}$1]$0`, plain: `[@${written}]` },
    narrative: { label: `@${key}`, snippet: `@${escaped}$0`, plain: `@${written}` },
    'year-only': { label: `[-@${key}]`, snippet: `[-@${escaped}$1]$0`, plain: `[-@${written}]` },
    footnote: { label: `^[@${key}]`, snippet: `^[@${escaped}$1]$0`, plain: `^[@${written}]` },
  };
  // A writer who typed `-@` has already chosen the form. A footnote cannot contain another footnote.
  const first = text[span.start] === '-' ? 'year-only' : usual === 'footnote' && isInFootnote(text, span.start) ? 'parenthetical' : usual;
  const others = formOrder.filter((kind) => kind !== first && !(kind === 'footnote' && isInFootnote(text, span.start)));
  return [
    { kind: first, span, ...forms[first], label: key },
    ...others.map((kind): CitationForm => ({ kind, span, hint: formHints[kind], ...forms[kind] })),
  ];
}

function completeItem(text: string, context: CitationContext, key: CitationKey): CitationForm {
  const { start, end } = context.querySpan;
  const isBraced = text[start - 1] === '{';
  // Braces that were typed are replaced too. The key gets its own braces if it needs them.
  const keySpan = isBraced ? { start: start - 1, end: text[end] === '}' ? end + 1 : end } : context.querySpan;
  const closer = findCloser(text, { ...context, querySpan: keySpan }, ']');
  // A bracket that the editor closed automatically is replaced too, so that the cursor ends up after it.
  const close = closer === 'later' ? '' : ']';
  const written = formatKey(key);
  const escaped = escapeSnippet(written);
  return {
    kind: 'parenthetical',
    label: key,
    span: { start: keySpan.start, end: closer === 'next' ? keySpan.end + 1 : keySpan.end },
    snippet: close === '' ? `${escaped}$0` : `${escaped}$1]$0`,
    plain: written + close,
  };
}

/**
 * The form that the draft uses most, not counting the citation at the cursor. A form other than the parenthetical one must be used at
 * least three times, and at least twice as often as the parenthetical one. If the order of the list changed in the middle of a draft,
 * the writer would lose more time than the one saved keystroke is worth.
 */
export function findUsualForm(text: string, scan: DraftScan, { clusterSpan }: CitationContext): CitationFormKind {
  const hasFootnotes = /\^\[|\[\^/.test(text);
  const counts: Record<CitationFormKind, number> = { parenthetical: 0, narrative: 0, 'year-only': 0, footnote: 0 };
  for (const { span, items } of scan.citations) {
    if (span.start < clusterSpan.end && clusterSpan.start < span.end) continue;
    if (text[span.start] === '[') counts[items[0]?.mode === 'year-only' ? 'year-only' : 'parenthetical'] += 1;
    else counts[hasFootnotes && isInFootnote(text, span.start) ? 'footnote' : 'narrative'] += 1;
  }
  const [most = 'parenthetical'] = [...formOrder].sort((a, b) => counts[b] - counts[a]);
  return counts[most] >= 3 && counts[most] >= 2 * counts.parenthetical ? most : 'parenthetical';
}

/**
 * Inserts a new `[@key]` at the cursor, with a space before it if a word or a sentence ends there. In a bracketed citation, it adds the
 * keys to that citation instead.
 */
export function insertCitation(text: string, scan: DraftScan, offset: number, keys: readonly CitationKey[]): CitationInsertion {
  const written = keys.map((key) => `@${formatKey(key)}`).join('; ');
  const around = scan.citations.find(({ span }) => span.start < offset && offset < span.end && text[span.start] === '[');
  if (around !== undefined) {
    const before = around.items.filter(({ keySpan }) => keySpan.start <= offset).pop();
    const itemEnd = before === undefined ? -1 : text.slice(before.keySpan.end, around.span.end).search(/[;\]]/);
    if (before !== undefined && itemEnd !== -1) {
      const at = before.keySpan.end + itemEnd;
      return { span: { start: at, end: at }, newText: `; ${written}`, citationEnd: around.span.end };
    }
    const at = around.span.start + 1;
    return { span: { start: at, end: at }, newText: `${written}; `, citationEnd: around.span.end };
  }
  const space = /[\p{L}\p{N}.,;:!?)\]}"'”’*_`$]$/u.test(text.slice(Math.max(0, offset - 2), offset)) ? ' ' : '';
  // Without a space, the citation and a bracket after it would be read as a link.
  const spaceBehind = /^[[({]/.test(text.slice(offset)) ? ' ' : '';
  return { span: { start: offset, end: offset }, newText: `${space}[${written}]${spaceBehind}`, citationEnd: offset };
}
