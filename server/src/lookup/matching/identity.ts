import type { RegistryRecord, WorkIdentifiers } from '../../model/registryRecord';
import { readArxivDoi } from '../../text/identifiers/arxivId';

/** The DOIs that the ACL Anthology registers end with its identifiers: `10.18653/v1/2020.acl-main.703`. */
const anthologyDoi = /^10\.(?:18653|3115)\/v1\/(.+)$/i;

/** The identifiers of a work as strings that can be compared: an identifier and the DOI that is made from it give the same string. */
export function listIdentityKeys({ arxivId, doi, aclId }: WorkIdentifiers): readonly string[] {
  const keys: string[] = [];
  if (arxivId !== undefined) keys.push(toArxivKey(arxivId));
  if (aclId !== undefined) keys.push(`acl:${aclId.toLowerCase()}`);
  if (doi !== undefined) {
    const own = readArxivDoi(doi);
    const ofAnthology = anthologyDoi.exec(doi)?.[1];
    keys.push(
      own !== undefined ? toArxivKey(own) : ofAnthology !== undefined ? `acl:${ofAnthology.toLowerCase()}` : `doi:${doi.toLowerCase()}`,
    );
  }
  return [...new Set(keys)];
}

function toArxivKey(arxivId: string): string {
  return `arxiv:${arxivId.toLowerCase().replace(/v\d+$/, '')}`;
}

export function shareIdentifier(a: WorkIdentifiers, b: WorkIdentifiers): boolean {
  const keys = listIdentityKeys(a);
  return listIdentityKeys(b).some((key) => keys.includes(key));
}

/** Whether two works have no identifier in common, but different ones of the same kind. */
export function haveOtherIdentifiers(a: WorkIdentifiers, b: WorkIdentifiers): boolean {
  if (shareIdentifier(a, b)) return false;
  const kinds = new Set(listIdentityKeys(a).map(kindOf));
  return listIdentityKeys(b).some((key) => kinds.has(kindOf(key)));
}

/** The kind of a key. The DOIs of the Anthology count as DOIs. */
function kindOf(key: string): string {
  return key.startsWith('arxiv:') ? 'arxiv' : 'doi';
}

/** Whether one of the records names the other as a version of the same work. */
export function areLinked(a: RegistryRecord, b: RegistryRecord): boolean {
  return (
    [...a.linked].some((linked) => shareIdentifier(linked, b.identifiers)) ||
    b.linked.some((linked) => shareIdentifier(linked, a.identifiers))
  );
}
