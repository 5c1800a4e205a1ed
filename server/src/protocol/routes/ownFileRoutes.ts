import type { OwnKind } from '#ownFiles';
import { type OwnFileEdit, ownFileUri, type Refusal, type Snapshot } from '#workspace';
import { digestCorrection } from '../../features/digests/digestCorrection';
import { planDecisionEdit } from '../../features/newPapers/decisionEdit';
import { topicEdit } from '../../features/topics/topicEdit';
import { possibleDecisions } from '../../model/decision';
import type { TextEdit } from '../../model/draft';
import { normalizeUri, toSpan } from '../encode';
import { checkFileEdits, type RequestContext, today } from '../handle';
import type { DecisionEditAnswer, DecisionParams, EncodedEdit } from '../ownFileRequests';
import { methods } from '../requests';

interface PlannedEdit extends OwnFileEdit {
  /** Edits of other files of this kind, by URI. */
  readonly others?: ReadonlyMap<string, readonly TextEdit[]>;
}

/** The request that edits the writer's own files; `ownFileRequests.ts` describes it. */
export function registerOwnFileRoute(context: RequestContext): void {
  const { route, host } = context;
  route(methods.ownFileEdit, { kind: 'refused', reason: 'Nothing was changed. See the log for details.' }, async (params) => {
    switch (params.kind) {
      case 'decide':
        return planDecisions(context, params.decisions);
      case 'correct': {
        const uri = normalizeUri(params.uri);
        await host.snapshotThat(({ digests }) => digests.has(uri));
        return planOwnFileEdit(context, 'corrections', (snapshot) => {
          const digest = snapshot.digests.get(uri);
          const span = digest === undefined ? { start: 0, end: 0 } : toSpan(digest, params.range);
          return digestCorrection(snapshot, uri, span, params.as);
        });
      }
      default:
        // The headings that the writer sees are kept, also while they are being found again for papers that have just come.
        await host.snapshotWithTopics();
        return planOwnFileEdit(context, 'topics', (snapshot) => topicEdit(snapshot, params));
    }
  });
}

async function planDecisions(context: RequestContext, decisions: readonly DecisionParams[]): Promise<DecisionEditAnswer> {
  const wanted = decisions.map(({ key, decision, date }) => ({
    key,
    decision: possibleDecisions.find((each) => each === decision),
    date: date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? date : today(),
  }));
  await context.host.snapshotWithDrafts();
  const answer = await planOwnFileEdit(context, 'decisions', (snapshot) => planDecisionEdit(snapshot, wanted));
  if (answer.kind === 'refused') return answer;
  return { ...answer, before: answer.before.map(({ decision = null, ...rest }) => ({ ...rest, decision })) };
}

/**
 * Plans an edit of a file that the extension keeps for the writer. Files of this kind are read again first, because editors tell late of
 * changes on disk. Must be called when the snapshot has all else that `plan` needs.
 */
async function planOwnFileEdit<Plan extends PlannedEdit>(
  context: RequestContext,
  kind: OwnKind,
  plan: (snapshot: Snapshot) => Plan | Refusal,
): Promise<EncodedEdit<Plan> | Refusal> {
  const { host, services } = context;
  await Promise.all(listClosedFiles(host, kind).map(services.readAgain));
  const { snapshot } = host;
  const planned = plan(snapshot);
  if (planned.kind === 'refused') return planned;
  const { uri, edits, others = new Map<string, readonly TextEdit[]>(), ...own } = planned;
  const { files, refusals } = await checkFileEdits(context, snapshot, new Map([[uri, edits] as const, ...others]));
  const [first, ...rest] = files;
  if (first === undefined || refusals.length > 0) return { kind: 'refused', reason: refusals.join(' ') };
  return { ...own, ...first, ...(rest.length === 0 ? {} : { others: rest }) };
}

/** The files of this kind that are known or may have been created, without those that are open in the editor. */
function listClosedFiles(host: RequestContext['host'], kind: OwnKind): readonly string[] {
  const { snapshot } = host;
  const possible = snapshot.folders.map((folder) => ownFileUri(folder, snapshot.settings, kind));
  const files = new Set([...snapshot.ownFiles[kind].keys(), ...possible]);
  return [...files].filter((uri) => !snapshot.open.has(uri) && host.findKind(uri) !== undefined);
}
