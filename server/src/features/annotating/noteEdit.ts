import type { NewAnnotation } from '#annotations';
import type { DigestFile } from '#workspace';
import type { Span } from '../../base/span';
import type { Annotation, ReadingStatus } from '../../model/annotation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';

/**
 * A change that the writer makes to notes. `id` is the anchor of an annotation, without `^`; `uri` is the URI of a note file; spans are
 * in UTF-16 code units.
 */
export type NoteEdit =
  /**
   * Adds a note on a passage in a digest. If the span extends beyond the abstract, only the part in the abstract is used. If the span
   * is empty, the note is on the sentence around it, or, if the span is before the abstract, on the sentence that says what the paper
   * does.
   */
  | { readonly kind: 'annotate'; readonly digest: string; readonly span: Span; readonly body: string; readonly id: string }
  /** Adds a note on `exact`, a quotation that must occur exactly once in the paper's abstract. */
  | { readonly kind: 'quote'; readonly key: string; readonly exact: string; readonly body: string; readonly id: string }
  /** Adds annotations from another program. Their anchors must not occur in any note yet. */
  | { readonly kind: 'import'; readonly key: string; readonly added: readonly NewAnnotation[] }
  /** Creates the note of a paper if it has none, and makes room in it for words on the whole paper. */
  | { readonly kind: 'create'; readonly key: string }
  /**
   * Replaces the words of an annotation. `was` contains the words before the writer began to edit. If the words in the file have
   * changed since then, the edit is refused.
   */
  | { readonly kind: 'body'; readonly uri: string; readonly id: string; readonly was: string; readonly body: string }
  | { readonly kind: 'remove'; readonly uri: string; readonly id: string; readonly was: string }
  | { readonly kind: 'resolve'; readonly uri: string; readonly id: string; readonly isResolved: boolean }
  /** Moves an annotation, usually one whose passage could not be found, to a passage in a digest. */
  | { readonly kind: 'anchor'; readonly uri: string; readonly id: string; readonly digest: string; readonly span: Span }
  /** Moves an annotation to a passage in the abstract of the note's paper; `span` is relative to that abstract. */
  | { readonly kind: 'place'; readonly uri: string; readonly id: string; readonly span: Span }
  | { readonly kind: 'status'; readonly key: string; readonly status: ReadingStatus }
  /** Replaces the title in a note by the present title of the paper that has the note's key. */
  | { readonly kind: 'retitle'; readonly uri: string };

/** The change to one note file. */
export interface NoteChange {
  readonly kind: 'edits';
  readonly uri: string;
  /** The present text of the file; undefined if there is no file yet. */
  readonly before: string | undefined;
  /** Empty if nothing has to be changed. */
  readonly edits: readonly TextEdit[];
  /** The text of the file after the edits. */
  readonly after: string;
  /** Whether the edits leave nothing that the writer wrote, so that the file should be deleted. */
  readonly isEmptied?: boolean;
  readonly added?: AddedAnnotation;
  /** Only for `create`: the UTF-16 offset in `after` where the words on the whole paper belong. */
  readonly room?: number;
}

/** The annotation that `annotate` or `quote` adds. */
interface AddedAnnotation {
  /** The annotation as parsed from `NoteChange.after`. */
  readonly annotation: Annotation;
  readonly paper: Paper;
  /** The place in the digest where the writer selected the passage; undefined for `quote`. */
  readonly passage: { readonly file: DigestFile; readonly span: Span } | undefined;
}

export type NotePlan = NoteChange | { readonly kind: 'refused'; readonly reason: string };

export function refuse(reason: string): Extract<NotePlan, { kind: 'refused' }> {
  return { kind: 'refused', reason };
}

/** The reasons why an edit of a note is refused, as shown to the writer. `file` is the name of the note file; `line` counts from 1. */
export const refusals = {
  noPaper: (key: string) => `"${key}" is no longer in any digest or bibliography.`,
  noPassage: () => "The selected text wasn't found in the abstract or occurs more than once. Select more of it.",
  noAbstract: () => 'Select text in an abstract to annotate it.',
  otherPaper: () => 'The passage belongs to a different paper than the note.',
  notRetitled: () => 'The note already has the title of its paper.',
  noFolder: () => 'Notes are saved in the workspace folder. Open a folder first.',
  notOurs: (file: string) => `${file} was created by another program and can't be changed here.`,
  broken: (file: string, line: number, reason: string) => `${file} wasn't changed. Line ${line}: ${reason}`,
  gone: (file: string) => `The note no longer exists in ${file}.`,
  changed: (file: string) => `The note has changed in ${file} in the meantime. Nothing was written. Try again.`,
  unreadable: () =>
    "The note couldn't be saved because of its formatting. Indent lines that begin with > or <!--, and close open code blocks and comments.",
  openEnd: (file: string) => `${file} wasn't changed because it ends in an open code block or comment. Close it first.`,
  unsafe: (file: string) => `${file} wasn't changed because the change would make it unreadable. Edit the file directly.`,
  brokenComment: (file: string, line: number) =>
    `${file} wasn't changed. Line ${line}: this comment can't be read, and its content would be lost.`,
} as const;
