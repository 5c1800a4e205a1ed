import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import type { Snapshot } from '../../workspace/snapshot';
import { findDigestPaper } from './digestPapers';
import { planNoteEdit } from './planNoteEdit';

/** A code action that adds a note on the selection. */
export interface AnnotateAction {
  readonly title: string;
  /** The URI of the note file. */
  readonly uri: string;
  /** Whether the file has to be created. */
  readonly isNew: boolean;
  readonly edits: readonly TextEdit[];
}

/**
 * The action that annotates the selection; `id` is the anchor of the new annotation. undefined if the selection contains no part of an
 * abstract in a digest, or if the note can't be added.
 */
export function findAnnotateAction(snapshot: Snapshot, uri: string, span: Span, id: string): AnnotateAction | undefined {
  const file = snapshot.digests.get(uri);
  const abstract = file === undefined || span.start === span.end ? undefined : findDigestPaper(snapshot, file, span.start)?.abstract;
  if (abstract === undefined || span.end <= abstract.start || span.start >= abstract.end) return undefined;
  const result = planNoteEdit(snapshot, { kind: 'annotate', digest: uri, span, body: '', id });
  if (result.kind === 'refused') return undefined;
  return { title: 'Annotate this passage', uri: result.uri, isNew: result.before === undefined, edits: result.edits };
}
