import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderReference } from '../../../../server/src/referencesFile/renderReference';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { startCompletion } from '../../../support/registries/completionSession';
import { registerPapers } from '../../../support/registries/paperRegistries';
import type { RegisteredPaper } from '../../../support/registries/registeredPaper';

const kites: RegisteredPaper = {
  title: 'Kiteformer: Attention in Strong Winds',
  abstract:
    'We introduce Kiteformer, a model that reads the wind before it pulls a line. In gusts of nine metres per second it holds three kites for an hour.',
  authors: ['Ada van Example', 'Bo Sample'],
  year: 2025,
  arxivId: '2501.00001',
};
const publishedKites: RegisteredPaper = { ...kites, year: 2026, doi: '10.5555/kites', venue: 'Proceedings of the Meeting on Kites' };
const entry = `@misc{kites, title={${kites.title}}, author={van Example, Ada and Sample, Bo}, year={2025}, eprint={2501.00001}, archivePrefix={arXiv}}\n`;
const workspace = `//- /refs.bib\n${entry}`;
const day = 24 * 3600 * 1000;

test('a preprint that lacks nothing is looked up only if its published version is sought; then batches find it', async () => {
  const { host } = createFixtureWorkspace(workspace);
  const { complete, seekPublished, transport } = startCompletion(host, [publishedKites]);
  assert.deepEqual(
    (await complete(['kites'])).map(({ state }) => state),
    ['complete-already'],
  );
  assert.equal(transport.requests.length, 0);
  const [found] = await seekPublished(['kites']);
  assert.deepEqual(
    [found?.state, found?.summary, found?.published, found?.reference?.doi, found?.reference?.year, found?.reference?.arxivId],
    [
      'completed',
      'published: Proceedings of the Meeting on Kites, 2026 · doi 10.5555/kites · title agrees',
      'Proceedings of the Meeting on Kites, 2026 · doi 10.5555/kites',
      '10.5555/kites',
      2026,
      '2501.00001',
    ],
  );
  assert.deepEqual(
    transport.requests.map(({ host: asked }) => asked),
    ['export.arxiv.org', 'api.crossref.org', 'api.semanticscholar.org'],
  );
});

test('a link that only Semantic Scholar has is followed to where the work is registered', async () => {
  const { host } = createFixtureWorkspace(workspace);
  const { seekPublished, transport } = startCompletion(host, [publishedKites]);
  registerPapers({ answer: (name, answerer) => name === 'export.arxiv.org' && transport.answer(name, answerer) }, [kites]);
  const [found] = await seekPublished(['kites']);
  assert.equal(found?.published, 'Proceedings of the Meeting on Kites, 2026 · doi 10.5555/kites');
  assert.deepEqual(
    transport.requests.map(({ host: asked }) => asked),
    ['export.arxiv.org', 'api.semanticscholar.org', 'api.crossref.org'],
  );
});

test('a link to another work is not taken', async () => {
  const { host } = createFixtureWorkspace(workspace);
  const other = { ...publishedKites, title: 'Soil and Its Worms', authors: ['Zoe Twin'], abstract: 'Worms live in soil. We count them.' };
  const { seekPublished, transport } = startCompletion(host, [publishedKites]);
  registerPapers({ answer: (name, answerer) => name === 'api.crossref.org' && transport.answer(name, answerer) }, [other]);
  const [found] = await seekPublished(['kites']);
  assert.deepEqual([found?.published, found?.reference?.venue, found?.reference?.doi], [undefined, undefined, undefined]);
});

test('that a preprint was not published holds for one day, and nothing is written of it', async () => {
  const { host } = createFixtureWorkspace(workspace);
  const { seekPublished, transport, clock } = startCompletion(host, [kites]);
  const [first] = await seekPublished(['kites']);
  assert.deepEqual([first?.state, first?.summary, first?.reference], ['not-published', 'no published version found', undefined]);
  registerPapers(transport, [publishedKites]);
  const { length } = transport.requests;
  await clock.run(day / 2);
  assert.equal((await seekPublished(['kites']))[0]?.state, 'not-published');
  assert.equal(transport.requests.length, length);
  await clock.run(1.5 * day);
  assert.equal((await seekPublished(['kites']))[0]?.published, 'Proceedings of the Meeting on Kites, 2026 · doi 10.5555/kites');
  const after = transport.requests.length;
  await clock.run(20 * day);
  await seekPublished(['kites']);
  assert.equal(transport.requests.length, after, 'what names a published version is kept for 30 days');
});

test('a venue without a year is named, but not written', async () => {
  const { host } = createFixtureWorkspace(workspace);
  const { seekPublished, transport } = startCompletion(host, [kites]);
  const named = { ...kites, venue: 'Meeting on Kites' };
  registerPapers({ answer: (name, answerer) => name === 'api.semanticscholar.org' && transport.answer(name, answerer) }, [named]);
  const [found] = await seekPublished(['kites']);
  assert.deepEqual(
    [found?.state, found?.summary, found?.reference],
    ['not-published', 'no published version found, but Semantic Scholar names Meeting on Kites', undefined],
  );
});

test('where a registry does not answer, nothing is said of a published version', async () => {
  const { host } = createFixtureWorkspace(workspace);
  const { seekPublished, transport } = startCompletion(host, [kites]);
  transport.answer('api.semanticscholar.org', () => ({ status: 500, headers: {}, body: '' }));
  const [found] = await seekPublished(['kites']);
  assert.equal(found?.state, 'could-not-ask');
  assert.match(found.summary, /Semantic Scholar.*nothing was decided/);
});

test('a work whose entry names its venue, or that is known as published, is not looked up', async () => {
  const { host } = createFixtureWorkspace(`//- /refs.bib\n${entry.replace('year', 'howpublished={Kite Days}, year')}`);
  const { seekPublished, transport } = startCompletion(host, [publishedKites]);
  assert.equal((await seekPublished(['kites']))[0]?.state, 'complete-already');
  assert.equal(transport.requests.length, 0);
});

test('of what was found earlier, the writer is told again, without a request', async () => {
  const first = createFixtureWorkspace(workspace);
  const [found] = await startCompletion(first.host, [publishedKites]).seekPublished(['kites']);
  assert.ok(found?.reference !== undefined);
  const { host } = createFixtureWorkspace(`${workspace}//- /marginalia-references.json\n[\n  ${renderReference(found.reference)}\n]\n`);
  const { complete, seekPublished, transport } = startCompletion(host, [publishedKites]);
  const [again] = await seekPublished(['kites']);
  assert.deepEqual([again?.state, again?.published], ['complete-already', found.published]);
  assert.equal((await complete(['kites']))[0]?.published, undefined);
  assert.equal(transport.requests.length, 0);
});
