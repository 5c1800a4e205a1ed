import type { Connection, GenericRequestHandler } from 'vscode-languageserver/node';
import { sliceSpan } from '../../base/span';
import { createItemFinder, preview } from '../../features/requests/preview';
import type { LoadedFormatter } from '../../references/loadFormatter';
import type { Snapshot } from '../../workspace/snapshot';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import { normalizeUri } from '../convert';
import { handle } from '../handle';
import { methods, type PreviewAnswer, type PreviewParams } from '../requests';

/** The formatter for the style and language that a draft asks for. */
export type FormatterFor = (snapshot: Snapshot, uri: string) => Promise<LoadedFormatter>;

/** `marginalia/preview` */
export function registerPreviewRoute(connection: Connection, host: WorkspaceHost, formatterFor: FormatterFor): void {
  const answer: unknown = handle<PreviewParams, PreviewAnswer | null>(connection, methods.preview, null, async ({ uri: rawUri }, token) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const draft = snapshot.drafts.get(uri);
    if (draft === undefined || draft.language.id !== 'markdown') return null;
    const { formatter, problem } = await formatterFor(snapshot, uri);
    const shown = await preview({ scan: draft.scan(), findItem: createItemFinder(snapshot, uri) }, formatter, token);
    return {
      citations: shown.citations.map(({ span, html }) => ({ ...span, source: sliceSpan(draft.text, span), html })),
      references: shown.references,
      notes: shown.notes,
      ...(problem === undefined ? {} : { problem }),
    };
  });
  connection.onRequest(methods.preview, answer as GenericRequestHandler<PreviewAnswer | null, void>);
}
