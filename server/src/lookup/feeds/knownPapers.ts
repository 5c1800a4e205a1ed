import type { PaperFacts } from '../../digest/paperSections/paperFacts';
import { foldText } from '../../text/foldText';
import { readArxivDoi } from '../../text/identifiers/arxivId';

/** What tells papers apart. */
type Identity = Pick<PaperFacts, 'title' | 'arxivId' | 'doi'>;

interface Identifiers {
  readonly arxivId: string | undefined;
  readonly doi: string | undefined;
}

/**
 * Papers that are known by identifier or title. Papers with the same identifier are the same. Papers with the same title are the same
 * unless both have an identifier of one kind, and the two differ.
 */
export class KnownPapers {
  readonly #identifiers = new Set<string>();
  readonly #byTitle = new Map<string, Identifiers[]>();

  add(paper: Identity): void {
    const { arxivId, doi } = readIdentifiers(paper);
    if (arxivId !== undefined) this.#identifiers.add(arxivId);
    if (doi !== undefined) this.#identifiers.add(doi);
    const title = foldTitle(paper.title);
    const same = this.#byTitle.get(title);
    if (same === undefined) this.#byTitle.set(title, [{ arxivId, doi }]);
    else same.push({ arxivId, doi });
  }

  has(paper: Identity): boolean {
    const { arxivId, doi } = readIdentifiers(paper);
    if ([arxivId, doi].some((id) => id !== undefined && this.#identifiers.has(id))) return true;
    const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;
    return (this.#byTitle.get(foldTitle(paper.title)) ?? []).some((known) => !differ(known.arxivId, arxivId) && !differ(known.doi, doi));
  }
}

/** The identifiers in one spelling. The DOI that arXiv gives to a paper is its arXiv identifier. */
function readIdentifiers({ arxivId, doi }: Identity): Identifiers {
  const own = doi === undefined ? undefined : readArxivDoi(doi);
  return { arxivId: (arxivId ?? own)?.toLowerCase(), doi: own === undefined ? doi?.toLowerCase() : undefined };
}

/** Plus and number signs are kept: `X` and `X++` are two papers. */
function foldTitle(title: string): string {
  return foldText(title.replaceAll('+', ' plus ').replaceAll('#', ' sharp ')) || title;
}
