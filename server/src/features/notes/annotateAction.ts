import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import type { Snapshot } from '../../workspace/snapshot';
import { findDigestPaper } from './digestPassage';
import { planNoteEdit } from './planNoteEdit';

/** A note on the selection, as a code action. */
export interface AnnotateAction {
  readonly title: string;
  /** The note file. */
  readonly uri: string;
  /** Whether the file has to be made. */
  readonly isNew: boolean;
  readonly edits: readonly TextEdit[];
}

/** `id` is the anchor of the new annotation. undefined if no part of an abstract in a digest is selected, or if the note is refused. */
export function findAnnotateAction(snapshot: Snapshot, uri: string, span: Span, id: string): AnnotateAction | undefined {
  const file = snapshot.digests.get(uri);
  const abstract = file === undefined || span.start === span.end ? undefined : findDigestPaper(snapshot, file, span.start)?.abstract;
  if (abstract === undefined || span.end <= abstract.start || span.start >= abstract.end) return undefined;
  const result = planNoteEdit(snapshot, { kind: 'annotate', digest: uri, span, body: '', id });
  if (result.kind === 'refused') return undefined;
  return { title: 'Annotate this passage', uri: result.uri, isNew: result.before === undefined, edits: result.edits };
}
