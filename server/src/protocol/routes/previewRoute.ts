import { sliceSpan } from '../../base/span';
import { createItemFinder, preview } from '../../features/bibliography/preview';
import type { RequestContext } from '../context';
import { normalizeUri } from '../decode';
import { methods } from '../requests';
import type { PreviewAnswer, PreviewParams } from '../previewRequests';

/** `marginalia/preview` */
export function registerPreviewRoute({ route, host, services }: RequestContext): void {
  route<PreviewParams, PreviewAnswer | null>(methods.preview, null, async ({ uri: rawUri }, token) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const draft = snapshot.drafts.get(uri);
    if (draft?.language.hasPreview !== true) return null;
    const { formatter, problem } = await services.findFormatter(snapshot, uri);
    const shown = await preview({ scan: draft.scan(), findItem: createItemFinder(snapshot, uri) }, formatter, token);
    return {
      citations: shown.citations.map(({ span, html }) => ({ ...span, source: sliceSpan(draft.text, span), html })),
      references: shown.references,
      notes: shown.notes,
      ...(problem === undefined ? {} : { problem }),
    };
  });
}
