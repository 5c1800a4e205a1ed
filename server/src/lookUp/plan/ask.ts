import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import { foldTitleText } from '../matching/plainTitle';

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

/** The same for two asks that have the same answer: `crossref doi 10.1000/182`. */
export function nameAsk(ask: Ask): string {
  return `${ask.registry} ${ask.kind} ${ask.kind === 'title' ? foldTitleText(ask.title) || ask.title : ask.identifier.toLowerCase()}`;
}

/** Whether a record has an identifier. Neither arXiv nor DOIs nor the ACL Anthology tell upper and lower case apart. */
export function isRecordOf({ identifiers }: Pick<RegistryRecord, 'identifiers'>, kind: keyof WorkIdentifiers, identifier: string): boolean {
  return identifiers[kind]?.toLowerCase() === identifier.toLowerCase();
}
