import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editOwnFile } from '../../../../server/src/workspace/editOwnFile';
import { applyEdits, createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { startCompletion } from '../../../support/registries/completionSession';
import type { RegisteredPaper } from '../../../support/registries/registeredPaper';

const kites: RegisteredPaper = {
  title: 'Kiteformer: Attention in Strong Winds',
  abstract:
    'We introduce Kiteformer, a model that reads the wind before it pulls a line. In gusts of nine metres per second it holds three kites for an hour.',
  authors: ['Ada van Example', 'Bo Sample'],
  year: 2025,
  arxivId: '2501.00001',
};
const digest = `//- /digest.txt\n${kites.title}\n\n${kites.abstract}\n`;
const day = 24 * 3600 * 1000;

test('a key of no paper and one of several papers are told apart, and a key that comes twice is asked for once', async () => {
  const bibliography = `@misc{kites, title={Kites over Land}}\n//- /other.bib\n@misc{kites, title={Kites over the Sea}}\n`;
  const { host } = createFixtureWorkspace(`${digest}//- /refs.bib\n${bibliography}`);
  const { complete, transport } = startCompletion(host, [kites]);
  const results = await complete(['kiteformer', 'unheard', 'kites', 'kiteformer']);
  assert.deepEqual(
    results.map(({ key, state }) => `${key} ${state}`),
    ['kiteformer completed', 'unheard could-not-ask', 'kites could-not-ask'],
  );
  assert.deepEqual(
    results.slice(1).map(({ summary }) => summary),
    ['key not found', 'several papers have this key'],
  );
  assert.equal(transport.requests.filter(({ host: asked }) => asked === 'export.arxiv.org').length, 1);
});

test('each fact has the day on which its registry was asked, also if the answer was kept since', async () => {
  const { host } = createFixtureWorkspace(digest);
  const { complete, clock, transport } = startCompletion(host, [kites]);
  await clock.run(10 * day);
  await complete(['kiteformer']);
  const { length } = transport.requests;
  await clock.run(15 * day);
  const [result] = await complete(['kiteformer']);
  assert.equal(transport.requests.length, length);
  const { sources = {} } = result?.reference ?? {};
  assert.deepEqual(new Set(Object.values(sources).map(({ date }) => date)), new Set(['1970-01-11']));
  assert.ok(Object.keys(sources).length > 3);
});

test('a paper whose entry lacks nothing is not asked for', async () => {
  const entry = '@article{kites, title={Kites}, author={Example, Ada}, year={2025}, journal={Sea}}\n';
  const { host } = createFixtureWorkspace(`//- /refs.bib\n${entry}`);
  const { complete, transport } = startCompletion(host, [kites]);
  assert.deepEqual(
    (await complete(['kites'])).map(({ state }) => state),
    ['complete-already'],
  );
  assert.equal(transport.requests.length, 0);
});

test('a paper whose entry lacks something is asked for', async () => {
  const entry = `@misc{kites, title={${kites.title}}, author={Example, Ada van}}\n`;
  const { host } = createFixtureWorkspace(`${digest}//- /refs.bib\n${entry}`);
  const { complete } = startCompletion(host, [kites]);
  assert.deepEqual(
    (await complete(['kites'])).map(({ state }) => state),
    ['completed'],
  );
});

test('of a record that the writer chose, the published version is looked for too', async () => {
  const published: RegisteredPaper = {
    ...kites,
    title: 'Flying Kites with Attention',
    doi: '10.5555/kites',
    venue: 'Proceedings of Kites',
  };
  const { host } = createFixtureWorkspace(
    `//- /digest.txt\n${kites.title}\nhttps://arxiv.org/abs/2501.00001\n\nAnother abstract, of a paper about rain and how it falls on those who fly.\n`,
  );
  const { complete, take } = startCompletion(host, [published]);
  const [asked] = await complete(['kiteformer']);
  assert.equal(asked?.state, 'identifier-disagrees');
  const taken = await take('kiteformer', asked.candidates[0]?.id ?? '');
  assert.deepEqual(
    [taken?.state, taken?.reference?.arxivId, taken?.reference?.doi, taken?.reference?.venue],
    ['completed', '2501.00001', '10.5555/kites', 'Proceedings of Kites'],
  );
  assert.equal(await take('kiteformer', 'made up'), undefined);
});

test('what the writer chose holds where its published version is looked for', async () => {
  const renamed: RegisteredPaper = { ...kites, title: 'Flying Kites with Attention' };
  const first = createFixtureWorkspace(digest).host;
  const session = startCompletion(first, [renamed]);
  const [asked] = await session.complete(['kiteformer']);
  assert.deepEqual([asked?.state, asked?.candidates.map(({ isLikely }) => isLikely)], ['several', [false]]);
  const taken = await session.take('kiteformer', asked?.candidates[0]?.id ?? '');
  const kept = editOwnFile(first.snapshot, 'references', () => (taken?.reference === undefined ? [] : [taken.reference]));
  const json = kept.kind === 'edits' ? applyEdits('', kept.edits) : '';
  const { host } = createFixtureWorkspace(`${digest}//- /marginalia/references.json\n${json}\n`);
  const [again] = await startCompletion(host, [renamed]).seekPublished(['kiteformer']);
  assert.deepEqual([again?.state, again?.candidates], ['not-published', []]);
});

test('a withdrawn paper is taken if the digest has its identifier, or if the writer chooses it', async () => {
  const withdrawn: RegisteredPaper = { ...kites, comment: 'Withdrawn by the authors: the wind was measured twice' };
  const byTitle = startCompletion(createFixtureWorkspace(digest).host, [withdrawn]);
  const [asked] = await byTitle.complete(['kiteformer']);
  assert.deepEqual(
    [asked?.state, asked?.summary, asked?.candidates.map(({ reason }) => reason)],
    ['several', 'this paper was withdrawn; confirm it, or skip it', ['withdrawn · abstract matches (100%)']],
  );
  const chosen = await byTitle.take('kiteformer', asked?.candidates[0]?.id ?? '');
  assert.deepEqual([chosen?.reference?.isWithdrawn, chosen?.summary.split(' · ').at(0)], [true, 'withdrawn']);
  const { host } = createFixtureWorkspace(digest.replace('\n\n', '\nhttps://arxiv.org/abs/2501.00001\n\n'));
  const [taken] = await startCompletion(host, [withdrawn]).complete(['kiteformer']);
  assert.deepEqual([taken?.state, taken?.summary.split(' · ').at(0)], ['completed', 'withdrawn']);
});
