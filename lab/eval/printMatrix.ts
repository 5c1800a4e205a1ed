import { type Span, sliceSpan } from '../../server/src/base/span';
import { findMethod } from '../../server/src/digest/abstracts/findMethod';
import { findPaperNames } from '../../server/src/digest/abstracts/names/findNames';
import { findHeadlineNumbers } from '../../server/src/digest/abstracts/results/findHeadlineNumbers';
import type { SampledPaper } from './trendingSample';

/** Each abstract, and under it what a literature matrix says of the paper: to be judged by reading. */
export function printMatrix(papers: readonly SampledPaper[]): void {
  for (const [index, { title, abstract }] of papers.entries()) {
    const names = findPaperNames(title, abstract);
    const quote = (span: Span | undefined): string => (span === undefined ? '-' : sliceSpan(abstract, span));
    console.log(`\n${index + 1}. ${title} [${names.join(', ')}]\n${abstract}`);
    console.log(`   method   ${quote(findMethod(abstract, names))}`);
    console.log(
      `   numbers  ${
        findHeadlineNumbers(abstract, names)
          .map(({ phrase }) => phrase)
          .join(' | ') || '-'
      }`,
    );
  }
}
