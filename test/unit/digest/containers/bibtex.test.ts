import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { measureProcessor } from '../../../support/measureProcessor';
import { checkSpans } from '../digestChecks';
import { checkContainer } from './checkContainer';

const hochreiter = `@article{hochreiter97,
  author = {Hochreiter, Sepp and Schmidhuber, J{\\"u}rgen},
  title = {Long Short-Term Memory},
  journal = "Neural " # "Computation",
  year = 1997, doi = {10.1162/neco.1997.9.8.1735}
}`;
const vaswani =
  '@inproceedings{vaswani17, title={Attention Is All You Need}, author={Ashish Vaswani and Shazeer, Noam and others}, booktitle={NeurIPS}, year={2017}}';
const gpt4 =
  '@misc{gpt4, title = {{GPT-4} Technical Report}, author = {{OpenAI}}, eprint = {2303.08774}, archivePrefix={arXiv}, year = {2023}}';
const papers = [
  {
    title: 'Long Short-Term Memory',
    authors: ['Sepp Hochreiter', 'Jürgen Schmidhuber'],
    venue: 'Neural Computation',
    year: 1997,
    doi: '10.1162/neco.1997.9.8.1735',
  },
  { title: 'Attention Is All You Need', authors: ['Ashish Vaswani', 'Noam Shazeer'], hasMoreAuthors: true, venue: 'NeurIPS', year: 2017 },
  { title: 'GPT-4 Technical Report', authors: ['OpenAI'], arxivId: '2303.08774' },
] as const;

test('entries within any text: in fences, between paragraphs, in quoted mail', () => {
  const notes = `# My library\n\nSome notes on what I read.\n\n\`\`\`bibtex\n${hochreiter}\n\`\`\`\n\nAnd this one:\n\n${vaswani}\n\n> ${gpt4}\n`;
  checkContainer(notes, 'notes.md', 'bibtex', papers, { escaped: true });
  checkContainer([hochreiter, vaswani, gpt4].join('\n\n'), 'a-digest.txt', 'bibtex', papers, { escaped: true });
});

test('blocks of BibTeX in Org', () => {
  const text = [hochreiter, vaswani, gpt4].map((entry, at) => `* TODO Paper ${at}\n#+begin_src bibtex\n${entry}\n#+end_src\n`).join('');
  assert.deepEqual(
    parseDigest(text, { path: 'papers.org' }).entries.map(({ title }) => title),
    papers.map(({ title }) => title),
  );
});

test('an entry completes the paper of a list that has its title, and is no other paper', () => {
  const list = [
    ['Long Short-Term Memory', hochreiter],
    ['Attention Is All You Need', vaswani],
    ['GPT-4 Technical Report', gpt4],
    ['Deep Residual Learning for Image Recognition', ''],
  ].map(([title, entry], at) => `- **${title}** [pdf](https://papers.example/${at}.pdf)\n\n${entry}\n\n`);
  const { entries } = parseDigest(list.join(''), { path: 'list-digest.md' });
  assert.deepEqual(
    entries.map(({ title, authors, year }) => [title, authors, year]),
    [
      ...papers.map(({ title, authors }, at) => [title, [...authors], [1997, 2017, 2023][at]]),
      ['Deep Residual Learning for Image Recognition', [], undefined],
    ],
  );
});

test('an entry that says how to cite a program is no list of papers', () => {
  const readme = `# Kite\n\nA program that keeps kites in the air. Install it with npm, then start it, and see the manual for what else it does.\n\n## Cite\n\n\`\`\`\n${hochreiter}\n\`\`\`\n\n${'It also has options, which the manual explains. '.repeat(20)}\n`;
  assert.deepEqual(parseDigest(readme, { path: 'README.md' }).entries, []);
});

test('an entry that never ends costs no other, and takes linear time (slow)', () => {
  const text = `${hochreiter}\n\n${vaswani.slice(0, 90)}\n\n${gpt4}\n\n${gpt4.replace('GPT-4', 'GPT-5').replace('2303.08774', '2303.08775')}\n`;
  const titles = parseDigest(text, { path: 'a.txt' }).entries.map(({ title }) => title);
  for (const title of ['Long Short-Term Memory', 'GPT-4 Technical Report', 'GPT-5 Technical Report'])
    assert.ok(titles.includes(title), title);
  for (const piece of [
    '@a{b,',
    '@article{b,\n',
    '@article{b, title = {',
    '@article{b, title = "a" # ',
    '{',
    ' and ',
    '@',
    '\n@article{b, a = 1, ',
  ]) {
    const [once, fourfold] = [25_000, 100_000].map((count) => {
      const long = `${text}@article{x, title = {Kites}, author = {${piece.repeat(Math.ceil(count / piece.length))}`;
      checkSpans(long, parseDigest(long, { path: 'a.txt' }));
      return measureProcessor(() => parseDigest(long, { path: 'a.txt' }));
    }) as [number, number];
    assert.ok(fourfold < 400 || fourfold < 14 * Math.max(once, 1), `${piece}: ${once.toFixed(0)} and ${fourfold.toFixed(0)} ms`);
  }
});
