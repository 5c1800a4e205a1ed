/** At most this many UTF-16 units are searched for the end of front matter. */
const maxLength = 20_000;

/** A line of YAML as in front matter: a key, an item of a list, a comment, a line that continues a value, or an empty line. */
const yamlLine = /^(?:[\p{L}_][\p{L}\p{N}_ .-]{0,60}:(?:[ \t]|$)|[-#}\]]|[ \t]|$)/u;

/**
 * The offset after the front matter at the very top of a text, which is YAML between a line `---` and a line `---` or `...` (Jekyll,
 * "Front Matter"); 0 if there is none. A list whose entries are all between such lines has no front matter: its second entry has the
 * same first key.
 */
export function endOfFrontMatter(text: string): number {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text.slice(0, 20));
  if (opening === null) return 0;
  const start = opening[0].length;
  const closing = /\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text.slice(start - 1, maxLength));
  if (closing === null) return 0;
  const lines = text.slice(start, start - 1 + closing.index).split(/\r?\n/);
  const end = start - 1 + closing.index + closing[0].length;
  return lines.every((line) => yamlLine.test(line)) && !repeatsFirstKey(lines, text.slice(end, end + 300)) ? end : 0;
}

function repeatsFirstKey(lines: readonly string[], below: string): boolean {
  const key = /^[^\s:#-][^:]*:/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0];
  return key !== undefined && below.trimStart().startsWith(key);
}
