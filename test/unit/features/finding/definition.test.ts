import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Span } from '../../../../server/src/base/span';
import { definition } from '../../../../server/src/features/finding/paperPlaces';
import { createFixtureWorkspace, drawSpans, uriOf } from '../../../support/fixtureWorkspace';

/** Files draw the cursor, `<origin|...|>` and every `<title|...|>` that must be reached, in the order of the files. */
function checkDefinition(source: string): void {
  const { snapshot, cursor, files } = createFixtureWorkspace(source);
  const answer = definition(snapshot, cursor.uri, cursor.offset);
  assert.ok(answer, `no definition in ${source}`);
  for (const { path, ranges, cursor: at } of files) {
    const uri = uriOf(path);
    const spans: (Span & { label: string })[] = [
      ...(uri === cursor.uri ? [{ ...answer.origin, label: 'origin' }] : []),
      ...answer.targets.filter((target) => target.uri === uri).map(({ title }) => ({ ...title, label: 'title' })),
    ];
    assert.equal(drawSpans(snapshot, uri, spans, at), drawSpans(snapshot, uri, ranges, at));
  }
  for (const { block, title } of answer.targets) assert.ok(block.start <= title.start && title.end <= block.end);
}

const abstract = 'Glaciers move. We present Moraine, a model of how they do, with a step of ten years.';
const other = 'Deltas grow. We study how, over three hundred years and with two instruments.';

test('from a key to the title line', () => {
  checkDefinition(`//- /digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n//- /draft.md\n[see @<origin|mor<|>aine|>]\n`);
  checkDefinition(`//- /digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n//- /draft.tex\n\\cite{<origin|mor<|>aine|>}\n`);
});

test('from a name to the title line', () => {
  checkDefinition(`//- /digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n//- /draft.md\nas <origin|Mor<|>aine|> does\n`);
});

test('to all places of a paper', () => {
  checkDefinition(
    `//- /a-digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n` +
      `//- /b-digest.txt\nOn the Growth of Deltas\n\n${other}\n\n<title|MORAINE: A model of glaciers|>\n\n${abstract}\n` +
      '//- /draft.md\n[@<origin|mor<|>aine|>]\n',
  );
});

test('from a title to every place, its own too', () => {
  checkDefinition(
    `//- /a-digest.txt\n<origin|<title|Mor<|>aine: A Model of Glaciers|>|>\n\n${abstract}\n//- /b-digest.txt\n<title|Moraine: A Model of Glaciers|>\n\n${abstract}\n`,
  );
});

test('a title on two lines is reached as a whole', () => {
  checkDefinition(`//- /digest.txt
\\\\
arXiv:2411.13560
Date: Thu, 7 Nov 2024 10:00:00 GMT   (20kb)

Title: <title|Moraine: A Model of Glaciers and
  of What They Leave Behind|>
Authors: Ada Berg
Categories: cs.LG
\\\\
  ${abstract}
\\\\ ( https://arxiv.org/abs/2411.13560 ,  20kb)
//- /draft.md
@<origin|mor<|>aine|>
`);
});

test('a title in a Markdown digest is reached without its marks', () => {
  checkDefinition(
    `//- /digest.md\n# Reading\n\n## <title|Moraine: A Model of Glaciers|>\n\n${abstract}\n//- /draft.md\n@<origin|mor<|>aine|>\n`,
  );
});

test('nothing for other words', () => {
  const { snapshot, cursor } = createFixtureWorkspace(
    `//- /digest.txt\nMoraine: A Model of Glaciers\n\n${abstract}\n//- /draft.md\nglac<|>iers\n`,
  );
  assert.equal(definition(snapshot, cursor.uri, cursor.offset), undefined);
});
