import { hashText } from '../../../server/src/base/checksum';
import { yearOfArxivId } from '../../../server/src/text/identifiers';
import { isPosted, type WorkVersion } from './work';

/*
 * What registries get wrong or write otherwise, as often as in recorded answers. It depends on the version alone, by a hash of its `id`,
 * so that every run has the same.
 */

/** In 15 of 86 recorded answers, the year of arXiv is that before or after. */
export function findArxivYear({ id, year, arxiv }: WorkVersion): number | undefined {
  const first = yearOfArxivId(arxiv) ?? year;
  return first === undefined || hashText('year', id) % 6 !== 0 ? first : first + (hashText('later', id) % 2 === 0 ? 1 : -1);
}

/** The volumes of NeurIPS that are registered at Crossref, by year, and the beginnings of their DOIs. */
const registeredVolumes: ReadonlyMap<number | undefined, string> = new Map([
  [2022, '10.52202/068431-'],
  [2023, '10.52202/075280-'],
  [2024, '10.52202/079017-'],
]);

const neurips =
  /^(?:neurips(?: datasets and benchmarks)?$|(?:proceedings of the \w+ (?:international )?conference on |advances in )?neural information processing systems)/i;

/** Whether Crossref has the volume of NeurIPS in which a paper is. Workshops have none. */
export function isInRegisteredVolume({ doi, type, venue = '', year }: WorkVersion): boolean {
  if (doi !== undefined) return doi.toLowerCase().startsWith('10.52202/');
  return type === 'proceedings-article' && registeredVolumes.has(year) && neurips.test(venue);
}

/** The DOI at Crossref. Where the data lacks that of a NeurIPS paper, it is made up; undefined where Crossref has none. */
export function findCrossrefDoi(version: WorkVersion): string | undefined {
  const { doi, year, w } = version;
  if (doi !== undefined) return /^10\.48550\/arxiv\./i.test(doi) ? undefined : doi;
  return isInRegisteredVolume(version) ? `${registeredVolumes.get(year)}${w}` : undefined;
}

/** The work of a DOI that `findCrossrefDoi` made up; undefined for others. */
export function readMadeUpDoi(doi: string): number | undefined {
  const number = /^10\.52202\/\d{6}-(\d+)$/.exec(doi)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Crossref has the authors of NeurIPS in alphabetical order, and OpenAlex takes that over. */
export function listCrossrefAuthors(version: WorkVersion): readonly string[] {
  const { authors = [] } = version;
  return isInRegisteredVolume(version) ? authors.toSorted((a, b) => a.localeCompare(b, 'en')) : authors;
}

/** The authors by another source, if one has others. What bibliographies made by hand have is often damaged. */
export function findOtherAuthors({ alt, tier }: WorkVersion): readonly string[] | undefined {
  return tier === undefined ? alt?.[0]?.[1] : undefined;
}

/** OpenAlex has four in five of the papers in proceedings that have no identifier. */
export function isInOpenAlex(version: WorkVersion): boolean {
  if (version.arxiv !== undefined || findCrossrefDoi(version) !== undefined) return true;
  return !isPosted(version) && /^(?:proceedings|workshop)-article$/.test(version.type ?? '') && hashText('OpenAlex', version.id) % 5 !== 0;
}

const companionDoi = /^10\.5555\/(review|copy)\.(w(\d+)[.\d]*)$/;

/** For one work in twenty, Crossref also has a book review with its title, and for another one a record of its own once more. */
export function findCompanion(version: WorkVersion): WorkVersion | undefined {
  const { id, w, title, year = 2000 } = version;
  const doi = (kind: string): string => `10.5555/${kind}.${id}`;
  if (!companionDoi.test(doi('copy'))) return undefined;
  switch (hashText('companion', id) % 20) {
    case 0:
      return {
        id: `review ${id}`,
        w: -w,
        title,
        authors: ['Reader, Paula'],
        year: year + 1,
        venue: 'Choice Reviews Online',
        type: 'journal-article',
        doi: doi('review'),
      };
    case 1: {
      const { arxiv: _arxiv, acl: _acl, notice: _notice, ...copied } = version;
      return { ...copied, id: `copy ${id}`, w: -w, doi: doi('copy') };
    }
    default:
      return undefined;
  }
}

/** The work and the version to which a companion belongs; undefined for the DOIs of other works. */
export function readCompanionDoi(doi: string): { readonly w: number; readonly id: string } | undefined {
  const [, , id, w] = companionDoi.exec(doi) ?? [];
  return id === undefined ? undefined : { id, w: Number(w) };
}
