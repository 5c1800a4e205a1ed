import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancelledError } from '../../../../server/src/base/cancellation';
import { HostLimiter } from '../../../../server/src/services/lookUp/hostLimiter';
import { FakeClock } from '../../../support/fakeClock';
import { createRandom, type Random } from '../../../support/random';

interface Sent {
  readonly name: number;
  readonly start: number;
  end: number;
}

/** Sends a request that takes so many milliseconds, and writes down when it runs. */
function createSender(clock: FakeClock, limiter: HostLimiter, interval: number): { sent: Sent[]; send: typeof send } {
  const sent: Sent[] = [];
  const send = (name: number, duration: number, signal = new AbortController().signal): Promise<void> =>
    limiter.run(
      () =>
        new Promise<void>((resolve, reject) => {
          const entry: Sent = { name, start: clock.now(), end: Number.POSITIVE_INFINITY };
          sent.push(entry);
          clock.after(duration, () => {
            entry.end = clock.now();
            if (name % 7 === 3) reject(new Error('cut'));
            else resolve();
          });
        }),
      { interval, signal },
    );
  return { sent, send };
}

test('requests start in order, each so long after the one before has ended', async () => {
  const clock = new FakeClock();
  const { sent, send } = createSender(clock, new HostLimiter(1, clock), 3000);
  void Promise.all([send(0, 500), send(1, 2999), send(2, 100)]);
  await clock.run();
  assert.deepEqual(
    sent.map(({ name, start }) => [name, start]),
    [
      [0, 0],
      [1, 3500],
      [2, 9499],
    ],
  );
});

test('several run at once where the host allows it', async () => {
  const clock = new FakeClock();
  const { sent, send } = createSender(clock, new HostLimiter(2, clock), 100);
  void Promise.all([send(0, 90_000), send(1, 1000), send(2, 10)]);
  await clock.run();
  assert.deepEqual(
    sent.map(({ start }) => start),
    [0, 100, 1200],
  );
});

test('who does not wait any longer is not sent, and nobody waits for it', async () => {
  const clock = new FakeClock();
  const { sent, send } = createSender(clock, new HostLimiter(1, clock), 3000);
  const controller = new AbortController();
  const first = send(0, 500);
  const cancelled = assert.rejects(send(1, 500, controller.signal), CancelledError);
  const last = send(2, 500);
  await clock.run(1000);
  controller.abort();
  await cancelled;
  await assert.rejects(send(4, 500, controller.signal), CancelledError);
  await clock.run();
  await Promise.all([first, last]);
  assert.deepEqual(
    sent.map(({ name, start }) => [name, start]),
    [
      [0, 0],
      [2, 3500],
    ],
  );
});

/** Asks for requests at random times, cancels some, tells the limiter to wait now and then, and returns what was sent. */
async function runSchedule(
  random: Random,
): Promise<{ sent: readonly Sent[]; asked: number; cancelled: number; holds: readonly number[][] }> {
  const clock = new FakeClock();
  const limiter = new HostLimiter(1, clock);
  const { sent, send } = createSender(clock, limiter, 3000);
  const asked = 2 + random.below(8);
  const holds: number[][] = [];
  let cancelled = 0;
  const requests: Promise<void>[] = [];
  for (let name = 0; name < asked; name++) {
    clock.after(random.below(15_000), () => {
      const controller = new AbortController();
      if (random.below(4) === 0) clock.after(random.below(20_000), () => controller.abort());
      const duration = random.pick([0, 1, 200, 2999, 3000, 3001, 15_000]);
      requests.push(
        send(name, duration, controller.signal).catch((error: unknown) => {
          if (error instanceof CancelledError) cancelled++;
        }),
      );
    });
  }
  if (random.below(3) === 0)
    clock.after(random.below(20_000), () => {
      const until = clock.now() + random.below(10_000);
      holds.push([clock.now(), until]);
      limiter.waitUntil(until);
    });
  await clock.run();
  await Promise.all(requests);
  return { sent, asked, cancelled, holds };
}

test('in 10,000 random schedules no two requests to arXiv start within 3 s, or run at once (slow)', async () => {
  for (let seed = 1; seed <= 10_000; seed++) {
    const { sent, asked, cancelled, holds } = await runSchedule(createRandom(seed));
    assert.equal(sent.length + cancelled, asked, `seed ${seed}: each request is sent or cancelled`);
    for (const [at, { start, end }] of sent.entries()) {
      assert.ok(end < Number.POSITIVE_INFINITY, `seed ${seed}: ends`);
      const previous = sent[at - 1];
      if (previous !== undefined) {
        // A request may reach arXiv at any time until its end.
        assert.ok(start - previous.end >= 3000, `seed ${seed}: ${start} starts too soon`);
      }
      for (const [from = 0, until = 0] of holds) assert.ok(start <= from || start >= until, `seed ${seed}: ${start} was to wait`);
    }
  }
});
