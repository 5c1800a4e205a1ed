import type { BibliographyField } from '../../model/bibliography';
import { getFieldValue } from '../entryFields';
import { describesDigest, sourceField } from './describeSource';

/**
 * How a preprint was published, in words that every style prints: BibTeX's own styles know neither `eprint` nor `url`, and would print
 * nothing by which the preprint can be found.
 */
export function statePreprint(arxivId: string): string {
  return `arXiv preprint arXiv:${arxivId}`;
}

/**
 * Whether `howpublished` of an entry made from a digest still is such a statement. It says less than what a registry knows of a published
 * version, and was not written by the writer.
 */
export function isStatedByUs(fields: readonly BibliographyField[]): boolean {
  return (
    /^arXiv preprint arXiv:[\w./-]+$/.test(getFieldValue(fields, 'howpublished')) && describesDigest(getFieldValue(fields, sourceField))
  );
}
