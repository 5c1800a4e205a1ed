import type { RegistryName, RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import { shareIdentifier } from './identity';

/**
 * The registry that links a record to the preprint of a work: its record of one of the two names the other one. undefined if none does,
 * so that title and authors alone tell that they are versions of one work.
 */
export function findLinkingRegistry(work: readonly RegistryRecord[], record: RegistryRecord): RegistryName | undefined {
  const preprints = work.filter((each) => each !== record && each.type === 'preprint');
  const linking = [...work, record].find((each) => {
    const named = listNamed(each);
    return names(named, record) && preprints.some((preprint) => names(named, preprint));
  });
  return linking?.registry;
}

function listNamed({ identifiers, linked }: RegistryRecord): readonly WorkIdentifiers[] {
  return [identifiers, ...linked];
}

function names(named: readonly WorkIdentifiers[], { identifiers }: RegistryRecord): boolean {
  return named.some((each) => shareIdentifier(each, identifiers));
}
