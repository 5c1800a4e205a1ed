import { formatPersonName, nameAuthorsInBrief } from '#text';
import type { CheckedWork, DescribedWork, Objection } from '#verdicts';
import type { PersonName } from '../../model/personName';
import { getRegistryLabel, type RegistryRecord, type WorkIdentifiers } from '../../model/registryRecord';

/** So many names are told; of the others, only the number is. */
const maxNames = 4;

/** What is against an entry, as a sentence for the writer without the full stop. */
export function describeObjection(objection: Objection, work: DescribedWork): string {
  switch (objection.kind) {
    case 'differs':
      return describeField(objection, work);
    case 'other-authors':
      return describeAuthors(objection);
    case 'other-work':
      return `The ${nameIdentifier(objection.identifier, work)} belongs to ${nameWork(objection.record)}`;
    case 'unknown-identifier':
      return `No registry knows the ${nameIdentifier(objection.identifier, work)}`;
    case 'title-of-others':
      return `The work with this title is by ${nameAuthorsInBrief(objection.record) ?? 'other authors'} (${sourceOf(objection.record)}), none of whom is in the entry`;
    case 'withdrawn':
      return `The work was retracted or withdrawn (${sourceOf(objection.record)})${describeNotice(objection.record)}`;
    case 'concern':
      return `The publisher has expressed concern about the work (${sourceOf(objection.record)})${describeNotice(objection.record)}`;
  }
}

function describeField({ field, record }: Extract<Objection, { kind: 'differs' }>, work: DescribedWork): string {
  const value = record[field];
  const own = work[field];
  const quote = (text: unknown): string => (field === 'year' ? String(text) : `"${text}"`);
  return `The entry has the ${field} ${quote(own)}; ${sourceOf(record)} has ${quote(value)}`;
}

function describeAuthors({ record, invented, missing, otherGiven, isReordered }: Extract<Objection, { kind: 'other-authors' }>): string {
  const source = sourceOf(record);
  const parts = [
    ...(invented.length === 0 ? [] : [`not among the authors in ${source}: ${listNames(invented)}`]),
    ...(missing.length === 0 ? [] : [`missing: ${listNames(missing)}`]),
    ...otherGiven.slice(0, maxNames).map(([own, known]) => `${formatPersonName(own)} is ${formatPersonName(known)} in ${source}`),
    ...(isReordered ? [`the first authors are in another order in ${source}`] : []),
  ];
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function listNames(names: readonly PersonName[]): string {
  const told = names.slice(0, maxNames).map(formatPersonName).join(', ');
  return names.length > maxNames ? `${told} and ${names.length - maxNames} more` : told;
}

function describeNotice({ noticeDoi }: RegistryRecord): string {
  return noticeDoi === undefined ? '' : `, see DOI ${noticeDoi}`;
}

function nameIdentifier(identifier: keyof WorkIdentifiers, work: DescribedWork): string {
  const names = { arxivId: 'arXiv ID', doi: 'DOI', aclId: 'ACL Anthology ID' };
  return `${names[identifier]} ${work[identifier]}`;
}

function nameWork(record: RegistryRecord): string {
  const authors = [nameAuthorsInBrief(record), record.year].filter((part) => part !== undefined).join(', ');
  return `"${record.title}"${authors === '' ? '' : ` (${authors})`}`;
}

function sourceOf({ registry }: RegistryRecord): string {
  return getRegistryLabel(registry);
}

/** Who was asked about an entry of which no registry has a record, or who confirmed it: `Crossref, arXiv`. */
export function listSources({ asked, sources }: CheckedWork): string {
  const registries = sources.length === 0 ? asked : sources.map(({ registry }) => registry);
  return [...new Set(registries)].map(getRegistryLabel).join(', ');
}
