import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfFrontMatter } from '../../../server/src/digest/marked/markdown/frontMatter';
import { parseDigest } from '../../../server/src/digest/parseDigest';
import { checkSpans } from './digestChecks';

const papers = [
  {
    title: 'Sandbar: Counting Boats on Rivers from Above',
    abstract:
      'Rivers carry sand and boats. We introduce Sandbar, a method that counts boats on pictures taken from above, and that needs no labels.',
  },
  {
    title: 'Harbour: A Data Set of Ships at Anchor',
    abstract:
      'Ships wait at anchor for days. We present Harbour, a data set of forty thousand pictures of waiting ships, and show what models miss.',
  },
  {
    title: 'Learning to Read Tide Tables without Supervision',
    abstract:
      'Tide tables are printed in many forms. We show that a small model learns to read them from the pages alone, and faster than others.',
  },
];

const frontMatters = {
  'a title and a date': '---\ntitle: My reading\ndate: 2025-06-23\n---\n\n',
  'no blank line below': '---\ntitle: "Reading list: June"\ntags: [rivers, ships]\n---\n',
  'lists and a text of several lines':
    '---\ntitle: Reading\nauthor:\n  - Ana Delta\ndescription: |\n  Papers on rivers that I mean\n  to read.\n---\n\n',
  'a summary of the list': '---\ntitle: My reading\nabstract: Papers on rivers and ships that I read in June.\nvenue: Our group\n---\n\n',
  'an end of three dots': '---\nlayout: post\ntitle:  "Weekly digest: rivers"\n...\n\n',
  'an empty line above': '\n---\ntitle: My reading\n---\n',
  'keys in quotation marks': '---\n"reading list": June\nsite/css: a.css\n---\n',
  TOML: '+++\ntitle = "My reading"\ndate = 2025-06-23\n+++\n',
  CRLF: '---\r\ntitle: My reading\r\n---\r\n\r\n',
};

test('front matter costs no paper, and is none', () => {
  const titles = papers.map(({ title }) => title);
  for (const [name, frontMatter] of Object.entries(frontMatters))
    for (const [path, marks] of [
      ['digest.txt', ''],
      ['digest.md', '## '],
      ['notes.txt', ''],
    ] as const) {
      const text = frontMatter + papers.map(({ title, abstract }) => `${marks}${title}\n\n${abstract}\n`).join('\n');
      const digest = parseDigest(text, { path });
      assert.deepEqual([digest.entries.map(({ title }) => title), digest.issues], [titles, []], `${name} in ${path}`);
      checkSpans(text, digest);
    }
});

test('what is between lines of hyphens is front matter only if it reads as YAML and describes the whole text', () => {
  assert.equal(endOfFrontMatter('---\ntitle: Rivers\n---\nText'), 22);
  assert.equal(endOfFrontMatter('---\nRivers from above. A text.\n---\nText'), 0);
  assert.equal(endOfFrontMatter('---\nname: Rivers\ntopic: sand\n---\nname: Ships\ntopic: wood\n---\n'), 0);
  assert.equal(endOfFrontMatter('---\ntitle: Rivers\n'), 0);
  assert.equal(endOfFrontMatter('---\n## Rivers from Above\n\n- sand\n---\nText'), 0);
  assert.equal(endOfFrontMatter('+++\ntitle = "Rivers"\n'), 0);
});

test('a note on one paper, with metadata above it, is that paper', () => {
  const note = (head: string): string => `---\ntitle: A Survey of Rivers and Ships\n${head}\n---\n\n`;
  const papersBelow = papers.map(({ title, abstract }) => `## ${title}\n\n${abstract}\n`).join('\n');
  for (const text of [
    `${note('abstract: We survey how rivers and ships are counted from above.')}My notes: read section 3 again.\n`,
    `${note('doi: 10.1000/rivers\nabstract: We survey how rivers are counted.')}${papersBelow}`,
  ])
    assert.deepEqual(
      parseDigest(text, { path: 'note.md' }).entries.map(({ title }) => title),
      ['A Survey of Rivers and Ships'],
    );
});

test('one or two papers below front matter are read if they have abstracts, and what is above them has none', () => {
  const long = (name: string): string =>
    `Rivers carry sand and boats. We introduce ${name}, a method that counts boats on pictures taken from above, and that needs no labels. On three data sets it halves the error of former methods, and it works at night.`;
  const read = (head: string, below: string): readonly string[] =>
    parseDigest(`---\n${head}\n---\n\n${below}`, { path: 'digest.md' }).entries.map(({ title }) => title);
  const list = 'title: Rivers, June\nauthor: Ana Delta\nabstract: Papers that I read in June.';
  const sandbar = `## Sandbar: Counting Boats on Rivers from Above\n\n${long('Sandbar')}\n\n`;
  const harbour = `## Harbour: A Data Set of Ships at Anchor\n\n${long('Harbour')}\n\n`;
  assert.deepEqual(read(list, sandbar), ['Sandbar: Counting Boats on Rivers from Above']);
  assert.deepEqual(read(list, sandbar + harbour), [
    'Sandbar: Counting Boats on Rivers from Above',
    'Harbour: A Data Set of Ships at Anchor',
  ]);
  assert.deepEqual(read(list, '- read section 3 again\n- compare with Sandbar\n\nAsk Ann whether the data set is public.\n'), [
    'Rivers, June',
  ]);
  assert.deepEqual(read(`title: "Ferry: Counting Cars on Boats"\nabstract: ${long('Ferry')}`, sandbar), ['Ferry: Counting Cars on Boats']);
});
