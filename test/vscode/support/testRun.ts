/** What the process that started this VS Code wants (see test/support/vscode/runInVscode.mjs). */
export interface TestRun {
  /** Where that process listens. */
  readonly url: string;
  /** Test files by name, without `.test.ts`. */
  readonly files: readonly string[];
  /** Words that the full name of a test must contain; undefined: all tests run. */
  readonly only?: string;
  /** The folder of installed extensions that Marginalia must come from; undefined: it comes from the source tree. */
  readonly installedIn?: string;
}

export const testRun: TestRun = readTestRun();

function readTestRun(): TestRun {
  const text = process.env['MARGINALIA_TEST_RUN'];
  if (text === undefined) throw new Error('These tests are started by `npm run test:vscode`.');
  return JSON.parse(text) as TestRun;
}
