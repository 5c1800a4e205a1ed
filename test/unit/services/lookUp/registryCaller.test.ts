import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancelledError } from '../../../../server/src/base/cancellation';
import type { HttpAnswer, RegistryAnswer } from '../../../../server/src/lookUp/registry';
import { RegistryCaller } from '../../../../server/src/services/lookUp/registryCaller';
import { TransportError } from '../../../../server/src/services/platform';
import { FakeClock } from '../../../support/fakeClock';
import { answerWith, busy, createPaperRegistry, ScriptedTransport } from '../../../support/paperRegistry';
import { createRandom } from '../../../support/random';

const registry = createPaperRegistry('arxiv', { interval: 3000 });

interface Session {
  readonly clock: FakeClock;
  readonly transport: ScriptedTransport;
  call(title: string, signal?: AbortSignal): Promise<RegistryAnswer>;
  /** Lets the time pass until the answer is there. */
  ask(title: string): Promise<RegistryAnswer>;
  starts(): readonly number[];
}

function startSession(answer: (url: string, count: number) => HttpAnswer | Promise<HttpAnswer>, random = 0): Session {
  const clock = new FakeClock();
  const transport = new ScriptedTransport(() => clock.now(), answer);
  const caller = new RegistryCaller({ transport, clock, random: () => random });
  const call: Session['call'] = (title, signal = new AbortController().signal) =>
    caller.call(registry, { registry: 'arxiv', url: `https://arxiv.test/${title}`, maxBytes: 1000 }, { options: {}, signal });
  return {
    clock,
    transport,
    call,
    async ask(title) {
      const asked = call(title);
      asked.catch(() => undefined);
      await clock.run();
      return asked;
    },
    starts: () => transport.sent.map(({ time }) => time),
  };
}

test('an answer is read, and the next request keeps its distance', async () => {
  const session = startSession(() => answerWith([]));
  assert.deepEqual(await session.ask('a'), { kind: 'records', records: [] });
  await session.ask('b');
  assert.deepEqual(session.starts(), [0, 3000]);
});

test('the writer’s address makes some registries allow more', async () => {
  const polite = createPaperRegistry('crossref', { interval: 1000, politeInterval: 300 });
  const clock = new FakeClock();
  const transport = new ScriptedTransport(
    () => clock.now(),
    () => answerWith([]),
  );
  const caller = new RegistryCaller({ transport, clock, random: () => 0 });
  for (const mailAddress of ['a@b.example', undefined, undefined])
    void caller.call(
      polite,
      { registry: 'crossref', url: 'https://crossref.test/a', maxBytes: 10 },
      { options: { mailAddress }, signal: new AbortController().signal },
    );
  await clock.run();
  assert.deepEqual(
    transport.sent.map(({ time }) => time),
    [0, 300, 1300],
  );
});

test('a busy registry is asked again, later each time, and never too soon', async () => {
  const quick = createPaperRegistry('crossref', { interval: 100 });
  for (const [random, expected] of [
    [0, [0, 1000, 3000]],
    [0.5, [0, 1250, 3750]],
  ] as const) {
    const clock = new FakeClock();
    const transport = new ScriptedTransport(
      () => clock.now(),
      (_, count) => (count < 2 ? busy : answerWith([])),
    );
    const caller = new RegistryCaller({ transport, clock, random: () => random });
    const asked = caller.call(
      quick,
      { registry: 'crossref', url: 'https://crossref.test/a', maxBytes: 10 },
      { options: {}, signal: new AbortController().signal },
    );
    await clock.run();
    assert.equal((await asked).kind, 'records');
    assert.deepEqual(
      transport.sent.map(({ time }) => time),
      expected,
    );
  }
});

test('a registry that says how long to wait is left alone so long, by all who wait', async () => {
  const session = startSession((_, count) => (count === 0 ? { ...busy, headers: { 'retry-after': '20' } } : answerWith([])));
  const both = Promise.all([session.call('a'), session.call('b')]);
  await session.clock.run();
  assert.deepEqual(
    (await both).map(({ kind }) => kind),
    ['records', 'records'],
  );
  assert.deepEqual(session.starts(), [0, 20_000, 23_000]);
});

test('a registry that wants to be left alone for long is not waited for, but asked when the time is over', async () => {
  const session = startSession((_, count) => (count === 0 ? { ...busy, headers: { 'retry-after': '3600' } } : answerWith([])));
  assert.deepEqual(await session.ask('a'), { kind: 'failed', reason: 'it is busy', isTemporary: true, retryAfter: 3_600_000 });
  assert.equal((await session.ask('b')).kind, 'failed');
  assert.deepEqual(session.starts(), [0]);
  await session.clock.run(3_600_000);
  assert.equal((await session.ask('c')).kind, 'records');
});

test('what waits for its turn at a registry that is closed fails at once', async () => {
  const session = startSession(() => ({ ...busy, headers: { 'retry-after': '3600' } }));
  const kinds: string[] = [];
  for (const title of ['a', 'b', 'c']) void session.call(title).then(({ kind }) => kinds.push(kind));
  await session.clock.run(10_000);
  assert.deepEqual(kinds, ['failed', 'failed', 'failed']);
  assert.equal(session.transport.sent.length, 1);
});

test('three refusals in a row end a registry for the session, with the reason', async () => {
  const session = startSession(() => busy);
  const all = Promise.all([session.call('a'), session.call('b'), session.call('c'), session.call('d')]);
  await session.clock.run();
  for (const answer of await all) assert.deepEqual([answer.kind, 'reason' in answer && answer.reason], ['failed', 'it is busy']);
  assert.equal(session.transport.sent.length, 3);
  await session.clock.run(session.clock.now() + 24 * 3600 * 1000);
  assert.equal((await session.ask('e')).kind, 'failed');
  assert.equal(session.transport.sent.length, 3);
});

test('refusals with answers between them end nothing', async () => {
  const session = startSession((_, count) => (count % 3 === 2 ? answerWith([]) : busy));
  for (let at = 0; at < 5; at++) assert.equal((await session.ask(`${at}`)).kind, 'records');
  assert.equal(session.transport.sent.length, 15);
});

test('an answer that can’t be read is not asked for again, and three in a row end the registry for a minute', async () => {
  const session = startSession((_, count) =>
    count < 3 ? { status: 200, headers: {}, body: '<html>Log in to the network</html>' } : answerWith([]),
  );
  for (const title of ['a', 'b', 'c', 'd', 'e'])
    assert.deepEqual(await session.ask(title), { kind: 'failed', reason: 'the answer is not readable', isTemporary: false });
  assert.equal(session.transport.sent.length, 3);
  await session.clock.run(session.clock.now() + 60_000);
  assert.equal((await session.ask('f')).kind, 'records');
});

test('without a network no paper waits for another’s time-out', async () => {
  const session = startSession((_, count) => {
    if (count === 0) throw new TransportError('unreachable', 'there is no network');
    return answerWith([]);
  });
  const both = Promise.all([session.call('a'), session.call('b')]);
  await session.clock.run(10_000);
  for (const answer of await both) assert.deepEqual(answer, { kind: 'failed', reason: 'there is no network', isTemporary: false });
  assert.equal(session.transport.sent.length, 1);
  await session.clock.run(70_000);
  assert.equal((await session.ask('c')).kind, 'records');
});

test('a registry that must not be asked is asked for no other paper', async () => {
  const session = startSession(() => {
    throw new TransportError('refused', 'nothing is sent from this workspace');
  });
  for (const title of ['a', 'b'])
    assert.deepEqual(await session.ask(title), { kind: 'failed', reason: 'nothing is sent from this workspace', isTemporary: false });
  assert.equal(session.transport.sent.length, 1);
});

test('a cancelled request ends at once, waiting or running', async () => {
  const controller = new AbortController();
  const session = startSession(
    () => new Promise((_, reject) => controller.signal.addEventListener('abort', () => reject(new TransportError('cancelled', '')))),
  );
  const running = assert.rejects(session.call('a', controller.signal), CancelledError);
  const waiting = assert.rejects(session.call('b', controller.signal), CancelledError);
  await session.clock.run(100);
  controller.abort();
  await Promise.all([running, waiting]);
  assert.equal(session.transport.sent.length, 1);
});

test('in 2,000 random sessions with refusals, time-outs and cancels no request starts too soon, and every call ends (slow)', async () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const random = createRandom(seed);
    const running: { readonly start: number; end: number }[] = [];
    const session = startSession(async () => {
      const entry = { start: session.clock.now(), end: Number.POSITIVE_INFINITY };
      running.push(entry);
      await new Promise<void>((resolve) => session.clock.after(random.pick([0, 300, 3000, 15_000]), resolve));
      entry.end = session.clock.now();
      if (random.below(12) === 0) throw new TransportError('timed-out', 'no answer');
      if (random.below(4) > 0) return answerWith([]);
      return random.below(2) === 0 ? busy : { ...busy, headers: { 'retry-after': String(random.below(40)) } };
    }, random.below(100) / 100);
    const calls: Promise<unknown>[] = [];
    const asked = 1 + random.below(10);
    for (let name = 0; name < asked; name++)
      session.clock.after(random.below(60_000), () => {
        const controller = new AbortController();
        if (random.below(5) === 0) session.clock.after(random.below(20_000), () => controller.abort());
        calls.push(session.call(`${name}`, controller.signal).catch((error: unknown) => assert.ok(error instanceof CancelledError)));
      });
    await session.clock.run();
    await Promise.all(calls);
    assert.equal(calls.length, asked);
    for (const [at, { start }] of running.entries()) {
      const previous = running[at - 1];
      if (previous === undefined) continue;
      assert.ok(start - previous.end >= 3000, `seed ${seed}: ${start} starts too soon`);
    }
  }
});
