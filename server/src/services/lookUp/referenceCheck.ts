import type { DescribedWork } from '#verdicts';
import { type CheckOutcome, EntryCheck } from './entryCheck';
import type { LookUpService } from './lookUpService';
import type { CallOptions } from './registryCaller';

/**
 * Asks registries about works, and compares what entries say of them. `onResult` gets the place of a work in the list as soon as nothing
 * more is asked about it. If the signal is aborted, the outcomes are those until then. They are in the order of the works.
 */
export async function checkWorks(
  lookUps: Pick<LookUpService, 'follow'>,
  works: readonly DescribedWork[],
  call: CallOptions,
  onResult: (at: number, outcome: CheckOutcome) => void,
): Promise<readonly CheckOutcome[]> {
  const checks = works.map((work, at) => new EntryCheck(work, (outcome) => onResult(at, outcome)));
  await lookUps.follow(checks, call);
  return checks.map(({ outcome }) => outcome);
}
