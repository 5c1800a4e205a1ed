import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkContainer } from './checkContainer';

const references = `references:
- id: hochreiter1997
  type: article-journal
  title: Long Short-Term Memory
  author:
  - {family: Hochreiter, given: Sepp}
  - {family: Schmidhuber, given: Jürgen}
  issued: 1997
  container-title: Neural Computation
- id: cho2014
  title: Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation
  author:
  - {family: Cho, given: Kyunghyun}
  issued:
  - year: 2014
`;
const papers = [
  { title: 'Long Short-Term Memory', authors: ['Sepp Hochreiter', 'Jürgen Schmidhuber'], year: 1997, venue: 'Neural Computation' },
  {
    title: 'Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation',
    authors: ['Kyunghyun Cho'],
    year: 2014,
  },
];

test('references of pandoc: in a file, at the top, at the end, in a fence', () => {
  checkContainer(`---\n${references}...\n`, 'references.yaml', 'yaml', papers);
  checkContainer(
    `---\ntitle: A talk\n${references}...\n\n# A talk\n\nCells came first [@hochreiter1997].\n`,
    'talk.md',
    'front-matter',
    papers,
  );
  const prose = '# A talk\n\nCells came first [@hochreiter1997].\n';
  for (const end of ['...\n', '---\n', '']) checkContainer(`${prose}\n---\n${references}${end}`, 'talk.md', 'yaml', papers);
  const indented = references.replaceAll(/^(?=[- ])/gm, '  ');
  checkContainer(`${prose}\n\`\`\`yaml\n${indented}\`\`\`\n\nSee you on Friday.\n`, 'talk.md', 'yaml', papers);
});

test('one reference with an author and a year is enough, because its list says what it is', () => {
  const one = references
    .slice(0, references.indexOf('- id: cho'))
    .replace(/ {2}- \{family: S.*\n/, '')
    .replace(/ {2}container.*\n/, '');
  checkContainer(`Cells came first.\n\n---\n${one}---\n`, 'talk.md', 'yaml', [
    { ...papers[0], title: 'Long Short-Term Memory', authors: ['Sepp Hochreiter'], venue: undefined },
  ]);
});

test('settings of MyST and drafts that only name a bibliography have no papers', () => {
  const settings =
    'version: 1\nproject:\n  title: Harbour notes\n  references:\n    numpy: https://numpy.org/doc/stable\n  bibliography:\n    - refs.bib\n';
  assert.deepEqual(parseDigest(settings, { path: 'myst.yml' }).entries, []);
  const draft =
    '---\ntitle: Where the light falls\nbibliography: refs.bib\nreferences:\n  numpy: https://numpy.org\n---\n\nSplats {cite:p}`kerbl2023`.\n\n```{bibliography}\n:filter: docname in docnames\n```\n';
  assert.deepEqual(parseDigest(draft, { path: 'draft.md' }).entries, []);
});

const written = [
  'Vaswani, A., Shazeer, N., Parmar, N., Uszkoreit, J., Jones, L., Gomez, A. N., Kaiser, Ł., & Polosukhin, I. (2017). Attention is all you need. *Advances in Neural Information Processing Systems*, 30.',
  'He, K., Zhang, X., Ren, S., & Sun, J. (2016). Deep residual learning for image recognition. *Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition*, 770–778.',
  'Kingma, D. P., & Ba, J. (2015). Adam: A method for stochastic optimization. *International Conference on Learning Representations*.',
  'Hochreiter, S., & Schmidhuber, J. (1997). Long short-term memory. *Neural Computation*, 9(8), 1735–1780.',
];

test('blocks in colons do not hide what is written in them', () => {
  const read = (text: string): readonly string[] => parseDigest(text, { path: 'group.md' }).entries.map(({ title }) => title);
  const titles = read(`# Cited\n\n${written.join('\n\n')}\n`);
  assert.ok(titles.includes('Attention is all you need') && titles.includes('Adam: A method for stochastic optimization'));
  const directive = `# Reading group\n\nWith cake.\n\n:::{bibliography}\n${written.join('\n\n')}\n:::\n`;
  const entries = written.map((entry, at) => `::: {#ref-${at} .csl-entry}\n${entry}\n:::\n`).join('\n');
  const divs = `# Cited\n\n::: {#refs .csl-bib-body}\n${entries}:::\n`;
  for (const text of [directive, divs, `---\ntitle: A printed page\n---\n\n${divs}`]) assert.deepEqual(read(text), titles);
});

test('a definition list: each term is a paper', () => {
  const text =
    'Attention Is All You Need\n: Ashish Vaswani, Noam Shazeer. NeurIPS 2017.\n: <https://arxiv.org/abs/1706.03762>\n\n' +
    'Deep Residual Learning for Image Recognition\n: Kaiming He, Jian Sun. CVPR 2016.\n: <https://arxiv.org/abs/1512.03385>\n\n' +
    'Adam: A Method for Stochastic Optimization\n:   Diederik P. Kingma, Jimmy Ba. ICLR 2015.\n:   <https://arxiv.org/abs/1412.6980>\n';
  checkContainer(`# Summer school\n\n${text}`, 'school.md', 'text', [
    { title: 'Attention Is All You Need', authors: ['Ashish Vaswani', 'Noam Shazeer'], arxivId: '1706.03762' },
    { title: 'Deep Residual Learning for Image Recognition', authors: ['Kaiming He', 'Jian Sun'], year: 2016 },
    { title: 'Adam: A Method for Stochastic Optimization', authors: ['Diederik P. Kingma', 'Jimmy Ba'], venue: 'ICLR 2015' },
  ]);
});
