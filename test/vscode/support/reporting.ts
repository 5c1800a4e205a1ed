import { ask, showLife } from './bridge';

export interface Reporting {
  follow(runner: Mocha.Runner): void;
  /** Resolves when all that has been reported so far has arrived. */
  delivered(): Promise<void>;
  end(): Promise<void>;
}

/** Tells the process that started this VS Code how the tests go, one after the other. */
export function startReporting(): Reporting {
  let sent: Promise<unknown> = Promise.resolve();
  const send = (event: object): void => {
    sent = sent.then(() => ask('report', event));
  };
  const delivered = async (): Promise<void> => {
    await sent;
  };
  showLife();
  send({ kind: 'start' });
  return {
    follow(runner) {
      runner.on('test', (test) => send({ kind: 'test', title: test.fullTitle() }));
      runner.on('pass', (test) => send({ kind: 'pass', title: test.fullTitle(), ms: test.duration ?? 0 }));
      runner.on('fail', (test, error: unknown) => send({ kind: 'fail', title: test.fullTitle(), stack: describe(error) }));
      runner.on('retry', (test, error: unknown) => send({ kind: 'retry', title: test.fullTitle(), stack: describe(error) }));
      runner.on('pending', (test) => send({ kind: 'skip', title: test.fullTitle() }));
    },
    delivered,
    end() {
      send({ kind: 'end' });
      return delivered();
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
