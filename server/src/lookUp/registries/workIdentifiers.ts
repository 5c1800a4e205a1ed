import type { WorkIdentifiers } from '../../model/registryRecord';
import { readArxivDoi, readArxivId, readDoi } from '#text';

/** The DOIs that the ACL Anthology registers end with its own identifier: `10.18653/v1/2020.acl-main.703`, `10.3115/v1/P14-1001`. */
const aclDoi = /^10\.(?:18653|3115)\/v1\/(.+)$/;

const longestDoi = 500;

const aclId = /^(?:[A-Za-z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d{1,5})$/;

/**
 * The identifiers of one work in the form in which they are compared. A DOI that arXiv registers says no more than the arXiv identifier
 * and is given as such.
 */
export function readWorkIdentifiers(written: WorkIdentifiers): WorkIdentifiers {
  const doi = readWrittenDoi(written.doi ?? '');
  const ownArxivId = doi === undefined ? undefined : readArxivDoi(doi);
  const arxivId = readArxivId(written.arxivId ?? '') ?? ownArxivId;
  const acl = readAclId(written.aclId ?? '') ?? readAclId(aclDoi.exec(doi ?? '')?.[1] ?? '');
  return {
    ...(arxivId === undefined ? {} : { arxivId: withoutSubject(arxivId) }),
    ...(doi === undefined || ownArxivId !== undefined ? {} : { doi }),
    ...(acl === undefined ? {} : { aclId: acl }),
  };
}

/** A DOI in lower case. DOIs consist of printable characters (DOI Handbook, section 2.2), so text with other characters is none. */
function readWrittenDoi(text: string): string | undefined {
  const doi = readDoi(text)?.toLowerCase();
  return doi === undefined || doi.length > longestDoi || /[\s\p{C}]/u.test(doi) ? undefined : doi;
}

/** An identifier of the ACL Anthology as its addresses spell it: `P19-1001`, `2020.acl-main.703`; undefined for other text. */
export function readAclId(text: string): string | undefined {
  if (!aclId.test(text)) return undefined;
  return /^[A-Za-z]/.test(text) ? text.toUpperCase() : text;
}

export function isIdentified({ arxivId, doi, aclId: acl }: WorkIdentifiers): boolean {
  return (arxivId ?? doi ?? acl) !== undefined;
}

/** arXiv's answers spell `math.GT/0309136` without the subject class: `math/0309136`. */
function withoutSubject(arxivId: string): string {
  return arxivId.replace(/^([a-z-]+)\.[A-Z]{2}\//i, '$1/').toLowerCase();
}

/** The distinct identifiers of one kind, in order. */
export function listDistinct(identifiers: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(identifiers)].filter((identifier) => identifier !== undefined);
}

/** The items in groups of at most `size`. */
export function toBatches<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
