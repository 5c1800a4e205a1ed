import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancelledError } from '../../../../server/src/base/cancellation';
import { parsePaperQueries, toPaper } from '../../../../server/src/lookUp/feeds/paperQuery';
import { registries } from '../../../../server/src/lookUp/registries/allRegistries';
import type { HttpAnswer } from '../../../../server/src/lookUp/registry';
import { AnswerCache, AnswerSource } from '../../../../server/src/services/lookUp/answerSource';
import { type FoundRecord, PaperFinder } from '../../../../server/src/services/lookUp/paperFinder';
import { RegistryCaller } from '../../../../server/src/services/lookUp/registryCaller';
import { type Transport, TransportError } from '../../../../server/src/services/platform';
import { FakeClock } from '../../../support/fakeClock';
import { answererOf } from '../../../support/registries/paperRegistries';
import type { RegisteredPaper } from '../../../support/registries/registeredPaper';

const onKites = 'Kites need wind. We let them glide without it, for three hours and more, and measure how far they come.';

const kites: RegisteredPaper = {
  title: 'Kites: Gliding Without Wind',
  abstract: onKites,
  authors: ['Ada Berg', 'Bo Ice'],
  year: 2026,
  arxivId: '2606.01234',
};
const winds: RegisteredPaper = {
  title: 'Winds of Change in the Retrieval of Passages',
  authors: ['Cy Roe'],
  year: 2024,
  doi: '10.1000/winds',
  venue: 'Journal of Wind',
};

/** Finds papers in registries that know `papers`. `trouble` may answer a request in another way, or throw. */
async function find(
  words: string,
  papers: readonly RegisteredPaper[],
  trouble: (url: URL) => HttpAnswer | undefined = () => undefined,
  signal = new AbortController().signal,
): Promise<{ readonly found: readonly FoundRecord[]; readonly sent: readonly string[] }> {
  const clock = new FakeClock();
  const sent: string[] = [];
  const transport: Transport = {
    async send({ url: written, body = '' }) {
      const url = new URL(written);
      sent.push(url.host);
      const request = { host: url.host, method: body === '' ? 'GET' : 'POST', url, headers: {}, body, startedAt: 0 };
      return trouble(url) ?? answererOf(url.host, papers)(request) ?? { status: 404, headers: {}, body: 'Resource not found.' };
    },
  };
  const finder = new PaperFinder(
    new AnswerSource({
      registries: new Map(registries.map((registry) => [registry.name, registry])),
      caller: new RegistryCaller({ transport, clock, random: () => 0 }),
      cache: new AnswerCache(undefined, () => clock.now()),
    }),
  );
  const finding = finder.find(parsePaperQueries(words), { options: {}, signal });
  const [found] = await Promise.all([finding, clock.run()]);
  return { found, sent };
}

function show(found: FoundRecord): string {
  if (found.kind === 'found') return `found ${found.record.title}`;
  return found.kind === 'candidates' ? `candidates ${found.records.map(({ title }) => title).join(' | ')}` : found.kind;
}

test('an arXiv identifier: one request, and all that arXiv says', async () => {
  const { found, sent } = await find('2606.01234', [kites, winds]);
  assert.deepEqual(sent, ['export.arxiv.org']);
  const [paper] = found;
  assert.ok(paper?.kind === 'found');
  assert.deepEqual(toPaper(paper.record), {
    facts: {
      title: kites.title,
      abstract: onKites,
      authors: ['Ada Berg', 'Bo Ice'],
      hasMoreAuthors: undefined,
      year: 2026,
      venue: undefined,
      arxivId: '2606.01234',
      doi: undefined,
      links: [],
    },
    source: 'arXiv',
  });
});

test('several identifiers of one registry are one request; the results are in the order of the words', async () => {
  const more = Array.from(
    { length: 5 },
    (_, at): RegisteredPaper => ({ ...kites, title: `Kites of Type ${at}`, arxivId: `2606.0200${at}` }),
  );
  const { found, sent } = await find(
    more
      .map(({ arxivId }) => arxivId)
      .reverse()
      .join(' '),
    more,
  );
  assert.deepEqual(sent, ['export.arxiv.org']);
  assert.deepEqual(found.map(show), more.map(({ title }) => `found ${title}`).reverse());
});

test('an abstract that Crossref lacks comes from another registry under the same title', async () => {
  const withAbstract: RegisteredPaper = { ...winds, abstract: 'We change how passages are retrieved, by the wind.' };
  const lacking = (url: URL): HttpAnswer | undefined =>
    url.host !== 'api.crossref.org'
      ? undefined
      : answererOf(url.host, [winds])({ host: url.host, method: 'GET', url, headers: {}, body: '', startedAt: 0 });
  const [paper] = (await find('10.1000/winds', [withAbstract], lacking)).found;
  assert.ok(paper?.kind === 'found');
  assert.deepEqual([paper.record.registry, paper.record.venue, paper.record.abstract], ['crossref', winds.venue, withAbstract.abstract]);
  const other: RegisteredPaper = { ...withAbstract, title: 'Something Else Altogether' };
  const [alone] = (await find('10.1000/winds', [other], lacking)).found;
  assert.ok(alone?.kind === 'found');
  assert.equal(alone.record.abstract, undefined);
});

test('a title is never taken by itself: the writer gets what may be it, the best first', async () => {
  const near: RegisteredPaper = { ...winds, title: 'Kites: Gliding Without Winds and Tails' };
  const { found } = await find('Kites: gliding without wind', [near, kites]);
  assert.deepEqual(found.map(show), [`candidates ${kites.title} | ${near.title}`]);
  assert.deepEqual((await find('Kites: gliding without wind', [kites])).found.map(show), [`candidates ${kites.title}`]);
});

test('what no registry knows is not found; what no registry could be asked is told apart', async () => {
  assert.deepEqual((await find('2606.09999 10.1000/none', [kites])).found.map(show), ['not-found', 'not-found']);
  assert.deepEqual((await find('A Title that Nobody Has', [winds])).found.map(show), ['not-found']);
  const offline = (): never => {
    throw new TransportError('unreachable', 'there is no network');
  };
  const { found } = await find('2606.01234\nKites: Gliding Without Wind', [kites], offline);
  assert.deepEqual(found.map(show), ['could-not-ask', 'could-not-ask']);
  assert.ok(found.every((paper) => paper.kind === 'could-not-ask' && /network/.test(paper.reason)));
});

test('where arXiv can’t be asked, DataCite tells of its papers', async () => {
  const trouble = ({ host }: URL): HttpAnswer | undefined =>
    host === 'export.arxiv.org' ? { status: 403, headers: {}, body: 'Forbidden' } : undefined;
  const [paper] = (await find('2606.01234', [kites], trouble)).found;
  assert.ok(paper?.kind === 'found');
  assert.equal(paper.record.registry, 'datacite');
});

test('a page of the ACL Anthology, and an address without an identifier', async () => {
  const boats: RegisteredPaper = {
    ...winds,
    title: 'Boats for Passages',
    aclId: '2020.acl-main.703',
    doi: '10.18653/v1/2020.acl-main.703',
  };
  const { found } = await find('https://aclanthology.org/2020.acl-main.703\nhttps://example.org/paper', [boats]);
  assert.deepEqual(found.map(show), ['found Boats for Passages', 'not-found']);
});

test('cancelling ends the search', async () => {
  const controller = new AbortController();
  controller.abort();
  await assert.rejects(find('2606.01234', [kites], undefined, controller.signal), CancelledError);
});
