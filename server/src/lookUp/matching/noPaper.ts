import type { RegistryRecord } from '../../model/registryRecord';

/** Under this prefix copies of famous papers are registered. */
const copies = /^10\.65215\//;
/** Parts of a paper and reviews of it, where the registries do not say so: figures of PLOS, decisions of eLife, reviews of F1000. */
const partOfPaper = /^10\.1371\/.*\.[gst]\d{3}$|^10\.7554\/elife\.\d+\.(?:sa)?\d{1,3}$|^10\.5256\/.*\.r\d+$/;

/** Whether a record describes a work that can be the paper that is looked up. */
export function isPaperRecord({ type, title, identifiers: { doi = '' } }: RegistryRecord): boolean {
  return type !== 'no-paper' && title.trim() !== '' && !copies.test(doi) && !partOfPaper.test(doi);
}
