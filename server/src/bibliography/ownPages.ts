import type { PaperEntry, PaperLink } from '../model/paperEntry';

/**
 * The pages and files of a paper itself, by which it can be found. A page that its abstract names is that of its project: of code, data or
 * a demonstration.
 */
export function listOwnPages({ links, abstract }: Pick<PaperEntry, 'links' | 'abstract'>): readonly PaperLink[] {
  return links.filter(({ kind, url }) => (kind === 'page' || kind === 'pdf') && !abstract.includes(url.replace(/^https?:\/\/|\/$/g, '')));
}
