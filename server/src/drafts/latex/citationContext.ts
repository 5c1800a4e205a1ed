import { indexOfSpanAt, type Span } from '../../base/span';
import type { CitationContext, DraftScan } from '../../model/draft';
import {
  type CitationArguments,
  findUnclosedGroupLimit,
  getLineEnd,
  isBlankLine,
  readCitationArguments,
  readKeys,
  splitAtCommas,
} from './arguments';
import { findCommand as findKnownCommand } from './citationCommands';

/** The longest text before the cursor that is read as a query, in UTF-16 code units. */
const maxQueryLength = 60;
/** How far back the opening brace and its command are searched for, in UTF-16 code units. */
const maxCommandLength = 4000;

/** The parts of a scan that are needed to find the query at a cursor. */
type ScanAround = Pick<DraftScan, 'opaque' | 'commands'>;

/**
 * The query at `offset`: for `\citep[see][]{doe99, long hea<|>}` it is `long hea`. undefined if no key can be typed there, for example
 * outside of the braces of a citation command, in a comment, or in verbatim text. Reads only the text around the cursor.
 */
export function findCitationContext(text: string, scan: ScanAround, offset: number): CitationContext | undefined {
  if (isInside(text, scan.opaque, offset)) return undefined;
  const open = findOpenBrace(text, scan.opaque, offset);
  const found = open === undefined ? undefined : findCommand(text, scan, open);
  if (open === undefined || found === undefined) return undefined;
  const { start, name, parsed } = found;
  const group = parsed.groups.find((candidate) => candidate.start === open + 1);
  if (group === undefined) return undefined;
  const keysEnd = group.end ?? findUnclosedGroupLimit(text, Math.max(offset, group.start));
  const querySpan = findQuerySpan(text, group.start, keysEnd, offset);
  if (querySpan === undefined) return undefined;
  const otherKeys = parsed.groups
    .flatMap(({ start: from, end = querySpan.end }) => readKeys(text, from, end))
    .filter((key) => key.end < querySpan.start || key.start > querySpan.end);
  const hasOnlyQuery = otherKeys.length === 0 && [...parsed.outerAffixes, ...group.affixes].length === 0 && parsed.groups.length === 1;
  const isOnlyItem = hasOnlyQuery && name !== 'nocite' && (group.end === undefined || text.slice(querySpan.end, group.end).trim() === '');
  const isWhole = isOnlyItem && text.indexOf('{', start) === querySpan.start - 1;
  return {
    form: 'argument',
    query: text.slice(querySpan.start, offset),
    querySpan,
    clusterSpan: { start, end: group.end === undefined ? querySpan.end : parsed.end },
    citedKeys: otherKeys.map((key) => text.slice(key.start, key.end)),
    isOnlyItem,
    ...(isWhole ? { wholeSpan: { start, end: text[querySpan.end] === '}' ? querySpan.end + 1 : querySpan.end } } : {}),
  };
}

/**
 * Whether `offset` is inside of opaque text. A comment at the end of the text has no line break, so the offset after its last character
 * still belongs to the comment.
 */
function isInside(text: string, opaque: readonly Span[], offset: number): boolean {
  const span = opaque[indexOfSpanAt(opaque, offset - 1)];
  if (span === undefined) return false;
  return offset < span.end || (offset === text.length && span.end === offset && text[span.start] === '%' && text[offset - 1] !== '\n');
}

/**
 * The `{` of the argument that contains the cursor. undefined if a `}`, a backslash or the end of a paragraph comes between the `{` and
 * the cursor, or if there is no `{` within `maxCommandLength`.
 */
function findOpenBrace(text: string, opaque: readonly Span[], offset: number): number | undefined {
  const limit = Math.max(0, offset - maxCommandLength);
  for (let at = offset - 1; at >= limit; at--) {
    const cover = opaque[indexOfSpanAt(opaque, at)];
    if (cover !== undefined && cover.end > at) {
      at = cover.start;
      continue;
    }
    const character = text[at];
    if (character === '{') return text[at - 1] === '\\' ? undefined : at;
    if (character === '}' || character === '\\') return undefined;
    // A blank line that contains the cursor does not count, because the writer types the next key there.
    if (character === '\n' && isBlankLine(text, at + 1) && getLineEnd(text, at + 1) < offset) return undefined;
  }
  return undefined;
}

interface FoundCommand {
  readonly start: number;
  readonly name: string;
  readonly parsed: CitationArguments;
}

/** The nearest citation command before `open` that has a group of keys at `open`. */
function findCommand(text: string, scan: ScanAround, open: number): FoundCommand | undefined {
  const from = Math.max(0, open - maxCommandLength);
  const calls = [...text.slice(from, open).matchAll(/\\([A-Za-z@]+\*?)/g)];
  for (const call of calls.reverse()) {
    const name = call[1] ?? '';
    const command = findKnownCommand(name, scan.commands);
    const start = from + call.index;
    if (command === undefined || isInside(text, scan.opaque, start + 1)) continue;
    const parsed = readCitationArguments(text, command, start + call[0].length);
    if (parsed.groups.some((group) => group.start === open + 1)) return { start, name, parsed };
    // Otherwise, this command contains the brace in another argument, so the brace cannot begin the keys of an earlier command.
    if (parsed.end > open) return undefined;
  }
  return undefined;
}

/**
 * The span from the first character after the last comma to the end of the word under the cursor. undefined if the text before the
 * cursor is too long for a query, or contains markup or the punctuation of a sentence.
 */
function findQuerySpan(text: string, start: number, end: number, offset: number): Span | undefined {
  const before = splitAtCommas(text, start, offset);
  const queryStart = before[before.length - 1]?.start ?? offset;
  const query = text.slice(queryStart, offset);
  if (query.length > maxQueryLength || /[\n\\{}#]|[.:;?!]\s/.test(query)) return undefined;
  const isAfterSpace = query !== '' && /\s/.test(text[offset - 1] ?? '');
  const rest = isAfterSpace ? '' : (/^[^\s,{}%\\#~]*/.exec(text.slice(offset, Math.min(end, offset + 200)))?.[0] ?? '');
  return { start: queryStart, end: offset + rest.length };
}
