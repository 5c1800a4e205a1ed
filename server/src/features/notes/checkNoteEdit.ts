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

/** What an edit is meant to change in a note. Everything else must be the same as before when the note is read again. */
export interface IntendedChange extends MeantAnnotation {
  /** The added annotations, if the edit adds several. */
  readonly added?: readonly MeantAnnotation[];
  readonly title?: string;
  readonly status?: string;
}

/**
 * Parses the edited note, and checks that it contains the intended change and is otherwise the same as before. The check can fail, for
 * example, because the writer's words would begin another block, or because the metadata has an unusual form.
 */
export function isReadAsIntended(uri: string, { text, note }: NoteSource, after: string, meant: IntendedChange): boolean {
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
  return !changed.some(({ body = '' }) => /[`~<]/.test(body)) || canAppendBlock(after) || !canAppendBlock(text);
}

/**
 * Whether a block can be added at the end of the file. This is not possible if the file ends within unclosed code or an unclosed
 * comment.
 */
export function canAppendBlock(text: string): boolean {
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
