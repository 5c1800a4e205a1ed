import type { WorkIdentifiers } from '../../../server/src/model/registryRecord';
import { type RegisteredPaper, rankByTitle } from './registeredPaper';

/** The works that one registry knows. */
export interface RegistryContents {
  /** The papers that have one of the identifiers, which are in lower case, in any order. */
  find(kind: keyof WorkIdentifiers, identifiers: readonly string[]): readonly RegisteredPaper[];
  /** The papers whose titles have words in common with a text, the likeliest first. */
  search(title: string): readonly RegisteredPaper[];
}

/** A registry that knows these papers and no others. */
export function listContents(papers: readonly RegisteredPaper[]): RegistryContents {
  return {
    find: (kind, identifiers) => papers.filter((paper) => paper[kind] !== undefined && identifiers.includes(paper[kind].toLowerCase())),
    search: (title) => rankByTitle(papers, title),
  };
}

/** A registry that knows only some of the works of another one. */
export function restrictContents(contents: RegistryContents, isKnown: (paper: RegisteredPaper) => boolean): RegistryContents {
  return {
    find: (kind, identifiers) => contents.find(kind, identifiers).filter(isKnown),
    search: (title) => contents.search(title).filter(isKnown),
  };
}
