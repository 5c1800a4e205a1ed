import { foldTitle } from '#text';
import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../model/registryRecord';
import type { Decision, PaperQuestion } from './matching/assessedRecord';
import { getRegistry, listInOrder, registries } from './registries/allRegistries';
import { readWorkIdentifiers } from './registries/recordFields';

/** One thing that a registry is asked about one paper. */
export type Ask = IdentifierAsk | TitleAsk;

export interface IdentifierAsk {
  readonly kind: keyof WorkIdentifiers;
  readonly registry: RegistryName;
  readonly identifier: string;
}

export interface TitleAsk {
  readonly kind: 'title';
  readonly registry: RegistryName;
  readonly title: string;
}

/** What was asked and answered so far about one paper. */
export interface AskState {
  readonly question: PaperQuestion;
  /** What the registries have said so far, each record once. */
  readonly records: readonly RegistryRecord[];
  /** The names (`nameAsk`) of all asks that were answered or failed. */
  readonly asked: ReadonlySet<string>;
  /** The names of those that failed. */
  readonly failed: ReadonlySet<string>;
}

/** How far the look-up of one paper has come. */
interface LookUpState extends AskState {
  /** What was decided from the records. */
  readonly decision: Decision;
}

/** The same for two asks that have the same answer: `crossref doi 10.1000/182`. */
export function nameAsk(ask: Ask): string {
  return `${ask.registry} ${ask.kind} ${ask.kind === 'title' ? foldTitle(ask.title) : ask.identifier.toLowerCase()}`;
}

/** Whether a record has an identifier. Neither arXiv nor DOIs nor the ACL Anthology tell upper and lower case apart. */
export function isRecordOf({ identifiers }: Pick<RegistryRecord, 'identifiers'>, kind: keyof WorkIdentifiers, identifier: string): boolean {
  return identifiers[kind]?.toLowerCase() === identifier.toLowerCase();
}

/** Who is asked about an identifier: the next one if those before could not be asked, or do not know it. */
export const registriesOfIdentifier: Readonly<Record<keyof WorkIdentifiers, readonly RegistryName[]>> = {
  arxivId: listInOrder(({ arxivId }) => arxivId),
  doi: listInOrder(({ doi }) => doi),
  aclId: listInOrder(({ aclId }) => aclId),
};

/** Who is asked by title, one after the other. */
const registriesOfTitle = {
  withAbstract: listInOrder(({ title }) => title),
  withoutAbstract: listInOrder(({ titleWithoutAbstract }) => titleWithoutAbstract),
};

/**
 * What is to be asked next about a paper: first by its identifiers; then by its title, one registry after the other, until a record is
 * taken; and then whether the work is published, and where. Empty if the look-up of the paper is at its end.
 */
export function listNextAsks(state: LookUpState): readonly Ask[] {
  const { question, decision } = state;
  if (decision.kind === 'taken') return listPublicationAsks(state, decision.records);
  const byIdentifier = listIdentifierAsks(state, question.identifiers);
  return byIdentifier.length > 0 ? byIdentifier : listTitleAsks(state, decision.kind === 'identifier-disagrees');
}

/**
 * What is to be asked next about an entry that is checked: as for a look-up, and of a work that is known only what can show versions of
 * it. `versions` are its records, empty if it is not known. What is confirmed needs no further ask.
 */
export function listCheckAsks(state: AskState, versions: readonly RegistryRecord[]): readonly Ask[] {
  const byIdentifier = listIdentifierAsks(state, state.question.identifiers);
  if (versions.length > 0) return withoutRepetition([...byIdentifier, ...listPublicationAsks(state, versions)]);
  return byIdentifier.length > 0 ? byIdentifier : listTitleAsks(state);
}

/** The kinds of identifiers of the paper about which all registries that can know them have answered. */
export function listAnsweredIdentifiers({ question, asked, failed }: AskState): ReadonlySet<keyof WorkIdentifiers> {
  const answered = listIdentifiers(question.identifiers).filter(([kind, identifier]) =>
    registriesOfIdentifier[kind].every((registry) => {
      const name = nameAsk({ kind, registry, identifier });
      return asked.has(name) && !failed.has(name);
    }),
  );
  return new Set(answered.map(([kind]) => kind));
}

function listIdentifierAsks(state: AskState, identifiers: WorkIdentifiers): readonly IdentifierAsk[] {
  return listIdentifiers(identifiers).flatMap(([kind, identifier]) => {
    if (state.records.some((record) => getRegistry(record.registry).isSecondHand !== true && isRecordOf(record, kind, identifier)))
      return [];
    const asks = registriesOfIdentifier[kind].map((registry) => ({ kind, registry, identifier }));
    return asks.filter((ask) => !wasAsked(state, ask)).slice(0, 1);
  });
}

function listTitleAsks(state: AskState, endsAfterOne = false): readonly Ask[] {
  const { title, abstract } = state.question;
  const names = registriesOfTitle[abstract === undefined ? 'withoutAbstract' : 'withAbstract'];
  const asks = names.flatMap((registry) => {
    const ask: TitleAsk = { kind: 'title', registry, title };
    const standIns = state.failed.has(nameAsk(ask)) ? registries.filter(({ standsInFor }) => standsInFor === registry) : [];
    return [ask, ...standIns.map(({ name }): TitleAsk => ({ ...ask, registry: name }))];
  });
  // If the identifier leads to another work, one search is enough to have something to offer.
  if (endsAfterOne && asks.some((ask) => wasAsked(state, ask))) return [];
  return asks.filter((ask) => !wasAsked(state, ask)).slice(0, 1);
}

/**
 * Asks for the works that the taken records link to, each where it is registered, and the registries that link versions if no record is
 * of a published version yet.
 */
function listPublicationAsks(state: AskState, taken: readonly RegistryRecord[]): readonly Ask[] {
  const works = taken.flatMap(({ identifiers, linked }) => [identifiers, ...linked]);
  const registered = works.flatMap((work) => listIdentifierAsks(state, work));
  const [first] = taken.flatMap(({ identifiers }) => listIdentifiers(identifiers));
  const linking = registries.filter(({ name, linksVersions }) => linksVersions && taken.every(({ registry }) => registry !== name));
  const links: readonly IdentifierAsk[] =
    first === undefined || taken.some(isPublished)
      ? []
      : linking.map(({ name }) => ({ kind: first[0], registry: name, identifier: first[1] }));
  return withoutRepetition([...registered, ...links].filter((ask) => !wasAsked(state, ask)));
}

function isPublished({ type, venue }: RegistryRecord): boolean {
  return type !== 'preprint' && type !== 'unknown' && type !== 'no-paper' && venue !== undefined;
}

/** The identifiers by which a work is asked for. The ACL Anthology answers about one paper at a time, so DOIs come before it. */
function listIdentifiers(work: WorkIdentifiers): readonly (readonly [keyof WorkIdentifiers, string])[] {
  const { arxivId, doi, aclId } = readWorkIdentifiers(work);
  return [
    ...(arxivId === undefined ? [] : [['arxivId', arxivId] as const]),
    ...(doi === undefined ? [] : [['doi', doi] as const]),
    ...(aclId === undefined || doi !== undefined ? [] : [['aclId', aclId] as const]),
  ];
}

function wasAsked({ asked }: AskState, ask: Ask): boolean {
  return asked.has(nameAsk(ask));
}

function withoutRepetition(asks: readonly Ask[]): readonly Ask[] {
  return [...new Map(asks.map((ask) => [nameAsk(ask), ask])).values()];
}
