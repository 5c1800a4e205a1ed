import { ProgressType } from 'vscode-languageserver/node';
import { type Snapshot, editOwnFile, findFile } from '#workspace';
import { type CompletionPlan, planCompletion } from '../../features/bibliography/completeEntries';
import type { CompletedReference } from '../../model/completedReference';
import type { PaperCompletion } from '../../services/lookUp/referenceCompletion';
import { toCallOptions } from '../lookUp';
import { type RequestContext, handleToEnd } from '../handle';
import { type TextBasis, methods } from '../requests';
import type {
  CompleteReferencesAnswer,
  CompleteReferencesParams,
  LookUpResult,
  ReferenceEditsAnswer,
  ReferenceEditsParams,
  TakeCandidateParams,
} from '../lookUpRequests';
import { toBasis } from '../encode';

const nothing: CompleteReferencesAnswer = { results: [], edits: {} };

/** Requests that look papers up in registries; `lookUpRequests.ts` describes each one. */
export function registerLookUpRoutes({ connection, route, host, encoder, services }: RequestContext): void {
  const { completion } = services.lookUp;
  /** Why the file of references can't be written, in words for the writer. Registries are not asked for what can't be kept. */
  const findRefusal = async (): Promise<string | undefined> => {
    const plan = editOwnFile(await host.snapshotThat(({ ready }) => ready), 'references', () => []);
    if (plan.kind === 'refused') return plan.reason;
    const check = await services.checkPath(plan.uri, 'named');
    return check.kind === 'refused' ? check.reason : undefined;
  };

  /** Plans edits of the files as they are now: they may have changed while the registries were asked. */
  const planEdits = async (references: ReadonlyMap<string, CompletedReference>): Promise<ReferenceEditsAnswer> => {
    if (references.size === 0) return { edits: {} };
    const closed = [...planCompletion(host.snapshot, references).files.keys()].filter((uri) => !host.snapshot.open.has(uri));
    await Promise.all(closed.map(services.readAgain));
    const { snapshot } = host;
    const plan = planCompletion(snapshot, references);
    const bases = findBases(snapshot, plan);
    const { writable, refusals } = await services.checkEdits(plan.files, {});
    const written = new Set<string>(writable.keys());
    const refusal = plan.refusal ?? refusals[0];
    const basis = [...bases].filter(([uri]) => written.has(uri)).map(([uri, base]) => [encoder.toEditorUri(uri), base] as const);
    return {
      edits: Object.fromEntries(encoder.toFileEdits(snapshot, writable).map(({ uri, edits }) => [uri, edits])),
      ...(basis.length === 0 ? {} : { basis: Object.fromEntries(basis) }),
      ...(plan.creates !== undefined && written.has(plan.creates) ? { creates: plan.creates } : {}),
      ...(refusal === undefined ? {} : { refusal }),
    };
  };

  /** By URI: the text for which the plan is. The version of a document is read before it can change. */
  const findBases = (snapshot: Snapshot, { files, creates }: CompletionPlan): ReadonlyMap<string, TextBasis> =>
    new Map(
      [...files.keys()].flatMap((uri) => {
        const file = uri === creates ? undefined : findFile(snapshot, uri);
        return file === undefined ? [] : [[uri, toBasis(file, encoder)] as const];
      }),
    );

  const toAnswer = async (completions: readonly PaperCompletion[]): Promise<CompleteReferencesAnswer> => {
    const references = completions.flatMap(({ key, reference }) => (reference === undefined ? [] : [[key, reference] as const]));
    return { results: completions.map(toLookUpResult), ...(await planEdits(new Map(references))) };
  };

  connection.onRequest(
    methods.completeReferences,
    handleToEnd<CompleteReferencesParams, CompleteReferencesAnswer>(
      connection,
      methods.completeReferences,
      nothing,
      async ({ keys, keyed, seeksPublished, partialResultToken }, token) => {
        const send = (result: PaperCompletion): void => {
          if (partialResultToken === undefined) return;
          void connection.sendProgress(new ProgressType<readonly LookUpResult[]>(), partialResultToken, [toLookUpResult(result)]);
        };
        const refusal = await findRefusal();
        if (refusal !== undefined) return { ...nothing, refusal };
        return toAnswer(await completion.complete(keys, toCallOptions(host, token, keyed, seeksPublished), send));
      },
    ),
  );

  connection.onRequest(
    methods.takeCandidate,
    handleToEnd<TakeCandidateParams, CompleteReferencesAnswer>(connection, methods.takeCandidate, nothing, async ({ key, id }, token) => {
      const result = await completion.take(key, id, toCallOptions(host, token));
      return result === undefined ? nothing : toAnswer([result]);
    }),
  );

  route<ReferenceEditsParams, ReferenceEditsAnswer>(methods.referenceEdits, { edits: {} }, ({ keys }) =>
    planEdits(completion.recall(keys)),
  );
}

function toLookUpResult({ reference: _, ...result }: PaperCompletion): LookUpResult {
  return result;
}
