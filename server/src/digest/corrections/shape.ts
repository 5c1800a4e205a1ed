/** Where a title begins and ends in its line, in words: `the start`, `", "`, `". " after names where italics begin`. */
export interface TitleBounds {
  readonly from: string;
  readonly to: string;
}

/** What a corrected title shares with others of its file. All of it is in words, because the corrections file shows it to the writer. */
export interface Shape {
  /** The kind of the line in which the title begins, and of the lines above and below: `list item after a heading before a list item`. */
  readonly line: string;
  /** How the title was read before the correction, or why it was not. */
  readonly wrong: TitleBounds | 'nothing' | 'a part of another paper';
  /** Where the title is; undefined if there is no paper. */
  readonly right?: TitleBounds | undefined;
}

/** A shape as a line of the corrections file has it: `list item; title from the start to ", "; read from the start to the end`. */
export function printShape({ line, wrong, right }: Shape): string {
  const read = typeof wrong === 'string' ? `read as ${wrong}` : `read ${printBounds(wrong)}`;
  return [line, ...(right === undefined ? [] : [`title ${printBounds(right)}`]), read].join('; ');
}

function printBounds({ from, to }: TitleBounds): string {
  return `from ${from} to ${to}`;
}

/** A quoted text without line breaks, or any character other than a quotation mark and a semicolon. */
const part = /(?:"(?:[^"\\\n]|\\.){0,60}"|[^";\n])+/g;
const bounds = /^(title|read) from ((?:"(?:[^"\\]|\\.)*"|[^"])*?) to (\S.*)$/;

/** The longest shape that is read, in UTF-16 units. */
const maxLength = 1000;

/** The shape that `printShape` wrote; undefined if the text is not a shape. */
export function parseShape(text: string): Shape | undefined {
  if (text.length > maxLength) return undefined;
  const parts = (text.match(part) ?? []).map((each) => each.trim());
  const [line = '', ...rest] = parts;
  const [right, wrong] = rest.length === 2 ? [readBounds('title', rest[0]), readWrong(rest[1])] : [undefined, readWrong(rest[0])];
  if (line === '' || wrong === undefined || rest.length > 2 || (rest.length === 2 && right === undefined)) return undefined;
  return { line, wrong, ...(right === undefined ? {} : { right }) };
}

function readWrong(words = ''): Shape['wrong'] | undefined {
  if (words === 'read as nothing') return 'nothing';
  return words === 'read as a part of another paper' ? 'a part of another paper' : readBounds('read', words);
}

function readBounds(verb: 'title' | 'read', words = ''): TitleBounds | undefined {
  const [, found, from, to] = bounds.exec(words) ?? [];
  return found !== verb || from === undefined || to === undefined ? undefined : { from, to };
}
