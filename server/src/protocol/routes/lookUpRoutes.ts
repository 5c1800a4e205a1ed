import { ProgressType, type CancellationToken } from 'vscode-languageserver/node';
import { planReferencesEdit } from '../../features/requests/referencesEdit';
import type { CompletionResult } from '../../services/lookUp/referenceCompletion';
import type { CallOptions } from '../../services/lookUp/registryCaller';
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
  const toCallOptions = (token: CancellationToken): CallOptions => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    if (token.isCancellationRequested) controller.abort();
    const { lookUpMailAddress } = host.snapshot.settings;
    return { options: lookUpMailAddress === '' ? {} : { mailAddress: lookUpMailAddress }, signal: controller.signal };
  };

  const toAnswer = async (results: readonly CompletionResult[]): Promise<CompleteReferencesAnswer> => {
    const references = results.flatMap(({ reference }) => reference ?? []);
    const answer = { results: results.map(toLookUpResult), edits: {} };
    if (references.length === 0) return answer;
    // Other edits may have been made while the registries were asked.
    const { snapshot } = host;
    const plan = planReferencesEdit(snapshot, references);
    const refusal = plan.kind === 'refused' ? plan.reason : await services.findWriteObstacle(plan.uri);
    if (plan.kind === 'refused' || refusal !== undefined) return { ...answer, refusal };
    return answer;
  };

  connection.onRequest(
    lookUpMethods.completeReferences,
    handleToEnd<CompleteReferencesParams, CompleteReferencesAnswer>(
      connection,
      lookUpMethods.completeReferences,
      nothing,
      async ({ keys, partialResultToken }, token) => {
        const send = (result: CompletionResult): void => {
          if (partialResultToken === undefined) return;
          void connection.sendProgress(new ProgressType<readonly LookUpResult[]>(), partialResultToken, [toLookUpResult(result)]);
        };
        return toAnswer(await completion.complete(keys, toCallOptions(token), send));
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
        const result = await completion.take(key, id, toCallOptions(token));
        return result === undefined ? nothing : toAnswer([result]);
      },
    ),
  );
}

function toLookUpResult({ reference: _, ...result }: CompletionResult): LookUpResult {
  return result;
}
