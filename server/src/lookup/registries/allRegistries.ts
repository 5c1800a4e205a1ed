import type { Registry } from '../registry';
import { arxiv } from './arxiv/arxiv';
import { crossref } from './crossref';

/** All registries, in the order in which they are preferred as a source. */
export const registries: readonly Registry[] = [arxiv, crossref];
