/** A metadata field in its simplest form: its value, and the span of the value. */
export interface PlainField {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** `name: words`, `name: "a string as JSON writes it"`, `name: []`. */
const field = /^([A-Za-z][\w-]*): (?:([A-Za-z][\w-]*)|"((?:[^"\\\n\r\t]|\\["\\])*)"|\[\])\r?\n/gm;
/** Words that YAML does not read as text. */
const notText = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/**
 * Reads metadata in the form in which we write it; empty lists have no value. undefined if anything has another form, which needs the
 * YAML parser. That takes twenty times as long, and thousands of notes are read at a start.
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
