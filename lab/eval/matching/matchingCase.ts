import { areLinked, type PaperQuestion, shareIdentifier } from '../../../server/src/lookUp/matching/assessedRecord';
import { decide } from '../../../server/src/lookUp/matching/decide';
import type { RegistryRecord } from '../../../server/src/model/registryRecord';

/** A decision whose right answer is known. */
export interface MatchingCase {
  readonly kind: string;
  /**
   * `adversarial`: made to be decided wrongly. `positive`: the paper is among the records, with what is needed to take it. `recorded`: the
   * records are what a registry answered.
   */
  readonly group: 'adversarial' | 'positive' | 'recorded';
  readonly question: PaperQuestion;
  readonly records: readonly RegistryRecord[];
  /** The paper that is looked up, as a registry has it. */
  readonly paper: RegistryRecord;
  /** Records of other versions of the paper, which have to be found too. */
  readonly versions?: readonly RegistryRecord[];
}

export type Outcome = 'right' | 'wrong' | 'asked' | 'not found';

/** Decides a case. It is wrong if one of the records that were taken is not the paper. A version of it that was not taken was not found. */
export function judgeCase({ question, records, paper, versions = [] }: MatchingCase): Outcome {
  const decision = decide(question, records);
  if (decision.kind === 'not-found') return 'not found';
  if (decision.kind !== 'taken') return 'asked';
  if (!decision.records.every((record) => areSameWork(record, paper) || versions.includes(record))) return 'wrong';
  return versions.every((version) => decision.records.includes(version)) ? 'right' : 'not found';
}

/** Whether two records are of one work, by an identifier or a link of the registry. A work that was posted twice, under two identifiers, counts as two: the writer has to choose. */
export function areSameWork(a: RegistryRecord, b: RegistryRecord): boolean {
  if (a === b) return true;
  return shareIdentifier(a.identifiers, b.identifiers) || areLinked(a, b);
}

/** The half of the cases to which a paper belongs: rules were tuned on the first, and figures are those of the second. */
export function halfOf({ paper: { page } }: MatchingCase): 'tuned on' | 'kept aside' {
  let sum = 0;
  for (const letter of page) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum % 2 === 0 ? 'tuned on' : 'kept aside';
}
