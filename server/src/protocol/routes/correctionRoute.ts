import type { Connection } from 'vscode-languageserver/node';
import { digestCorrection } from '../../features/requests/digestCorrection';
import type { FileSystem } from '../../workspace/files/fileSystem';
import { findFile } from '../../workspace/snapshot';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import { findWriteObstacle } from '../../workspace/files/writeObstacle';
import { emptyRange, normalizeUri, toRange } from '../convert';
import { createRoute } from '../handle';
import { methods, type DigestCorrectionAnswer, type DigestCorrectionParams } from '../requests';

/** What a writer says of places in digests; `requests.ts` says what it means. */
export function registerCorrectionRoute(
  connection: Connection,
  host: WorkspaceHost,
  fileSystem: FileSystem,
  clientUri: (uri: string) => string,
): void {
  const route = createRoute(connection);

  route<DigestCorrectionParams, DigestCorrectionAnswer>(
    methods.digestCorrection,
    { kind: 'refused', reason: 'Nothing was changed. The log tells why.' },
    async ({ uri: rawUri, range, kind }) => {
      const uri = normalizeUri(rawUri);
      const snapshot = await host.snapshotThat(({ digests }) => digests.has(uri));
      const lines = snapshot.digests.get(uri)?.lines();
      const span = { start: lines?.offsetAt(range.start) ?? 0, end: lines?.offsetAt(range.end) ?? 0 };
      const answer = digestCorrection(snapshot, uri, span, kind);
      if (answer.kind === 'refused') return answer;
      const obstacle = await findWriteObstacle(fileSystem, host, answer.uri);
      if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
      const file = findFile(snapshot, answer.uri);
      const edits = answer.edits.map(({ span: place, newText }) => ({
        range: file === undefined ? emptyRange : toRange(file, place),
        newText,
      }));
      return { ...answer, uri: clientUri(answer.uri), edits };
    },
  );
}
