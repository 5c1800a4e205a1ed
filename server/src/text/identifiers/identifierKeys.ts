import type { WorkIdentifiers } from '../../model/registryRecord';
import { readArxivDoi } from './arxivId';

/** The DOIs that the ACL Anthology registers end with its identifiers: `10.18653/v1/2020.acl-main.703`, `10.3115/v1/P14-1001`. */
const anthologyDoi = /^10\.(?:18653|3115)\/v1\/(.+)$/i;

/**
 * The identifiers of a work as words that begin with `arxiv:` or `doi:` and are equal if the identifiers are. A DOI that arXiv made is
 * written as an arXiv identifier, an identifier of the ACL Anthology as the DOI that is made from it.
 */
export function listIdentifierKeys({ arxivId, doi, aclId }: WorkIdentifiers): readonly string[] {
  const keys: string[] = [];
  if (arxivId !== undefined) keys.push(toArxivKey(arxivId));
  if (aclId !== undefined) keys.push(toAnthologyKey(aclId));
  if (doi !== undefined) {
    const own = readArxivDoi(doi);
    const ofAnthology = anthologyDoi.exec(doi)?.[1];
    keys.push(own !== undefined ? toArxivKey(own) : ofAnthology !== undefined ? toAnthologyKey(ofAnthology) : toDoiKey(doi));
  }
  return [...new Set(keys)];
}

/** The version at the end of a DOI of Research Square or Preprints.org: `10.21203/rs.3.rs-1234/v2`. */
const versionedPreprint = /^(10\.(?:21203|20944)\/.*)[./]v\d+$/;

function toDoiKey(doi: string): string {
  return `doi:${doi.toLowerCase().replace(versionedPreprint, '$1')}`;
}

/** Without the version, and without the subject class that only some sources write: `math.GT/0309136`. */
function toArxivKey(arxivId: string): string {
  const [id] = arxivId.toLowerCase().split(/v\d+$/);
  return `arxiv:${(id ?? '').replace(/\.[a-z]{2}\//, '/')}`;
}

function toAnthologyKey(aclId: string): string {
  return `doi:10.18653/v1/${aclId.toLowerCase()}`;
}
