import type { NewAnnotation } from '../../annotations/note/editNote';
import type { Span } from '../../base/span';
import type { Annotation, ReadingStatus } from '../../model/annotation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import type { DigestFile } from '../../workspace/files/textFile';

/** What a writer does with notes. `id` is the anchor of an annotation without `^`, `uri` that of a note file; spans count UTF-16 units. */
export type NoteEdit =
  /**
   * Adds a note on a passage of a digest. Of a span that reaches beyond the abstract the part inside counts. An empty span means the
   * sentence around it; before the abstract it means the sentence that says what the paper does.
   */
  | { readonly kind: 'annotate'; readonly digest: string; readonly span: Span; readonly body: string; readonly id: string }
  /** Adds a note on words of a paper's abstract, wherever they were copied from. */
  | { readonly kind: 'quote'; readonly key: string; readonly exact: string; readonly body: string; readonly id: string }
  /** Adds annotations of another program; no note has their anchors yet. */
  | { readonly kind: 'import'; readonly key: string; readonly added: readonly NewAnnotation[] }
  /** Makes the note of a paper that has none yet, with room for words on the whole paper. */
  | { readonly kind: 'create'; readonly key: string }
  /** Replaces the words of an annotation. `was` is what the writer saw when they began; if it has changed, nothing is written. */
  | { readonly kind: 'body'; readonly uri: string; readonly id: string; readonly was: string; readonly body: string }
  | { readonly kind: 'remove'; readonly uri: string; readonly id: string; readonly was: string }
  | { readonly kind: 'resolve'; readonly uri: string; readonly id: string; readonly isResolved: boolean }
  /** Gives an annotation whose passage could not be located another passage, in a digest. */
  | { readonly kind: 'anchor'; readonly uri: string; readonly id: string; readonly digest: string; readonly span: Span }
  /** The same with a span of the abstract of the note's paper. */
  | { readonly kind: 'place'; readonly uri: string; readonly id: string; readonly span: Span }
  | { readonly kind: 'status'; readonly key: string; readonly status: ReadingStatus }
  /** Gives a note the title that the paper with its key has now. */
  | { readonly kind: 'retitle'; readonly uri: string };

/** How one note file changes. */
export interface NoteChange {
  readonly kind: 'edits';
  readonly uri: string;
  /** What the file holds now; undefined if there is no file yet. */
  readonly before: string | undefined;
  /** None if the file says so already. */
  readonly edits: readonly TextEdit[];
  /** What it holds once the edits are made. */
  readonly after: string;
  /** The edits leave nothing of the writer's in the file, so it is to be deleted. */
  readonly isEmptied?: boolean;
  readonly added?: AddedAnnotation;
  /** Of `create`: where words on the whole paper go in `after`, a UTF-16 offset. */
  readonly room?: number;
}

/** What `annotate` and `quote` add. */
export interface AddedAnnotation {
  /** As it is read in `NoteChange.after`. */
  readonly annotation: Annotation;
  readonly paper: Paper;
  /** The passage in the digest that the writer selected it in; undefined for a quotation from elsewhere. */
  readonly passage: { readonly file: DigestFile; readonly span: Span } | undefined;
}

export type NotePlan = NoteChange | { readonly kind: 'refused'; readonly reason: string };
