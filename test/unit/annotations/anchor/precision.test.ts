import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { anchorKinds, makeCases } from '../../../support/anchors/anchorCases';
import { judgeAnchors } from '../../../support/anchors/judgeAnchors';
import { createSimilarPapers } from '../../../support/anchors/similarPapers';
import { projectRoot } from '../../../support/projectRoot';
import { createRandom } from '../../../support/random';

// The same over 10,000 passages of real papers: npm run eval -- anchors.
const count = 900;

test('passages of the sample are never found in a wrong place (slow)', () => {
  const path = join(projectRoot, 'media/sample/reading-digest.txt');
  const papers = parseDigest(readFileSync(path, 'utf8'), { path }).entries.filter(({ abstract }) => abstract.length > 300);
  const cases = makeCases(count, {
    papers,
    similar: createSimilarPapers(papers),
    random: createRandom(Number(process.env['MARGINALIA_SEED'] ?? 1)),
  });
  assert.equal(cases.length, count);
  const verdicts = judgeAnchors(cases);
  assert.deepEqual(
    verdicts.map(({ kind }) => kind),
    anchorKinds,
  );
  assert.deepEqual(
    verdicts.flatMap(({ wrong }) => wrong),
    [],
  );
  const kept = verdicts.filter(({ kind }) => cases.find((each) => each.kind === kind)?.truth !== undefined);
  const orphans = kept.reduce((sum, verdict) => sum + verdict.orphans, 0);
  const all = kept.reduce((sum, verdict) => sum + verdict.cases, 0);
  assert.ok(orphans < all * 0.08, `${orphans} orphans of ${all}`);
});
