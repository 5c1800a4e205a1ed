import type { Span } from '../../base/span';
import { type ComparedPaper, findReversal } from '../../claims/direction/findReversal';
import { paperMarks } from '../../claims/direction/readComparisons';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import type { CitedSentence } from './citedSentences';
import { nameOf } from './findMisattributed';
import { clarityForPaper, findKnownNames, listNameWords } from './knownNames';

/** A comparison of two papers to which the abstract of one of them says the contrary. */
export interface ReversedComparison {
  /** From the one paper to the other, relative to the sentence. */
  readonly span: Span;
  /** The paper whose abstract says the contrary. */
  readonly paper: Paper;
  /** The sentence of the abstract, and the words in it that compare. Offsets in the abstract. */
  readonly opposing: Span;
  readonly words: Span;
}

const mayCompare =
  /\b(?:than|\w*perform\w*|surpass\w*|beat\w*|exceed\w*|out(?:do|did)\w*|overt[ao]k\w*|improv\w*|superior|inferior|behind|trail\w*|short of)\b/;
/** A sentence that tells of more papers is not read. */
const mostPapers = 6;

interface PlacedPaper extends Span {
  readonly paper: Paper;
}

/** The comparison in a sentence that is reversed; undefined if there is none. */
export function findReversed({ prose, citations }: CitedSentence, snapshot: Snapshot): ReversedComparison | undefined {
  if (!mayCompare.test(prose)) return undefined;
  const named = findKnownNames(prose, listNameWords(prose), snapshot.library()).flatMap(({ name, papers, start, end }): PlacedPaper[] => {
    const [paper, ...homonyms] = papers;
    return paper === undefined || homonyms.length > 0 || clarityForPaper(name, paper) === 'common' ? [] : [{ paper, start, end }];
  });
  // A citation stands for its paper only where the sentence doesn't name it.
  const cited = citations.flatMap(({ span, items: [item, ...others] }): PlacedPaper[] => {
    const [paper, ...homonyms] = item?.papers ?? [];
    const isSure = paper !== undefined && others.length + homonyms.length === 0 && !named.some((each) => each.paper === paper);
    return isSure ? [{ paper, ...span }] : [];
  });
  const placed = [...named, ...cited].sort((a, b) => a.start - b.start);
  const papers = [...new Set(placed.map(({ paper }) => paper))];
  if (papers.length > mostPapers) return undefined;
  for (const [at, { paper: first, start }] of placed.entries()) {
    const next = placed[at + 1];
    if (next === undefined || next.paper === first) continue;
    const marked = placed
      .filter(({ paper }) => paper === first || paper === next.paper)
      .reduce((text, place) => cover(text, place, paperMarks[place.paper === first ? 'first' : 'second']), prose);
    const found = findReversal(marked, { first: describe(first), second: describe(next.paper) });
    if (found === undefined) continue;
    const paper = found.by === 'first' ? first : next.paper;
    return { span: { start, end: next.end }, paper, opposing: found.span, words: found.comparison };
  }
  return undefined;
}

function cover(text: string, { start, end }: Span, mark: string): string {
  return text.slice(0, start) + mark.repeat(end - start) + text.slice(end);
}

/** What somebody else wrote of a paper, and says nothing of the authors' own results, counts for nothing. */
function describe(paper: Paper): ComparedPaper {
  const name = nameOf(paper);
  return {
    names: [...new Set([...paper.names, ...(name === undefined ? [] : [name])])],
    title: paper.title,
    abstract: paper.abstractKind === 'summary' ? '' : paper.abstract,
  };
}
