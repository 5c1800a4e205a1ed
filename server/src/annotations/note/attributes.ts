import { createChecksum } from '../../base/checksum';
import { maskControls } from '../../base/escape';

/**
 * Data of an annotation that is not in its quotation. The data is in a comment directly above the quotation, so that it is invisible
 * when the note is rendered: `<!-- marginalia {"prefix":"we find that ","suffix":" are critical"} -->`. Unknown fields are preserved.
 */
export interface AnnotationAttributes {
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly resolved?: boolean | undefined;
  /** All fields of the comment, including unknown ones. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Why the comment can't be read, as a message for the writer. */
  readonly issue?: string;
}

const comment = /^<!--\s*marginalia\s+([\s\S]*?)\s*-->\s*$/;

/** Reads the comment; undefined if it is not a comment of Marginalia. */
export function readAttributes(text: string): AnnotationAttributes | undefined {
  const json = comment.exec(text)?.[1];
  if (json === undefined) return undefined;
  try {
    const fields: unknown = JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? maskControls(value) : value));
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

const unreadable = "This comment can't be read. The note is located by its quotation only.";

/** The fields of Marginalia, which are omitted if they are empty. Other empty fields may have a meaning, so they are written. */
const own: ReadonlySet<string> = new Set(['prefix', 'suffix', 'resolved']);

/** The comment as one line; empty if there is no data. Characters that could end the comment are written as JSON escapes. */
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

const ownId = /^urn:marginalia:annotation:([A-Za-z0-9-]+)$/;

/**
 * The identifier of a new annotation, which is its anchor without `^`. It is random, so that notes from different machines can be
 * merged.
 */
export function createAnnotationId(): string {
  return `n-${Math.random().toString(36).slice(2, 10).padEnd(8, '0')}`;
}

/**
 * The identifier for an imported annotation. It is always the same for the same annotation, so that a second import recognizes the
 * annotation. If Marginalia exported the annotation, it is the original identifier. A short identifier of another program gets the
 * prefix `h-`. Any other identifier is replaced by its checksum. If the annotation has no identifier, the checksum is that of its
 * content.
 */
export function toAnnotationId(id: string, content: string): string {
  const own = ownId.exec(id)?.[1];
  if (own !== undefined) return own;
  if (/^[A-Za-z0-9_-]{6,40}$/.test(id)) return `h-${id.replace(/_/g, '-')}`;
  const checksum = createChecksum();
  checksum.add(new TextEncoder().encode(id === '' ? content : id));
  return `w-${checksum.finish()}`;
}
