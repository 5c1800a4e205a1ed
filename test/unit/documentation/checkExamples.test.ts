import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeAction } from '../../../server/src/features/codeAction';
import { diagnostics } from '../../../server/src/features/findings/diagnostics';
import { createFixtureWorkspace, uriOf } from '../../support/fixtureWorkspace';
import { readBlock, readPage } from './pages';

const page = 'docs/checking.md';
const draft = uriOf('/a.md');

test('the wrong number of the example is marked, and its quick fixes are those that the page names', () => {
  const sample = readPage('media/sample/reading-digest.txt');
  const sentence = readBlock(page, 'Check a sentence', 'markdown');
  const { snapshot } = createFixtureWorkspace(`//- /reading-digest.txt\n${sample}\n//- /a.md\n${sentence}`);
  const marked = diagnostics(snapshot, draft).filter(({ code }) => code === 'contradicted-number');
  assert.deepEqual(
    marked.map(({ span }) => sentence.slice(span.start, span.end)),
    ['2.81x'],
  );
  const titles = codeAction(snapshot, draft, {
    span: marked[0]!.span,
    kinds: undefined,
    trigger: 'menu',
    codes: new Set(['contradicted-number']),
    annotationId: 'n-1',
    day: '2026-11-30',
  }).map(({ title }) => title);
  const text = readPage(page).split('## Check the whole draft')[0] ?? '';
  const named = [...text.matchAll(/(?<!\*)\*([A-Z][^*]+)\*(?!\*)/g)].map(([, name = '']) => name);
  assert.ok(named.length >= 5);
  assert.deepEqual(
    named.filter((name) => !titles.some((title) => title.replace('...', '') === name)),
    [],
    titles.join(', '),
  );
});

/** The papers of the table of examples. */
const digest = `Moraine: A Model of Glaciers

Glaciers move slowly. We present Moraine, a model of how alpine glaciers move. Moraine runs 2.5x faster than earlier models of flow.

SlowKite: Landing in Strong Winds

Strong winds bring a kite down. We present SlowKite, which lands within 36 seconds in strong winds and keeps its line dry.

HempRope: Lines for the Beach

Ropes break. We present HempRope, a line of hemp for beaches that holds for ten years.
`;

test('each example of the table is marked by the diagnostic that the table names', () => {
  const rows = [...readPage(page).matchAll(/^\| `(.+?)` \| .* \| \[`([\w-]+)`\]\(diagnostics\.md#([\w-]+)\) \|$/gm)];
  assert.equal(rows.length, 5);
  for (const [, example = '', code, anchor] of rows) {
    assert.equal(anchor, code);
    const sentence = example.endsWith('.') ? example : `${example}.`;
    const others = 'As others say [@moraine].\n';
    const { snapshot } = createFixtureWorkspace(
      `//- /papers-digest.txt\n${digest}\n//- /a.md\n# Kites\n\n${sentence}\n\n# Ice\n\n${others}`,
    );
    const found = diagnostics(snapshot, draft).map((each) => each.code);
    assert.ok(found.includes(code!), `${example}: ${found.join(', ')}`);
  }
});
