import { URI, Utils } from 'vscode-uri';
import type { TextEdit } from '../model/draft';
import { findFile, type Snapshot } from '../workspace/snapshot';
import type { RequestContext } from './context';
import { toTextEdits } from './encode';
import type { LspTextEdit, TextBasis } from './requests';
import { toBasis } from './textBasis';

/** The settings that name the files that the extension keeps for the writer. */
type OwnFileSetting = 'topicsFile' | 'correctionsFile' | 'triageFile';

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
 * Plans an edit of a file that the extension keeps for the writer. Files of this kind are read again first, because editors tell late of
 * changes on disk. Must be called when the snapshot has all else that `plan` needs.
 */
export async function planOwnFileEdit<Plan extends PlannedEdit>(
  { host, encoder, services }: Pick<RequestContext, 'host' | 'encoder' | 'services'>,
  setting: OwnFileSetting,
  plan: (snapshot: Snapshot) => Plan | Refusal,
): Promise<EncodedEdit<Plan> | Refusal> {
  await Promise.all(listClosedFiles(host, setting).map(services.readAgain));
  const { snapshot } = host;
  const planned = plan(snapshot);
  if (planned.kind === 'refused') return planned;
  const file = findFile(snapshot, planned.uri);
  const basis = file === undefined ? {} : { basis: toBasis(file, encoder) };
  const obstacle = await services.findWriteObstacle(planned.uri);
  if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
  return { ...encoder.withEditorUri(planned), edits: toTextEdits(file, planned.edits), ...basis };
}

/** The files of this kind that are known or may have been created, without those that are open in the editor. */
function listClosedFiles(host: RequestContext['host'], setting: OwnFileSetting): readonly string[] {
  const { snapshot } = host;
  const possible = snapshot.folders.map((folder) => Utils.joinPath(URI.parse(folder), snapshot.settings[setting]).toString());
  const files = new Set([...snapshot[`${setting}s`].keys(), ...possible]);
  return [...files].filter((uri) => !snapshot.open.has(uri) && host.findKind(uri) !== undefined);
}
