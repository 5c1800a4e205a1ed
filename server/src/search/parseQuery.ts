import { tokenizeWords } from '#text';
import type { Span } from '../base/span';

/** The names of filters, as in `topic:kv-cache`. The features that know the papers decide what a value means. */
const filterNames = ['topic', 'date', 'cited', 'has', 'tag', 'new'] as const;

export type FilterName = (typeof filterNames)[number];

/** A filter of a query, such as `date:2023..2024` or `-topic:"sparse attention"`. */
export interface QueryFilter {
  readonly name: FilterName;
  /** The value as typed, without quotes; empty if nothing follows the colon yet. */
  readonly value: string;
  readonly isNegated: boolean;
  /** The position of the whole filter in the query, from the minus sign or the name to the end of the value. */
  readonly span: Span;
  /** Whether the query ends with this filter and its value has no closing quote, so the writer may still be typing the value. */
  readonly isOpen: boolean;
}

/** The parts of a query. Everything that is neither a filter nor an exclusion is in `text`. */
export interface ParsedQuery {
  /** The words to search for, as typed, including those of phrases. */
  readonly text: string;
  /** The texts in quotes; none is empty. */
  readonly phrases: readonly string[];
  /** The words and phrases after a minus sign. */
  readonly excluded: readonly string[];
  /** The filters in the order in which they were typed. */
  readonly filters: readonly QueryFilter[];
}

/**
 * Matches the beginning of a filter, a phrase or an exclusion, at the start of the query or after white space. A minus sign excludes
 * only what follows it directly, so `heads - or not` excludes nothing; neither does the hyphen of `KV-cache`.
 */
const marked = new RegExp(`(?<![^\\s])(-?)(?:(${filterNames.join('|')}):|(?=["\\u201c])|(?<=-)(?=[\\p{L}\\p{N}]))`, 'giu');
const closers: Readonly<Record<string, RegExp>> = { '"': /"/g, '\u201c': /["\u201d]/g };

/**
 * Words beyond this limit are ignored; words in phrases, exclusions and filters count too. A long abstract has about this many words. A
 * whole book, pasted by mistake, would block all other requests for half a minute.
 */
const maxWords = 200;

/** What is typed beyond this limit, in UTF-16 units, is ignored before words are counted. 200 words are far shorter. */
const maxLetters = 5_000;

/**
 * Parses the text of a search box. Parsing never fails: text that is not a filter, phrase or exclusion is searched for as ordinary
 * words. So a pasted title (`DuoAttention: Efficient ...`, `Topic: a survey`) needs no quotes.
 */
export function parseQuery(typed: string): ParsedQuery {
  const head = typed.slice(0, maxLetters);
  const query = head.slice(0, tokenizeWords(head)[maxWords]?.start);
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
    // The value of a filter directly follows the colon. If a space is in between, as in `topic: a survey`, the text is not a filter.
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
      // Until the writer types the closing quote, a phrase counts as ordinary words, of which the last may be unfinished.
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

/** Reads a word or a quoted text. A quoted text without a closing quote extends to the end of the query. */
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
