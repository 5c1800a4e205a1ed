import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankStates } from '../../../server/src/digest/fields/stateMarks';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { toTag } from '../../../server/src/digest/records/bounds/sections';
import { findVenue, withoutDetails } from '../../../server/src/digest/records/fields/venue';
import type { PaperEntry } from '../../../server/src/model/paperEntry';

const read = (text: string, path = 'list.txt'): ReadonlyMap<string, PaperEntry> =>
  new Map(parseDigest(text, { path }).entries.map((entry) => [entry.title, entry]));

test('no paper has the year of the group below it', () => {
  const groups = [
    ['2019', ['Sorting Stones by Sound Alone', 'Ada Berg, Bo Lind, Cy Moraine', 'ICML']],
    ['2018', ['Reading Ice From Far Above', 'Cy Moraine, Di Kame, Ada Berg', 'AAAI']],
    ['', ['Tide Tables and Their Many Readers', 'Bo Lind, Di Kame', 'ICML']],
    ['2017', ['Old Almanacs for Young Oceanographers', 'Ada Berg, Di Kame', 'NeurIPS']],
    ['', ['Hills That Moving Ice Has Left Behind', 'Cy Moraine, Bo Lind', 'ICML']],
    ['2016', ['Learning to Count Waves at Night', 'Di Kame, Ada Berg', 'ICLR']],
  ] as const;
  const text = groups.map(([year, lines]) => `${year === '' ? '' : `${year}\n\n`}${lines.join('\n')}\n[pdf] [code]\n\n`).join('');
  const papers = read(`Selected publications\n\n${text}`);
  assert.ok(papers.size >= groups.length);
  let group: string = '';
  for (const [year, [title]] of groups) {
    group = year === '' ? group : year;
    const found = papers.get(title)?.year;
    assert.ok(found === undefined || found === Number(group), `${title}: ${found}`);
  }
});

test('a venue behind family names is without them', () => {
  assert.equal(findVenue("(Gu, Goel & Ré, ICLR'22)"), "ICLR'22");
  assert.equal(findVenue("(Kitaev, Kaiser and Levskaya, ICLR'20)"), "ICLR'20");
  assert.equal(findVenue('(Computer Vision and Pattern Recognition, CVPR 2020)'), 'Computer Vision and Pattern Recognition, CVPR 2020');
});

test('an address behind the people below a title identifies the paper, though a summary follows', () => {
  const papers = [
    ['Scaling Laws for Neural Language Models', 'Jared Kaplan, Sam McCandlish, Tom Henighan', '2001.08361'],
    ['Training Compute-Optimal Large Language Models', 'Jordan Hoffmann, Sebastian Borgeaud, Arthur Mensch', '2203.15556'],
    ['LoRA: Low-Rank Adaptation of Large Language Models', 'Edward J. Hu, Yelong Shen, Phillip Wallis', '2106.09685'],
  ] as const;
  const text = papers.map(
    ([title, people, id]) =>
      `**${title}**\n${people}, https://arxiv.org/abs/${id}\nThis one was worth the evening, because it says how much is enough and what is not.\n`,
  );
  const found = read(`# Issue 41\n\n${text.join('\n')}`, 'issue.md');
  for (const [title, , id] of papers) assert.equal(found.get(title)?.arxivId, id);
});

test('the states of tasks before papers are blanks, but a title may begin with one', () => {
  const list = 'DONE Sorting Stones - Berg 2019\n- TODO: Reading Ice - Moraine 2020\nREADING Tide Tables - Lind 2011\n';
  assert.equal(blankStates(list), '     Sorting Stones - Berg 2019\n-       Reading Ice - Moraine 2020\n        Tide Tables - Lind 2011\n');
  assert.equal(blankStates('NEXT Generation Sequencing\n'), 'NEXT Generation Sequencing\n');
});

test('venues of references are whole', () => {
  const references = [
    ['R. Kalman', 'A new approach to linear filtering and prediction problems', 'J. Basic Eng.', 'vol. 82, no. 1, pp. 35-45', 1960],
    [
      'O. Khatib',
      'Real-time obstacle avoidance for manipulators and mobile robots',
      'Int. J. Robot. Res.',
      'vol. 5, no. 1, pp. 90-98',
      1986,
    ],
    ['R. Brooks', 'A robust layered control system for a mobile robot', 'IEEE J. Robot. Autom.', 'vol. 2, no. 1, pp. 14-23', 1986],
    [
      'S. Thrun and Y. Liu',
      'Multi-robot mapping with sparse extended information filters',
      'Int. J. Robot. Res.',
      'vol. 23, pp. 693-716',
      2004,
    ],
    [
      'D. Fox and W. Burgard',
      'The dynamic window approach to collision avoidance',
      'IEEE Robot. Autom. Mag.',
      'vol. 4, no. 1, pp. 23-33',
      1997,
    ],
  ] as const;
  const text = references.map(
    ([people, title, venue, where, year], at) => `[${at + 1}] ${people}, "${title}," ${venue}, ${where}, ${year}.\n`,
  );
  const papers = read(`References\n\n${text.join('')}`);
  for (const [, title, venue, , year] of references) {
    const found = papers.get(title);
    assert.ok(found !== undefined, title);
    assert.equal(found.year, year);
    assert.ok(found.venue === undefined || found.venue.replace(/\.$/, '') === venue.replace(/\.$/, ''), found.venue);
  }
});

test('a venue is without the slashes before it, and without its date', () => {
  const details = [
    ['// Crystals and Their Growth. ―2023', 'Crystals and Their Growth'],
    ['A. Berg // Crystals and Their Growth –', 'Crystals and Their Growth'],
    ['arXiv, 19 Feb 2024', 'arXiv'],
    ['Workshop on Tides, May 2024', 'Workshop on Tides'],
    ['Theory – Practice', 'Theory – Practice'],
  ] as const;
  for (const [written, venue] of details) assert.equal(withoutDetails(written), venue);
});

test('a row of labels of links is no tag', () => {
  assert.equal(toTag('Read Paper | PDF'), undefined);
  assert.equal(toTag('Vision | Language'), 'Vision | Language');
});
