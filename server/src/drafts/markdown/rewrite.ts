import type { Citation, CitationMode } from '../../model/citation';
import type { DraftScan, TextEdit } from '../../model/draft';
import type { KeyOrder } from '../../model/citationCluster';
import { areAdjacent } from '../adjacentCitations';
import { orderItems } from '../orderItems';
import { isLocator, getMarkedKeySpan, readBracket, type BracketPart } from './brackets';

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
