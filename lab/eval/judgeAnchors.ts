import { createPassageLocator } from '../../server/src/annotations/anchor/locatePassage';
import { type AnchorCase, type AnchorPaper, makeCases } from '../../test/support/anchors/anchorCases';
import { judgeAnchors } from '../../test/support/anchors/judgeAnchors';
import { createSimilarPapers } from '../../test/support/anchors/similarPapers';
import { createRandom } from '../../test/support/random';
import type { Figures } from '../bench/measuring';
import { findVersionPairs, makeVersionCase } from './versionCases';

/** Cases of real pairs beside the made ones. */
const versionShare = 0.2;
const maxFromPair = 4;

/** So many passages, each noted in one version of an abstract and looked for in another. */
export function makeAnchorCases(papers: readonly AnchorPaper[], count: number, seed: number): readonly AnchorCase[] {
  const random = createRandom(seed);
  const pairs = random.shuffle(findVersionPairs(papers));
  const versions: AnchorCase[] = [];
  for (const pair of pairs) {
    for (let time = 0; time < maxFromPair && versions.length < count * versionShare; time++) {
      const made = makeVersionCase(random.below(2) === 0 ? pair : { before: pair.after, after: pair.before }, random);
      if (made !== undefined) versions.push(made);
    }
  }
  const long = papers.filter(({ abstract }) => abstract.length > 400);
  const pool = random.shuffle(long).slice(0, 30_000);
  return [...versions, ...makeCases(count - versions.length, { papers: pool, similar: createSimilarPapers(pool), random })];
}

export function describeAnchors(cases: readonly AnchorCase[]): readonly Figures[] {
  const verdicts = judgeAnchors(cases);
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  const isGone = (kind: string): boolean => cases.find((each) => each.kind === kind)?.truth === undefined;
  const row = (
    what: string,
    count: number,
    wrong: number,
    right: number,
    orphans: number,
    microseconds: number,
    gone: boolean,
  ): Figures => ({
    'what happened to the text': what,
    cases: count.toLocaleString('en'),
    wrong: String(wrong),
    'found rightly': gone ? '-' : `${right} (${((100 * right) / count).toFixed(1)} %)`,
    orphans: `${orphans} (${((100 * orphans) / count).toFixed(1)} %)${gone ? ', rightly' : ''}`,
    'microseconds each': microseconds.toFixed(0),
  });
  const kept = verdicts.filter(({ kind }) => !isGone(kind));
  const total = (what: string, some: typeof verdicts, gone: boolean): Figures => {
    const count = sum(some.map(({ cases: each }) => each));
    return row(
      what,
      count,
      sum(some.map(({ wrong }) => wrong.length)),
      sum(some.map(({ right }) => right)),
      sum(some.map(({ orphans }) => orphans)),
      sum(some.map(({ microseconds, cases: each }) => microseconds * each)) / count,
      gone,
    );
  };
  return [
    ...verdicts.map(({ kind, cases: count, wrong, right, orphans, microseconds }) =>
      row(kind, count, wrong.length, right, orphans, microseconds, isGone(kind)),
    ),
    total('all where it is still there', kept, false),
    total(
      'all where it is gone',
      verdicts.filter(({ kind }) => isGone(kind)),
      true,
    ),
    total('all', verdicts, false),
  ];
}

/** What was found wrongly, for looking at it. */
export function listWrong(cases: readonly AnchorCase[], max: number): readonly string[] {
  return judgeAnchors(cases).flatMap(({ kind, wrong }) =>
    wrong.slice(0, max).map(({ selector, text, truth }) => {
      const place = createPassageLocator(text).locate(selector);
      const found = place.kind === 'found' ? text.slice(place.span.start - 40, place.span.end + 40) : '';
      return `${kind}\n  noted: ${selector.prefix}[${selector.exact}]${selector.suffix}\n  found: ${found}\n  true:  ${truth === undefined ? 'gone' : text.slice(truth.start, truth.end)}`;
    }),
  );
}
