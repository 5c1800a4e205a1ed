/**
 * The data of an annotation beside its quotation, in a comment directly above it, which is invisible when the note is rendered: `<!--
 * marginalia {"prefix":"we find that ","suffix":" are critical"} -->`. Unknown fields are preserved.
 */
export interface Attributes {
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly resolved?: boolean | undefined;
  /** All fields, as read. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** What is wrong with the comment, as a message for the writer. */
  readonly issue?: string;
}

const comment = /^<!--\s*marginalia\s+([\s\S]*?)\s*-->\s*$/;

/** Reads the comment; undefined if it is not ours. */
export function readAttributes(text: string): Attributes | undefined {
  const json = comment.exec(text)?.[1];
  if (json === undefined) return undefined;
  try {
    const fields: unknown = JSON.parse(json);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return { issue: unreadable };
    const { prefix, suffix, resolved } = fields as Record<string, unknown>;
    return {
      prefix: typeof prefix === 'string' ? prefix : undefined,
      suffix: typeof suffix === 'string' ? suffix : undefined,
      resolved: resolved === true,
      fields: fields as Record<string, unknown>,
    };
  } catch {
    return { issue: unreadable };
  }
}

const unreadable = "This comment can't be read, so the note is found by its quotation alone.";

/** Our own fields, which are omitted when empty. Empty fields of others may have a meaning. */
const own: ReadonlySet<string> = new Set(['prefix', 'suffix', 'resolved']);

/** The comment in one line; empty if there is no data. Characters that would end the comment are written as JSON escapes. */
export function renderAttributes(fields: Readonly<Record<string, unknown>>): string {
  const told = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && !(own.has(name) && (value === '' || value === false)),
  );
  if (told.length === 0) return '';
  const json = JSON.stringify(Object.fromEntries(told)).replace(
    /[<>]|-(?=-)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<!-- marginalia ${json} -->`;
}
