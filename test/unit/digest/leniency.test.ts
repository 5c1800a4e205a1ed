import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../server/src/digest/parseDigest';

/** What is read of a text, and of the same text if the writer calls the file a digest. */
const countBoth = (text: string, ending: string): readonly [strict: number, lenient: number] => [
  parseDigest(text, { path: `list.${ending}` }).entries.length,
  parseDigest(text, { path: `list-digest.${ending}` }).entries.length,
];

const titles = [
  'Kites in Steady Wind',
  'Learning to Hold a Line with Sparse Feedback',
  'How Strings Break under Load: A Statistical Study',
  'Estimating Drag from Video of Paper Lanterns',
  'A Survey of Tethered Flight',
  'Robust Control of Soft Wings',
  'Measuring Gusts with Cheap Sensors',
  'On the Stability of Long Tails',
];
const people = ['Ann Berg, Carl Fox', 'Ida Moss, Otto Crane', 'Eva Stone, Carl Fox', 'Lea Wolf, Jan Hill'];
const plans = ['Call the landlord', 'Buy a new bike', 'Fix the kitchen sink', 'Learn to cook rice', 'Write to grandma', 'Plan the summer'];
const pages = plans.map((words, at) => `- [${words}](https://example.org/plans/${at})\n`).join('');
const html = (items: string): string => `<!DOCTYPE html>\n<html><body><ul>\n${items}</ul></body></html>\n`;
const mail = (text: string, type = 'plain'): string =>
  `From: list@example.org\nSubject: Reading\nMIME-Version: 1.0\nContent-Type: text/${type}; charset=utf-8\n\n${text}`;
const withPeople = titles.map((title, at) => `- ${title}. ${people[at % 4] ?? ''}. ${2010 + at}.\n`).join('');
const short = [
  'Kites in Wind',
  'Holding a Line',
  'How Strings Break',
  'Drag of Paper Lanterns',
  'Tethered Flight Revisited',
  'Control of Soft Wings',
  'Gusts and Cheap Sensors',
  'Stability of Long Tails',
];

/** The text, its ending, and how many papers are read strictly and leniently. */
const cases: Readonly<Record<string, readonly [text: string, ending: string, strict: number, lenient: number]>> = {
  'titles with people and years': [withPeople, 'md', 8, 8],
  'titles with people and years in a saved page': [html(withPeople.replace(/^- (.*)$/gm, '<li>$1</li>')), 'html', 8, 8],
  'titles with people and years in a mail': [mail(withPeople), 'eml', 8, 8],
  'headings of plans': [plans.map((words) => `## ${words}\n\nThis week.\n\n`).join(''), 'md', 0, 0],
  'links to pages': [pages, 'md', 0, 0],
  'links to pages in a saved page': [
    html(plans.map((words, at) => `<li><a href="/plans/${at}">${words}</a></li>\n`).join('')),
    'html',
    0,
    0,
  ],
  'short bare titles': [short.map((title) => `- ${title}\n`).join(''), 'md', 0, 8],
  'short bare titles in a mail': [mail(short.map((title) => `- ${title}\n`).join('')), 'eml', 0, 8],
  'short bare titles in a saved page': [html(short.map((title) => `<li>${title}</li>\n`).join('')), 'html', 0, 8],
  'short bare titles in Org': [short.map((title) => `- ${title}\n`).join(''), 'org', 0, 8],
  'short bare titles as headings': [short.map((title) => `## ${title}\n\n`).join(''), 'md', 0, 8],
  'short bare titles below front matter': [`---\ntitle: Kites\n---\n\n${short.map((title) => `- ${title}\n`).join('')}`, 'md', 0, 8],
};

for (const [name, [text, ending, strict, lenient]] of Object.entries(cases))
  test(`${name}: ${strict} papers read strictly, ${lenient} in a file called a digest`, () =>
    assert.deepEqual(countBoth(text, ending), [strict, lenient]));
