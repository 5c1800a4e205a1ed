import { digestCorrection } from '../../features/digests/digestCorrection';
import type { RequestContext } from '../context';
import { normalizeUri, toSpan } from '../decode';
import { planOwnFileEdit } from '../ownFileEdit';
import type { DigestCorrectionAnswer, DigestCorrectionParams } from '../digestRequests';
import { methods } from '../requests';

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
