import type { TextEdit } from '../model/draft';
import { findFile, type Snapshot } from '../workspace/snapshot';
import type { RequestContext } from './context';
import { toTextEdits } from './encode';
import type { LspTextEdit, TextBasis } from './requests';
import { toBasis } from './textBasis';

/** An edit of a file that the extension keeps for the writer, such as the topics file. */
interface PlannedEdit {
  readonly kind: 'edits';
  readonly uri: string;
  readonly isNew: boolean;
  readonly edits: readonly TextEdit[];
}

interface Refusal {
  readonly kind: 'refused';
  /** In words for the writer. */
  readonly reason: string;
}

/** A planned edit for the client. */
type EncodedEdit<Plan extends PlannedEdit> = Omit<Plan, 'edits'> & {
  readonly edits: readonly LspTextEdit[];
  /** The text that the edits are for; undefined for a new file. */
  readonly basis?: TextBasis;
};

/**
 * Plans an edit of a file on what the file says now: it is read again first, because editors tell late of changes on disk. Must be
 * called when the snapshot has what `plan` needs, and calls `plan` twice.
 */
export async function planOwnFileEdit<Plan extends PlannedEdit>(
  { host, encoder, services }: Pick<RequestContext, 'host' | 'encoder' | 'services'>,
  plan: (snapshot: Snapshot) => Plan | Refusal,
): Promise<EncodedEdit<Plan> | Refusal> {
  const first = plan(host.snapshot);
  if (first.kind === 'refused') return first;
  if (!host.snapshot.open.has(first.uri)) await services.readAgain(first.uri);
  const { snapshot } = host;
  const planned = plan(snapshot);
  if (planned.kind === 'refused') return planned;
  const file = findFile(snapshot, planned.uri);
  const basis = file === undefined ? {} : { basis: toBasis(file, encoder) };
  const obstacle = await services.findWriteObstacle(planned.uri);
  if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
  return { ...encoder.withEditorUri(planned), edits: toTextEdits(file, planned.edits), ...basis };
}
