import { decide } from '../../../server/src/lookUp/matching/decide';
import { registries } from '../../../server/src/lookUp/registries/allRegistries';
import { AnswerCache, AnswerSource } from '../../../server/src/services/lookUp/answerSource';
import { LookUpService } from '../../../server/src/services/lookUp/lookUpService';
import { type PaperCompletion, ReferenceCompletion } from '../../../server/src/services/lookUp/referenceCompletion';
import { type CallOptions, RegistryCaller } from '../../../server/src/services/lookUp/registryCaller';
import type { WorkspaceHost } from '../../../server/src/workspace/workspaceHost';
import { FakeClock } from '../fakeClock';
import { registerPapers } from './paperRegistries';
import type { RegisteredPaper } from './registeredPaper';
import { RegistryTransport } from './registryTransport';

/** All that completes references, with registries that know some papers, and a clock that moves by itself while something runs. */
export interface CompletionSession {
  readonly completion: ReferenceCompletion;
  readonly transport: RegistryTransport;
  readonly clock: FakeClock;
  complete(keys: readonly string[]): Promise<readonly PaperCompletion[]>;
  /** Completes the papers, and looks for the published versions of preprints. */
  seekPublished(keys: readonly string[]): Promise<readonly PaperCompletion[]>;
  take(key: string, id: string): Promise<PaperCompletion | undefined>;
}

export function startCompletion(host: WorkspaceHost, papers: readonly RegisteredPaper[]): CompletionSession {
  const clock = new FakeClock();
  const transport = new RegistryTransport(() => clock.now());
  registerPapers(transport, papers);
  const answers = new AnswerSource({
    registries: new Map(registries.map((registry) => [registry.name, registry])),
    caller: new RegistryCaller({ transport, clock, random: () => 0 }),
    cache: new AnswerCache(undefined, () => clock.now()),
  });
  const completion = new ReferenceCompletion(host, new LookUpService(answers, decide));
  const call: CallOptions = { options: {}, signal: new AbortController().signal };
  const toItsEnd = async <T>(running: Promise<T>): Promise<T> => {
    await clock.run();
    return running;
  };
  return {
    completion,
    transport,
    clock,
    complete: (keys) => toItsEnd(completion.complete(keys, call, () => undefined)),
    seekPublished: (keys) => toItsEnd(completion.complete(keys, { ...call, seeksPublished: true }, () => undefined)),
    take: (key, id) => toItsEnd(completion.take(key, id, call)),
  };
}
