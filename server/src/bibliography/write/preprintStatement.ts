import type { BibliographyField } from '../../model/bibliography';
import { toArxivUrl } from '#text';
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
 * Earlier versions wrote `url` beside `eprint`, which few styles print.
 */
export function findStatement(fields: readonly BibliographyField[]): 'howpublished' | 'url' | 'publisher' | undefined {
  const read = (name: string): string => getFieldValue(fields, name);
  if (read('publisher') === 'arXiv') {
    // The text of `custom`, as `renderCslItem` makes it.
    const source = /^\{"marginalia":\{"source":"(.*)"\}\}$/.exec(read('custom'))?.[1];
    return source !== undefined && describesDigest(source) && /^arXiv:[\w./-]+$/.test(read('number')) ? 'publisher' : undefined;
  }
  if (!describesDigest(read(sourceField))) return undefined;
  if (/^arXiv preprint arXiv:[\w./-]+$/.test(read('howpublished'))) return 'howpublished';
  return read('howpublished') === '' && read('eprint') !== '' && read('url') === toArxivUrl(read('eprint')) ? 'url' : undefined;
}
