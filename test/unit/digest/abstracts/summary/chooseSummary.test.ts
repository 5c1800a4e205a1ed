import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { chooseExcerpt } from '../../../../../server/src/digest/abstracts/summary/chooseExcerpt';
import { chooseSummary } from '../../../../../server/src/digest/abstracts/summary/chooseSummary';
import { parseDigest } from '../../../../../server/src/digest/parseDigest';
import { splitSentences } from '../../../../../server/src/text/sentences';
import { findRealData } from '../../../../support/realData';

function checkSentences(text: string, expected: readonly string[]): void {
  assert.deepEqual(
    splitSentences(text).map(({ start, end }) => text.slice(start, end)),
    expected,
  );
}

test('sentences end at full stops, and not at abbreviations, decimals and initials', () => {
  checkSentences('One is here. Two follows! Is it three? Yes.', ['One is here.', 'Two follows!', 'Is it three?', 'Yes.']);
  checkSentences('We run models (e.g. LSTMs), i.e. old ones, cf. Fig. 3 of Vaswani et al. It is 2.55x faster.', [
    'We run models (e.g. LSTMs), i.e. old ones, cf. Fig. 3 of Vaswani et al. It is 2.55x faster.',
  ]);
  checkSentences('By J. R. Smith in the U.S. Army. We go on with option A. We stop.', [
    'By J. R. Smith in the U.S. Army.',
    'We go on with option A.',
    'We stop.',
  ]);
  checkSentences('Steps: 1. First do. 2. Then rest. (3) Last comes sleep.', [
    'Steps: 1. First do.',
    '2. Then rest.',
    '(3) Last comes sleep.',
  ]);
  checkSentences('It gains 3.5 points.We propose more of it.', ['It gains 3.5 points.', 'We propose more of it.']);
  checkSentences('Code is at https://a.b/c.d for all.', ['Code is at https://a.b/c.d for all.']);
  checkSentences('这是一个句子。这是另一个。', ['这是一个句子。', '这是另一个。']);
  checkSentences('', []);
  checkSentences('no end', ['no end']);
});

const background = 'Long prompts are everywhere today. Existing methods drop tokens, which often hurts the answers that users wait for.';
const proposal = 'we introduce FooCache, a cache that keeps the whole history for a few heads and a short window for all the others.';
const results =
  'Experiments on four models show that memory falls by 2.55x while accuracy stays the same. Code is available at https://github.com/a/b.';

test('a summary is the sentence that proposes, not the first', () => {
  assert.equal(chooseSummary('FooCache: Heads', ['FooCache'], `${background} In short, ${proposal} ${results}`), `In short, ${proposal}`);
});

test('what points to the sentence before is no part of a summary', () => {
  for (const lead of [
    'To this end,',
    'To address these problems,',
    'Based on this insight,',
    'Building upon our findings,',
    'Drawing on the above insights,',
    'Built upon these parts,',
    'In response,',
    'Thus,',
    'Instead,',
  ])
    assert.equal(chooseSummary('FooCache: Heads', ['FooCache'], `${background} ${lead} ${proposal} ${results}`), proposal, lead);
  for (const lead of ['In this paper,', 'To save the memory of heads,', 'Inspired by recent caches,'])
    assert.equal(
      chooseSummary('FooCache: Heads', ['FooCache'], `${background} ${lead} ${proposal} ${results}`),
      `${lead} ${proposal}`,
      lead,
    );
});

test('one of several numbered contributions is no summary', () => {
  const numbered = '(ii) A benchmark: we design a benchmark of twenty rivers for tides and heads.';
  const whole = 'We present (i) a way to keep the history of heads, and a benchmark.';
  assert.equal(chooseSummary('A Benchmark of Rivers and Tides', [], `${background} ${whole} ${numbered} ${results}`), whole);
});

test('a second sentence is added if it continues about the method', () => {
  const more = 'FooCache finds these heads once, with a small optimisation on made-up data.';
  assert.equal(
    chooseSummary('FooCache: Heads', ['FooCache'], `${background} To this end, ${proposal} ${more} ${results}`),
    `${proposal} ${more}`,
  );
});

test('a sentence that leans on the one before takes it along', () => {
  const first = 'We propose a general approach with deep networks.';
  const second = 'Based on it, we develop two hierarchical models for long articles, and we name them BarNet and BazNet.';
  assert.equal(
    chooseSummary('Deep Networks for Law', ['BarNet', 'BazNet'], `${background} ${first} ${second} ${results}`),
    `${first} ${second}`,
  );
});

test('a study says what it studies', () => {
  const study = 'In this work, we study how seventeen models follow threads of facts through very long inputs.';
  assert.equal(
    chooseSummary('Threads in Haystacks', [], `${background} ${study} Strikingly, we find that many models do. ${results}`),
    study,
  );
});

test('a short abstract is its own summary, an empty one has none', () => {
  assert.equal(chooseSummary('T', [], 'A model that draws. It draws well.'), 'A model that draws. It draws well.');
  assert.equal(chooseSummary('T', [], ''), '');
});

test('an excerpt begins after the name and ends with a word', () => {
  assert.equal(
    chooseExcerpt('FooCache: Heads', ['FooCache'], `${background} To this end, ${proposal} ${results}`),
    'a cache that keeps the whole history for a few heads and a short window for all the others',
  );
  assert.equal(
    chooseExcerpt('T', ['BarNet'], `${background} We propose a method BarNet that reads its own attention to find far-away facts again.`),
    'reads its own attention to find far-away facts again',
  );
  assert.equal(chooseExcerpt('T', [], ''), '');
});

test('summaries of real abstracts are verbatim', (context) => {
  const path = findRealData('digests/trending-jun-23.txt');
  if (path === undefined) {
    context.diagnostic('trending-jun-23.txt is not on this machine');
    return;
  }
  for (const { title, names, abstract } of parseDigest(readFileSync(path, 'utf8'), { path }).entries) {
    const summary = chooseSummary(title, names, abstract);
    assert.ok(summary !== '' && abstract.includes(summary), title);
    assert.match(summary, /\b(?:[Ww]e|[Tt]his (?:paper|work)|[Oo]ur)\b/, title);
  }
});
