import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toReadable } from '../../server/src/base/readableText';
import { findPaperNames } from '../../server/src/digest/abstracts/names/findNames';
import { findHeadlineNumbers } from '../../server/src/digest/abstracts/results/findHeadlineNumbers';
import { projectRoot } from '../../test/support/projectRoot';
import type { SampledPaper } from './trendingSample';

/** A reader's verdict on the line of a card that has this figure. */
interface Mark {
  readonly title: string;
  readonly figure: string;
  readonly verdict: 'true-and-clear' | 'wrong';
}

/** The line that a card shows of a paper, and how a reader marked it. */
export interface JudgedLine {
  readonly title: string;
  readonly figure: string;
  readonly line: string;
  readonly verdict: Mark['verdict'] | undefined;
}

/** Each line of headline numbers of the papers, with the mark that a reader gave it. */
export function judgeNumbers(papers: readonly SampledPaper[]): readonly JudgedLine[] {
  const marks = JSON.parse(readFileSync(join(projectRoot, 'lab/gold/numbers/marks.json'), 'utf8')) as readonly Mark[];
  return papers.flatMap(({ title, abstract }) =>
    findHeadlineNumbers(abstract, findPaperNames(title, abstract)).map(({ value, phrase }) => {
      const figure = toReadable(value);
      const mark = marks.find((known) => known.title === title && known.figure === figure);
      return { title, figure, line: toReadable(phrase), verdict: mark?.verdict };
    }),
  );
}
