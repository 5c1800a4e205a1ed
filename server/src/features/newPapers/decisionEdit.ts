import { fileName } from '../../base/paths';
import type { CitationKey } from '../../model/citation';
import type { TextEdit } from '../../model/draft';
import type { Paper } from '../../model/paper';
import type { NewPaperDecision } from '../../model/decision';
import { type DecisionChange, editDecisions } from '#ownFiles';
import { getIdentity } from '#text';
import { type Snapshot, ownFileUri } from '#workspace';
import { getDecisions } from './newPapers';

/** What is to be written about a paper. */
export interface PaperDecision {
  readonly key: CitationKey;
  /** undefined to forget what was decided. */
  readonly decision: NewPaperDecision | undefined;
  /** The day of the decision: `2026-11-28`. */
  readonly date: string;
}

export type DecisionEditResult =
  | {
      readonly kind: 'edits';
      readonly uri: string;
      readonly isNew: boolean;
      /** Empty if the file already has the decisions. */
      readonly edits: readonly TextEdit[];
      /** What the file said of these papers before. Written again, it undoes the edit. */
      readonly before: readonly PaperDecision[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** Plans the edit that writes decisions into the writer's file of decisions. Of several decisions about one paper the last one is written. */
export function planDecisionEdit(snapshot: Snapshot, decisions: readonly PaperDecision[]): DecisionEditResult {
  const [file] = snapshot.decisionsFiles.values();
  if (file?.problem !== undefined) return refuse(`${fileName(file.uri)} couldn't be read. Nothing was changed. ${file.problem}`);
  const [folder] = snapshot.folders;
  const uri = file?.uri ?? (folder === undefined ? undefined : ownFileUri(folder, snapshot.settings, 'decisions'));
  if (uri === undefined) return refuse('Decisions are saved in the workspace folder. Open a folder first.');
  const byPaper = new Map<Paper, PaperDecision>();
  for (const decision of decisions) {
    const paper = snapshot.library().findByKey(decision.key);
    if (paper === undefined) return refuse(`"${decision.key}" is no longer in any digest or bibliography.`);
    byPaper.set(paper, decision);
  }
  const changes: DecisionChange[] = [];
  const before: PaperDecision[] = [];
  for (const [paper, { key, decision, date }] of byPaper) {
    const own = (getDecisions(snapshot).get(paper) ?? []).filter((known) => known.uri === uri).map(({ written }) => written);
    changes.push({
      line: decision === undefined ? undefined : { date, decision, identity: getIdentity(paper), title: paper.title },
      outdated: own.map(({ span }) => span),
    });
    before.push({ key, decision: own.at(-1)?.decision, date: own.at(-1)?.date ?? date });
  }
  return { kind: 'edits', uri, isNew: file === undefined, edits: editDecisions(file?.text ?? '', changes), before };
}

function refuse(reason: string): DecisionEditResult {
  return { kind: 'refused', reason };
}
