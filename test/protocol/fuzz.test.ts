import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFuzz, runFuzz } from '../../lab/fuzz/runFuzz';

const cases = 40;

test('mutated files, and what is no file, end no server and lose no paper', { timeout: 180_000 }, async (context) => {
  const report = await runFuzz(cases, Number(process.env['MARGINALIA_SEED'] ?? 1));
  context.diagnostic(describeFuzz(report));
  // How long an answer takes on a machine that is at other work tells nothing: `npm run fuzz` judges that.
  assert.deepEqual(
    report.failures.filter((failure) => !/ took \d+ ms$/.test(failure)),
    [],
  );
});
