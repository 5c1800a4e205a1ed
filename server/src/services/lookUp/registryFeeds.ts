import {
  createFeedRequest,
  type FeedReading,
  type FeedSource,
  failByStatus,
  type HttpAnswer,
  type Registry,
  type RegistryAnswer,
  readFeed,
  registries,
} from '#lookUp';
import type { CallOptions, RegistryCaller } from './registryCaller';

/** The registry whose host a source is on, so that its limits hold for the source too; undefined for any other host. */
export function findRegistryOf({ kind }: FeedSource): Registry | undefined {
  return registries.find(({ feeds }) => feeds?.includes(kind));
}

/** Fetches a page of a source from its registry. Rejects with CancelledError if the signal is aborted. */
export async function fetchFromRegistry(
  source: FeedSource,
  page: number,
  caller: Pick<RegistryCaller, 'call'>,
  call: CallOptions,
): Promise<FeedReading> {
  const registry = findRegistryOf(source);
  if (registry === undefined) return { kind: 'failed', reason: "this source isn't supported" };
  let reading: FeedReading | undefined;
  const read = (answer: HttpAnswer): RegistryAnswer => {
    reading = readFeed(source, answer);
    return reading.kind === 'papers' ? { kind: 'records', records: [] } : toFailure(answer, reading.reason, registry.label);
  };
  const answer = await caller.call({ ...registry, read }, { registry: registry.name, ...createFeedRequest(source, page) }, call);
  return answer.kind === 'failed' || reading === undefined ? { kind: 'failed', reason: describe(answer) } : reading;
}

/** Only the status tells whether it helps to try again. */
function toFailure(answer: HttpAnswer, reason: string, label: string): RegistryAnswer {
  return answer.status === 200 ? { kind: 'failed', reason, isTemporary: false } : { ...failByStatus(answer, label), reason };
}

function describe(answer: RegistryAnswer): string {
  return answer.kind === 'failed' ? answer.reason : 'no response';
}
