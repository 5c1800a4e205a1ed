import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLens } from '../../../../server/src/features/topics/codeLens';
import type { Settings } from '../../../../server/src/model/settings';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

const sandbox = `//- /papers-digest.txt
<|Moraine: A Model of Glaciers|>

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.

<|Deltas and How They Grow|>

Deltas grow. This paper measures how fast, for nine of them, by counting layers of sand.
//- /refs.bib
@misc{<|ice20|>, title = {Moraine: A Model of Glaciers}}
@misc{<|sea|>, title = {The Sea}}
//- /a.md
[@ice20] @ice20 [@sea]
`;

function checkLenses(path: string, titles: readonly string[], settings: Partial<Settings> = {}): void {
  const { snapshot, files } = createFixtureWorkspace(sandbox, settings);
  const lenses = codeLens(snapshot, uriOf(path));
  assert.deepEqual(
    lenses.map(({ title }) => title),
    titles,
  );
  const ranges = titles.length === 0 ? [] : files.find((file) => file.path === path)!.ranges;
  assert.equal(
    drawSpans(
      snapshot,
      uriOf(path),
      lenses.map(({ span }) => span),
    ),
    drawSpans(
      snapshot,
      uriOf(path),
      ranges.map(({ start, end }) => ({ start, end })),
    ),
  );
}

test('above the papers of a digest that a draft cites; by a setting above the others too', () => {
  const { snapshot } = createFixtureWorkspace(sandbox);
  assert.deepEqual(
    codeLens(snapshot, uriOf('/papers-digest.txt')).map(({ title }) => title),
    ['cited twice'],
  );
  checkLenses('/papers-digest.txt', ['cited twice', 'not cited'], { codeLens: 'all' });
});

test('above the entries of a bibliography', () => checkLenses('/refs.bib', ['cited twice', 'cited once']));

test('none in drafts', () => checkLenses('/a.md', []));

test('none where the setting is off', () => checkLenses('/refs.bib', [], { codeLens: 'off' }));

test('in a large bibliography above what is cited alone', () => {
  const entries = Array.from({ length: 1200 }, (_, index) => `@misc{key${index}, title = {Title ${index}}}`);
  const { snapshot } = createFixtureWorkspace(`//- /refs.bib\n${entries.join('\n')}\n//- /a.md\n@key700 [@key9; @key700]\n`);
  const file = snapshot.bibliographies.get(uriOf('/refs.bib'))!;
  assert.deepEqual(
    codeLens(snapshot, uriOf('/refs.bib')).map(({ span, title }) => `${file.text.slice(span.start, span.end)} ${title}`),
    ['key9 cited once', 'key700 cited twice'],
  );
});
