import type { RegistryRecord } from '../model/registryRecord';
import type { DescribedWork } from './describedWork';
import { isGrave, type Verdict } from './verdict';

/** What a check has found of a work: its verdict without the records in which nothing differs. */
export interface CheckedWork extends Pick<Verdict, 'kind' | 'objections' | 'asked'> {
  /** Who has a record of the work, and the address of its page; the one that agrees best first. */
  readonly sources: readonly Pick<RegistryRecord, 'registry' | 'page'>[];
  /** Why registries could not be asked, in words for the writer. */
  readonly failures: readonly string[];
  /** When registries answered, in milliseconds since 1970. */
  readonly time: number;
}

/** What checks have found, by `nameWork`. */
export type CheckedWorks = ReadonlyMap<string, CheckedWork>;

export function toCheckedWork({ kind, objections, asked, versions }: Verdict, failures: readonly string[], time: number): CheckedWork {
  return { kind, objections, asked, sources: versions.map(({ registry, page }) => ({ registry, page })), failures, time };
}

/** All that an entry says and a check compares: entries with the same name have the same verdict. */
export function nameWork({ title, authors, hasMoreAuthors, type, year, venue, doi, arxivId, aclId }: DescribedWork): string {
  const names = authors.map(({ given, particle, family, suffix, literal }) => [given, particle, family, suffix, literal]);
  return JSON.stringify([title, names, hasMoreAuthors, type, year, venue, doi, arxivId, aclId].map((part) => part ?? 0));
}

/** What a check says of a work, the gravest first. */
export const checkLevels = ['doubtful', 'to-correct', 'not-confirmed', 'not-checked', 'confirmed'] as const;
export type CheckLevel = (typeof checkLevels)[number];

export function levelOf({ kind, objections }: Pick<CheckedWork, 'kind' | 'objections'>): CheckLevel {
  if (objections.some(isGrave)) return 'doubtful';
  if (objections.length > 0 || kind === 'objected') return 'to-correct';
  return kind === 'could-not-ask' ? 'not-checked' : kind;
}
