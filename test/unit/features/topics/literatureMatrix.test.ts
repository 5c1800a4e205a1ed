import assert from 'node:assert/strict';
import { test } from 'node:test';
import { literatureMatrix } from '../../../../server/src/features/topics/literatureMatrix';
import { createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { hostileDigest, hostileTitles } from '../hostileText';
import { type Output, applyAnswer, checkSettled, open, withDraft, write } from '../outputsSandbox';

const matrix =
  (...keys: readonly string[]): Output =>
  ({ snapshot }, uri, offset) => {
    const answer = literatureMatrix(snapshot, uri, offset, keys);
    if (answer === undefined || answer.kind === 'refused') return answer;
    return { kind: 'edits', edits: answer.edits, isUpdate: answer.isUpdate };
  };

test('a table in Markdown', () => {
  const outputted = write(withDraft('One<|>.\n'), matrix('kite', 'lark'));
  assert.equal(
    outputted.text,
    `One.

<!-- marginalia matrix -->

| Paper | Method | Headline numbers | Code | My notes |
| --- | --- | --- | --- | --- |
| Kite [@kite] | "Kite, a way to cross rivers by air" | "It wins on LongBench and RULER, and cuts costs by 2.5x over boats" | <https://github.com/kite/kite> | Compare with ferries. / True of *ferries* too. #ice |
| Lark [@lark] |  |  |  |  |

<!-- /marginalia -->
`,
  );
  checkSettled(outputted, matrix('kite', 'lark'));
});

test('a table in LaTeX', () => {
  const outputted = write(withDraft('One~\\citep{x}<|>.\n', '/draft.tex'), matrix('kite'));
  assert.equal(
    outputted.text,
    `One~\\citep{x}.

% marginalia matrix
\\begin{tabular}{p{0.09\\linewidth}p{0.14\\linewidth}p{0.22\\linewidth}p{0.13\\linewidth}p{0.17\\linewidth}}
\\hline
Paper & Method & Headline numbers & Code & My notes \\\\ \\hline
Kite \\citep{kite} & \`\`Kite, a way to cross rivers by air'' & \`\`It wins on LongBench and RULER, and cuts costs by 2.5x over boats'' & \\texttt{https://github.com/kite/kite} & Compare with ferries. / True of *ferries* too. \\#ice \\\\ \\hline
\\end{tabular}
% /marginalia
`,
  );
  checkSettled(outputted, matrix('kite'));
});

test('further papers, and notes that changed, are taken in by the next run; nothing else changes', () => {
  const first = write(withDraft('One<|>.\n\nTwo.\n'), matrix('lark'));
  const second = applyAnswer(first.text, matrix('lark', 'kite')(open(first, first.text), first.uri, 0));
  const line = (text: string): readonly string[] => text.split('\n');
  assert.deepEqual(line(second).filter((each) => !line(first.text).includes(each)).length, 1);
  assert.deepEqual(
    line(first.text).filter((each) => !line(second).includes(each)),
    [],
  );
});

test('a table with columns that there are no longer gets those of today; the words around the block stay', () => {
  const old = `| Paper | Problem | Data | My notes |
| --- | --- | --- | --- |
| Lark [@lark] | "hills are steep" | LongBench |  |`;
  const around = (table: string): string => `One.\n\n<!-- marginalia matrix -->\n\n${table}\n\n<!-- /marginalia -->\n\nMine.\n`;
  const updated = write(withDraft(`${around(old)}<|>`), matrix('lark'));
  assert.equal(
    updated.text,
    around(`| Paper | Method | Headline numbers | Code | My notes |
| --- | --- | --- | --- | --- |
| Lark [@lark] |  |  |  |  |`),
  );
});

test('the answer tells for each cell where it comes from', () => {
  const { snapshot } = createFixtureWorkspace(withDraft('One.\n'));
  const { rows } = literatureMatrix(snapshot, uriOf('/draft.md'), 0, ['kite'])!;
  assert.deepEqual(
    rows.map(({ paper, cells }) => [paper.key, cells.method[0]?.source?.uri]),
    [['kite', uriOf('/a-digest.txt')]],
  );
});

test('no papers: nothing is done', () => {
  const { snapshot } = createFixtureWorkspace(withDraft('One.\n'));
  assert.deepEqual(literatureMatrix(snapshot, uriOf('/draft.md'), 0, ['nobody']), {
    kind: 'refused',
    reason: 'No papers selected.',
    rows: [],
  });
  assert.equal(literatureMatrix(snapshot, uriOf('/a-digest.txt'), 0, ['kite']), undefined);
});

test('hostile titles and abstracts make one row with one citation (slow)', () => {
  for (const title of hostileTitles) {
    for (const path of ['/draft.md', '/draft.tex']) {
      const source = `${hostileDigest(title)}//- ${path}\n<|>`;
      const [paper] = createFixtureWorkspace(source).snapshot.library().papers;
      const outputted = write(source, matrix(paper!.key));
      const { citations, headings } = open(outputted, outputted.text).snapshot.drafts.get(outputted.uri)!.scan();
      assert.deepEqual(
        citations.flatMap(({ items }) => items.map(({ key }) => key)),
        [paper!.key],
        outputted.text,
      );
      assert.equal(headings.length, 0, outputted.text);
      if (path.endsWith('.md'))
        assert.equal(
          outputted.text
            .split('\n')
            .filter((line) => /(?<!\\)\|/.test(line))
            .every((line) => line.match(/(?<!\\)\|/g)?.length === 6),
          true,
          outputted.text,
        );
      checkSettled(outputted, matrix(paper!.key));
    }
  }
});

test('running twice changes nothing, and what is outside of the block stays (slow)', () => {
  const parts = ['Words [@lark].', '# Head', '- item', '> quoted', '```\ncode\n```', '% a comment', '<!-- one -->'];
  forSeeds(40, (random) => {
    const keys = random.pick([['kite'], ['lark'], ['kite', 'lark'], ['lark', 'kite']]);
    const path = random.pick(['/draft.md', '/draft.tex']);
    const before = Array.from({ length: 1 + random.below(5) }, () => random.pick(parts)).join('\n\n');
    const at = random.below(before.length + 1);
    const outputted = write(withDraft(`${before.slice(0, at)}<|>${before.slice(at)}\n`, path), matrix(...keys));
    checkSettled(outputted, matrix(...keys));
    const [start, end] = [outputted.text.search(/(?:<!--|%) marginalia matrix/), outputted.text.search(/(?:<!--|%) \/marginalia/)];
    const outside = outputted.text.slice(0, start) + outputted.text.slice(end).replace(/^.*\n/, '');
    assert.equal(outside.replace(/\s/g, ''), before.replace(/\s/g, ''));
  });
});
