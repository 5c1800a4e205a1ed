import type { NewPaperDecision } from '../../../model/decision';
import type { Snapshot } from '../../../workspace/snapshot';
import { findDecision } from '../../newPapers/decisions';
import { listKnownPapers } from '../../newPapers/newPapers';
import { createChoiceFilter, type PaperTest } from './filterKind';

/**
 * `new:yes`, `new:no`: whether the paper is new (see `listKnownPapers`). `new:kept`, `new:later`, `new:skipped`: what the writer decided
 * about it.
 */
export const newFilter = createChoiceFilter(
  new Map([
    ['yes', (snapshot) => not(createKnownTest(snapshot))],
    ['no', createKnownTest],
    ...(['kept', 'later', 'skipped'] as const).map((decision) => [decision, decided(decision)] as const),
  ]),
);

function createKnownTest(snapshot: Snapshot): PaperTest {
  const known = listKnownPapers(snapshot);
  return (paper) => known.has(paper);
}

function not(test: PaperTest): PaperTest {
  return (paper) => !test(paper);
}

function decided(decision: NewPaperDecision): (snapshot: Snapshot) => PaperTest {
  return (snapshot) => (paper) => findDecision(snapshot, paper)?.decision === decision;
}
