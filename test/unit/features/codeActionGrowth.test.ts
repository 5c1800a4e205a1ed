import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeActionQuery, codeAction } from '../../../server/src/features/codeAction';
import { diagnostics } from '../../../server/src/features/findings/diagnostics';
import type { Snapshot } from '../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { measureProcessor } from '../../support/measureProcessor';

const abstract = Array.from(
  { length: 12 },
  (_, at) => `In part ${at} of the study we present how slow rivers of ice carry stones of ${at} sizes down the long valley to the sea.`,
).join(' ');
const digest = `//- /digest.txt\nMoraine: A Model of Glaciers\n\nWe present Moraine. ${abstract}\n`;
const uri = uriOf('/a.md');

/** A draft with so many quotations that all differ from the abstract, each in another word. */
function writeDraft(count: number): string {
  const quote = (at: number): string =>
    `As said, "how slow rivers of ice carry wood${at} of ${at % 12} sizes down the long valley" [@moraine].\n`;
  return `${digest}//- /a.md\n${Array.from({ length: count }, (_, at) => quote(at)).join('\n')}`;
}

const findings = ['altered-quotation'];

/** Processor milliseconds of ten light bulbs or menus at the quotation in the middle of the draft. */
function measure(snapshot: Snapshot, trigger: CodeActionQuery['trigger'], codes: readonly string[]): number {
  const text = snapshot.drafts.get(uri)?.text ?? '';
  const start = text.indexOf('wood', text.length / 2);
  const query = {
    span: { start, end: start },
    kinds: undefined,
    trigger,
    codes: new Set(codes),
    annotationId: 'n-1',
    day: '2026-11-30',
  };
  assert.equal(
    codeAction(snapshot, uri, query).some(({ solves }) => solves?.code === 'altered-quotation'),
    true,
  );
  return measureProcessor(() => {
    for (let at = 0; at < 10; at += 1) codeAction(snapshot, uri, query);
  }, 5);
}

test('the light bulb and the menu cost no more in a draft with 600 near-quotations than in one with 40 (slow)', () => {
  const [short, long] = [40, 600].map((count) => {
    const { snapshot } = createFixtureWorkspace(writeDraft(count));
    assert.ok(diagnostics(snapshot, uri).filter(({ code }) => code === 'altered-quotation').length >= 40);
    return { bulb: measure(snapshot, 'automatic', findings), menu: measure(snapshot, 'menu', findings) };
  });
  // Ten of them; that much is noise.
  const noise = 20;
  assert.ok(long!.bulb < 2 * short!.bulb + noise, `light bulb: ${short!.bulb} ms, ${long!.bulb} ms`);
  assert.ok(long!.menu < 2 * short!.menu + noise, `menu: ${short!.menu} ms, ${long!.menu} ms`);
});
