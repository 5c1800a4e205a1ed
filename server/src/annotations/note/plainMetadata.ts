/** A metadata field in its simplest form: its value, and the span of the value. */
export interface PlainField {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Matches `name: word`, `name: "a JSON string"` and `name: []`. */
const field = /^([A-Za-z][\w-]*): (?:([A-Za-z][\w-]*)|"((?:[^"\\\n\r\t]|\\["\\])*)"|\[\])\r?\n/gm;
/** Words that YAML reads as a boolean or null instead of text. */
const notText = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/**
 * Reads metadata in the form in which Marginalia writes it; an empty list has no value. undefined if any line has another form, so that
 * the YAML parser is needed. The parser takes twenty times as long, which matters when thousands of notes are read at startup.
 */
export function readPlainMetadata(yaml: string): ReadonlyMap<string, PlainField | undefined> | undefined {
  const fields = new Map<string, PlainField | undefined>();
  let end = 0;
  for (const found of yaml.matchAll(field)) {
    const [line, name = '', word, quoted] = found;
    if (found.index !== end || fields.has(name) || (word !== undefined && notText.test(word))) return undefined;
    const start = end + name.length + 2;
    end += line.length;
    const value = word ?? quoted?.replace(/\\(["\\])/g, '$1');
    fields.set(name, value === undefined ? undefined : { value, start, end: start + line.slice(name.length + 2).trimEnd().length });
  }
  return end === yaml.length ? fields : undefined;
}
