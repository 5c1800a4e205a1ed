import { readArxivDoi } from '#text';
import type { CompletedReference, FactSource, PaperIdentity, ReferenceFact } from '../model/completedReference';
import type { PersonName } from '../model/personName';
import type { RegistryRecord, WorkType } from '../model/registryRecord';
import { getRegistry } from './registries/allRegistries';

type RecordsOfOneWork = readonly [RegistryRecord, ...RegistryRecord[]];

/**
 * What the records of a taken decision say of a paper. `id` is the paper's citation key; `dateOf` gives the day on which a record
 * was looked up: `2026-11-26`. Year, venue, volume, issue, pages, publisher and DOI are of one version only: of the published one if a record
 * describes it, otherwise of the preprint.
 */
export function createReference(
  id: string,
  paper: PaperIdentity,
  records: RecordsOfOneWork,
  dateOf: (record: RegistryRecord) => string,
): CompletedReference {
  const papers = records.filter(({ type }) => type !== 'no-paper').sort(byTrust);
  const published = findPublishedRecord(records);
  const preprints = listOfOneArchive(papers.filter(isPreprint));
  const [first] = papers;
  const sameVersion =
    published === undefined ? preprints : papers.filter((record) => isPublished(record) && isSameVersion(record, published));
  const version = sameVersion.length > 0 ? sameVersion : first === undefined ? [] : [first];
  const facts = new FactGatherer(dateOf);
  const authorRecord = findAuthors([...version, ...papers]);
  return {
    id,
    paper,
    ...facts.take('title', version, ({ title }) => (title === '' ? undefined : title)),
    ...(authorRecord === undefined ? { authors: [] } : facts.takeAuthors(authorRecord)),
    ...facts.take('type', version, ({ type }) => (type === 'unknown' || type === 'no-paper' ? undefined : type)),
    ...facts.take('year', version, ({ year }) => year),
    ...facts.take('venue', version, ({ venue }) => venue),
    ...facts.take('volume', version, ({ volume }) => volume),
    ...facts.take('issue', version, ({ issue }) => issue),
    ...facts.take('pages', version, ({ pages }) => pages),
    ...facts.take('publisher', version, ({ publisher }) => publisher),
    ...facts.take('doi', version, (record) => (isPreprint(record) ? undefined : record.identifiers.doi)),
    ...facts.take('aclId', papers, ({ identifiers: { aclId } }) => aclId),
    ...facts.take('arxivId', papers, findArxivId),
    ...facts.take('preprintDoi', preprints, findPreprintDoi),
    ...facts.take('preprintYear', preprints, ({ year }) => year),
    ...(records.some(({ isWithdrawn }) => isWithdrawn === true) ? { isWithdrawn: true } : {}),
    sources: facts.sources,
  };
}

/** The record that says which version was published, and when; undefined if the records describe preprints alone. */
export function findPublishedRecord(records: readonly RegistryRecord[]): RegistryRecord | undefined {
  return records.filter(isPublished).sort(byTrust)[0];
}

/** Takes each fact from the first record that has it, and writes down where it came from. */
class FactGatherer {
  readonly sources: Partial<Record<ReferenceFact, FactSource>> = {};

  constructor(private readonly dateOf: (record: RegistryRecord) => string) {}

  take<Fact extends ReferenceFact, Value>(
    fact: Fact,
    records: readonly RegistryRecord[],
    read: (record: RegistryRecord) => Value | undefined,
  ): { readonly [name in Fact]?: Value } {
    for (const record of records) {
      const value = read(record);
      if (value === undefined || value === '') continue;
      this.addSource(fact, record);
      return { [fact]: value } as { readonly [name in Fact]?: Value };
    }
    return {};
  }

  takeAuthors(record: RegistryRecord): Pick<CompletedReference, 'authors' | 'hasMoreAuthors'> {
    this.addSource('authors', record);
    const { authors, hasMoreAuthors } = record;
    return { authors, ...(hasMoreAuthors === undefined ? {} : { hasMoreAuthors }) };
  }

  private addSource(fact: ReferenceFact, record: RegistryRecord): void {
    this.sources[fact] = { registry: record.registry, record: record.page, date: this.dateOf(record) };
  }
}

/** Facts are taken from the first, which is the most trusted. */
function byTrust(a: RegistryRecord, b: RegistryRecord): number {
  return getRegistry(a.registry).trust - getRegistry(b.registry).trust;
}

const publishedTypes: readonly WorkType[] = ['article-journal', 'paper-conference', 'book', 'chapter', 'thesis', 'report'];

/** Whether a record describes a published version: it is of such a type, and says when the work was published. */
function isPublished({ type, year }: RegistryRecord): boolean {
  return publishedTypes.includes(type) && year !== undefined;
}

/** A record of unknown type is one of a preprint if it has an arXiv identifier, and no DOI except arXiv's own. */
function isPreprint({ type, identifiers: { doi, arxivId } }: RegistryRecord): boolean {
  if (type !== 'unknown') return type === 'preprint';
  return doi === undefined ? arxivId !== undefined : readArxivDoi(doi) !== undefined;
}

/** The preprints at arXiv if one is there, otherwise all: a copy on another server has a year and a DOI of its own. */
function listOfOneArchive(preprints: readonly RegistryRecord[]): readonly RegistryRecord[] {
  const atArxiv = preprints.filter(isAtArxiv);
  return atArxiv.length > 0 ? atArxiv : preprints;
}

function isAtArxiv({ identifiers: { arxivId, doi } }: RegistryRecord): boolean {
  return arxivId !== undefined || readArxivDoi(doi ?? '') !== undefined;
}

/** The DOI in a record of a preprint at arXiv can be that of a copy on another server. */
function findPreprintDoi(record: RegistryRecord): string | undefined {
  const { doi } = record.identifiers;
  return isAtArxiv(record) && readArxivDoi(doi ?? '') === undefined ? undefined : doi;
}

/** Whether two records describe the same published version. Without DOIs it is only certain if they name the same identifier. */
function isSameVersion(record: RegistryRecord, other: RegistryRecord): boolean {
  const { doi, aclId } = record.identifiers;
  return (
    record === other || (doi !== undefined && doi === other.identifiers.doi) || (aclId !== undefined && aclId === other.identifiers.aclId)
  );
}

function findArxivId({ identifiers, linked }: RegistryRecord): string | undefined {
  return identifiers.arxivId ?? linked.find(({ arxivId }) => arxivId !== undefined)?.arxivId;
}

/**
 * The record with the best list of authors: a whole list in full names if there is one, then a whole list, then any. The proceedings
 * that Curran registers (10.52202) list authors in another order than the papers.
 */
function findAuthors(records: readonly RegistryRecord[]): RegistryRecord | undefined {
  const naming = records.filter(
    ({ authors, identifiers: { doi, arxivId } }) => authors.length > 0 && (arxivId !== undefined || doi?.startsWith('10.52202/') !== true),
  );
  const whole = naming.filter(({ hasMoreAuthors }) => hasMoreAuthors === undefined);
  return whole.find(({ authors }) => authors.every(isInFull)) ?? whole[0] ?? naming[0];
}

/** Whether a name has more than initials: `Jane` or `J. Robert`, not `J. R.` */
function isInFull({ given, literal }: PersonName): boolean {
  return literal !== undefined || given === undefined || /\p{L}[\p{L}\p{M}'’-]/u.test(given);
}
