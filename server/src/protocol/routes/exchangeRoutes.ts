import { exportAnnotations, importAnnotations } from '../../features/annotating/exchangeAnnotations';
import { exportMatrix } from '../../features/topics/literatureMatrix';
import { importNotes } from '../../services/importNotes';
import type { RequestContext } from '../context';
import { toAnnotateAnswer } from '../encodeNotes';
import {
  type ExportAnnotationsAnswer,
  type ExportMatrixAnswer,
  type ExportMatrixParams,
  type ImportAnnotationsAnswer,
  type ImportAnnotationsParams,
  noteMethods,
} from '../noteRequests';

/** Requests that exchange notes with other programs; `noteRequests.ts` describes each one. */
export function registerExchangeRoutes({ route, host, encoder, services }: RequestContext): void {
  route<ExportMatrixParams, ExportMatrixAnswer>(noteMethods.exportMatrix, { text: '', count: 0 }, async ({ keys }) =>
    exportMatrix(await host.snapshotWithDrafts(), keys),
  );

  route<unknown, ExportAnnotationsAnswer>(noteMethods.exportAnnotations, { text: '', count: 0 }, async () =>
    exportAnnotations(await host.snapshotWithDrafts()),
  );

  const nothing: ImportAnnotationsAnswer = {
    added: 0,
    notes: 0,
    known: 0,
    orphans: 0,
    unmatched: [{ what: '', reason: 'Nothing was read. See the log for details.' }],
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
