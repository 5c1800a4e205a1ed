import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { PaperCompletion } from '../../../../server/src/services/lookUp/referenceCompletion';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { findRealData } from '../../../support/realData';
import { startCompletion } from '../../../support/registries/completionSession';
import type { RegisteredPaper } from '../../../support/registries/registeredPaper';
import type { ReplayedRequest } from '../../../support/registries/replayRegistries';

interface Measured {
  readonly results: readonly PaperCompletion[];
  readonly requests: readonly ReplayedRequest[];
  readonly milliseconds: number;
}

/** Completes all papers of a digest, of which the registries know those that `register` describes. */
async function completeDigest(
  text: string,
  register: (paper: RegisteredPaper, index: number) => readonly RegisteredPaper[],
): Promise<Measured> {
  const { host, snapshot } = createFixtureWorkspace(`//- /digest.txt\n${text}`);
  const { papers } = snapshot.library();
  const known = papers.flatMap(({ title, abstract }, index) =>
    register({ title, abstract, authors: ['Ada van Example', 'Bo Sample', 'Cy Model'], year: 2025 }, index),
  );
  const { complete, transport, clock } = startCompletion(host, known);
  const results = await complete(papers.map(({ key }) => key));
  return { results, requests: transport.requests, milliseconds: clock.now() };
}

const path = findRealData('digests/trending-jun-23.txt');
const digest = path === undefined ? '' : readFileSync(path, 'utf8');
const options = path === undefined ? { skip: 'the real digests are not here' } : {};
/** A made-up identifier of arXiv for the paper with this index. */
const arxivIdOf = (index: number): string => `2506.${String(10_000 + index)}`;
const countStates = (results: readonly PaperCompletion[], state: PaperCompletion['state']): number =>
  results.filter((result) => result.state === state).length;

test('51 papers that are all on arXiv take one request each, and two for all their published versions', options, async () => {
  const { results, requests, milliseconds } = await completeDigest(digest, (paper, index) => [
    { ...paper, arxivId: arxivIdOf(index), ...(index % 3 === 0 ? { doi: `10.5555/${index}`, venue: 'Proceedings of Kites' } : {}) },
  ]);
  assert.equal(countStates(results, 'completed'), 51);
  assert.equal(results.filter(({ reference }) => reference?.venue === 'Proceedings of Kites').length, 17);
  assert.equal(results.filter(({ reference }) => reference?.arxivId !== undefined).length, 51);
  assert.ok(requests.length <= 51 + 2, `${requests.length} requests`);
  assert.ok(milliseconds <= 150_000, `${milliseconds} milliseconds`);
});

test('if a tenth is retitled, elsewhere or nowhere, a paper still takes 1.2 requests in the median', options, async () => {
  const { results, requests } = await completeDigest(digest, (paper, index) => {
    if (index % 10 === 4) return [];
    if (index % 10 === 7) return [{ ...paper, doi: `10.5555/${index}`, venue: 'Proceedings of Kites' }];
    return [{ ...paper, arxivId: arxivIdOf(index) }];
  });
  assert.equal(countStates(results, 'completed'), 46);
  assert.equal(countStates(results, 'not-found'), 5);
  const titleRequests = requests.map(({ url }) => [...url.searchParams.values()].join(' ').toLowerCase());
  const perPaper = results.map(({ title }) => {
    const words =
      title
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu)
        ?.slice(0, 3)
        .join(' ') ?? '';
    return titleRequests.filter((query) => (query.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? '').includes(words)).length;
  });
  const ofBatches = (requests.length - perPaper.reduce((sum, count) => sum + count, 0)) / results.length;
  const median = [...perPaper].sort((a, b) => a - b)[25]! + ofBatches;
  assert.ok(ofBatches >= 0 && median <= 1.2, `median ${median}`);
});
