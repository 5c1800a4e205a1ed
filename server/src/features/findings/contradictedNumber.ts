import { type ContradictedNumber, findContradictedNumbers, type NumberEdit } from '#claims';
import type { Snapshot } from '#workspace';
import { meets, type Span, shiftSpan, sliceSpan } from '../../base/span';
import type { Paper } from '../../model/paper';
import { type CitedSentence, listCitedSentences, type SentenceCitation } from '../evidence/citedSentences';
import { namePaper } from '../evidence/paperNames';
import { checkCitedSentences, type Finding, type QuickFix, type Rule } from './rule';

export const contradictedNumber: Rule = {
  code: 'contradicted-number',
  severity: 'warning',
  settingText: 'Severity of numbers that differ from those in the abstract of the cited paper.',
  documentation:
    'The abstract of the cited paper gives a different number for the same thing. Rounded numbers, ranges and differences between two numbers in the abstract are accepted. The quick fix changes the number.',
  kinds: ['draft'],
  detect: checkCitedSentences(checkNumbers),
  listFixes: writeNumbers,
};

function checkNumbers(sentence: CitedSentence): readonly Finding[] {
  const whole = { start: 0, end: sentence.source.length };
  return listContradicted(sentence).map(({ span, paper, quote, value }) => ({
    span,
    message: `The abstract of ${namePaper(paper)} says${value === undefined ? '' : ` ${value}${describeWritten(sliceSpan(sentence.source, span))}`}: "${quote}".`,
    claim: { sentence: whole, paper },
  }));
}

/** The number in the draft as the message names it; empty if it contains markup. */
function describeWritten(number: string): string {
  return /[\\{}$~]/.test(number) ? '' : `, not ${number.replace(/\s+/g, ' ')}`;
}

/** The prose of a sentence with its figures, as long as its source. */
function showFigures({ prose, source, language }: CitedSentence): string {
  return language.prose?.revealFigures(source, prose) ?? prose;
}

function listContradicted(sentence: CitedSentence): readonly ContradictedNumber[] {
  return findContradictedNumbers(
    showFigures(sentence),
    sentence.citations.map((citation) => ({
      span: citation.span,
      isNarrative: citation.items[0]?.mode === 'narrative',
      paper: findOnlyPaper(citation),
    })),
  ).map((found) => ({ ...found, span: endBeforeLooseBrace(sentence.source, found) }));
}

/** Of `5.76}{\times}` in `\SI{5.76}{\times}`, the span of `5.76`: a mark leaves out a unit after the braces of its number. */
function endBeforeLooseBrace(text: string, { span: { start, end }, literal }: ContradictedNumber): Span {
  let open = 0;
  for (let at = literal.end; at < end; at += 1) {
    if (text[at] === '{') open += 1;
    else if (text[at] === '}' && --open < 0) return { start, end: at };
  }
  return { start, end };
}

/** The unit that stays after a number when the number alone is replaced: `x` of `2.18x`, `%` of `4\%`. Empty if it is written with other markup. */
function findUnitAfter(sentence: CitedSentence, { span, literal, correction }: ContradictedNumber): string {
  const isNumberAlone = correction?.edits.every(({ isNumber }) => isNumber) === true;
  const unit = isNumberAlone ? showFigures(sentence).slice(literal.end, span.end).replaceAll('\ufeff', '') : '';
  return /^[ \u00a0-]?[\p{L}%×]+$/u.test(unit) ? unit : '';
}

/** The only paper of a citation, if the digest or bibliography has an abstract that its authors wrote. */
function findOnlyPaper({ items: [item, ...others] }: SentenceCitation): Paper | undefined {
  const [paper, ...homonyms] = item?.papers ?? [];
  if (paper === undefined || others.length > 0 || homonyms.length > 0) return undefined;
  return paper.abstract === '' || paper.abstractKind === 'summary' ? undefined : paper;
}

function writeNumbers(snapshot: Snapshot, uri: string, span: Span): readonly QuickFix[] {
  const writer = snapshot.drafts.get(uri)?.writer();
  return listCitedSentences(snapshot, uri)
    .filter((sentence) => meets(sentence.span, span))
    .flatMap((sentence) =>
      listContradicted(sentence).flatMap((found): readonly QuickFix[] => {
        const { span: number, correction } = found;
        const place = shiftSpan(number, sentence.span.start);
        if (correction === undefined || !meets(place, span)) return [];
        // What an edit replaces must be whole: a brace or a dollar sign that it cuts off would break the draft.
        const isWhole = ({ span: { start, end } }: NumberEdit): boolean =>
          !/[{}$\\]/.test(sentence.source.slice(start, end).replace(/\{[,.]\}|\\[%,;!]|\$[^$]*\$/g, ''));
        if (!correction.edits.every(isWhole)) return [];
        const edits = correction.edits.map(({ span: replaced, text, isNumber }) => ({
          span: shiftSpan(replaced, sentence.span.start),
          newText: isNumber ? text : (writer?.text?.renderText(text) ?? text),
        }));
        return [
          {
            title: `Change to ${correction.text}${findUnitAfter(sentence, found)}`,
            isPreferred: true,
            span: place,
            change: { kind: 'edits', files: () => new Map([[uri, edits]]) },
          },
        ];
      }),
    );
}
