import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeTorture, runTorture } from '../../lab/torture/runTorture';

const steps = 100;

test('notes outlive edits, kills and other programs (slow)', { timeout: 120_000 }, async (context) => {
  const seed = Number(process.env['MARGINALIA_SEED'] ?? 1);
  const report = await runTorture(steps, seed);
  context.diagnostic(describeTorture(report));
  assert.equal(report.steps, steps);
});
