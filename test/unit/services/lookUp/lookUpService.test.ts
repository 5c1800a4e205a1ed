import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision, PaperQuestion } from '../../../../server/src/lookUp/matching/assessedRecord';
import type { HttpAnswer, Registry } from '../../../../server/src/lookUp/registry';
import type { RegistryName, RegistryRecord } from '../../../../server/src/model/registryRecord';
import { AnswerCache, AnswerSource } from '../../../../server/src/services/lookUp/answerSource';
import { LookUpService } from '../../../../server/src/services/lookUp/lookUpService';
import type { LookUpOutcome, LookUpPaper } from '../../../../server/src/services/lookUp/paperLookUp';
import { RegistryCaller } from '../../../../server/src/services/lookUp/registryCaller';
import { TransportError } from '../../../../server/src/services/platform';
import { FakeClock } from '../../../support/fakeClock';
import { answerWith, busy, createPaperRegistry, ScriptedTransport } from '../../../support/paperRegistry';

function makeRecord(title: string, some: Partial<RegistryRecord> = {}): RegistryRecord {
  return { registry: 'arxiv', page: title, identifiers: {}, linked: [], type: 'preprint', title, authors: [], ...some };
}

/** Takes the records with the title of the question. */
function decideByTitle({ title }: PaperQuestion, records: readonly RegistryRecord[]): Decision {
  const [record, ...others] = records.filter((each) => each.title === title);
  if (record === undefined) return { kind: 'not-found' };
  return {
    kind: 'taken',
    records: [record, ...others],
    evidence: { record, isByIdentifier: false, titleSimilarity: 1, hasEqualMarks: true },
  };
}

interface Session {
  readonly transport: ScriptedTransport;
  readonly clock: FakeClock;
  /** What was told while papers were looked up: `key kind`, with the number of records. */
  readonly told: string[];
  start(papers: readonly LookUpPaper[], signal?: AbortSignal): Promise<readonly LookUpOutcome[]>;
  lookUp(papers: readonly LookUpPaper[]): Promise<readonly string[]>;
}

function startSession(
  answer: (url: string) => HttpAnswer | Promise<HttpAnswer>,
  registries: readonly Registry[] = (['arxiv', 'crossref', 'semantic-scholar'] satisfies RegistryName[]).map((name) =>
    createPaperRegistry(name),
  ),
): Session {
  const clock = new FakeClock();
  const transport = new ScriptedTransport(() => clock.now(), answer);
  const answers = new AnswerSource({
    registries: new Map(registries.map((registry) => [registry.name, registry])),
    caller: new RegistryCaller({ transport, clock, random: () => 0 }),
    cache: new AnswerCache(undefined, () => clock.now()),
  });
  const service = new LookUpService(answers, decideByTitle);
  const told: string[] = [];
  const start: Session['start'] = (papers, signal = new AbortController().signal) =>
    service.lookUp(papers, {
      options: {},
      signal,
      onOutcome: ({ key, decision }) => told.push(`${key} ${decision.kind} ${decision.kind === 'taken' ? decision.records.length : ''}`),
    });
  return {
    transport,
    clock,
    told,
    start,
    async lookUp(papers) {
      const running = start(papers);
      await clock.run();
      return (await running).map(({ key, decision }) => `${key} ${decision.kind}`);
    },
  };
}

function ask(key: string, some: Partial<PaperQuestion> = {}): LookUpPaper {
  return { key, question: { title: key, abstract: 'An abstract.', identifiers: {}, ...some } };
}

/** A made-up identifier for a paper with a title of one letter. */
const idOf = (title: string): string => `2401.${String(title.charCodeAt(0)).padStart(5, '0')}`;
const sentBy = ({ transport }: Session): readonly string[] => transport.sent.map(({ url }) => url.replace('https://', ''));

test('papers are asked for by title, and once all are taken, their published versions together', async () => {
  const session = startSession((url) => {
    const title = /title=(.+)/.exec(url)?.[1];
    if (title !== undefined) return answerWith([makeRecord(title, { identifiers: { arxivId: idOf(title) } })]);
    return answerWith(
      ['a', 'b', 'c'].map((name) => makeRecord(name, { registry: 'semantic-scholar', identifiers: { arxivId: idOf(name) } })),
    );
  });
  assert.deepEqual(await session.lookUp([ask('a'), ask('b'), ask('c')]), ['a taken', 'b taken', 'c taken']);
  assert.deepEqual(sentBy(session), [
    'arxiv.test/title=a',
    'arxiv.test/title=b',
    'arxiv.test/title=c',
    'semantic-scholar.test/ids=2401.00097,2401.00098,2401.00099',
  ]);
  assert.deepEqual(session.told, ['a taken 1', 'b taken 1', 'c taken 1', 'a taken 2', 'b taken 2', 'c taken 2']);
});

test('of an answer with far more works than were asked for, only the first are compared', async () => {
  const works = Array.from({ length: 1000 }, (_, at) => makeRecord('a', { page: `a${at}`, identifiers: { arxivId: idOf('a') } }));
  const session = startSession((url) => answerWith(url.includes('semantic') ? [] : works));
  await session.lookUp([ask('a')]);
  await session.lookUp([ask('a', { identifiers: { arxivId: idOf('a') } })]);
  // Told when the paper is taken, and again when no published version of it was found.
  assert.deepEqual(session.told, ['a taken 50', 'a taken 50', 'a taken 50', 'a taken 50']);
});

test('one registry is asked about one paper while another one is asked about the next', async () => {
  const session = startSession((url) => answerWith(url.includes('arxiv.test') ? [] : [makeRecord(/title=(.+)/.exec(url)?.[1] ?? '')]));
  await session.lookUp(['a', 'b', 'c'].map((key) => ask(key)));
  assert.deepEqual(
    session.transport.sent.filter(({ url }) => url.includes('title')).map(({ url, time }) => `${url.slice(8, 9)} ${time}`),
    ['a 0', 's 0', 'a 1000', 's 1000', 'a 2000', 's 2000'],
  );
});

test('what one batch does not answer is open, what all answer is not found', async () => {
  const identified = [...'abcde'].map((key) => ask(key, { identifiers: { arxivId: idOf(key) } }));
  const session = startSession((url) => {
    if (url.includes(idOf('d'))) return { status: 200, headers: {}, body: '<html>' };
    if (url.includes('ids=')) return answerWith([makeRecord('b', { identifiers: { arxivId: idOf('b') } })]);
    return answerWith([]);
  });
  assert.deepEqual(await session.lookUp(identified), [
    'a could-not-ask',
    'b taken',
    'c could-not-ask',
    'd could-not-ask',
    'e could-not-ask',
  ]);
  const quiet = startSession(() => answerWith([]));
  assert.deepEqual(await quiet.lookUp(identified.slice(0, 2)), ['a not-found', 'b not-found']);
});

test('if one registry is busy and the others know nothing, the paper is not called unknown', async () => {
  const session = startSession((url) => (url.includes('crossref') ? busy : answerWith([])));
  const running = session.start([ask('a')]);
  await session.clock.run();
  assert.deepEqual(
    (await running).map(({ key, decision, failures }) => [key, decision.kind, failures]),
    [['a', 'could-not-ask', ['it is busy']]],
  );
});

test('if no registry can be asked, nothing is called unknown', async () =>
  assert.deepEqual(await startSession(() => answerWith([]), []).lookUp([ask('a')]), ['a could-not-ask']));

test('what was answered is not asked again, neither for another paper nor later', async () => {
  const session = startSession((url) =>
    answerWith(
      url.includes('ids=math/0309136')
        ? [makeRecord('a', { identifiers: { arxivId: 'math/0309136' }, type: 'article-journal', venue: 'Kites' })]
        : [],
    ),
  );
  const papers = [
    ask('a', { identifiers: { arxivId: 'math/0309136' } }),
    ask('b'),
    ask('a', { identifiers: { arxivId: 'math.GT/0309136' } }),
  ];
  assert.deepEqual(await session.lookUp(papers), ['a taken', 'b not-found', 'a taken']);
  const { length } = session.transport.sent;
  assert.equal(length, 4);
  assert.deepEqual(await session.lookUp(papers), ['a taken', 'b not-found', 'a taken']);
  assert.equal(session.transport.sent.length, length);
});

test('a failure is not kept', async () => {
  let isBusy = true;
  const session = startSession(() => (isBusy ? { status: 500, headers: {}, body: 'oops' } : answerWith([makeRecord('a')])));
  assert.deepEqual(await session.lookUp([ask('a')]), ['a could-not-ask']);
  isBusy = false;
  assert.deepEqual(await session.lookUp([ask('a')]), ['a taken']);
});

test('if the writer does not agree, each registry is tried once, and every paper is open', async () => {
  const session = startSession(() => {
    throw new TransportError('refused', 'nothing was sent');
  });
  const running = session.start([ask('a'), ask('b')]);
  await session.clock.run();
  assert.deepEqual(
    (await running).map(({ decision, failures }) => [decision.kind, failures]),
    [
      ['could-not-ask', ['nothing was sent']],
      ['could-not-ask', ['nothing was sent']],
    ],
  );
  assert.equal(session.transport.sent.length, 3);
});

test('after a cancel nothing is sent, and what was answered before is known to the next look-up', async () => {
  const session = startSession((url) => answerWith([makeRecord(/title=(.+)/.exec(url)?.[1] ?? '')]));
  const controller = new AbortController();
  const papers = ['a', 'b', 'c', 'd'].map((key) => ask(key));
  const running = session.start(papers, controller.signal);
  await session.clock.run(1500);
  controller.abort();
  assert.deepEqual(
    (await running).map(({ decision: { kind }, failures }) => [kind, ...failures]),
    [['taken'], ['taken'], ['could-not-ask', 'the lookup was canceled'], ['could-not-ask', 'the lookup was canceled']],
  );
  await session.clock.run();
  assert.equal(session.transport.sent.length, 2);
  assert.deepEqual(session.told, ['a taken 1', 'b taken 1']);
  await session.lookUp(papers);
  assert.equal(session.transport.sent.length, 4);
});
