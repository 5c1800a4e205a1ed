import type { PersonName } from '../model/personName';
import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../model/registryRecord';

/** A field in which an entry and a record can differ. */
export type ComparedField = 'title' | 'authors' | 'year' | 'venue';

/**
 * What is against an entry. `record` is the one that shows it.
 */
export type Objection =
  /** No record of the work says what the entry says in this field. */
  | { readonly kind: 'differs'; readonly field: 'title' | 'year' | 'venue'; readonly record: RegistryRecord }
  /** The lists of authors differ; `invented` are those of the entry who are in no record of the work. */
  | {
      readonly kind: 'other-authors';
      readonly record: RegistryRecord;
      readonly invented: readonly PersonName[];
      readonly missing: readonly PersonName[];
      readonly otherGiven: readonly (readonly [own: PersonName, known: PersonName])[];
      readonly isReordered: boolean;
    }
  /** An identifier of the entry is that of the record, which is another work. `right` is that of the work itself, if it is known. */
  | {
      readonly kind: 'other-work';
      readonly identifier: keyof WorkIdentifiers;
      readonly record: RegistryRecord;
      readonly right?: string | undefined;
    }
  /** The registries that give out such identifiers don't know this one. */
  | { readonly kind: 'unknown-identifier'; readonly identifier: keyof WorkIdentifiers; readonly right?: string | undefined }
  /** The work of this title is by other authors. */
  | { readonly kind: 'title-of-others'; readonly record: RegistryRecord }
  | { readonly kind: 'withdrawn' | 'concern'; readonly record: RegistryRecord };

/** What registries say of an entry. */
export interface Verdict {
  /**
   * `confirmed`: a registry has the work, and nothing is against the entry. `objected`: something is. `not-confirmed`: no registry that
   * answered has the work. `could-not-ask`: none answered.
   */
  readonly kind: 'confirmed' | 'objected' | 'not-confirmed' | 'could-not-ask';
  /** Whether nothing is against it and nothing is left to compare, so that no further registry need be asked. */
  readonly isSettled: boolean;
  readonly objections: readonly Objection[];
  /** The records of the work, of all versions, the one that agrees best first; empty if no registry has it. */
  readonly versions: readonly RegistryRecord[];
  /** The registries that answered. */
  readonly asked: readonly RegistryName[];
}

/** Whether an objection may mean that the entry describes no work, or one that should not be cited. All others are errors to correct. */
export function isGrave(objection: Objection): boolean {
  switch (objection.kind) {
    case 'other-work':
    case 'title-of-others':
    case 'withdrawn':
    case 'concern':
      return true;
    case 'other-authors':
      return objection.invented.length > 0;
    case 'differs':
    case 'unknown-identifier':
      return false;
  }
}
