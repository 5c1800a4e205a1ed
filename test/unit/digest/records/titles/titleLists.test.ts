import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../../server/src/digest/parseDigest';

const titles = [
  'Attention Is All You Need',
  'Layer Normalization',
  "Let's Verify Step by Step",
  'Mamba: Linear-Time Sequence Modeling with Selective State Spaces',
  'Chain-of-Thought Prompting Elicits Reasoning in Large Language Models',
  'The Google File System',
];

function readTitles(text: string, path = 'reading-digest.txt'): string[] {
  return parseDigest(text, { path }).entries.map(({ title }) => title);
}

/** Ways to write titles one below the other. */
const shapes: readonly (readonly [string, (title: string, at: number) => string])[] = [
  ['one a line', (title) => `${title}\n`],
  ['with blank lines', (title) => `${title}\n\n`],
  ['with bullets', (title) => `- ${title}\n`],
  ['with numbers', (title, at) => `${at + 1}. ${title}\n`],
  ['with numbers in brackets', (title, at) => `[${at + 1}] ${title}\n`],
  ['with boxes', (title, at) => `- [${at % 2 === 0 ? 'x' : ' '}] ${title}\n`],
  ['as headings', (title) => `## ${title}\n\n`],
  ['in quotation marks', (title) => `- "${title}"\n`],
  ['in bold, with a note below', (title) => `- **${title}**\n  compare with the other one\n`],
  ['with people and year in brackets', (title) => `- ${title} (Berg et al., 2017)\n`],
  ['with people and year behind a comma', (title) => `- ${title}, Berg et al. 2017\n`],
  ['with a name behind a dash', (title) => `- ${title} - Berg\n`],
  ['with venue and year behind dashes', (title) => `${title} -- ICML 2017\n`],
  ['with people and year before it', (title) => `- Berg et al. (2017). ${title}.\n`],
  ['with a link here and there', (title, at) => `- ${title}${at % 3 === 1 ? ` https://arxiv.org/abs/1706.0376${at}` : ''}\n`],
  ['above a link', (title, at) => `${title}\nhttps://arxiv.org/abs/1706.0376${at}\n\n`],
];

for (const [name, write] of shapes) {
  test(`a digest of titles alone, ${name}: each is a paper`, () => {
    assert.deepEqual(readTitles(titles.map(write).join('')), titles);
    assert.deepEqual(readTitles(`To read next:\n\n${titles.map(write).join('')}`), titles);
  });
}

test('titles under several headings are one list, tasks beside them are none', () => {
  const list = (lines: readonly string[]): string => `${lines.map((line) => `* ${line}`).join('\n')}\n\n`;
  const text = `Intro\n\n${list([...titles.slice(0, 3), 'ask Ben about the figures'])}Later\n\n${list(titles.slice(3))}To do\n\n${list(['mail the supervisor', 'book a train to Vienna', 'print the poster by Friday'])}`;
  assert.deepEqual(readTitles(text), titles);
});

test('in a text that is not called a digest, plain lines are papers if their words are those of titles', () => {
  const long = [
    'Deep Residual Learning for Image Recognition',
    'Denoising Diffusion Probabilistic Models',
    'Momentum Contrast for Unsupervised Visual Representation Learning',
    'Training Compute-Optimal Large Language Models',
  ];
  assert.deepEqual(readTitles(long.map((title) => `- ${title}\n`).join(''), 'notes.md'), long);
  for (const lines of [
    ['The Shawshank Redemption', 'Spirited Away', 'Eternal Sunshine of the Spotless Mind', 'Everything Everywhere All at Once'],
    ['Getting started', 'Functions and closures', 'Working with collections', 'Error handling and testing'],
    ['Roast chicken with lemon', 'Creamy mushroom risotto', 'Braised red cabbage with apples', 'Sticky toffee pudding'],
  ])
    assert.deepEqual(readTitles(lines.map((line) => `- ${line}\n`).join(''), 'notes.md'), []);
});

test('no list of tasks, goods, changes or questions is one of titles, whatever its file is called', () => {
  for (const lines of [
    [
      'Call the plumber about the kitchen sink',
      'Send the invoice to the accountant',
      'Buy paint for the hallway',
      'Book train tickets to Vienna',
    ],
    ['Whole wheat flour, 1 kg', 'Olive oil', 'Two cans of chopped tomatoes', 'Toilet paper'],
    [
      'Fix crash when the settings file is missing',
      'Add support for Python 3.12',
      'Remove deprecated options from the command line',
      'Update dependencies and build scripts',
    ],
    ['Where are my files kept?', 'How do I restore a single file?', 'How can I cancel my plan?', 'Why is the first run so slow?'],
  ])
    assert.deepEqual(readTitles(lines.map((line) => `- ${line}\n`).join('')), []);
});

test('titles of a list that links papers need not have the words of titles, whatever the file is called', () => {
  const links = titles.map((title, at) => `- ${title} https://arxiv.org/abs/1706.0376${at}\n`).join('');
  assert.deepEqual(readTitles(links, 'notes.md'), titles);
  assert.deepEqual(
    readTitles(
      links.replaceAll('- ', '').replaceAll(' https', '\nhttps').replaceAll('\n', '\n\n').replaceAll('\n\nhttps', '\nhttps'),
      'notes.txt',
    ),
    titles,
  );
});

test('what links a page among links to papers, and has no words of titles, is none', () => {
  const items = [
    ...titles.slice(2, 5).map((title, at) => `[${title}](https://arxiv.org/abs/1706.0376${at})`),
    '[Follow our reading group on Discord](https://example.com/discord)',
  ];
  assert.deepEqual(readTitles(items.map((item) => `- ${item}\n`).join('')), titles.slice(2, 5));
  const bare = items.map((item) => `* ${item.replace(/\[(.*)\]\((.*)\)/, '$1 $2')}\n`);
  assert.deepEqual(readTitles([bare[3], ...bare.slice(0, 3)].join('')), titles.slice(2, 5));
  const headed = `${items
    .slice(0, 3)
    .map((item) => `### ${item}\n\nA few words on it.\n\n`)
    .join(
      '',
    )}## Besides papers\n\n- [How we cut our bill in half](https://example.com/bill)\n- [An interview with Ada Berg](https://example.com/berg)\n`;
  assert.deepEqual(readTitles(headed), titles.slice(2, 5));
});

test('cards of a page without abstracts: titles among votes, submitters and counts of authors', () => {
  const card = (title: string, at: number, institute = ''): string =>
    `Submitted by\nuser${at}\n\n${10 + at}\n\n${title}\n${institute}·\n${at + 2} authors\n\n${at}\n`;
  const page = (cards: readonly string[]): string =>
    `Hugging Face\nModels\nDatasets\nPosts\nDocs\n\nDaily Papers\n\nJun 21\n\n${cards.join('')}Previous\nNext\n`;
  const long = titles
    .slice(3, 5)
    .concat(
      'VoCo-LLaMA: Towards Vision Compression with Large Language Models',
      'PIN: A Knowledge-Intensive Dataset for Paired and Interleaved Multimodal Documents',
    );
  const text = page(long.map((title, at) => card(title, at)));
  assert.deepEqual(readTitles(text), long);
  assert.deepEqual(readTitles(text.replaceAll('\n\n', '\n')), long);
  assert.deepEqual(readTitles(page(long.map((title, at) => card(title, at, 'Some Lab\n')))), long);
});

test('a list by hand where each line ends otherwise', () => {
  const text = `READING LIST (spring)

for the intro:
- ${titles[4]}, Wei et al 2022
   -> must cite!!
- ${titles[1]} (Ba, ICML16)
- ${titles[5]} -- "a large system". Berg et al.
- ask Ben about the numbers

maybe:
* ${titles[0]} https://arxiv.org/abs/1706.03762
* ${titles[3]}
    Gu et al., 2023. compares with the former, and then shows where each of them is slow, and why
* that one about faithfulness -> find title
* [x] ${titles[2]}, Lightman 2023 (read, good!)

Chores
- mail supervisor re. deadline
- book train to Vienna
`;
  assert.deepEqual(
    readTitles(text),
    [4, 1, 5, 0, 3, 2].map((at) => titles[at]),
  );
});
