import { ask, showLife } from './wire';

/** Tells the process that started this VS Code how the tests go, one after the other. */
export function startReporting(): { follow(runner: Mocha.Runner): void; end(): Promise<void> } {
  let sent: Promise<unknown> = Promise.resolve();
  const send = (event: object): void => {
    sent = sent.then(() => ask('report', event));
  };
  showLife();
  send({ kind: 'start' });
  return {
    follow(runner) {
      runner.on('test', (test) => send({ kind: 'test', title: test.fullTitle() }));
      runner.on('pass', (test) => send({ kind: 'pass', title: test.fullTitle(), ms: test.duration ?? 0 }));
      runner.on('fail', (test, error: unknown) => send({ kind: 'fail', title: test.fullTitle(), stack: describe(error) }));
      runner.on('pending', (test) => send({ kind: 'skip', title: test.fullTitle() }));
    },
    async end() {
      send({ kind: 'end' });
      await sent;
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
