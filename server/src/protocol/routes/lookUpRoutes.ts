import { ProgressType } from 'vscode-languageserver/node';
import { editOwnFile } from '#workspace';
import { planCompletion } from '../../features/bibliography/completeEntries';
import type { CompletedReference } from '../../model/completedReference';
import type { PaperCompletion } from '../../services/lookUp/referenceCompletion';
import { checkFileEdits, handleToEnd, type RequestContext } from '../handle';
import { toCallOptions } from '../lookUp';
import type { CompleteReferencesAnswer, CompleteReferencesParams, LookUpResult, ReferenceEditsAnswer } from '../lookUpRequests';
import { type FileEdits, methods } from '../requests';

const nothing: CompleteReferencesAnswer = { results: [], edits: {} };

/** The request that looks papers up in registries; `lookUpRequests.ts` describes it. */
export function registerLookUpRoute(context: RequestContext): void {
  const { connection, host, encoder, services } = context;
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
    const { files, refusals } = await checkFileEdits(context, snapshot, plan.files);
    const refusal = plan.refusal ?? refusals[0];
    const creates = plan.creates === undefined ? undefined : encoder.toEditorUri(plan.creates);
    return {
      ...toEditsByUri(files),
      ...(creates !== undefined && files.some(({ uri }) => uri === creates) ? { creates } : {}),
      ...(refusal === undefined ? {} : { refusal }),
    };
  };

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
      async (params, token) => {
        if (params.kind === 'plan-again') return { ...nothing, ...(await planEdits(completion.recall(params.keys))) };
        if (params.kind === 'take') {
          const result = await completion.take(params.key, params.id, toCallOptions(host, token));
          return result === undefined ? nothing : toAnswer([result]);
        }
        const { keys, keyed, seeksPublished, partialResultToken } = params;
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
}

function toLookUpResult({ reference: _, ...result }: PaperCompletion): LookUpResult {
  return result;
}

export function toEditsByUri(files: readonly FileEdits[]): Pick<ReferenceEditsAnswer, 'edits' | 'basis'> {
  const basis = files.flatMap((file) => (file.basis === undefined ? [] : [[file.uri, file.basis] as const]));
  return {
    edits: Object.fromEntries(files.map(({ uri, edits }) => [uri, edits])),
    ...(basis.length === 0 ? {} : { basis: Object.fromEntries(basis) }),
  };
}
