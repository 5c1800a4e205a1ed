import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toReadable } from '../../../../server/src/base/readableText';
import { createMatrixRow, exportMatrix, literatureMatrix, matrixColumns } from '../../../../server/src/features/topics/literatureMatrix';
import { findFile } from '../../../../server/src/workspace/snapshot';
import { createFixtureWorkspace, type FixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';
import { findRealData } from '../../../support/realData';
import { hostileDigest, hostileTitles } from '../hostileText';
import { applyAnswer, checkSettled, library, type Output, open, withDraft, write } from '../outputsSandbox';

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

test('a row of headings, and one for each paper in the order of the keys', () => {
  const { snapshot } = createFixtureWorkspace(withDraft('One.\n'));
  const { text, count } = exportMatrix(snapshot, ['lark', 'nobody', 'kite']);
  assert.equal(count, 2);
  assert.deepEqual(text.split('\r\n'), [
    '\ufeff"Paper","Citation key","Method","Headline numbers","Code","My notes"',
    '"Lark","lark","","","",""',
    '"Kite","kite","Kite, a way to cross rivers by air","It wins on LongBench and RULER, and cuts costs by 2.5x over boats","https://github.com/kite/kite","Compare with ferries. / True of *ferries* too. #ice"',
    '',
  ]);
});

test('hostile titles make one row of six cells, none of which is a formula', () => {
  for (const title of [...hostileTitles, '=1+1: Sums', '@SUM(A1): Sums', '-1: Sums']) {
    const { snapshot } = createFixtureWorkspace(`${hostileDigest(title)}//- /draft.md\n<|>`);
    for (const { key } of snapshot.library().papers) {
      const cells = [
        ...exportMatrix(snapshot, [key])
          .text.split('\r\n')
          .slice(1)
          .join('\r\n')
          .matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g),
      ].map((match) => match[1] ?? '');
      assert.equal(cells.length, 6, title);
      assert.ok(
        cells.every((each) => !/^\s*[=+@-]/.test(each)),
        cells.join('|'),
      );
    }
  }
});

function rowOf({ snapshot }: FixtureWorkspace, key: string): Readonly<Record<string, readonly string[]>> {
  const { cells } = createMatrixRow(snapshot, snapshot.library().findByKey(key)!);
  return Object.fromEntries(matrixColumns.map((column) => [column, cells[column].map(({ text }) => text)]));
}

test('what is said stands in its column, what is not stays empty', () => {
  const sandbox = createFixtureWorkspace(library);
  assert.deepEqual(rowOf(sandbox, 'kite'), {
    name: ['Kite'],
    method: ['Kite, a way to cross rivers by air'],
    numbers: ['It wins on LongBench and RULER, and cuts costs by 2.5x over boats'],
    code: ['https://github.com/kite/kite'],
    notes: ['Compare with ferries.', 'True of *ferries* too. #ice'],
  });
  assert.deepEqual(rowOf(sandbox, 'lark'), { name: ['Lark'], method: [], numbers: [], code: [], notes: [] });
});

test('each thing that a cell says stands in the file where its source is, white space apart', () => {
  const { snapshot } = createFixtureWorkspace(library);
  const { cells } = createMatrixRow(snapshot, snapshot.library().findByKey('kite')!);
  for (const column of ['name', 'method', 'numbers', 'notes'] as const) {
    for (const { text, source } of cells[column]) {
      const found = findFile(snapshot, source!.uri)!.text.slice(source!.span.start, source!.span.end);
      assert.ok(found.replace(/\s+/g, ' ').includes(text), `${column}: ${text} in ${found}`);
    }
  }
});

test('of real digests every quoted cell is verbatim but for what pasting left, and the source has it (slow)', (context) => {
  const path = findRealData('digests/trending-jun-23.txt');
  if (path === undefined) return context.skip('the real digests are not on this machine');
  const text = readFileSync(path, 'utf8');
  const { snapshot } = createFixtureWorkspace(`//- /real-digest.txt\n${text}`);
  const { papers } = snapshot.library();
  let said = 0;
  for (const paper of papers) {
    const { cells } = createMatrixRow(snapshot, paper);
    for (const { text: words, source } of [...cells.method, ...cells.numbers]) {
      said += 1;
      assert.ok(toReadable(paper.abstract).includes(words), words);
      assert.ok(
        toReadable(findFile(snapshot, source!.uri)!.text.slice(source!.span.start, source!.span.end).replace(/\s+/g, ' ')).includes(words),
        words,
      );
    }
  }
  assert.ok(papers.length === 51 && said > 75, `${said} cells of ${papers.length} papers`);
});
