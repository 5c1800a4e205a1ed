import type { RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import { listIdentifierKeys } from '#text';

export function shareIdentifier(a: WorkIdentifiers, b: WorkIdentifiers): boolean {
  const keys = listIdentifierKeys(a);
  return listIdentifierKeys(b).some((key) => keys.includes(key));
}

/** Whether two works have no identifier in common, but different ones of the same kind. */
export function haveOtherIdentifiers(a: WorkIdentifiers, b: WorkIdentifiers): boolean {
  if (shareIdentifier(a, b)) return false;
  const kinds = new Set(listIdentifierKeys(a).map(kindOf));
  return listIdentifierKeys(b).some((key) => kinds.has(kindOf(key)));
}

/** `arxiv` or `doi`. */
function kindOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

/** Whether one of the records names the other as a version of the same work. */
export function areLinked(a: RegistryRecord, b: RegistryRecord): boolean {
  return (
    a.linked.some((linked) => shareIdentifier(linked, b.identifiers)) || b.linked.some((linked) => shareIdentifier(linked, a.identifiers))
  );
}
