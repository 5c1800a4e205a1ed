import { annotatedBibliography } from '../../features/topics/annotatedBibliography';
import { choosePapers } from '../../features/topics/topicSections';
import { insertNote } from '../../features/annotating/insertNote';
import { type CellText, type MatrixRow, literatureMatrix } from '../../features/topics/literatureMatrix';
import { type BlockResult, listCitedKeys } from '../../features/annotating/managedBlock';
import type { DraftFile, Snapshot, WorkspaceHost } from '#workspace';
import type { RequestContext } from '../handle';
import { findDraftPosition, normalizeUri } from '../documents';
import type { Encoder } from '../encode';
import { methods } from '../requests';
import type {
  AnnotatedBibliographyParams,
  BlockAnswer,
  ChoosePapersAnswer,
  ChoosePapersParams,
  InsertNoteParams,
  MatrixAnswer,
  MatrixCellText,
  MatrixParams,
} from '../noteRequests';

/** Requests that write notes and papers into a block of a draft; `noteRequests.ts` describes each one. */
export function registerBlockRoutes({ route, host, encoder, services }: RequestContext): void {
  const toBlockAnswer = async (draft: DraftFile, result: BlockResult | undefined): Promise<BlockAnswer | null> => {
    if (result === undefined) return null;
    if (result.kind === 'refused') return { kind: 'refused', reason: result.reason };
    const { isUpdate, edits } = result;
    const { writable, refusals } = await services.checkEdits(new Map([[draft.uri, edits]]), { cursor: draft.uri });
    if (refusals.length > 0) return { kind: 'refused', reason: refusals.join(' ') };
    return { kind: 'edits', isUpdate, cited: listCitedKeys(draft, edits), edits: encoder.toTextEdits(draft, writable) };
  };

  route<InsertNoteParams, BlockAnswer | null>(methods.insertNote, null, async (params) => {
    const snapshot = await host.snapshotWithDrafts();
    const at = findDraftPosition(snapshot, params);
    if (at === undefined) return null;
    return toBlockAnswer(at.draft, insertNote(snapshot, at.uri, at.offset, { ...params, note: normalizeUri(params.note) }));
  });

  route<ChoosePapersParams, ChoosePapersAnswer | null>(methods.choosePapers, null, async (params) => {
    const snapshot = await waitForDraftsAndTopics(host);
    const at = findDraftPosition(snapshot, params);
    const answer = at === undefined ? undefined : choosePapers(snapshot, at.uri, at.offset, params.block);
    if (answer === undefined) return null;
    const papers = answer.papers.map((paper) => encoder.toListedPaper(snapshot, paper));
    return { ...answer, papers, chosen: answer.chosen.map(({ key }) => key) };
  });

  route<MatrixParams, MatrixAnswer | null>(methods.literatureMatrix, null, async (params) => {
    const snapshot = await host.snapshotWithDrafts();
    const at = findDraftPosition(snapshot, params);
    const answer = at === undefined ? undefined : literatureMatrix(snapshot, at.uri, at.offset, params.keys);
    if (at === undefined || answer === undefined) return null;
    const edit = await toBlockAnswer(at.draft, answer);
    return edit === null ? null : { ...edit, rows: answer.rows.map((row) => toMatrixRow(encoder, snapshot, row)) };
  });

  route<AnnotatedBibliographyParams, BlockAnswer | null>(methods.annotatedBibliography, null, async (params) => {
    const snapshot = params.order === 'topic' ? await waitForDraftsAndTopics(host) : await host.snapshotWithDrafts();
    const at = findDraftPosition(snapshot, params);
    if (at === undefined) return null;
    return toBlockAnswer(at.draft, annotatedBibliography(snapshot, at.uri, at.offset, params.keys, params.order));
  });
}

async function waitForDraftsAndTopics(host: WorkspaceHost): Promise<Snapshot> {
  await host.snapshotWithDrafts();
  return host.snapshotWithTopics();
}

function toMatrixRow(encoder: Encoder, snapshot: Snapshot, { paper, cells }: MatrixRow): MatrixAnswer['rows'][number] {
  const toTexts = (texts: readonly CellText[]): readonly MatrixCellText[] =>
    texts.map(({ text, source }) => ({
      text,
      ...(source === undefined ? {} : { source: encoder.toLocation(snapshot, source.uri, source.span) }),
    }));
  const { name, method, numbers, code, notes } = cells;
  return {
    key: paper.key,
    cells: {
      name: toTexts(name),
      method: toTexts(method),
      numbers: toTexts(numbers),
      code: toTexts(code),
      notes: toTexts(notes),
    },
  };
}
