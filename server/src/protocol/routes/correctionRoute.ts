import { digestCorrection } from '../../features/requests/digestCorrection';
import { findFile } from '../../workspace/snapshot';
import type { RequestContext } from '../context';
import { normalizeUri, toSpan } from '../decode';
import { toTextEdits } from '../encode';
import { methods, type DigestCorrectionAnswer, type DigestCorrectionParams } from '../requests';

/** `marginalia/digestCorrection` */
export function registerCorrectionRoute({ route, host, encoder, services }: RequestContext): void {
  route<DigestCorrectionParams, DigestCorrectionAnswer>(
    methods.digestCorrection,
    { kind: 'refused', reason: 'Nothing was changed. The log tells why.' },
    async ({ uri: rawUri, range, kind }) => {
      const uri = normalizeUri(rawUri);
      const snapshot = await host.snapshotThat(({ digests }) => digests.has(uri));
      const digest = snapshot.digests.get(uri);
      const span = digest === undefined ? { start: 0, end: 0 } : toSpan(digest, range);
      const answer = digestCorrection(snapshot, uri, span, kind);
      if (answer.kind === 'refused') return answer;
      const obstacle = await services.findWriteObstacle(answer.uri);
      if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
      return { ...encoder.withEditorUri(answer), edits: toTextEdits(findFile(snapshot, answer.uri), answer.edits) };
    },
  );
}
