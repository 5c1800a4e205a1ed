import { alternation } from '../../../base/alternation';
import { sliceSpan, type Span } from '../../../base/span';
import { isWholeClause, listClauseEnds } from '../summary/clauseEnds';

/**
 * The longest clause that is returned, in UTF-16 units. A longer clause is cut at the end of a part, or left out if that is impossible.
 */
const longestClause = 340;
const shortestClause = 30;

/** Words that connect a sentence to the previous one. They are left out if they contain no figure. */
const joining = new RegExp(
  `^(?:${alternation(`Moreover Furthermore Additionally In_addition Besides Also Notably Remarkably Importantly Specifically In_particular Finally Lastly
    Overall As_a_result Consequently Thus Therefore Hence Meanwhile Further More_importantly Most_notably Most_importantly Surprisingly
    Interestingly Crucially Concretely Impressively Significantly Empirically Experimentally In_practice In_summary In_total First Second Third
    Especially More_specifically Most_strikingly Strikingly Quantitatively Critically Accordingly
    However Nevertheless Nonetheless For_example For_instance In_experiments In_our_experiments To_this_end Together Altogether Similarly Likewise`)}, |${alternation('And But')} )`,
);
/** Words such as `Extensive experiments show that`, which are left out if they contain no figure. */
const reporting = new RegExp(
  `^(?:[A-Z][a-z]+|Our|The|We) (?:[a-z-]+,? ){0,10}?(?:also |further |have |has |clearly |consistently )?${alternation(
    'show demonstrate demonstrated showed shown reveal indicate confirm validate verify suggest find found observe report',
  )}s? that `,
);
/**
 * Words such as `By combining these two techniques, `, which refer to the previous sentence. They are left out if they contain no
 * figure.
 */
const goingBack =
  /^(?:With|By|Using|Through|Via|Based on|Built (?:up)?on|Powered by|Empowered by|Guided by|Leveraging) (?:[\w-]+ ){0,10}?(?:this|these|such|both|the above) [^,;:.]{3,80}, (?:and )?/i;
/** Matches the words or the colon before a second main clause. That clause may be the only one about the paper. */
const second = /(?:, (?:while|whereas|but|and)|:) (?=\p{Lu}|our )/gu;

/**
 * The clauses of a sentence that may report a result, in the order in which they begin. Connecting words at the beginning and the full
 * stop are left out. Empty if no clause with a figure is complete and short enough.
 */
export function listResultClauses(text: string, sentence: Span, figures: readonly Span[]): readonly Span[] {
  if (figures.length === 0) return [];
  let { start } = sentence;
  const end = sentence.start + sliceSpan(text, sentence).replace(/(?<!\.)[.!?]["'”’)]*$/, '').length;
  for (const lead of [joining, reporting, goingBack]) {
    const found = lead.exec(text.slice(start, end));
    const behind = start + (found?.[0].length ?? 0);
    if (found !== null && figures.every((figure) => figure.start >= behind)) start = behind;
  }
  const starts = [start, ...[...text.slice(start, end).matchAll(second)].map((match) => start + match.index + match[0].length)];
  return starts.flatMap((from) => {
    const to = findEnd(text, { start: from, end }, figures);
    return to === undefined || !figures.some((figure) => figure.start >= from && figure.end <= to) ? [] : [{ start: from, end: to }];
  });
}

/**
 * The end of a clause that is complete. If the clause is too long, the end of its longest part that is complete, contains a figure and
 * is short enough. undefined if there is no such end.
 */
function findEnd(text: string, { start, end }: Span, figures: readonly Span[]): number | undefined {
  if (end - start <= longestClause) return isWholeClause(text.slice(start, end)) ? end : undefined;
  return listClauseEnds(text, { start, end }).find(
    (at) =>
      at - start <= longestClause &&
      at - start >= shortestClause &&
      isWholeClause(text.slice(start, at)) &&
      figures.some((figure) => figure.end <= at) &&
      !/respectively/.test(text.slice(at, end)),
  );
}
