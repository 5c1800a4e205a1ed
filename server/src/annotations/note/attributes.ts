/**
 * What an annotation says beside its quotation, in a comment right above it, which no reader of the note sees:
 * `<!-- marginalia {"prefix":"we find that ","suffix":" are critical"} -->`. Fields that are unknown stay as they are.
 */
export interface Attributes {
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly resolved?: boolean | undefined;
  /** All fields, as read. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** What is wrong with it, in words for the writer. */
  readonly issue?: string;
}

const comment = /^<!--\s*marginalia\s+([\s\S]*?)\s*-->\s*$/;

/** undefined for a comment that is none of ours. */
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

/** Fields of ours that say nothing where they are empty; what others mean by theirs we don't know. */
const own: ReadonlySet<string> = new Set(['prefix', 'suffix', 'resolved']);

/** The comment in one line; empty where there is nothing to say. What would end it is written as an escape of JSON. */
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
