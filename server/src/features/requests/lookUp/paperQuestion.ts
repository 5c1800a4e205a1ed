import type { PaperQuestion } from '../../../lookUp/decision';
import { readWorkIdentifiers } from '../../../lookUp/registries/workIdentifiers';
import type { Paper } from '../../../model/paper';

/** An address of a paper in the ACL Anthology, with the identifier as the only group: `https://aclanthology.org/2020.acl-main.703.pdf`. */
const anthologyAddress =
  /^https?:\/\/(?:www\.)?aclanthology\.org\/([A-Z]\d\d-\d{4,5}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+)(?:\.pdf|\.bib)?\/?$/i;

/**
 * What registries are asked about a paper. The abstract is only compared with theirs; it is never sent. Of a preprint that was looked up
 * before it is asked by what the record said that was taken then, which the writer may have chosen against a title or an identifier.
 */
export function createQuestion({ title, abstract, abstractKind, arxivId, doi, links, reference }: Paper): PaperQuestion {
  const aclId = links.map(({ url }) => anthologyAddress.exec(url)?.[1]).find((id) => id !== undefined);
  const isKnownPreprint = reference?.type === 'preprint';
  const known = isKnownPreprint
    ? { arxivId: reference.arxivId, doi: reference.preprintDoi, aclId: reference.aclId }
    : { arxivId, doi, aclId };
  return {
    title: (isKnownPreprint ? reference.title : undefined) ?? title,
    ...(abstract === '' || abstractKind === 'summary' ? {} : { abstract }),
    identifiers: readWorkIdentifiers(known),
  };
}
