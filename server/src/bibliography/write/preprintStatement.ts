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
 * The field or variable of an entry made from a digest that still only says that the work is a preprint; undefined if it has none, or if
 * the entry is the writer's own. It says less than what a registry knows of a published version, and was not written by the writer.
 */
export function findStatement(fields: readonly BibliographyField[]): 'howpublished' | 'publisher' | undefined {
  if (/^arXiv preprint arXiv:[\w./-]+$/.test(getFieldValue(fields, 'howpublished')))
    return describesDigest(getFieldValue(fields, sourceField)) ? 'howpublished' : undefined;
  const isOfCsl = getFieldValue(fields, 'publisher') === 'arXiv' && /^arXiv:[\w./-]+$/.test(getFieldValue(fields, 'number'));
  // The text of `custom`, as `renderCslItem` makes it.
  const source = isOfCsl ? /^\{"marginalia":\{"source":"(.*)"\}\}$/.exec(getFieldValue(fields, 'custom'))?.[1] : undefined;
  return source !== undefined && describesDigest(source) ? 'publisher' : undefined;
}
