import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';

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

/** How a writer may set titles down, one below the other. */
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

test('where nobody calls a text a digest, plain lines are papers where their words are those of titles', () => {
  const long = ['Deep Residual Learning for Image Recognition', 'Denoising Diffusion Probabilistic Models', 'Momentum Contrast for Unsupervised Visual Representation Learning', 'Training Compute-Optimal Large Language Models'];
  assert.deepEqual(readTitles(long.map((title) => `- ${title}\n`).join(''), 'notes.md'), long);
  for (const lines of [
    ['The Shawshank Redemption', 'Spirited Away', 'Eternal Sunshine of the Spotless Mind', 'Everything Everywhere All at Once'],
    ['Getting started', 'Functions and closures', 'Working with collections', 'Error handling and testing'],
    ['Roast chicken with lemon', 'Creamy mushroom risotto', 'Braised red cabbage with apples', 'Sticky toffee pudding'],
  ]) assert.deepEqual(readTitles(lines.map((line) => `- ${line}\n`).join(''), 'notes.md'), []);
});

test('no list of tasks, goods, changes or questions is one of titles, whatever its file is called', () => {
  for (const lines of [
    ['Call the plumber about the kitchen sink', 'Send the invoice to the accountant', 'Buy paint for the hallway', 'Book train tickets to Vienna'],
    ['Whole wheat flour, 1 kg', 'Olive oil', 'Two cans of chopped tomatoes', 'Toilet paper'],
    ['Fix crash when the settings file is missing', 'Add support for Python 3.12', 'Remove deprecated options from the command line', 'Update dependencies and build scripts'],
    ['Where are my files kept?', 'How do I restore a single file?', 'How can I cancel my plan?', 'Why is the first run so slow?'],
  ]) assert.deepEqual(readTitles(lines.map((line) => `- ${line}\n`).join('')), []);
});
