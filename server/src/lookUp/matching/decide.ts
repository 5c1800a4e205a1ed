import { listIdentifierKeys } from '#text';
import { withdrawn } from '../../model/completedReference';
import type { RegistryRecord } from '../../model/registryRecord';
import { getRegistry } from '../registries/allRegistries';
import {
  type AssessedRecord,
  assessRecords,
  countContentWords,
  type Decision,
  isGenericTitle,
  otherIdentifier,
  type PaperQuestion,
  shareIdentifier,
  toCandidate,
} from './assessedRecord';
import { areContradictory, groupByWork, listRefused, listWorkRecords } from './joinRecords';

/** The writer chooses among at most this many records. */
const maxCandidates = 10;
/** Said of a record that agrees, where an identifier of the paper leads to another work. */
export const leadsElsewhere = 'identifier belongs to a different paper';
/** A title with fewer words about its subject does not name a work without an abstract. */
const minContentWords = 5;

/**
 * Decides which of the records that registries gave describe the paper. What is not surely the paper is never taken, but shown to the
 * writer. The same records in another order give the same decision.
 */
export function decide(question: PaperQuestion, records: readonly RegistryRecord[]): Decision {
  const assessed = assessRecords(question, records);
  const named = assessed.filter(({ isByIdentifier }) => isByIdentifier);
  return named.length > 0 ? decideByIdentifier(question, named, assessed) : decideByTitle(question, assessed);
}

function decideByIdentifier(question: PaperQuestion, named: readonly AssessedRecord[], assessed: readonly AssessedRecord[]): Decision {
  const [best] = named;
  const taken = named.filter(({ objection }) => objection === undefined);
  const doubtful = named.filter(({ objection }) => objection !== undefined);
  // A record that disagrees counts if it is the only one of an identifier of the paper: of two identifiers one may be wrong.
  const disagrees = doubtful.some(({ record }) => {
    const keys = listIdentifierKeys(question.identifiers).filter((key) => listIdentifierKeys(record.identifiers).includes(key));
    return !keys.every((key) => taken.some((other) => listIdentifierKeys(other.record.identifiers).includes(key)));
  });
  if (best === undefined || taken.length === 0 || disagrees) return ask('identifier-disagrees', assessed, leadsElsewhere);
  return take(best, assessed);
}

function decideByTitle(question: PaperQuestion, assessed: readonly AssessedRecord[]): Decision {
  if (assessed.some(({ objection }) => objection === otherIdentifier)) return ask('identifier-disagrees', assessed, leadsElsewhere);
  const agreeing = assessed.filter(({ objection }) => objection === undefined);
  const accepted = agreeing.length > 0 ? agreeing : listConfirmed(question, assessed);
  const works = groupByWork(accepted);
  const [best] = accepted;
  if (best === undefined) return ask('several', assessed, '');
  if (works.length > 1) return ask('several', assessed, 'not the only match');
  const isDisputed = accepted.some((each) =>
    assessed.some((other) => shareIdentifier(each.record.identifiers, other.record.identifiers) && areContradictory(each, other)),
  );
  if (isDisputed) return ask('several', assessed, 'identifier is ambiguous');
  const decision = take(best, assessed);
  // Whoever means to cite a withdrawn work says so, by its identifier or by choosing it.
  if (decision.records.some(({ isWithdrawn }) => isWithdrawn === true)) return ask('several', assessed, '', new Set(decision.records));
  return decision;
}

/**
 * Records without an abstract to compare that are taken all the same: independent sources give the title with one identifier and an
 * author, the title names a work, and no other work has it. News of one drug can have one title for many cases, and no author.
 */
function listConfirmed({ title }: PaperQuestion, assessed: readonly AssessedRecord[]): readonly AssessedRecord[] {
  if (isGenericTitle(title) || countContentWords(title) < minContentWords) return [];
  const titled = assessed.filter(({ agreement }) => agreement.hasEqualTitle);
  if (titled.some(({ agreement }) => agreement.containment !== undefined) || groupByWork(titled).length > 1) return [];
  // A record of the same work with a subtitle shows that the title alone does not name it.
  const hasSubtitle = assessed.some(
    (other) =>
      other.agreement.isEqualUpToSubtitle && titled.some(({ record }) => shareIdentifier(record.identifiers, other.record.identifiers)),
  );
  if (hasSubtitle || titled.every(({ record }) => record.authors.length === 0)) return [];
  const confirmed = titled.some(({ record }) =>
    titled.some(
      (other) =>
        getRegistry(other.record.registry).origin !== getRegistry(record.registry).origin &&
        shareIdentifier(record.identifiers, other.record.identifiers),
    ),
  );
  return confirmed ? titled : [];
}

function take(best: AssessedRecord, assessed: readonly AssessedRecord[]): Extract<Decision, { kind: 'taken' }> {
  const records = listWorkRecords(best, assessed);
  const [first, ...others] = listRefused(records, assessed).map(([record, objection]) => toCandidate(record, objection));
  const refused = first === undefined ? {} : ({ refused: [first, ...others] } as const);
  return { kind: 'taken', records, evidence: toCandidate(best, undefined), ...refused };
}

/**
 * Asks the writer about the records that may be the paper. `tie` is why a record that agrees is not taken; `ofWithdrawn` are the records
 * of a work that would be taken if it were not withdrawn.
 */
function ask(
  kind: 'several' | 'identifier-disagrees',
  assessed: readonly AssessedRecord[],
  tie: string,
  ofWithdrawn: ReadonlySet<RegistryRecord> = new Set(),
): Decision {
  const candidates = assessed.filter(isPlausible).slice(0, maxCandidates);
  if (candidates.length === 0) return { kind: 'not-found' };
  const objectionTo = ({ record, objection }: AssessedRecord): string => (ofWithdrawn.has(record) ? withdrawn : (objection ?? tie));
  return { kind, candidates: candidates.map((candidate) => toCandidate(candidate, objectionTo(candidate))) };
}

/** Whether the writer may want to see a record. Registries answer a search by title also with titles that share a few words. */
function isPlausible({ isByIdentifier, agreement }: AssessedRecord): boolean {
  const { titleSimilarity, isEqualUpToSubtitle, containment = 0 } = agreement;
  return isByIdentifier || titleSimilarity >= 0.8 || isEqualUpToSubtitle || containment >= 0.3;
}
