import type { DraftFile, Snapshot } from '#workspace';
import type { Citation, CitationItem } from '../../model/citation';
import type { Paper } from '../../model/paper';
import { findProse, sliceProse, splitProse } from '../evidence/draftSentences';
import { findMentions } from '../evidence/mentions';
import { type CheckedProject, createFinding, type FindingGroup, quotePlace, type ReviewFinding } from './checkedProject';

/** A list of this many works says little of any of them. */
const longList = 5;
/** At most this many lists are shown; the others are counted. */
const maxFindings = 50;

/**
 * Lists of five or more works most of which are cited only there, and of which the sentence says nothing: it names none of them, and no
 * citation of the list has words of its own.
 */
export function groupLongLists(snapshot: Snapshot, project: CheckedProject): readonly FindingGroup[] {
  const uses = new Map<string, number>();
  const papersOf = new Map<string, readonly Paper[]>();
  for (const { key, items, papers } of project.cited) {
    uses.set(key, (uses.get(key) ?? 0) + items.length);
    papersOf.set(key, papers);
  }
  const isCitedOnce = ({ key }: CitationItem): boolean =>
    uses.get(key) === 1 && (papersOf.get(key) ?? []).every((paper) => project.papers.get(paper) === 1);
  let count = 0;
  const findings = project.drafts.flatMap((draft): readonly ReviewFinding[] =>
    listLists(draft).flatMap(({ span, items }) => {
      const once = items.filter(isCitedOnce);
      if (once.length <= items.length / 2 || hasOwnWords(items) || namesOne(snapshot, draft, span.start, items, papersOf)) return [];
      count += once.length;
      return createFinding(describe(items, once), [
        quotePlace(snapshot, draft.uri, { start: once[0]?.keySpan.start ?? span.start, end: span.end }),
      ]);
    }),
  );
  if (findings.length === 0) return [];
  return [
    {
      kind: 'cited-only-in-list',
      title: 'Cited only in a long list',
      severity: 'information',
      count,
      findings: findings.slice(0, maxFindings),
      findingCount: findings.length,
    },
  ];
}

/** Citations of many works. Citations between which there is nothing but a comma are one list: `\cite{a}, \cite{b}`. */
function listLists({ text, scan }: DraftFile): readonly Citation[] {
  const lists: Citation[] = [];
  for (const { span, items } of scan().citations) {
    const last = lists.at(-1);
    if (last !== undefined && /^[\s,;~]*$/.test(text.slice(last.span.end, span.start)) && span.start - last.span.end < 10)
      lists[lists.length - 1] = { span: { start: last.span.start, end: span.end }, items: [...last.items, ...items] };
    else lists.push({ span, items });
  }
  return lists.filter(({ items }) => new Set(items.map(({ key }) => key)).size >= longList);
}

/** Words before the first work, such as "see", are about the whole list. */
function hasOwnWords(items: readonly CitationItem[]): boolean {
  return items.some(({ prefix, suffix }, at) => (at > 0 && prefix !== undefined) || suffix !== undefined);
}

/** Whether the sentence of a citation names one of the works. */
function namesOne(
  snapshot: Snapshot,
  draft: DraftFile,
  offset: number,
  items: readonly CitationItem[],
  papersOf: ReadonlyMap<string, readonly Paper[]>,
): boolean {
  const listed = new Set(items.flatMap(({ key }) => papersOf.get(key) ?? []));
  const prose = findProse(draft, offset);
  const sentence = splitProse(draft, prose).sentences.findLast(({ start }) => start <= offset);
  if (sentence === undefined) return false;
  const words = sliceProse(prose, sentence);
  const isNamed = [...listed].some(({ authors: [first = ''] }) => words.includes(first.split(' ').at(-1) || '\0'));
  return isNamed || findMentions(snapshot, draft, sentence).some(({ papers }) => papers.some((paper) => listed.has(paper)));
}

const maxKeys = 6;

function describe(items: readonly CitationItem[], once: readonly CitationItem[]): string {
  const keys = once.slice(0, maxKeys).map(({ key }) => key);
  const more = once.length > maxKeys ? `, and ${once.length - maxKeys} more` : '';
  const papers = `the ${items.length} papers in this list`;
  const which = once.length === items.length ? `None of ${papers} is` : `${once.length} of ${papers} aren't`;
  return `${which} cited anywhere else: ${keys.join(', ')}${more}.`;
}
