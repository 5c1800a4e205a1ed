import { person } from './support/person';
import { startReporting } from './support/reporting';
import { testRun } from './support/testRun';
import { notifications, resetWorkbench } from './support/workbench';

/** How long (ms) one test may take. A busy machine takes several times as long as a quiet one. */
const testLimit = 60_000;

/** VS Code calls it in the extension host, in the desktop build as in the browser build. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const reporting = startReporting();
  // A screen on a busy machine drops a key now and then: a test that fails is tried once more, in a fresh workbench.
  const mocha = new Mocha({ ui: 'tdd', timeout: testLimit, retries: 1, reporter: Mocha.reporters.Base });
  if (testRun.only !== undefined) mocha.grep(new RegExp(testRun.only.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'));
  // The name of a test is out before it begins, so that one that never comes back is known.
  mocha.rootHooks({ beforeEach: () => reporting.delivered(), afterEach: tidyUp });
  // `suite` and `test` become global; the files that use them are loaded after that.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const name of testRun.files) await import(`./${name}.test.ts`);
  await new Promise<void>((resolve) => reporting.follow(mocha.run(() => resolve())));
  await reporting.end();
}

/** Every test begins in a workbench without editors, pickers and messages. A picture remains of each failure, also before a second try. */
async function tidyUp(this: Mocha.Context): Promise<void> {
  const test = this.currentTest;
  if (test !== undefined && test.state !== 'passed') {
    const name = test
      .fullTitle()
      .replace(/[^a-z0-9]+/gi, '-')
      .slice(0, 100);
    await person.screenshot(`failed/${name}`);
    await notifications();
    await person.screenshot(`failed/${name}-messages`);
  }
  await resetWorkbench();
}
