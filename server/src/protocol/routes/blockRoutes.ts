import type { Snapshot, WorkspaceHost } from '#workspace';
import { insertNote } from '../../features/annotating/insertNote';
import { type BlockResult, listCitedKeys } from '../../features/annotating/managedBlock';
import { annotatedBibliography } from '../../features/topics/annotatedBibliography';
import { literatureMatrix } from '../../features/topics/literatureMatrix';
import { topicOutline } from '../../features/topics/topicOutline';
import { choosePapers } from '../../features/topics/topicSections';
import { type DraftPosition, findDraftPosition, normalizeUri } from '../encode';
import type { RequestContext } from '../handle';
import type { BlockAnswer, BlockEditParams, ChoosePapersAnswer, ChoosePapersParams } from '../noteRequests';
import { methods } from '../requests';

/** `cited`: the keys that the edits cite; undefined if they are to be read from the edits. */
type PlannedBlock = BlockResult & { readonly cited?: readonly string[] };

/** Requests that write notes, papers and topics into a draft; `noteRequests.ts` describes each one. */
export function registerBlockRoutes({ route, host, encoder, services }: RequestContext): void {
  route<BlockEditParams, BlockAnswer | null>(methods.blockEdit, null, async (params) => {
    const needsTopics = params.kind === 'topic-outline' || (params.kind === 'annotated-bibliography' && params.order === 'topic');
    const snapshot = needsTopics ? await waitForDraftsAndTopics(host) : await host.snapshotWithDrafts();
    const at = findDraftPosition(snapshot, params);
    const result = at === undefined ? undefined : planBlock(snapshot, at, params);
    if (at === undefined || result === undefined) return null;
    if (result.kind === 'refused') return { kind: 'refused', reason: result.reason };
    const { isUpdate, edits, cited = listCitedKeys(at.draft, edits) } = result;
    const { writable, refusals } = await services.checkEdits(new Map([[at.uri, edits]]), { cursor: at.uri });
    if (refusals.length > 0) return { kind: 'refused', reason: refusals.join(' ') };
    return { kind: 'edits', isUpdate, cited, edits: encoder.toTextEdits(at.draft, writable) };
  });

  route<ChoosePapersParams, ChoosePapersAnswer | null>(methods.choosePapers, null, async (params) => {
    const snapshot = await waitForDraftsAndTopics(host);
    const at = findDraftPosition(snapshot, params);
    const answer = at === undefined ? undefined : choosePapers(snapshot, at.uri, at.offset, params.block);
    if (answer === undefined) return null;
    const papers = answer.papers.map((paper) => encoder.toListedPaper(snapshot, paper));
    return { ...answer, papers, chosen: answer.chosen.map(({ key }) => key) };
  });
}

function planBlock(snapshot: Snapshot, { uri, offset }: DraftPosition, params: BlockEditParams): PlannedBlock | undefined {
  switch (params.kind) {
    case 'note':
      return insertNote(snapshot, uri, offset, { ...params, note: normalizeUri(params.note) });
    case 'matrix':
      return literatureMatrix(snapshot, uri, offset, params.keys);
    case 'annotated-bibliography':
      return annotatedBibliography(snapshot, uri, offset, params.keys, params.order);
    case 'topic-outline': {
      const outline = topicOutline(snapshot, uri, offset, params.labels);
      return outline === undefined ? undefined : { kind: 'edits', isUpdate: false, edits: outline.edits, cited: outline.keys };
    }
  }
}

async function waitForDraftsAndTopics(host: WorkspaceHost): Promise<Snapshot> {
  await host.snapshotWithDrafts();
  return host.snapshotWithTopics();
}
