import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listFindings, review } from './reviewFixture';

const digest = `//- /my-digest.txt
Kitefall: Kites That Fall Slowly

Kites fall too fast in calm air. We present Kitefall, which reduces the speed of falling kites by 40% at the coast.

Ropewalk: Ropes Made by Walking

We present Ropewalk, which makes ropes of hemp by walking to and fro between two posts.

`;

async function list(draft: string): Promise<readonly string[]> {
  return listFindings(await review(`${digest}//- /draft.md\n${draft}\n`, '/draft.md'), 'unsupported-sentence');
}

test('a sentence that no cited abstract supports is information', async () => {
  const found = await review(
    `${digest}//- /draft.md\nBread and salt were baked in clay ovens by old monks of stone abbeys [@kitefall].\n`,
    '/draft.md',
  );
  const group = found.groups.find(({ kind }) => kind === 'unsupported-sentence');
  assert.deepEqual([group?.severity, group?.count, group?.title], ['information', 1, "Sentences that the cited abstract doesn't support"]);
  assert.deepEqual(listFindings(found, 'unsupported-sentence'), [
    "The abstract of Kitefall doesn't say this. | /draft.md: Bread and salt were baked in clay ovens by old monks of stone abbeys [@kitefall].",
  ]);
  assert.match(
    (await list('Bread and salt were baked in clay ovens by old monks of stone abbeys [@kitefall; @ropewalk].')).join(),
    /^No abstract of these papers says this: Kitefall, Ropewalk\. /,
  );
});

test('a sentence that an abstract supports, or that nothing is known of, is left out', async () => {
  for (const sentence of [
    'Falling kites can be slowed by 40% at the coast [@kitefall].',
    'Bread and salt were baked in clay ovens by old monks of stone abbeys who made ropes of hemp between two posts [@kitefall; @ropewalk].',
    'Bread and salt were baked in clay ovens by old monks of stone abbeys [@kitefall; @unknown].',
    'See also [@kitefall].',
  ])
    assert.deepEqual(await list(sentence), [], sentence);
});
