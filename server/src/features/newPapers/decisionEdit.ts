import { getIdentity } from '#text';
import { editOwnFile, type OwnFileEdit, type Refusal, type Snapshot } from '#workspace';
import type { CitationKey } from '../../model/citation';
import type { NewPaperDecision } from '../../model/decision';
import type { Paper } from '../../model/paper';
import { getDecisions } from './newPapers';

/** What is to be written about a paper. */
export interface PaperDecision {
  readonly key: CitationKey;
  /** undefined to forget what was decided. */
  readonly decision: NewPaperDecision | undefined;
  /** The day of the decision: `2026-11-28`. */
  readonly date: string;
}

/** The edits of the file of decisions. `before` is what the file said of these papers before. Written again, it undoes the edit. */
export type DecisionEditResult = (OwnFileEdit & { readonly before: readonly PaperDecision[] }) | Refusal;

/** Plans the edit that writes decisions into the writer's file of decisions. Of several decisions about one paper the last one is written. */
export function planDecisionEdit(snapshot: Snapshot, decisions: readonly PaperDecision[]): DecisionEditResult {
  const before: PaperDecision[] = [];
  const edit = editOwnFile(snapshot, 'decisions', (uri) => {
    const byPaper = new Map<Paper, PaperDecision>();
    for (const decision of decisions) {
      const paper = snapshot.library().findByKey(decision.key);
      if (paper === undefined) return `"${decision.key}" is no longer in any digest or bibliography.`;
      byPaper.set(paper, decision);
    }
    return [...byPaper].map(([paper, { key, decision, date }]) => {
      const own = (getDecisions(snapshot).get(paper) ?? []).filter((known) => known.uri === uri).map(({ written }) => written);
      before.push({ key, decision: own.at(-1)?.decision, date: own.at(-1)?.date ?? date });
      return {
        entry: decision === undefined ? undefined : { date, decision, identity: getIdentity(paper), title: paper.title },
        outdated: own.map(({ span }) => span),
      };
    });
  });
  return edit.kind === 'refused' ? edit : { ...edit, before };
}
