import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHtmlLines } from '../../../../server/src/digest/marked/html/htmlLines';
import { readMarkdownLines } from '../../../../server/src/digest/marked/markdown/markdownLines';
import type { MarkedLine } from '../../../../server/src/digest/marked/markedLine';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkSpans } from '../digestChecks';

const works = [
  ['Attention Is All You Need', '1706.03762'],
  ['Neural Machine Translation by Jointly Learning to Align and Translate', '1409.0473'],
  ['BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding', '1810.04805'],
  ['Deep Contextualized Word Representations', '1802.05365'],
  ['Language Models are Few-Shot Learners', '2005.14165'],
  ['Deep Residual Learning for Image Recognition', '1512.03385'],
] as const;
const topics = ['Attention', 'Attention', 'Pre-training', 'Pre-training', 'Pre-training', 'Vision'];
const weeks = [works.slice(0, 2), works.slice(2, 5), works.slice(5)];

function checkWorks(text: string, path: string): void {
  const digest = parseDigest(text, { path });
  checkSpans(text, digest);
  assert.deepEqual(
    digest.entries.map(({ title, arxivId, tags }) => [title, arxivId, tags?.join()]),
    works.map(([title, id], at) => [title, id, topics[at]]),
  );
}

test('a cell of Markdown with several links gives all of them, under the topic of its row', () => {
  for (const joint of ['<br>', '<br/> ', ', ', ' · ']) {
    const rows = weeks.map((week, at) => {
      const links = week.map(([title, id]) => `[${title}](https://arxiv.org/abs/${id})`);
      return `| ${at + 1} | ${['Attention', 'Pre-training', 'Vision'][at]} | ${links.join(joint)} | slides |\n`;
    });
    checkWorks(`# Schedule\n\n| Week | Topic | Readings | More |\n|---|---|---|---|\n${rows.join('')}| 4 | Holiday | | |\n`, 'plan.md');
  }
});

test('a list in a cell of HTML', () => {
  const rows = weeks.map((week, at) => {
    const items = week.map(([title, id]) => `<li><a href="https://arxiv.org/abs/${id}">${title}</a></li>`);
    return `<tr><td>Sep ${3 + at}</td><td>${['Attention', 'Pre-training', 'Vision'][at]}</td><td><ol>${items.join('')}</ol></td></tr>`;
  });
  checkWorks(
    `<!DOCTYPE html><body><table><tr><th>Date</th><th>Topic</th><th>Readings</th></tr>${rows.join('\n')}</table></body>`,
    'plan.html',
  );
});

test('entries with numbers or years that semicolons separate', () => {
  const cited = [
    'Vaswani et al., 2017',
    'Bahdanau et al., 2015',
    'Devlin et al., 2019',
    'Peters et al., 2018',
    'Brown et al., 2020',
    'He et al., 2016',
  ];
  const name = ([title]: readonly string[]): string => `${title}, ${cited[works.findIndex((work) => work[0] === title)]}`;
  for (const numbered of [true, false]) {
    const rows = weeks.map(
      (week, at) => `| ${at + 1} | ${week.map((work, index) => `${numbered ? `(${index + 1}) ` : ''}${name(work)}`).join('; ')} |\n`,
    );
    const { entries } = parseDigest(`# Plan\n\n| Week | Readings |\n|---|---|\n${rows.join('')}`, { path: 'plan.md' });
    assert.deepEqual(
      entries.map(({ title, year }) => `${title}, ${year}`),
      works.map(([title], at) => `${title}, ${cited[at]?.slice(-4)}`),
    );
  }
});

const isItem = ({ kind }: MarkedLine): boolean => kind === 'item';

test('a cell with the parts of one paper, or with a list of links to its files, is no list of papers', () => {
  const parts = ['**Kites in the Wind**<br>Ada Berg<br>ICML 2019', '**Winds over Kites**<br>Jo Roe<br>ICML 2020'];
  const files = [
    '[PDF](https://a.example/1.pdf), [Code](https://a.example/1)',
    '[PDF](https://a.example/2.pdf), [Code](https://a.example/2)',
  ];
  for (const cells of [parts, files]) {
    const rows = cells.map((cell, at) => `| ${at} | ${cell} |\n`).join('');
    assert.ok(!readMarkdownLines(`| Nr | Paper |\n|---|---|\n${rows}`).some(isItem));
    const html = `<table><tr><th>Nr</th><th>Paper</th></tr>${cells.map((cell, at) => `<tr><td>${at}</td><td>${cell.replace(/\*\*(.*)\*\*/, '<b>$1</b>').replace(/\[(\w+)\]\((\S+)\)/g, '<a href="$2">$1</a>')}</td></tr>`).join('')}</table>`;
    assert.ok(!readHtmlLines(html).some(isItem));
  }
});
