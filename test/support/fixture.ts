import type { Span } from '../../server/src/base/span';

/**
 * A file of a fixture. A fixture is a text in which cursors and ranges are drawn:
 *
 * - `<|>` is the cursor, at most one in a file;
 * - `<|text|>` is a range, `<label|text|>` a range with a label; ranges may nest and may contain the cursor;
 * - a line `//- /draft.md` begins a file; without such a line the whole source is the file `/fixture`.
 *
 * `text` is the text without the markers, and all offsets are offsets in `text`. Parsing a malformed fixture throws.
 */
export interface FixtureFile {
  readonly path: string;
  readonly text: string;
  /** undefined if the file has no cursor. */
  readonly cursor?: number;
  /** In the order in which the ranges begin; an outer range comes before an inner one. */
  readonly ranges: readonly FixtureRange[];
}

export interface FixtureRange extends Span {
  /** Empty for `<|text|>`, which has no label. */
  readonly label: string;
}

/** Reads all files of a fixture, in their order. */
export function parseFixture(source: string): readonly FixtureFile[] {
  const files = splitFiles(source).map(({ path, body }) => parseMarkers(path, body));
  const paths = new Set(files.map((file) => file.path));
  if (paths.size !== files.length) fail('two files have one path', source);
  return files;
}

/** Reads a fixture that is one file. */
export function parseFixtureFile(source: string): FixtureFile {
  const [file, ...others] = parseFixture(source);
  if (file === undefined || others.length > 0) fail('one file expected', source);
  return file;
}

/** Reads a fixture that is one file with a cursor. */
export function parseFixtureWithCursor(source: string): FixtureFile & { readonly cursor: number } {
  const file = parseFixtureFile(source);
  const { cursor } = file;
  if (cursor === undefined) fail('a cursor <|> expected', source);
  return { ...file, cursor };
}

/** Draws the cursor and ranges into a text, so that a failing test can show them. The inverse of `parseFixtureFile`. */
export function renderFixture(file: {
  readonly text: string;
  readonly cursor?: number | undefined;
  readonly ranges?: readonly (Span & { readonly label?: string })[];
}): string {
  const marks: { at: number; rank: number; text: string }[] = [];
  (file.ranges ?? []).forEach((range, order) => {
    marks.push({ at: range.start, rank: order + 1, text: `<${range.label ?? ''}|` });
    // At one offset, closing marks come before opening marks, and those of inner ranges come first. An empty range is an exception: its
    // closing mark comes after its opening mark.
    marks.push({ at: range.end, rank: range.end === range.start ? order + 1.5 : -order - 1, text: '|>' });
  });
  if (file.cursor !== undefined) marks.push({ at: file.cursor, rank: 0, text: '<|>' });
  marks.sort((a, b) => a.at - b.at || a.rank - b.rank);
  let done = 0;
  let drawn = '';
  for (const mark of marks) {
    drawn += file.text.slice(done, mark.at) + mark.text;
    done = mark.at;
  }
  return drawn + file.text.slice(done);
}

const headerLine = /^\/\/-.*$/gm;
const header = /^\/\/- (\/\S+)\r?$/;

function splitFiles(source: string): { path: string; body: string }[] {
  const headers = [...source.matchAll(headerLine)];
  const first = headers[0];
  if (first === undefined) return [{ path: '/fixture', body: source }];
  if (source.slice(0, first.index).trim() !== '') fail('text before the first file', source);
  return headers.map((match, at) => {
    const path = header.exec(match[0])?.[1] ?? fail(`not a file line: ${match[0]}`, source);
    const start = source.indexOf('\n', match.index);
    const end = headers[at + 1]?.index ?? source.length;
    return { path, body: start === -1 ? '' : source.slice(start + 1, end) };
  });
}

const marker = /<\|>|<([a-z][a-z0-9-]*)?\||\|>/g;

function parseMarkers(path: string, body: string): FixtureFile {
  const ranges: { start: number; end: number; label: string }[] = [];
  const open: { start: number; end: number; label: string }[] = [];
  let cursor: number | undefined;
  let text = '';
  let done = 0;
  for (const match of body.matchAll(marker)) {
    text += body.slice(done, match.index);
    done = match.index + match[0].length;
    if (match[0] === '<|>') {
      if (cursor !== undefined) fail('two cursors in one file', body);
      cursor = text.length;
    } else if (match[0] === '|>') {
      const range = open.pop() ?? fail('|> closes nothing', body);
      range.end = text.length;
    } else {
      const range = { start: text.length, end: -1, label: match[1] ?? '' };
      ranges.push(range);
      open.push(range);
    }
  }
  if (open.length > 0) fail('a range is not closed with |>', body);
  text += body.slice(done);
  return { path, text, ranges, ...(cursor === undefined ? {} : { cursor }) };
}

function fail(reason: string, source: string): never {
  throw new Error(`Malformed fixture: ${reason}\n${source}`);
}
