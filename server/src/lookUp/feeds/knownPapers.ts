import { type Lazy, lazy } from '../../base/derivedValues';
import type { PaperFacts } from '#digest';
import { foldTitle, listIdentifierKeys } from '#text';
import { compareSequences, listWordSequences } from '../matching/abstractContainment';
import { haveOtherIdentifiers } from '../matching/identity';
import { containments } from '../matching/judgeCandidate';

/** Further apart are no preprint and its published version. */
const mostYearsApart = 6;

/** What tells papers apart. */
type Identity = Pick<PaperFacts, 'title' | 'arxivId' | 'doi' | 'abstractKind' | 'year'> & { readonly abstract?: string | undefined };

interface KnownPaper {
  readonly paper: Identity;
  readonly sequences: Lazy<ReadonlySet<string>>;
}

/**
 * Papers that are known by identifier or title. Papers with the same identifier are the same. Papers with the same title are the same
 * unless both have an identifier of one kind and the two differ, or their abstracts have nothing to do with each other, or, without
 * abstracts to compare, the years are too far apart for a preprint and its published version.
 */
export class KnownPapers {
  readonly #keys = new Set<string>();
  readonly #byTitle = new Map<string, KnownPaper[]>();

  add(paper: Identity): void {
    for (const key of listIdentifierKeys(paper)) this.#keys.add(key);
    const title = foldTitle(paper.title);
    const same = this.#byTitle.get(title);
    const known = { paper, sequences: lazy(() => readAbstract(paper)) };
    if (same === undefined) this.#byTitle.set(title, [known]);
    else same.push(known);
  }

  has(paper: Identity): boolean {
    if (listIdentifierKeys(paper).some((key) => this.#keys.has(key))) return true;
    const sequences = lazy(() => readAbstract(paper));
    return (this.#byTitle.get(foldTitle(paper.title)) ?? []).some((known) => isSamePaper(known, { paper, sequences }));
  }
}

/** Whether two papers with the same title may be one. */
function isSamePaper(a: KnownPaper, b: KnownPaper): boolean {
  if (haveOtherIdentifiers(a.paper, b.paper)) return false;
  const overlap = compareSequences(a.sequences(), b.sequences());
  if (overlap !== undefined) return overlap.ofShorter >= containments.unrelated;
  const [year, other] = [a.paper.year, b.paper.year];
  return year === undefined || other === undefined || Math.abs(year - other) <= mostYearsApart;
}

/** What others wrote about a paper says nothing about its abstract. */
function readAbstract({ abstract = '', abstractKind }: Identity): ReadonlySet<string> {
  return listWordSequences(abstractKind === 'summary' ? '' : abstract);
}
