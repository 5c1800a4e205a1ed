import type { Span } from '../../base/span';
import type { TextEdit } from '../../model/draft';
import type { Snapshot } from '../../workspace/snapshot';
import { digestCorrection, type CorrectionKind } from './digestCorrection';

/** An action by which the writer corrects how a digest was read. */
export interface CorrectionAction {
  readonly kind: CorrectionKind;
  readonly title: string;
  /** The URI of the corrections file. */
  readonly uri: string;
  readonly isNew: boolean;
  readonly edits: readonly TextEdit[];
}

const longestShown = 70;

const titles: Readonly<Record<CorrectionKind, string>> = {
  paper: 'This is a paper',
  'no-paper': 'Not a paper',
  'title-end': 'Title ends here',
  forget: 'Remove correction',
};

/**
 * The corrections that are possible for a cursor or selection, except those that the writer already made. Empty if the document is not
 * a digest.
 */
export function listCorrectionActions(snapshot: Snapshot, uri: string, span: Span): readonly CorrectionAction[] {
  if (!snapshot.digests.has(uri)) return [];
  return (Object.keys(titles) as CorrectionKind[]).flatMap((kind): readonly CorrectionAction[] => {
    const answer = digestCorrection(snapshot, uri, span, kind);
    if (answer.kind === 'refused' || answer.edits.length === 0) return [];
    return [{ kind, title: `${titles[kind]}: "${shorten(answer.title)}"`, uri: answer.uri, isNew: answer.isNew, edits: answer.edits }];
  });
}

/** Shortens a long title in the middle, so that the writer sees where it begins and ends. */
function shorten(title: string): string {
  if (title.length <= longestShown) return title;
  const half = longestShown / 2;
  return `${title.slice(0, half).replace(/\s\S*$/, '')} … ${title.slice(-half).replace(/^\S*\s/, '')}`;
}
