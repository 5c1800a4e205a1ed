import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';

interface Shown {
  readonly title: string;
  readonly people: string;
  readonly about: string;
}

/** Data of real papers; the texts about them are our own. */
const papers: readonly Shown[] = [
  {
    title: 'Long Short-Term Memory',
    people: 'S Hochreiter, J Schmidhuber',
    about: 'Gates decide what a recurrent network keeps over a thousand steps and what it lets go.',
  },
  {
    title: 'Attention Is All You Need',
    people: 'A Vaswani, N Shazeer, N Parmar',
    about: 'Translation without recurrence: every word looks at every other one, in parallel.',
  },
  {
    title: 'Deep Residual Learning for Image Recognition',
    people: 'K He, X Zhang, S Ren, J Sun',
    about: 'Layers learn what differs from their input, so that a network of 152 of them still trains.',
  },
  {
    title: 'Generative Adversarial Nets',
    people: 'I Goodfellow, J Pouget-Abadie',
    about: 'One network makes pictures and another tells them from real ones until it no longer can.',
  },
  {
    title: 'Auto-Encoding Variational Bayes',
    people: 'D Kingma, M Welling',
    about: 'Latent variables are learned by gradients that go through the drawing of a sample.',
  },
  {
    title: 'Language Models are Few-Shot Learners',
    people: 'T Brown, B Mann, N Ryder',
    about: 'A model of 175 billion weights does new tasks from a handful of examples in its prompt.',
  },
];

function read(text: string): { readonly title: string; readonly authors: readonly string[]; readonly arxivId: string | undefined }[] {
  return parseDigest(text, { path: 'page-digest.txt' }).entries.map(({ title, authors, arxivId }) => ({ title, authors, arxivId }));
}

const titles = papers.map(({ title }) => title);

test('a page of search results without a blank line is divided at the buttons that each result has', () => {
  const page = papers
    .map(
      ({ title, people, about }, at) =>
        `${title}\n${people} - Journal of Kites, ${2001 + at} - example.org\n${about}\nSave Cite Cited by ${900 - at} Related articles All ${at + 2} versions\n`,
    )
    .join('');
  const found = read(page);
  assert.deepEqual(
    found.map(({ title }) => title),
    titles,
  );
  assert.deepEqual(found[0]?.authors, ['S Hochreiter', 'J Schmidhuber']);
});

test('a line of identifiers above each title is of the paper below it', () => {
  const page = papers
    .map(
      ({ title, people, about }, at) =>
        `${at + 1}.arXiv:230${at + 1}.0100${at} [pdf, other] cs.CL\n${title}\nAuthors: ${people}\nAbstract: ${about}\nSubmitted ${at + 1} October, 2023; originally announced October 2023.\n`,
    )
    .join('');
  assert.deepEqual(
    read(page).map(({ title, arxivId }) => [title, arxivId]),
    papers.map(({ title }, at) => [title, `230${at + 1}.0100${at}`]),
  );
});

test('a profile with counts and years below each title is divided at them', () => {
  const page = `Title\nCited by\nYear\n${papers.map(({ title, people }, at) => `${title}\n${people}\nAdvances in neural information processing systems ${30 + at}\n${1000 - at}\t${2010 + at}\n`).join('')}`;
  assert.deepEqual(
    read(page).map(({ title }) => title),
    titles,
  );
});

test('a poem with a refrain holds no paper', () => {
  const poem = [
    'The kite goes up',
    'and the wind goes by',
    'blow, wind, blow',
    'the string is long',
    'and the hill is high',
    'blow, wind, blow',
    'the day is short',
    'and the night is near',
    'blow, wind, blow',
    'the kite comes down',
    'when nobody is here',
    'blow, wind, blow',
  ].join('\n');
  assert.deepEqual(read(poem), []);
});
