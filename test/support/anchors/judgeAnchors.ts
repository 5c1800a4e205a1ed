import { performance } from 'node:perf_hooks';
import { createPassageLocator, type PassageThresholds, passageThresholds } from '../../../server/src/annotations/anchor/locatePassage';
import type { AnchorCase } from './anchorCases';
import { isTruePlace } from './editedText';

export interface AnchorVerdict {
  readonly kind: string;
  readonly cases: number;
  readonly right: number;
  readonly orphans: number;
  readonly wrong: readonly AnchorCase[];
  /** The average time to fold the text and find the passage. */
  readonly microseconds: number;
}

/** Returns one verdict for each kind, in the order in which the kinds first occur. */
export function judgeAnchors(cases: readonly AnchorCase[], limits: PassageThresholds = passageThresholds): readonly AnchorVerdict[] {
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = cases.filter((each) => each.kind === kind);
    const started = performance.now();
    const places = own.map(({ text, selector }) => createPassageLocator(text, limits).locate(selector));
    const microseconds = ((performance.now() - started) * 1000) / own.length;
    const orphans = places.filter((place) => place.kind === 'orphan').length;
    const wrong = own.filter(({ truth }, at) => {
      const place = places[at];
      return place?.kind === 'found' && !isTruePlace(place.span, truth);
    });
    return { kind, cases: own.length, right: own.length - orphans - wrong.length, orphans, wrong, microseconds };
  });
}
