import { type OwnChangeOf, type OwnFileKind, type OwnKind, type OwnText, ownFileKinds } from '#ownFiles';
import { fileName } from '../base/paths';
import type { TextEdit } from '../model/draft';
import { ownFileUri } from './files/ownFolder';
import type { OwnFileOf, OwnFiles } from './files/textFile';
import type { Snapshot } from './snapshot';

/** Edits of an own file. */
export interface OwnFileEdit {
  readonly kind: 'edits';
  readonly uri: string;
  readonly isNew: boolean;
  /** Empty if the file says all of this already. */
  readonly edits: readonly TextEdit[];
}

export interface Refusal {
  readonly kind: 'refused';
  /** In words for the writer. */
  readonly reason: string;
}

export function refuseEdit(reason: string): Refusal {
  return { kind: 'refused', reason };
}

/** The own file of this kind that is edited if there are several; undefined if there is none. */
export function findEditedFile<Kind extends OwnKind>({ ownFiles }: Snapshot, kind: Kind): OwnFileOf<Kind> | undefined {
  const files: OwnFiles[Kind] = ownFiles[kind];
  const [first] = files.values();
  return first;
}

/**
 * Plans the edits of an own file: of `file`, or of a new one in the first workspace folder. `createChange` is called once the file is
 * known to be readable, with the URI of the file. If it returns a text, that is the reason for a refusal.
 */
export function editOwnFile<Kind extends OwnKind>(
  snapshot: Snapshot,
  kind: Kind,
  createChange: (uri: string) => OwnChangeOf<Kind> | string,
  file = findEditedFile(snapshot, kind),
): OwnFileEdit | Refusal {
  const problem = file && describeUnreadable(file);
  if (problem !== undefined) return refuseEdit(problem);
  const { content, edit } = ownFileKinds[kind] as unknown as OwnFileKind<OwnText, OwnChangeOf<Kind>>;
  const [folder] = snapshot.folders;
  const uri = file?.uri ?? (folder === undefined ? undefined : ownFileUri(folder, snapshot.settings, kind));
  if (uri === undefined) return refuseEdit(`${content} are saved in the workspace folder. Open a folder first.`);
  const change = createChange(uri);
  if (typeof change === 'string') return refuseEdit(change);
  const edits = edit(file?.text ?? '', change);
  if (edits === undefined)
    return refuseEdit(`${fileName(uri)} can't be updated automatically. Nothing was changed. Edit the file directly.`);
  return { kind: 'edits', uri, isNew: file === undefined, edits };
}

/** Why an own file is not edited, in words for the writer; undefined if it may be edited. */
function describeUnreadable({ uri, problem, written, lines }: OwnFileOf<OwnKind>): string | undefined {
  if (problem !== undefined) return `${fileName(uri)} couldn't be read. Nothing was changed. ${problem}`;
  const { isReadable, issues } = written();
  if (isReadable) return undefined;
  const [issue] = issues;
  const where = issue === undefined ? '' : ` Line ${lines().positionAt(issue.span.start).line + 1}: ${issue.reason}`;
  return `${fileName(uri)} couldn't be read completely. Nothing was changed.${where}`;
}
