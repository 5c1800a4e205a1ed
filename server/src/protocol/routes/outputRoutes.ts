import { annotatedBibliography } from '../../features/blocks/annotatedBibliography';
import { choosePapers } from '../../features/blocks/chosenPapers';
import { exportAnnotations } from '../../features/blocks/exportAnnotations';
import { exportMatrix } from '../../features/blocks/exportMatrix';
import { importAnnotations } from '../../features/blocks/importAnnotations';
import { insertNote } from '../../features/blocks/insertNote';
import { literatureMatrix } from '../../features/blocks/literatureMatrix';
import type { BlockResult as Output } from '../../features/blocks/managedBlock';
import type { CellText } from '../../features/blocks/matrixRow';
import { importNotes } from '../../services/importNotes';
import type { Snapshot } from '../../workspace/snapshot';
import type { DraftFile } from '../../workspace/files/textFile';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import type { RequestContext } from '../context';
import { locateDraft, normalizeUri } from '../decode';
import { toTextEdits } from '../encode';
import { toAnnotateAnswer } from '../encodeNotes';
import {
  noteMethods,
  type AnnotatedBibliographyParams,
  type ChoosePapersAnswer,
  type ChoosePapersParams,
  type ExportAnnotationsAnswer,
  type ExportMatrixAnswer,
  type ExportMatrixParams,
  type ImportAnnotationsAnswer,
  type ImportAnnotationsParams,
  type InsertNoteParams,
  type MatrixAnswer,
  type MatrixCellText,
  type MatrixParams,
  type OutputAnswer,
} from '../noteRequests';

/** Requests about what comes of notes: in drafts, and for other programs. `noteRequests.ts` says what each means. */
export function registerOutputRoutes({ route, host, encoder, services }: RequestContext): void {
  route<InsertNoteParams, OutputAnswer | null>(noteMethods.insertNote, null, async (params) => {
    const snapshot = await host.snapshotWithDrafts();
    const found = locateDraft(snapshot, params);
    return found === undefined
      ? null
      : toAnswer(found.draft, insertNote(snapshot, found.uri, found.offset, { ...params, note: normalizeUri(params.note) }));
  });

  route<ChoosePapersParams, ChoosePapersAnswer | null>(noteMethods.choosePapers, null, async (params) => {
    const snapshot = await getComplete(host);
    const found = locateDraft(snapshot, params);
    const answer = found === undefined ? undefined : choosePapers(snapshot, found.uri, found.offset, params.block);
    return answer === undefined
      ? null
      : {
          ...answer,
          papers: answer.papers.map((paper) => encoder.toListedPaper(snapshot, paper)),
          chosen: answer.chosen.map(({ key }) => key),
        };
  });

  route<MatrixParams, MatrixAnswer | null>(noteMethods.literatureMatrix, null, async (params) => {
    const snapshot = await host.snapshotWithDrafts();
    const found = locateDraft(snapshot, params);
    const answer = found === undefined ? undefined : literatureMatrix(snapshot, found.uri, found.offset, params.keys);
    const edit = found === undefined ? null : toAnswer(found.draft, answer);
    if (edit === null || answer === undefined) return null;
    const toCell = ({ text, source }: CellText): MatrixCellText => ({
      text,
      ...(source === undefined ? {} : { source: encoder.toLocation(snapshot, source.uri, source.span) }),
    });
    const rows = answer.rows.map(({ paper, cells: { name, problem, method, data, numbers, code, notes } }) => ({
      key: paper.key,
      cells: {
        name: name.map(toCell),
        problem: problem.map(toCell),
        method: method.map(toCell),
        data: data.map(toCell),
        numbers: numbers.map(toCell),
        code: code.map(toCell),
        notes: notes.map(toCell),
      },
    }));
    return { ...edit, rows };
  });

  route<ExportMatrixParams, ExportMatrixAnswer>(noteMethods.exportMatrix, { text: '', count: 0 }, async ({ keys }) =>
    exportMatrix(await host.snapshotWithDrafts(), keys),
  );

  route<AnnotatedBibliographyParams, OutputAnswer | null>(noteMethods.annotatedBibliography, null, async (params) => {
    const snapshot = params.order === 'topic' ? await getComplete(host) : await host.snapshotWithDrafts();
    const found = locateDraft(snapshot, params);
    return found === undefined
      ? null
      : toAnswer(found.draft, annotatedBibliography(snapshot, found.uri, found.offset, params.keys, params.order));
  });

  route<unknown, ExportAnnotationsAnswer>(noteMethods.exportAnnotations, { text: '', count: 0 }, async () =>
    exportAnnotations(await host.snapshotWithDrafts()),
  );

  const nothing: ImportAnnotationsAnswer = {
    added: 0,
    notes: 0,
    known: 0,
    orphans: 0,
    unmatched: [{ what: '', reason: 'Nothing was read. The log tells why.' }],
    edits: [],
    undo: [],
  };
  route<ImportAnnotationsParams, ImportAnnotationsAnswer>(noteMethods.importAnnotations, nothing, async ({ text }) => {
    const plan = importAnnotations(await host.snapshotWithDrafts(), text);
    const { known, orphans, unmatched } = plan;
    const { added, outcomes, refused } = await importNotes(services.notes, plan);
    const answers = outcomes.map((outcome) => toAnnotateAnswer(encoder, outcome));
    return {
      added,
      notes: outcomes.length,
      known,
      orphans,
      unmatched: [...unmatched, ...refused],
      edits: answers.filter((answer) => answer.kind === 'edits'),
      undo: answers.flatMap((answer) => (answer.kind === 'written' ? (answer.undo ?? []) : [])),
    };
  });
}

/** With drafts, notes and topics. */
async function getComplete(host: WorkspaceHost): Promise<Snapshot> {
  await host.snapshotWithDrafts();
  return host.snapshotWithTopics();
}

function toAnswer(draft: DraftFile, answer: Output | undefined): OutputAnswer | null {
  if (answer === undefined) return null;
  if (answer.kind === 'refused') return { kind: 'refused', reason: answer.reason };
  const written = answer.edits.flatMap(({ newText }) =>
    draft.language.scan(newText).citations.flatMap(({ items }) => items.map(({ key }) => key)),
  );
  return {
    kind: 'edits',
    isUpdate: answer.isUpdate,
    cited: [...new Set(written)],
    edits: toTextEdits(draft, answer.edits),
  };
}
