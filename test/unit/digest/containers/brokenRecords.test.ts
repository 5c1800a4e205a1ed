import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDigest } from '../../../../server/src/digest/parseDigest';
import { checkSpans } from '../digestChecks';

const titles = [
  'Kites That Hold Their Line',
  'Ropes of Seven Strands',
  'Knots for Wet Hands',
  'Wind Above the Dunes',
  'Sails Without a Seam',
  'Anchors in Loose Sand',
];
const names = ['Ada Berg', 'Bo Ice', 'Cy Roe', 'Di Moss', 'Ed Fell', 'Flo Tarn'];
const broken = 2;

/** Damage that loses nothing that is read. */
const harmless = /^nothing lost: /;

interface Sample {
  readonly path: string;
  readonly head?: string;
  readonly record: (title: string, name: string, at: number) => string;
  readonly between: string;
  readonly tail?: string;
  /** Ways in which the third record is damaged. */
  readonly damages: Readonly<Record<string, (record: string) => string>>;
}

/** The third of six records is damaged. The others must be read completely, and the damage must be reported in it or at the next one. */
function checkDamage({ path, head = '', record, between, tail = '', damages }: Sample): void {
  for (const [what, damage] of Object.entries(damages)) {
    const records = titles.map((title, at) => record(title, names[at] ?? '', at)).map((text, at) => (at === broken ? damage(text) : text));
    const text = head + records.join(between) + tail;
    const digest = parseDigest(text, { path });
    checkSpans(text, digest);
    const others = digest.entries
      .filter(({ title }) => titles.some((each, at) => each === title && at !== broken))
      .map(({ title, authors, abstract }) => [title, authors.join(), abstract]);
    const wanted = titles.flatMap((title, at) =>
      at === broken ? [] : [[title, names[at] ?? '', 'We fly them in a gale, and they hold.']],
    );
    assert.deepEqual(others, wanted, what);
    assert.ok(digest.entries.length <= titles.length, what);
    const start = head.length + (records.slice(0, broken).join(between) + between).length;
    const end = start + (records[broken] + between + between).length;
    if (harmless.test(what)) assert.equal(digest.entries.length, titles.length, what);
    else
      assert.ok(
        digest.issues.some(({ span }) => span.start >= start - 1 && span.start <= end),
        `${what}: ${JSON.stringify(digest.issues)}, not from ${start} to ${end}`,
      );
  }
}

const abstract = 'We fly them in a gale, and they hold.';
const into = (words: string) => (record: string) => record.replace(' ', ` ${words}`);
const without = (words: string) => (record: string) => record.replace(words, '');

test('a broken record of a feed costs no other', () => {
  checkDamage({
    path: 'a.xml',
    head: '<feed>\n',
    record: (title, name, at) =>
      `<entry>\n<id>http://arxiv.org/abs/2410.1000${at}</id>\n<title>${title}</title>\n<summary>${abstract}</summary>\n<author><name>${name}</name></author>\n</entry>`,
    between: '\n',
    tail: '\n</feed>',
    damages: {
      'no end tag': without('</entry>'),
      'no end tag of its title': without('</title>'),
      'an end tag that is cut off': (record) => record.slice(0, -20),
      'cut in the midst': (record) => record.slice(0, 80),
      'a comment that never ends': into('<!-- '),
      'text that stands verbatim and never ends': into('<![CDATA['),
      'nested too deep': into('<b>'.repeat(100)),
    },
  });
});

test('a broken record of a feed costs no other, where the next one ends what it began', () => {
  checkDamage({
    path: 'a.xml',
    head: '<rss><channel>\n',
    record: (title, name, at) =>
      `<item><title>${title}</title><link href="https://arxiv.org/abs/2410.1000${at}"/><description><![CDATA[${abstract}]]></description><dc:creator>${name}</dc:creator><!-- ${at} --></item>`,
    between: '\n',
    tail: '\n</channel></rss>',
    damages: {
      'verbatim text': without(']]>'),
      'a comment': without('-->'),
      'a quote': without('"/'),
      'a tag': (record) => record.slice(0, -1),
    },
  });
});

test('a feed of which no record ends is read in bounded time, and says where reading ended (slow)', () => {
  const whole = `<item><title>Kites</title><link>https://arxiv.org/abs/2410.10001</link></item>`;
  const text = `<rss><channel>${whole}${'<item>'.repeat(200_000)}</channel></rss>`;
  const started = performance.now();
  const { entries, issues } = parseDigest(text, { path: 'a.xml' });
  assert.ok(performance.now() - started < 1_500);
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['Kites'],
  );
  assert.equal(issues.length, 1_001);
  assert.deepEqual(issues.at(-1), {
    span: { start: text.indexOf('<item><item>') + 6_000, end: text.indexOf('<item><item>') + 6_200 },
    reason: "The rest of the file isn't read because 1,000 records before it have no closing tag.",
  });
});

test('an example of a feed within a record of one is text of that record', () => {
  const text = `<rss><channel><item><title>Feeds of Kites</title><link>https://arxiv.org/abs/2410.10001</link><description><![CDATA[We write <item> and </item> for each kite.]]></description></item>
<item><title>Ropes</title><link>https://arxiv.org/abs/2410.10002</link></item></channel></rss>`;
  const { entries, issues } = parseDigest(text, { path: 'a.xml' });
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['Feeds of Kites', 'Ropes'],
  );
  assert.deepEqual(issues, []);
});

test('a broken record of lines with tags costs no other, and gives none of its authors away', () => {
  checkDamage({
    path: 'a.nbib',
    record: (title, name, at) =>
      `PMID- 1000000${at}\nOWN - NLM\nDP  - 202${at}\nTI  - ${title}\nFAU - ${name.replace(/(\w+) (\w+)/, '$2, $1')}\nAB  - ${abstract}\n`,
    between: '\n',
    damages: {
      'nothing lost: no number': without('PMID- 10000002\nOWN - NLM\nDP  - 2022\n'),
      'a number that is cut off': (record) => record.slice(9).replace('OWN - NLM\n', ''),
    },
  });
  checkDamage({
    path: 'a.enw',
    record: (title, name, at) => `%0 Journal Article\n%T ${title}\n%A ${name}\n%D 202${at}\n%X ${abstract}\n`,
    between: '\n',
    damages: { 'nothing lost: no type': without('%0 Journal Article\n'), 'a type that is cut off': (record) => record.slice(5) },
  });
  checkDamage({
    path: 'a.ris',
    record: (title, name) => `TY  - JOUR\nTI  - ${title}\nAU  - ${name}\nAB  - ${abstract}\nER  - \n`,
    between: '\n',
    damages: { 'no end': without('ER  - \n'), 'no title': (record) => record.replace(/TI.*\n/, '') },
  });
});

const object = (title: string, name: string, at: number): Readonly<Record<string, unknown>> => ({
  title,
  authors: [{ name }],
  abstract,
  year: 2020 + at,
  venue: { name: 'Wind', issue: [at] },
});

for (const [what, spaces] of [
  ['in one line', undefined],
  ['in many lines', 1],
] as const) {
  for (const [head, tail] of [
    ['[', ']'],
    ['{"total": 6, "data": [', '], "next": null}'],
  ] as const) {
    test(`a broken object of JSON, ${what} between ${head} and ${tail}: costs no other`, () => {
      checkDamage({
        path: 'a.json',
        head,
        record: (title, name, at) => JSON.stringify(object(title, name, at), null, spaces),
        between: spaces === undefined ? ',' : ',\n',
        tail,
        damages: {
          'no brace': without('}'),
          'no last brace': (record) => record.slice(0, -1),
          'no bracket': without(']'),
          'a quote in its title': (record) => record.replace('Knots', 'Kn"ots'),
          'no quote behind a name': without('":'),
          'no quote behind its last words': (record) => record.replace('Wind"', 'Wind'),
          'cut in the midst': (record) => record.slice(0, 60),
          'without its beginning': (record) => record.slice(12),
          nothing: () => '',
          'marks of a merge': (record) => `\n<<<<<<< HEAD\n${record}`,
        },
      });
    });
  }
}

test('the first object of JSON is broken: the others are read', () => {
  const text = `[{"title": "Kites" "authors": ["Ada Berg"], "abstract": "They fly."}, {"title": "Ropes", "authors": ["Bo Ice"], "abstract": "They hold."}]`;
  const { entries, issues } = parseDigest(text, { path: 'a.json' });
  assert.deepEqual(
    entries.map(({ title, authors }) => [title, authors]),
    [['Ropes', ['Bo Ice']]],
  );
  assert.equal(issues.length, 1);
});

test("what a broken object of JSON refers to takes nobody else's place", () => {
  const text = `{"berg20": {"title": "Kites", "abstract": "They fly.", "authors": [{"family": "Berg", "given": "Ada"}, {"family": "Ice" "given": "Bo"}]}, "roe21": {"title": "Ropes", "abstract": "They hold.", "authors": [{"family": "Roe", "given": "Cy"}]}}`;
  assert.ok(parseDigest(text, { path: 'a.json' }).entries.every(({ title, authors }) => title !== 'Kites' || !authors.includes('Cy Roe')));
});

test('a broken YAML record does not affect others in a list below its key', () => {
  checkDamage({
    path: 'a.yaml',
    head: 'papers:\n',
    record: (title, name, at) => `  - title: "${title}"\n    authors: [${name}]\n    abstract: ${abstract}\n    year: 202${at}\n`,
    between: '',
    tail: 'source: kites\n',
    damages: {
      'a tab': (record) => `\t${record}`,
      'no quote at its end': (record) => record.replace('"\n', '\n'),
      'a blank line in its title': (record) => record.replace(' for', '\n\nfor'),
      'no bracket': without(']'),
      'brackets in brackets': into('['.repeat(300)),
      'without its beginning': (record) => record.slice(8),
      'a fence above': (record) => `\`\`\`\n${record}`,
      'a quote below': (record) => `${record}"\n`,
    },
  });
});

test('YAML: a title whose quote is never closed keeps its last letter', () => {
  const { entries } = parseDigest('- title: Kites\n  abstract: They fly.\n- abstract: They hold.\n  title: "Ropes of the North\n', {
    path: 'a.yaml',
  });
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['Kites'],
  );
});

for (const [what, between] of [
  ['a blank line', '\n'],
  ['a line without a cell', 'more on kites below\n'],
  ['a fence', '```\n'],
  ['an empty row and a blank line', '| | | |\n\n'],
] as const) {
  test(`a table of Markdown goes on after ${what}`, () => {
    const rows = titles.map((title, at) => `| Learning from ${title} | ${names[at]} | [pdf](https://arxiv.org/abs/2410.1000${at}) |\n`);
    const text = `| Title | Authors | Link |\n| --- | --- | --- |\n${rows.slice(0, 3).join('')}${between}${rows.slice(3).join('')}`;
    const { entries } = parseDigest(text, { path: 'a.md' });
    assert.deepEqual(
      entries.map(({ title, authors }) => [title, authors.join()]),
      titles.map((title, at) => [`Learning from ${title}`, names[at]]),
    );
  });
}

test('two records without a separator are two', () => {
  const text = 'TY  - JOUR\nTI  - Kites\nAU  - Berg, Ada\nAB  - They fly.\nTI  - Ropes\nAU  - Ice, Bo\nAB  - They hold.\nER  - \n';
  const { entries, issues } = parseDigest(text, { path: 'a.ris' });
  assert.deepEqual(
    entries.map(({ title, authors }) => [title, authors]),
    [
      ['Kites', ['Ada Berg']],
      ['Ropes', ['Bo Ice']],
    ],
  );
  assert.notDeepEqual(issues, []);
});

test('blank lines between all lines divide no record', () => {
  const text =
    'PMID- 10000001\n\nTI  - Kites\n\nFAU - Berg, Ada\n\nFAU - Ice, Bo\n\nAB  - They fly.\n\nPMID- 10000002\n\nTI  - Ropes\n\nFAU - Roe, Cy\n\nFAU - Moss, Di\n\nAB  - They hold.\n';
  const { entries } = parseDigest(text, { path: 'a.nbib' });
  assert.deepEqual(
    entries.map(({ title, authors }) => [title, authors]),
    [
      ['Kites', ['Ada Berg', 'Bo Ice']],
      ['Ropes', ['Cy Roe', 'Di Moss']],
    ],
  );
});
