import { escapeSnippet } from '../../base/escape';
import type { Span } from '../../base/span';
import type { Citation, CitationKey, CitationMode } from '../../model/citation';
import type { KeyOrder } from '../../model/citationCluster';
import type { CitationContext, CitationForm, CitationFormKind, DraftScan, TextEdit } from '../../model/draft';
import type { CitationInsertion } from '../../model/draftWriter';
import { findCloser, formHints, formOrder } from '../citationForms';
import { areAdjacent, orderItems } from '../orderItems';
import { type BracketPart, formatKey, getMarkedKeySpan, isLocator, readBracket } from './keySyntax';
import { isInFootnote } from './prose';
import { addToRole, completeRole, findRoleWriter } from './roleWriting';

/** `[see @a, p. 3]` -> `see @a [p. 3]` -> `[@a, p. 3]` -> `[-@a, p. 3]` */
export function changeMode(text: string, scan: DraftScan, citation: Citation, mode: CitationMode): readonly TextEdit[] | undefined {
  const parts = readBracket(text, scan, citation);
  const newText = parts === undefined ? bracketNarrative(text, citation, mode) : renderParts(parts, mode);
  return newText === undefined || newText === text.slice(citation.span.start, citation.span.end)
    ? undefined
    : [{ span: citation.span, newText }];
}

function renderParts(parts: readonly BracketPart[], mode: CitationMode): string | undefined {
  if (mode !== 'narrative') {
    const minus = mode === 'year-only' ? '-' : '';
    return `[${parts.map(({ prefix, marked, suffix }) => `${prefix === '' ? '' : `${prefix} `}${minus}${marked}${suffix}`).join('; ')}]`;
  }
  // The prefix of the first work becomes a part of the sentence. The prefix of a later work would end up between the names.
  if (parts.slice(1).some(({ prefix }) => prefix !== '')) return undefined;
  const written = parts.map(({ marked, suffix }) => {
    const place = suffix.replace(/^\s*,?\s*/, '');
    return place === '' ? marked : `${marked} [${place}]`;
  });
  const opening = parts[0]?.prefix ?? '';
  return (opening === '' ? '' : `${opening} `) + written.join(', ');
}

/** Puts `@a`, `@a [p. 3]` or `@a [p. 3; @b]` in brackets. */
function bracketNarrative(text: string, { span, items }: Citation, mode: CitationMode): string | undefined {
  const [host] = items;
  if (host === undefined || mode === 'narrative' || text[span.start] === '[') return undefined;
  const key = getMarkedKeySpan(text, host);
  if (key.start !== span.start) return undefined;
  const bracket = /^\s*\[([^]*)\]$/.exec(text.slice(key.end, span.end))?.[1]?.trim() ?? '';
  if (/\n[ \t]*>|<!--/.test(bracket) || (mode === 'year-only' && items.length > 1)) return undefined;
  const isSecondWork = items[1] !== undefined && !text.slice(key.end, items[1].keySpan.start).includes(';');
  const separator = bracket === '' ? '' : isSecondWork ? '; ' : /^[,{;]/.test(bracket) ? '' : ', ';
  return `[${mode === 'year-only' ? '-' : ''}${text.slice(key.start, key.end)}${separator}${bracket}]`;
}

/** `[@a, p. 3] [see @b]` -> `[@a, p. 3; see @b]` */
export function merge(text: string, scan: DraftScan, first: Citation, second: Citation): readonly TextEdit[] | undefined {
  const firstParts = readBracket(text, scan, first);
  const secondParts = readBracket(text, scan, second);
  const last = firstParts?.[firstParts.length - 1];
  const [next] = secondParts ?? [];
  if (last === undefined || next === undefined || last.mode !== next.mode) return undefined;
  if (!areAdjacent(text, scan.citations, first, second)) return undefined;
  return [{ span: { start: last.end, end: next.start }, newText: '; ' }];
}

/** `[see @b, p. 3; @a; @b, p. 3]` -> `[see @a; @b, p. 3]`. Line breaks between the items stay where they are. */
export function tidy(text: string, scan: DraftScan, citation: Citation, order: KeyOrder): readonly TextEdit[] | undefined {
  const parts = readBracket(text, scan, citation);
  const kept = orderItems(
    (parts ?? []).map((part) => ({ ...part, moves: part.suffix === '' || isLocator(part.suffix) ? 'with its text' : 'not' })),
    order,
  );
  if (parts === undefined || kept === undefined) return undefined;
  const openingText = parts[0]?.prefix ?? '';
  const cores = kept.map((index, slot) => {
    const part = parts[index];
    const before = slot === 0 ? openingText : index === 0 ? '' : (part?.prefix ?? '');
    return part === undefined
      ? ''
      : `${before === '' ? '' : `${before} `}${part.mode === 'year-only' ? '-' : ''}${part.marked}${part.suffix}`;
  });
  return parts.flatMap(({ start, end }, slot): TextEdit[] => {
    const core = cores[slot];
    if (core !== undefined) return core === text.slice(start, end) ? [] : [{ span: { start, end }, newText: core }];
    return [{ span: { start: parts[slot - 1]?.end ?? start, end }, newText: '' }];
  });
}

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
  if (context.form === 'role') return [completeRole(text, context, key)];
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
    else if (text[span.end - 1] === '`' || text[span.end - 1] === ')') counts[items[0]?.mode ?? 'parenthetical'] += 1;
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
  const added = addToRole(text, scan, offset, keys);
  if (added !== undefined) return added;
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
  const inRole = findRoleWriter(text, scan)?.(keys, 'parenthetical');
  const space = /[\p{L}\p{N}.,;:!?)\]}"'”’*_`$]$/u.test(text.slice(Math.max(0, offset - 2), offset)) ? ' ' : '';
  // Without a space, the citation and a bracket after it would be read as a link.
  const spaceAfter = /^[[({]/.test(text.slice(offset)) ? ' ' : '';
  return { span: { start: offset, end: offset }, newText: `${space}${inRole ?? `[${written}]`}${spaceAfter}`, citationEnd: offset };
}
