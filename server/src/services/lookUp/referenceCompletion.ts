import { listMissingFacts, listMissingPaperFacts, type MissingFact } from '#bibliography';
import { getPaperIdentity } from '#library';
import { type Candidate, createReference } from '#lookUp';
import type { WorkspaceHost } from '#workspace';
import { describeRemainingFacts, listRemainingFacts } from '../../features/bibliography/completeEntries';
import {
  chosenByWriter,
  createQuestion,
  type DescribedCandidate,
  describeCandidate,
  describeFoundVersion,
  describeOpenState,
  describeProof,
  describeTakenReference,
  describeUnpublished,
  describeVersionProof,
  listCandidates,
  type OpenState,
} from '../../features/bibliography/describeLookUp';
import { findDifference } from '../../features/bibliography/entryDifference';
import { canCitePublished, describePublication, isKnownAsPreprint } from '../../features/bibliography/publishedVersion';
import { type CompletedReference, withdrawn } from '../../model/completedReference';
import type { Paper } from '../../model/paper';
import type { RegistryRecord } from '../../model/registryRecord';
import type { LookUpService } from './lookUpService';
import { type LookUpOutcome, nameRecord } from './paperLookUp';
import type { CallOptions } from './registryCaller';

/** What became of one paper. */
export interface PaperCompletion {
  readonly key: string;
  readonly title: string;
  /** 'not-published': a preprint that lacks nothing, and of which no registry has a published version. */
  readonly state: 'completed' | 'complete-already' | 'not-published' | OpenState;
  /** One line for the writer. */
  readonly summary: string;
  /** Why registries could not be asked, if the state is 'could-not-ask'; the summary says the first reason. */
  readonly failures?: readonly string[];
  /** The writer may choose a record, but the reference lacks nothing: only its published version was looked for. */
  readonly isComplete?: true;
  /** What the writer can choose from, best first. */
  readonly candidates: readonly OfferedCandidate[];
  /** What registries say of the paper, if a record was taken now or earlier. */
  readonly reference?: CompletedReference;
  /** Where a preprint was published, if an entry cites the preprint and can cite that. */
  readonly published?: string;
  /** What the reference lacks all the same, if a record was taken. undefined: nothing. */
  readonly stillMissing?: readonly MissingFact[];
  /** What an entry of the paper says otherwise than the registries; the summary says so too. undefined: nothing. */
  readonly differs?: string;
  /** `true` if a registry says that the work was withdrawn; the summary says so too. */
  readonly isWithdrawn?: true;
}

export interface OfferedCandidate extends DescribedCandidate {
  /** By which `ReferenceCompletion.take` takes it. */
  readonly id: string;
}

/** The paper of each key, and why a key has none, as the writer reads it. */
interface FoundPapers {
  readonly papers: ReadonlyMap<string, Paper>;
  readonly problems: ReadonlyMap<string, string>;
}

/** Completes papers of the library by what registries say of them. It remembers the records that the writer can choose from. */
export class ReferenceCompletion {
  readonly #host: WorkspaceHost;
  readonly #lookUps: LookUpService;
  /** The candidates of each paper by their ids, and when they were found; by the key of the paper. */
  readonly #offers = new Map<string, { readonly candidates: ReadonlyMap<string, Candidate>; readonly times: LookUpOutcome['times'] }>();

  /** What registries said of each paper at its last completion; by the key of the paper. */
  readonly #known = new Map<string, CompletedReference>();

  constructor(host: WorkspaceHost, lookUps: LookUpService) {
    this.#host = host;
    this.#lookUps = lookUps;
  }

  /**
   * Papers that lack nothing are not asked about, except for preprints if their published versions are sought (`call.seeksPublished`).
   * The results are in the order of the keys. `onResult` gets each result as soon as there is one, and again when more was found out. If
   * the signal is aborted, the results are those until then.
   */
  async complete(
    keys: readonly string[],
    call: CallOptions,
    onResult: (result: PaperCompletion) => void,
  ): Promise<readonly PaperCompletion[]> {
    const { papers, problems } = await this.#findPapers(keys);
    const results = new Map<string, PaperCompletion>();
    const add = (result: PaperCompletion): void => {
      const before = results.get(result.key);
      results.set(result.key, result);
      if (before?.state !== result.state || before.summary !== result.summary) onResult(result);
    };
    const isSought = (paper: Paper): boolean => call.seeksPublished === true && isKnownAsPreprint(paper);
    for (const key of keys) {
      const paper = papers.get(key);
      const problem = problems.get(key);
      if (problem !== undefined) add({ key, title: '', state: 'could-not-ask', summary: problem, candidates: [] });
      if (paper === undefined) continue;
      if (isComplete(paper) && !isSought(paper)) add(this.#describeComplete(key, paper, call.seeksPublished));
    }
    const asked = [...papers].filter(([key]) => !results.has(key));
    const describe = (outcome: LookUpOutcome): readonly PaperCompletion[] => {
      const paper = papers.get(outcome.key);
      if (paper === undefined) return [];
      return isSought(paper) ? this.#describeVersion(outcome, paper) : [this.#describe(outcome, paper)];
    };
    const outcomes = await this.#lookUps.lookUp(
      asked.map(([key, paper]) => ({ key, question: createQuestion(paper) })),
      { ...call, onOutcome: (outcome) => describe(outcome).forEach(add) },
    );
    for (const result of outcomes.flatMap(describe)) results.set(result.key, result);
    return [...new Set(keys)].flatMap((key) => results.get(key) ?? []);
  }

  /** Takes the record that the writer chose. undefined if it was not offered to them, or if the paper no longer exists. */
  async take(key: string, id: string, call: CallOptions): Promise<PaperCompletion | undefined> {
    const paper = (await this.#findPapers([key])).papers.get(key);
    const offer = this.#offers.get(key);
    const candidate = offer?.candidates.get(id);
    if (paper === undefined || offer === undefined || candidate === undefined) return undefined;
    const { record } = candidate;
    const { title, abstract, identifiers } = record;
    // What the record says of itself leads to the other versions of its work.
    const question = { title, abstract, identifiers };
    const [outcome] = await this.#lookUps.lookUp([{ key, question }], { ...call, onOutcome: () => undefined });
    const found = outcome?.decision.kind === 'taken' ? outcome.decision.records : [];
    const others = found.filter((each) => nameRecord(each) !== nameRecord(record));
    const times = new Map([...(outcome?.times ?? []), ...offer.times]);
    return this.#describeTaken(paper, { key, times }, [record, ...others], chosenByWriter);
  }

  /** What registries said of these papers when they were last completed. Papers that were not are left out. */
  recall(keys: readonly string[]): ReadonlyMap<string, CompletedReference> {
    return new Map(
      keys.flatMap((key) => {
        const reference = this.#known.get(key);
        return reference === undefined ? [] : [[key, reference] as const];
      }),
    );
  }

  async #findPapers(keys: readonly string[]): Promise<FoundPapers> {
    const snapshot = await this.#host.snapshotThat(({ ready }) => ready);
    const papers = new Map<string, Paper>();
    const problems = new Map<string, string>();
    for (const key of keys) {
      const [paper, ...others] = snapshot.library().resolveKey(key);
      if (paper === undefined) problems.set(key, 'key not found');
      else if (others.length > 0) problems.set(key, 'several papers have this key');
      else papers.set(key, paper);
    }
    return { papers, problems };
  }

  #describe(outcome: LookUpOutcome, paper: Paper): PaperCompletion {
    const { key, decision, failures, times } = outcome;
    if (decision.kind === 'taken') return this.#describeTaken(paper, outcome, decision.records, describeProof(decision.evidence));
    const listed = listCandidates(decision);
    const candidates = new Map(listed.map((candidate) => [nameRecord(candidate.record), candidate]));
    this.#offers.set(key, { candidates, times });
    return {
      key,
      title: paper.title,
      state: decision.kind,
      ...(candidates.size > 0 && isComplete(paper) ? { isComplete: true } : {}),
      summary: describeOpenState(decision.kind, failures, listed),
      ...(decision.kind === 'could-not-ask' ? { failures } : {}),
      candidates: [...candidates].map(([id, candidate]) => ({ id, ...describeCandidate(candidate) })),
    };
  }

  /** Whether a preprint was published. Empty while that is not known. */
  #describeVersion(outcome: LookUpOutcome, paper: Paper): readonly PaperCompletion[] {
    const { key, decision, failures, isAtEnd } = outcome;
    if (decision.kind !== 'taken') return [this.#describe(outcome, paper)];
    const { records, evidence } = decision;
    const reference = this.#createReference(paper, outcome, records);
    const published = describePublication(paper, reference);
    const summary =
      published === undefined
        ? describeTakenReference(reference, describeProof(evidence))
        : describeFoundVersion(published, reference, describeVersionProof(decision));
    const taken = this.#describeKnown(key, 'completed', paper, reference, summary);
    if (published !== undefined && canCitePublished(this.#host.snapshot, paper, reference)) return [{ ...taken, published }];
    if (published !== undefined || !isComplete(paper)) return [taken];
    if (!isAtEnd) return [];
    const { title } = paper;
    return failures.length > 0
      ? [{ key, title, state: 'could-not-ask', summary: describeOpenState('could-not-ask', failures, []), failures, candidates: [] }]
      : [{ key, title, state: 'not-published', summary: describeUnpublished(decision), candidates: [] }];
  }

  #describeTaken(
    paper: Paper,
    outcome: Pick<LookUpOutcome, 'key' | 'times'>,
    records: readonly [RegistryRecord, ...RegistryRecord[]],
    reason: string,
  ): PaperCompletion {
    const reference = this.#createReference(paper, outcome, records);
    return this.#describeKnown(outcome.key, 'completed', paper, reference, describeTakenReference(reference, reason));
  }

  #createReference(
    paper: Paper,
    { key, times }: Pick<LookUpOutcome, 'key' | 'times'>,
    records: readonly [RegistryRecord, ...RegistryRecord[]],
  ): CompletedReference {
    const dateOf = (record: RegistryRecord): string => new Date(times.get(nameRecord(record)) ?? 0).toISOString().slice(0, 10);
    return createReference(key, getPaperIdentity(paper), records, dateOf);
  }

  #describeComplete(key: string, paper: Paper, seeksPublished = false): PaperCompletion {
    const { title, reference } = paper;
    const known = reference === undefined ? 'nothing missing, not looked up' : 'already complete';
    const summary = reference?.isWithdrawn === true ? `${withdrawn} · ${known}` : known;
    if (reference === undefined) return { key, title, state: 'complete-already', summary, candidates: [] };
    const published =
      seeksPublished && canCitePublished(this.#host.snapshot, paper, reference) ? describePublication(paper, reference) : undefined;
    const result = this.#describeKnown(key, 'complete-already', paper, reference, summary);
    return published === undefined ? result : { ...result, published };
  }

  #describeKnown(
    key: string,
    state: 'completed' | 'complete-already',
    paper: Paper,
    reference: CompletedReference,
    summary: string,
  ): PaperCompletion {
    this.#known.set(key, reference);
    const remaining = listRemainingFacts(this.#host.snapshot, { paper, reference });
    const gap = describeRemainingFacts(remaining);
    // That all is known of a paper is beside the point if its entry doesn't say it.
    const differs = findDifference(paper, reference);
    const warning = reference.isWithdrawn === true && !summary.startsWith(withdrawn) ? withdrawn : undefined;
    const found = state === 'complete-already' && (gap ?? differs) !== undefined ? warning : summary;
    const parts = [differs, gap, found].filter((part) => part !== undefined);
    return {
      key,
      title: paper.title,
      state,
      summary: parts.join(' · '),
      candidates: [],
      reference,
      ...(remaining.missing.length === 0 ? {} : { stillMissing: remaining.missing }),
      ...(differs === undefined ? {} : { differs }),
      ...(reference.isWithdrawn === true ? { isWithdrawn: true } : {}),
    };
  }
}

/** Whether nothing is missing: a registry was asked already, or the writer's own files have all that styles print. */
function isComplete(paper: Paper): boolean {
  if (listMissingPaperFacts(paper).length > 0) return false;
  if (paper.reference !== undefined) return true;
  return paper.occurrences.every(({ kind, entry }) => kind === 'digest' || listMissingFacts(entry).length === 0);
}
