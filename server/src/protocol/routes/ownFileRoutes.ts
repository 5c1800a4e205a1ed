import { digestCorrection } from '../../features/digests/digestCorrection';
import type { TextEdit } from '../../model/draft';
import type { OwnKind } from '#ownFiles';
import { type OwnFileEdit, type Refusal, type Snapshot, findFile, ownFileUri } from '#workspace';
import type { RequestContext } from '../handle';
import { normalizeUri, toSpan } from '../documents';
import type { DigestCorrectionAnswer, DigestCorrectionParams } from '../digestRequests';
import { type FileEditParams, methods } from '../requests';
import { toBasis } from '../encode';

/** `marginalia/digestCorrection` */
export function registerCorrectionRoute(context: RequestContext): void {
  const { route, host } = context;
  route<DigestCorrectionParams, DigestCorrectionAnswer>(
    methods.digestCorrection,
    { kind: 'refused', reason: 'Nothing was changed. See the log for details.' },
    async ({ uri: rawUri, range, kind }) => {
      const uri = normalizeUri(rawUri);
      await host.snapshotThat(({ digests }) => digests.has(uri));
      return planOwnFileEdit(context, 'corrections', (snapshot) => {
        const digest = snapshot.digests.get(uri);
        const span = digest === undefined ? { start: 0, end: 0 } : toSpan(digest, range);
        return digestCorrection(snapshot, uri, span, kind);
      });
    },
  );
}

interface PlannedEdit extends OwnFileEdit {
  /** Edits of other files of this kind, by URI. */
  readonly others?: ReadonlyMap<string, readonly TextEdit[]>;
}

type FileEdits = Omit<FileEditParams, 'isNew'>;

/** A planned edit for the client. */
type EncodedEdit<Plan extends PlannedEdit> = Omit<Plan, 'uri' | 'edits' | 'others'> &
  FileEdits & { readonly others?: readonly FileEdits[] };

/**
 * Plans an edit of a file that the extension keeps for the writer. Files of this kind are read again first, because editors tell late of
 * changes on disk. Must be called when the snapshot has all else that `plan` needs.
 */
export async function planOwnFileEdit<Plan extends PlannedEdit>(
  { host, encoder, services }: Pick<RequestContext, 'host' | 'encoder' | 'services'>,
  kind: OwnKind,
  plan: (snapshot: Snapshot) => Plan | Refusal,
): Promise<EncodedEdit<Plan> | Refusal> {
  await Promise.all(listClosedFiles(host, kind).map(services.readAgain));
  const { snapshot } = host;
  const planned = plan(snapshot);
  if (planned.kind === 'refused') return planned;
  const { uri, edits, others = new Map<string, readonly TextEdit[]>(), ...own } = planned;
  const files = new Map([[uri, edits] as const, ...others]);
  const bases = [...files.keys()].map((each) => {
    const file = findFile(snapshot, each);
    return file === undefined ? {} : { basis: toBasis(file, encoder) };
  });
  const { writable, refusals } = await services.checkEdits(files, {});
  const [first, ...rest] = encoder.toFileEdits(snapshot, writable).map((file, at): FileEdits => ({ ...file, ...bases[at] }));
  if (first === undefined || refusals.length > 0) return { kind: 'refused', reason: refusals.join(' ') };
  return { ...own, ...first, ...(rest.length === 0 ? {} : { others: rest }) };
}

/** The files of this kind that are known or may have been created, without those that are open in the editor. */
function listClosedFiles(host: RequestContext['host'], kind: OwnKind): readonly string[] {
  const { snapshot } = host;
  const possible = snapshot.folders.map((folder) => ownFileUri(folder, snapshot.settings, kind));
  const files = new Set([...snapshot.ownFiles[kind].keys(), ...possible]);
  return [...files].filter((uri) => !snapshot.open.has(uri) && host.findKind(uri) !== undefined);
}
