import type { Span } from '../base/span';
import { tokenizeWords } from '../text/words/tokenize';

/** What can stand before a colon: `topic:kv-cache`. What a value means is the concern of who knows the papers. */
const filterNames = ['topic', 'date', 'cited', 'has', 'tag'] as const;

export type FilterName = (typeof filterNames)[number];

/** `date:2023..2024`, `-topic:"sparse attention"` */
export interface QueryFilter {
  readonly name: FilterName;
  /** As typed, without its quotes; empty where nothing is typed yet. */
  readonly value: string;
  readonly isNegated: boolean;
  /** From the minus or the name to the end of the value, in the query. */
  readonly span: Span;
  /** Whether the query ends with it and nothing closes it, so that its value may be half typed. */
  readonly isOpen: boolean;
}

/** A query taken apart; all of it that is no filter and excludes nothing stands in `text`. */
export interface ParsedQuery {
  /** The words to look for, those of phrases among them, as typed. */
  readonly text: string;
  /** What stood in quotes; never empty texts. */
  readonly phrases: readonly string[];
  /** Words and phrases behind a minus. */
  readonly excluded: readonly string[];
  /** In the order of the query. */
  readonly filters: readonly QueryFilter[];
}

/**
 * Behind white space or at the start: a minus, and a filter or a phrase. A minus counts before a letter or a digit, so
 * that `heads - or not` excludes nothing, and one inside of a word (`KV-cache`) is none.
 */
const marked = new RegExp(`(?<![^\\s])(-?)(?:(${filterNames.join('|')}):|(?=["\\u201c])|(?<=-)(?=[\\p{L}\\p{N}]))`, 'giu');
const closers: Readonly<Record<string, RegExp>> = { '"': /"/g, '\u201c': /["\u201d]/g };

/**
 * So many words of a query count, those of phrases, exclusions and filters among them: a long abstract has as many, and a
 * whole book, pasted by mistake, would keep all other requests waiting for half a minute.
 */
const mostWords = 200;

/**
 * Reads what a writer types into a search. Total: whatever is no filter, phrase or exclusion is words, so that a pasted
 * title (`DuoAttention: Efficient ...`, `Topic: a survey`) is looked for as it is.
 */
export function parseQuery(typed: string): ParsedQuery {
  const query = typed.slice(0, tokenizeWords(typed)[mostWords]?.start);
  const words: string[] = [];
  const phrases: string[] = [];
  const excluded: string[] = [];
  const filters: QueryFilter[] = [];
  let done = 0;
  marked.lastIndex = 0;
  for (let mark = marked.exec(query); mark !== null; mark = marked.exec(query)) {
    const [, minus, typedName] = mark;
    const name = typedName === undefined ? undefined : findFilterName(typedName);
    const valueStart = mark.index + mark[0].length;
    const value = readValue(query, valueStart);
    // Behind the colon of a filter stands its value: `topic: a survey` is a title.
    if (name !== undefined && value.text === '' && value.end < query.length) continue;
    words.push(query.slice(done, mark.index));
    done = value.end;
    marked.lastIndex = Math.max(value.end, valueStart);
    const isNegated = minus === '-';
    if (name !== undefined) {
      filters.push({
        name,
        value: value.text,
        isNegated,
        span: { start: mark.index, end: value.end },
        isOpen: value.end === typed.length && value.kind !== 'closed',
      });
    } else if (isNegated) {
      if (value.kind !== 'unclosed' && value.text !== '') excluded.push(value.text);
    } else {
      // A phrase that is being typed is words, the last of them unfinished, until its quote closes it.
      words.push(value.kind === 'closed' ? `${value.text} ` : value.text);
      if (value.kind === 'closed' && value.text !== '') phrases.push(value.text);
    }
  }
  words.push(query.slice(done));
  return { text: words.join('').replace(/^\s+/, ''), phrases, excluded, filters };
}

interface Value {
  readonly text: string;
  readonly end: number;
  readonly kind: 'word' | 'closed' | 'unclosed';
}

/** A word, or what stands between quotes; a quote that nothing closes reaches to the end. */
function readValue(query: string, start: number): Value {
  const closer = closers[query[start] ?? ''];
  if (closer === undefined) {
    const end = start + (/^\S*/.exec(query.slice(start))?.[0].length ?? 0);
    return { text: query.slice(start, end), end, kind: 'word' };
  }
  closer.lastIndex = start + 1;
  const close = closer.exec(query)?.index;
  const text = query.slice(start + 1, close ?? query.length).trim();
  return close === undefined ? { text, end: query.length, kind: 'unclosed' } : { text, end: close + 1, kind: 'closed' };
}

function findFilterName(typed: string): FilterName | undefined {
  const lower = typed.toLowerCase();
  return filterNames.find((name) => name === lower);
}
