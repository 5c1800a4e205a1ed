import { protectBody, type NoteSource } from '../../annotations/note/editNote';
import { parseNote } from '../../annotations/note/parseNote';
import { fileName } from '../../base/fileName';
import type { Annotation } from '../../model/annotation';

/** An annotation that an edit adds, changes or removes. */
interface MeantAnnotation {
  readonly id?: string;
  readonly isGone?: boolean;
  readonly body?: string;
  readonly exact?: string;
}

/** What an edit of a note is to change. Everything else must be read as before. */
export interface MeantChange extends MeantAnnotation {
  /** If the edit adds several. */
  readonly added?: readonly MeantAnnotation[];
  readonly title?: string;
  readonly status?: string;
}

/**
 * Reads a note as it would be written, and checks that it says what was meant and, apart from that, what it said before. An edit that
 * fails is never written, whatever the reason: words that begin another block, say, or metadata in an odd form.
 */
export function isReadAsMeant(uri: string, { text, note }: NoteSource, after: string, meant: MeantChange): boolean {
  const read = parseNote(after, fileName(uri));
  const isNew = text === '';
  if (read.kind !== 'own' || !read.isWritable || (!isNew && read.key !== note.key)) return false;
  if (
    read.title !== (meant.title ?? (isNew ? read.title : note.title)) ||
    read.status !== (meant.status ?? (isNew ? read.status : note.status))
  )
    return false;
  const changed = [meant, ...(meant.added ?? [])];
  const isOther = (annotation: Annotation): boolean => !changed.some(({ id }) => id === annotation.id);
  const before = note.annotations.filter(isOther);
  const others = read.annotations.filter(isOther);
  if (before.length !== others.length || !before.every((annotation, at) => isSame(annotation, others[at]))) return false;
  if (
    !changed.every(
      (each) =>
        each.id === undefined ||
        hasMeant(
          read.annotations.filter(({ id }) => id === each.id),
          each,
        ),
    )
  )
    return false;
  return !changed.some(({ body = '' }) => /[`~<]/.test(body)) || canGoOn(after) || !canGoOn(text);
}

/** Whether a block can be added at the end of the file. It can't if code or a comment has no end there. */
export function canGoOn(text: string): boolean {
  const probe = 'probe-of-the-end';
  return text === '' || parseNote(`${text.trimEnd()}\n\n> x\n\n^${probe}\n`, '').annotations.some(({ id }) => id === probe);
}

function hasMeant(found: readonly Annotation[], { isGone, body, exact }: MeantAnnotation): boolean {
  if (isGone === true) return found.length === 0;
  const [only] = found;
  if (only === undefined || found.length > 1) return false;
  return (body === undefined || withPlainEnds(only.body) === protectBody(body)) && (exact === undefined || only.selector.exact === exact);
}

function isSame(a: Annotation, b: Annotation | undefined): boolean {
  return (
    a.id === b?.id &&
    a.body === b.body &&
    a.isResolved === b.isResolved &&
    a.selector.exact === b.selector.exact &&
    a.selector.prefix === b.selector.prefix &&
    a.selector.suffix === b.selector.suffix
  );
}

function withPlainEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
