import { type DigestHint, type PaperFacts, parseDigest, readPaperSections, renderPaperSection } from '#digest';
import { foldTitle, listIdentifierKeys } from '#text';
import { type Lazy, lazy } from '../../base/derivedValues';
import { maskControls } from '../../base/escape';
import type { DigestRecord } from '../../model/digest';
import { containments, haveOtherIdentifiers } from '../matching/assessedRecord';
import { compareSequences, listWordSequences } from '../matching/workText';
import type { FeedPaper } from './feedSource';

export type DigestAddition =
  /**
   * `text` is to be inserted at the end of the digest, and empty if the digest has all papers already. `known` counts the papers that it
   * had, `unreadable` those without a title.
   */
  | { readonly kind: 'addition'; readonly text: string; readonly added: number; readonly known: number; readonly unreadable: number }
  /** `reason` is in words for the writer. */
  | { readonly kind: 'refused'; readonly reason: string };

type TitleAndAbstract = Pick<DigestRecord, 'title' | 'abstract'>;

/** What tells papers apart. */
type Identity = Pick<PaperFacts, 'title' | 'arxivId' | 'doi' | 'abstractKind' | 'year'> & { readonly abstract?: string | undefined };

interface KnownPaper {
  readonly paper: Identity;
  readonly sequences: Lazy<ReadonlySet<string>>;
}

/**
 * Adds those papers to a digest that do not stand in it yet, as sections of Markdown at its end. What is in the digest stays as it is.
 * `heading` begins a digest that is empty. Refused if our own reader would not find the papers in the result, which is so in an export.
 */
export function addToDigest(digest: string, hint: DigestHint, papers: readonly FeedPaper[], heading: string): DigestAddition {
  const before = parseDigest(digest, hint).entries;
  const knownPapers = new KnownPapers();
  for (const entry of before) knownPapers.add(entry);
  const sections: string[] = [];
  let known = 0;
  for (const { facts, source } of papers) {
    const isKnown = knownPapers.has(facts);
    const section = isKnown ? undefined : renderPaperSection(facts, source);
    if (isKnown) known += 1;
    if (section === undefined) continue;
    knownPapers.add(facts);
    sections.push(section);
  }
  const added = sections.length;
  const unreadable = papers.length - known - added;
  if (added === 0) return { kind: 'addition', text: '', added, known, unreadable };
  const newText = `${findGap(digest)}${digest.trim() === '' ? `# ${heading}\n\n` : ''}${sections.join('\n')}`;
  const text = toLineEnds(maskControls(newText), digest);
  const after = parseDigest(digest + text, hint).entries;
  const expected = [...before, ...readPaperSections(text)];
  const isRead = after.length === expected.length && expected.every((entry, at) => isSame(entry, after[at]));
  return isRead
    ? { kind: 'addition', text, added, known, unreadable }
    : {
        kind: 'refused',
        reason: "Papers can't be added to an exported file. Choose a different digest or a new one.",
      };
}

function isSame(entry: TitleAndAbstract, other: TitleAndAbstract | undefined): boolean {
  return entry.title === other?.title && entry.abstract === other.abstract;
}

/** The line breaks that leave one blank line between a digest and what is added. */
function findGap(digest: string): string {
  if (digest.trim() === '') return '';
  return /\n[ \t]*\r?\n$/.test(digest) ? '' : digest.endsWith('\n') ? '\n' : '\n\n';
}

function toLineEnds(text: string, digest: string): string {
  return digest.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

/** Further apart are no preprint and its published version. */
const maxYearsApart = 6;

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
  return year === undefined || other === undefined || Math.abs(year - other) <= maxYearsApart;
}

/** What others wrote about a paper says nothing about its abstract. */
function readAbstract({ abstract = '', abstractKind }: Identity): ReadonlySet<string> {
  return listWordSequences(abstractKind === 'summary' ? '' : abstract);
}
