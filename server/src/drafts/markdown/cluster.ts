import type { Citation, CitationMode } from '../../model/citation';
import type { DraftScan } from '../../model/draft';
import type { CitationCluster, CitationDialect, ClusterItem, WrittenCluster } from '../../model/citationCluster';
import { isLocator, markedSpan, readBracket } from './brackets';
import { formatKey, isEscaped } from './keySyntax';
import { parseAffix, renderAffix } from './plainText';

/** `[see @a, p. 3; @b]` or `@a [p. 3]`. undefined for mixed modes, for markup in the text, and for `@a [p. 3; @b]`. */
export function readCluster(text: string, scan: DraftScan, citation: Citation): WrittenCluster | undefined {
  const cluster = readItems(text, scan, citation);
  if (cluster === undefined) return undefined;
  const { start, end } = citation.span;
  const noteEnd = /^\.?\]/.exec(text.slice(end, end + 2))?.[0];
  if (noteEnd === undefined || text.slice(start - 2, start) !== '^[' || isEscaped(text, start - 2))
    return { ...cluster, span: citation.span };
  // A name in the sentence is none where the note has no sentence.
  const mode = cluster.mode === 'narrative' ? 'parenthetical' : cluster.mode;
  return { mode, items: cluster.items, place: 'footnote', span: { start: start - 2, end: end + noteEnd.length } };
}

function readItems(text: string, scan: DraftScan, citation: Citation): CitationCluster | undefined {
  const { span, items } = citation;
  const [first] = items;
  if (first === undefined || items.some(({ mode }) => mode !== first.mode)) return undefined;
  if (first.mode === 'narrative') return readNarrative(text, citation);
  const parts = readBracket(text, scan, { span, items });
  return (
    parts &&
    toCluster(
      first.mode,
      parts.map(({ key, before, after }) => readItem(key, before, after)),
    )
  );
}

function readNarrative(text: string, { span, items }: Citation): CitationCluster | undefined {
  const [only] = items;
  if (only === undefined || items.length > 1) return undefined;
  const key = markedSpan(text, only);
  const behind = text.slice(key.end, span.end);
  const place = behind === '' ? '' : /^\s*\[([^[\]]*)\]$/.exec(behind)?.[1];
  return key.start !== span.start || place === undefined
    ? undefined
    : toCluster('narrative', [readItem(only.key, '', place && `, ${place.trim()}`)]);
}

function readItem(key: string, beforeText: string, afterText: string): ClusterItem | undefined {
  const before = parseAffix(beforeText);
  const isParted = afterText === '' || /^\s*,/.test(afterText) || isLocator(afterText.trim());
  const after = isParted ? parseAffix(afterText.replace(/^\s*,?/, '')) : undefined;
  return before === undefined || after === undefined ? undefined : { key, before, after };
}

function toCluster(mode: CitationMode, items: readonly (ClusterItem | undefined)[]): CitationCluster | undefined {
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length ? { mode, items: read } : undefined;
}

/** undefined where pandoc has no means for it: text before a name in the sentence, a bracket in a note. */
export function renderCluster({ mode, items, place }: CitationCluster, dialect: CitationDialect): string | undefined {
  if (dialect !== 'pandoc') return undefined;
  const written = items.map(({ key, before, after }) => {
    const affixes = [renderAffix(before), renderAffix(after)];
    const [prefix, suffix] = affixes;
    if (prefix === undefined || suffix === undefined || /\s/.test(key)) return undefined;
    if (mode === 'narrative') return prefix === '' ? `@${formatKey(key)}${suffix === '' ? '' : ` [${suffix}]`}` : undefined;
    return `${prefix === '' ? '' : `${prefix} `}${mode === 'year-only' ? '-' : ''}@${formatKey(key)}${suffix === '' ? '' : `, ${suffix}`}`;
  });
  if (written.some((item) => item === undefined)) return undefined;
  const cited = mode === 'narrative' ? written.join(', ') : `[${written.join('; ')}]`;
  return place === 'footnote' ? `^[${cited}.]` : cited;
}
