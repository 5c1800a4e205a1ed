import { ProgressType } from 'vscode-languageserver/node';
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
  const toAnswer = async (results: readonly PaperCompletion[]): Promise<CompleteReferencesAnswer> => {
    const answer = { results: results.map(toLookUpResult), edits: {} };
    const references = results.flatMap(({ reference }) => reference ?? []);
    if (references.length === 0) return answer;
    // The files may have changed while the registries were asked, so the edits are planned now.
    const { snapshot } = host;
    const plan = planReferencesEdit(snapshot, references);
    if (plan.kind === 'refused') return { ...answer, refusal: plan.reason };
    const obstacle = await services.findWriteObstacle(plan.uri);
    if (obstacle !== undefined) return { ...answer, refusal: obstacle };
    const files = encoder.toFileEdits(snapshot, new Map([[plan.uri, plan.edits]]));
    return { ...answer, edits: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])) };
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
