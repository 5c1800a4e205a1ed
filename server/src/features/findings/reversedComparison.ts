import { maskControls } from '../../base/maskControls';
import { sliceSpan } from '../../base/span';
import { findAbstractSource } from '../evidence/sentenceEvidence';
import { findReversed } from '../evidence/findReversed';
import { namePaper } from '../evidence/knownNames';
import { checkCitedSentences } from './checkCitedSentences';
import type { Rule } from './rule';

export const reversedComparison: Rule = {
  code: 'reversed-comparison',
  severity: 'warning',
  settingText: 'Severity of comparisons that the abstract of a cited paper contradicts.',
  documentation:
    'A sentence says that one paper outperforms another, but the abstract of one of them clearly says the opposite about the same thing.',
  detect: checkCitedSentences(
    (sentence, snapshot) => {
      const reversed = findReversed(sentence, snapshot);
      if (reversed === undefined) return [];
      const { span, paper, opposing } = reversed;
      const source = findAbstractSource(snapshot, paper, opposing);
      return [
        {
          span,
          message: maskControls(`The abstract of ${namePaper(paper)} says the opposite: "${sliceSpan(paper.abstract, opposing)}"`),
          claim: { sentence: { start: 0, end: sentence.source.length }, paper },
          ...(source === undefined ? {} : { related: { ...source, message: 'What the abstract says' } }),
        },
      ];
    },
    // The place of what the abstract says is in one of these files.
    (snapshot) => [snapshot.library(), snapshot.digests, snapshot.bibliographies],
  ),
};
