// `npm run test:oracle`: our citations and entries beside those that pandoc, LaTeX and BibTeX themselves find in real files.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { latex } from '../../server/src/drafts/latex/latex';
import { markdown } from '../../server/src/drafts/markdown/markdown';
import { findRealData } from '../../test/support/realData';
import { checkBibliographies } from './bibliographies';
import { type CitedItem, compareItems, countInOrder, formatItem } from './citedItem';
import { explainedDifferences } from './explainedDifferences';
import { readLatexCitations } from './latexCitations';
import { readPandocCitations } from './pandocCitations';
import { readItems } from './readItems';

interface FileResult {
  readonly path: string;
  /** Who the other side is. */
  readonly reader: string;
  readonly ours: number;
  readonly theirs: number;
  readonly equal: number;
  /** Equal items that the other side has at another place: a compiler sets notes where they are called, captions where they float. */
  readonly moved: number;
  readonly differences: readonly Difference[];
}

interface Difference {
  readonly place: string;
  readonly text: string;
  /** undefined where nobody knows it: then the run fails. */
  readonly reason: string | undefined;
}

function main(): number {
  const isOptional = process.argv.includes('--optional');
  const only = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? '';
  const folder = findRealData('drafts');
  const lacking = ['pandoc', 'pdflatex', 'kpsewhich'].filter((tool) => spawnSync(tool, ['--version']).status !== 0);
  if (folder === undefined || lacking.length > 0) {
    console.log(folder === undefined ? 'The real drafts are not here.' : `Not installed: ${lacking.join(', ')}.`);
    return isOptional ? 0 : 1;
  }
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes(only))
    .sort();
  const results = paths.flatMap((path) => checkFile(folder, path) ?? []);
  print(results);
  const unknown = results.flatMap(({ differences }) => differences).filter(({ reason }) => reason === undefined);
  const unused = only === '' ? findUnusedReasons(results) : [];
  for (const reason of unused) console.log(`Explains nothing any more: ${reason}`);
  console.log('');
  const wrong = only === '' ? checkBibliographies(console.log) : [];
  for (const line of wrong) console.log(`Bibliographies: ${line}`);
  const failed =
    wrong.length + results.filter(({ differences }) => differences.some(({ reason }) => reason === undefined)).length + unused.length;
  console.log(`\n${unknown.length} differences without a reason.`);
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function checkFile(folder: string, path: string): FileResult | undefined {
  const isMarkdown = /\.(?:md|qmd|rmd)$/i.test(path);
  if (!isMarkdown && !path.endsWith('.tex')) return undefined;
  const text = readFileSync(join(folder, path), 'utf8');
  if (isMarkdown)
    return text.includes('@')
      ? toResult(
          path,
          'pandoc',
          readItems(markdown, text),
          readPandocCitations(path.endsWith('.md') ? text : withPlainCells(text), 'markdown'),
        )
      : undefined;
  const ours = readItems(latex, text);
  if (ours.length === 0 && !/[cC]ite/.test(text)) return undefined;
  const record = readLatexCitations(withoutInputs(text));
  if (record !== undefined) return toResult(path, record.how === 'compiled' ? 'LaTeX' : 'LaTeX, body', ours, record.items);
  return toResult(path, 'pandoc', ours, readPandocCitations(text, 'latex'));
}

/** Quarto and knitr run cells before pandoc sees the draft: to pandoc alone ` ```{r name} ` opens no code. */
function withPlainCells(text: string): string {
  return text.replace(/^([ \t>]*(?:```+|~~~+))[ \t]*\{[A-Za-z][^}\n]*\}/gm, '$1');
}

/** Each draft is read by itself: what it inputs is a draft of its own. */
function withoutInputs(text: string): string {
  return text.replace(/^([^%\n]*)\\(?:input|include|subfile|import)\s*\{[^}]*\}/gm, '$1');
}

function toResult(path: string, reader: string, ours: readonly CitedItem[], theirs: readonly CitedItem[]): FileResult {
  const compared = compareItems(ours, theirs);
  const explain = (item: CitedItem, side: 'ours' | 'theirs'): Difference => ({
    place: `${path}${item.line === undefined ? '' : `:${item.line}`}`,
    text: `only ${side}: ${formatItem(item)}`,
    reason: explainedDifferences.find((known) => known.path === path && known.keys.includes(item.key) && known.side === side)?.reason,
  });
  return {
    path,
    reader,
    ours: ours.length,
    theirs: theirs.length,
    equal: compared.equal,
    moved:
      compared.equal -
      countInOrder(
        ours.map(({ key }) => key),
        theirs.map(({ key }) => key),
      ),
    differences: [...compared.ours.map((item) => explain(item, 'ours')), ...compared.theirs.map((item) => explain(item, 'theirs'))],
  };
}

function findUnusedReasons(results: readonly FileResult[]): readonly string[] {
  const used = new Set(
    results.flatMap(({ path, differences }) => differences.map(({ text }) => `${path} ${text.split(' ').slice(0, 3).join(' ')}`)),
  );
  return explainedDifferences.flatMap(({ path, keys, side }) =>
    keys.filter((key) => !used.has(`${path} only ${side}: ${key}`)).map((key) => `${path} ${key}`),
  );
}

function print(results: readonly FileResult[]): void {
  const width = Math.max(...results.map(({ path }) => path.length));
  const line = (path: string, reader: string, numbers: readonly (string | number)[]): void =>
    console.log(`${path.padEnd(width)}  ${reader.padEnd(11)}  ${numbers.map((number) => String(number).padStart(7)).join('')}`);
  line('file', 'reader', ['ours', 'theirs', 'equal', 'moved', 'differ']);
  const numbersOf = (rows: readonly FileResult[]): readonly number[] => [
    ...(['ours', 'theirs', 'equal', 'moved'] as const).map((name) => rows.reduce((sum, row) => sum + row[name], 0)),
    rows.reduce((sum, row) => sum + row.differences.length, 0),
  ];
  for (const row of results) if (row.ours + row.theirs > 0) line(row.path, row.reader, numbersOf([row]));
  for (const reader of ['pandoc', 'LaTeX', 'LaTeX, body']) {
    const rows = results.filter((row) => row.reader === reader);
    for (const kind of ['Markdown', 'LaTeX']) {
      const ofKind = rows.filter(({ path }) => path.endsWith('.tex') === (kind === 'LaTeX'));
      if (ofKind.length > 0) line(`all ${ofKind.length} ${kind} files`, reader, numbersOf(ofKind));
    }
  }
  for (const { place, text, reason } of results.flatMap(({ differences }) => differences))
    console.log(`${place}: ${text}${reason === undefined ? '' : `\n    ${reason}`}`);
}

process.exitCode = main();
