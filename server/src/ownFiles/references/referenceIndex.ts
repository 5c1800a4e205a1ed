import { foldLastName, foldTitle, formatPersonName, listIdentifierKeys } from '#text';
import type { CompletedReference } from '../../model/completedReference';

/** What is known of a paper whose reference is wanted. */
export interface PaperDescription {
  /** As `foldTitle` folds it. */
  readonly foldedTitle: string;
  /** As `listIdentifierKeys` writes them. */
  readonly identifiers: readonly string[];
  /** The first author, with the given name first. */
  readonly author?: string | undefined;
}

/** Finds references by paper. */
export interface ReferenceIndex {
  readonly references: readonly CompletedReference[];
  /**
   * The first reference that has an identifier of the paper; otherwise the first one of a paper with the same folded title, if neither
   * an identifier nor the first author is another one. undefined if there is none.
   */
  find(paper: PaperDescription): CompletedReference | undefined;
}

export function createReferenceIndex(references: readonly CompletedReference[]): ReferenceIndex {
  const byIdentifier = new Map<string, CompletedReference>();
  const byTitle = new Map<string, CompletedReference[]>();
  for (const reference of references) {
    for (const key of listReferenceKeys(reference)) if (!byIdentifier.has(key)) byIdentifier.set(key, reference);
    const title = foldTitle(reference.paper.title);
    const namesakes = byTitle.get(title);
    if (namesakes === undefined) byTitle.set(title, [reference]);
    else namesakes.push(reference);
  }
  return {
    references,
    find: (paper) => {
      if (references.length === 0) return undefined;
      for (const key of paper.identifiers) {
        const found = byIdentifier.get(key);
        if (found !== undefined) return found;
      }
      return byTitle.get(paper.foldedTitle)?.find((reference) => !isOther(reference, paper));
    },
  };
}

/**
 * The keys of the identifiers that belong to the work. An identifier of the paper does not count if the writer chose a record with
 * another one.
 */
export function listReferenceKeys({ paper, arxivId, doi, preprintDoi, aclId }: CompletedReference): readonly string[] {
  const dois = doi === undefined && preprintDoi === undefined ? [paper.doi] : [doi, preprintDoi];
  const identifiers = [{ arxivId: arxivId ?? paper.arxivId, aclId }, ...dois.map((each) => ({ doi: each }))];
  return [...new Set(identifiers.flatMap(listIdentifierKeys))];
}

/** The paper of a reference. */
export function describeReference(reference: CompletedReference): PaperDescription {
  const [author] = reference.authors;
  return {
    foldedTitle: foldTitle(reference.paper.title),
    identifiers: listReferenceKeys(reference),
    ...(author === undefined ? {} : { author: formatPersonName(author) }),
  };
}

/** Whether an identifier or the first author shows that a reference to a work with the paper's title is about another work. */
function isOther(reference: CompletedReference, { identifiers, author }: PaperDescription): boolean {
  const known = [...listReferenceKeys(reference), ...listIdentifierKeys(reference.paper)];
  if (identifiers.some((key) => known.includes(key))) return false;
  if (identifiers.some((key) => known.some((other) => kindOf(key) === kindOf(other)))) return true;
  const [first] = reference.authors;
  return author !== undefined && first !== undefined && foldLastName(author) !== foldLastName(formatPersonName(first));
}

/** `arxiv` or `doi`. */
function kindOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}
