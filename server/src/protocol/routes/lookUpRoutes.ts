import { ProgressType } from 'vscode-languageserver/node';
import { planCompletion } from '../../features/requests/lookUp/planCompletion';
import { planReferencesEdit } from '../../features/requests/referencesEdit';
import type { PaperCompletion } from '../../services/lookUp/referenceCompletion';
import { toCallOptions } from '../callOptions';
import type { RequestContext } from '../context';
import { handleToEnd } from '../handle';
import {
  lookUpMethods,
  type CompleteReferencesAnswer,
  type CompleteReferencesParams,
  type LookUpResult,
  type TakeCandidateParams,
} from '../lookUpRequests';

const nothing: CompleteReferencesAnswer = { results: [], edits: {} };

/** Requests that look papers up in registries; `lookUpRequests.ts` describes each one. */
export function registerLookUpRoutes({ connection, host, encoder, services }: RequestContext): void {
  const { completion } = services.lookUp;
  /** Why the file of references can't be written, in words for the writer. Registries are not asked for what can't be kept. */
  const findRefusal = async (): Promise<string | undefined> => {
    const plan = planReferencesEdit(await host.snapshotThat(({ ready }) => ready), []);
    return plan.kind === 'refused' ? plan.reason : services.findWriteObstacle(plan.uri);
  };

  const toAnswer = async (completions: readonly PaperCompletion[]): Promise<CompleteReferencesAnswer> => {
    const references = completions.flatMap(({ key, reference }) => (reference === undefined ? [] : [[key, reference] as const]));
    const results = completions.map(toLookUpResult);
    if (references.length === 0) return { results, edits: {} };
    // The files may have changed while the registries were asked, so the edits are planned now.
    const { snapshot } = host;
    const plan = planCompletion(snapshot, new Map(references));
    const obstacles = await Promise.all([...plan.files.keys()].map(services.findWriteObstacle));
    const writable = new Map([...plan.files].filter((_, at) => obstacles[at] === undefined));
    const refusal = plan.refusal ?? obstacles.find((obstacle) => obstacle !== undefined);
    return {
      results,
      edits: Object.fromEntries(encoder.toFileEdits(snapshot, writable).map(({ uri, edits }) => [uri, edits])),
      ...(plan.creates !== undefined && writable.has(plan.creates) ? { creates: plan.creates } : {}),
      ...(refusal === undefined ? {} : { refusal }),
    };
  };

  connection.onRequest(
    lookUpMethods.completeReferences,
    handleToEnd<CompleteReferencesParams, CompleteReferencesAnswer>(
      connection,
      lookUpMethods.completeReferences,
      nothing,
      async ({ keys, keyed, partialResultToken }, token) => {
        const send = (result: PaperCompletion): void => {
          if (partialResultToken === undefined) return;
          void connection.sendProgress(new ProgressType<readonly LookUpResult[]>(), partialResultToken, [toLookUpResult(result)]);
        };
        const refusal = await findRefusal();
        if (refusal !== undefined) return { ...nothing, refusal };
        return toAnswer(await completion.complete(keys, toCallOptions(host, token, keyed), send));
      },
    ),
  );

  connection.onRequest(
    lookUpMethods.takeCandidate,
    handleToEnd<TakeCandidateParams, CompleteReferencesAnswer>(
      connection,
      lookUpMethods.takeCandidate,
      nothing,
      async ({ key, id }, token) => {
        const result = await completion.take(key, id, toCallOptions(host, token));
        return result === undefined ? nothing : toAnswer([result]);
      },
    ),
  );
}

function toLookUpResult({ reference: _, ...result }: PaperCompletion): LookUpResult {
  return result;
}
