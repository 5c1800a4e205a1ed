import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderReference } from '../../../../server/src/ownFiles/references/renderReference';
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
      'published: Proceedings of the Meeting on Kites, 2026 · DOI 10.5555/kites · linked by arXiv',
      'Proceedings of the Meeting on Kites, 2026 · DOI 10.5555/kites',
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
  assert.equal(found?.published, 'Proceedings of the Meeting on Kites, 2026 · DOI 10.5555/kites');
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

/** What is said of the preprint if arXiv links its DOI to what Crossref alone describes so. */
async function seekLinked(parts: Partial<RegisteredPaper>): Promise<readonly (string | undefined)[]> {
  const { host } = createFixtureWorkspace(workspace);
  const { seekPublished, transport } = startCompletion(host, [{ ...kites, doi: '10.5555/kites' }]);
  const linked: RegisteredPaper = { ...kites, doi: '10.5555/kites', venue: 'Kites', type: 'journal-article', ...parts };
  registerPapers({ answer: (name, answerer) => name === 'api.crossref.org' && transport.answer(name, answerer) }, [linked]);
  const [found] = await seekPublished(['kites']);
  return [found?.state, found?.summary, found?.published];
}

test('what is linked but can’t be the published version is told, with what is against it', async () => {
  for (const [parts, objection] of [
    [{ title: `Correction to: ${kites.title}`, abstract: '' }, 'correction, comment or review, judging by its title'],
    [{ title: `Comment on "${kites.title}"`, abstract: '' }, 'correction, comment or review, judging by its title'],
    [{ year: 2033 }, '8 years after the preprint'],
    [{ year: 2003 }, '22 years before the preprint'],
    [
      {
        abstract:
          'Bread is baked with old grains in the ovens of a village. It saves fuel and time for all who live around these ovens, and it keeps for a week.',
      },
      'different abstract',
    ],
  ] as const)
    assert.deepEqual(
      await seekLinked(parts),
      ['not-published', `no published version found, but arXiv links to 10.5555/kites (${objection})`, undefined],
      objection,
    );
});

test('what is published as a thesis or without a publisher can’t be cited, so it is no published version', async () => {
  const said = 'no published version found, but Crossref lists the venue University of Kites';
  for (const type of ['dissertation', 'other'])
    assert.deepEqual(await seekLinked({ type, venue: 'University of Kites' }), ['not-published', said, undefined], type);
});

test('another title of the published version is told', async () => {
  const title = 'Wind-Aware Attention Holds Kites';
  const published = `Kites, 2025 · DOI 10.5555/kites · titled "${title}" there`;
  assert.deepEqual(await seekLinked({ title }), ['completed', `published: ${published} · linked by arXiv`, published]);
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
  assert.equal((await seekPublished(['kites']))[0]?.published, 'Proceedings of the Meeting on Kites, 2026 · DOI 10.5555/kites');
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
    ['not-published', 'no published version found, but Semantic Scholar lists the venue Meeting on Kites', undefined],
  );
});

test('where a registry does not answer, nothing is said of a published version', async () => {
  const { host } = createFixtureWorkspace(workspace);
  const { seekPublished, transport } = startCompletion(host, [kites]);
  transport.answer('api.semanticscholar.org', () => ({ status: 500, headers: {}, body: '' }));
  const [found] = await seekPublished(['kites']);
  assert.equal(found?.state, 'could-not-ask');
  assert.match(found.summary, /^Semantic Scholar/);
  assert.deepEqual(found.failures, [found.summary]);
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
  const { host } = createFixtureWorkspace(`${workspace}//- /marginalia/references.json\n[\n  ${renderReference(found.reference)}\n]\n`);
  const { complete, seekPublished, transport } = startCompletion(host, [publishedKites]);
  const [again] = await seekPublished(['kites']);
  assert.deepEqual([again?.state, again?.published], ['complete-already', found.published]);
  assert.equal((await complete(['kites']))[0]?.published, undefined);
  assert.equal(transport.requests.length, 0);
});
