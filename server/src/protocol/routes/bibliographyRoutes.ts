import type { Connection, GenericRequestHandler } from 'vscode-languageserver/node';
import { addToBibliography, listMissingEntries } from '../../features/requests/addToBibliography';
import { exportBibliography } from '../../features/requests/exportBibliography';
import { findFile } from '../../workspace/snapshot';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import { normalizeUri, toRange } from '../convert';
import type { FindObstacle } from '../editObstacle';
import { handle, type Handler } from '../handle';
import type {
  AddToBibliographyAnswer,
  AddToBibliographyParams,
  ExportBibliographyAnswer,
  ExportBibliographyParams,
  MissingEntriesAnswer,
} from '../bibliographyRequests';
import { methods } from '../requests';

/** Requests that write bibliographies; `requests.ts` says what each means. */
export function registerBibliographyRoutes(
  connection: Connection,
  host: WorkspaceHost,
  clientUri: (uri: string) => string,
  findObstacle: FindObstacle,
): void {
  const route = <Params, Answer>(method: string, empty: Answer, handler: Handler<Params, Answer>): void => {
    connection.onRequest(method, handle(connection, method, empty, handler) as GenericRequestHandler<unknown, void>);
  };

  route<AddToBibliographyParams, AddToBibliographyAnswer | null>(methods.addToBibliography, null, async ({ uri, keys, target }) => {
    const snapshot = await host.snapshotWithDrafts();
    const addition = addToBibliography(snapshot, normalizeUri(uri), keys, target === undefined ? undefined : normalizeUri(target));
    if (addition === undefined) return null;
    if (addition.kind !== 'edits') return addition;
    const obstacle = await findObstacle(addition.bibliography);
    if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
    const files = [...addition.files].map(([fileUri, edits]) => {
      const file = findFile(snapshot, fileUri);
      const start = { line: 0, character: 0 };
      const whole = { start, end: start };
      return {
        uri: clientUri(fileUri),
        edits: edits.map(({ span, newText }) => ({ range: file === undefined ? whole : toRange(file, span), newText })),
      };
    });
    return { ...addition, bibliography: clientUri(addition.bibliography), files };
  });

  route<{ readonly uri: string }, MissingEntriesAnswer | null>(methods.missingEntries, null, async ({ uri }) => {
    const missing = listMissingEntries(await host.snapshotWithDrafts(), normalizeUri(uri));
    if (missing === undefined) return null;
    const { keys, bibliography } = missing;
    return { keys, ...(bibliography === undefined ? {} : { bibliography: clientUri(bibliography) }) };
  });

  route<ExportBibliographyParams, ExportBibliographyAnswer>(
    methods.exportBibliography,
    { text: '', count: 0, unknown: [] },
    async ({ uri, keys, format }) => {
      const snapshot = await host.snapshotWithDrafts();
      if (keys !== undefined) return exportBibliography(snapshot, { kind: 'papers', keys }, format);
      return exportBibliography(snapshot, uri === undefined ? { kind: 'all' } : { kind: 'cited', uri: normalizeUri(uri) }, format);
    },
  );
}
