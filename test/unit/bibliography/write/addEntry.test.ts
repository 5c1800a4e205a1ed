import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sliceSpan } from '../../../../server/src/base/span';
import { scanBlocks } from '../../../../server/src/bibliography/bibtex/scanBlock';
import { addEntry, type NewEntry } from '../../../../server/src/bibliography/write/addEntry';
import { findTextSource } from '../../../../server/src/bibliography/write/entryFile';
import type { BibliographyFormat } from '../../../../server/src/model/bibliography';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { findRealData } from '../../../support/realData';
import { paperOf } from './writtenPaper';

const quest: NewEntry = { key: 'quest', source: { kind: 'paper', paper: paperOf('Quest: Query-Aware Sparsity', { names: ['Quest'] }) } };

/** The file with the entry; throws where none was added. */
function added(text: string, entry = quest, format: BibliographyFormat = 'bibtex'): string {
  const result = addEntry(text, format, entry);
  if (result.kind !== 'added') throw new Error(result.kind);
  return applyEdits(text, [result.edit]);
}

const usual = `@misc{quest,
  title = {{Quest}: Query-Aware Sparsity},
  key = {Quest},
  marginalia = {From the digest reading-digest.txt},
}`;

test('an empty file, and one with comments alone', () => {
  assert.equal(added(''), `${usual}\n`);
  assert.equal(added('% My works\n\n'), `% My works\n\n${usual}\n`);
  assert.equal(added('\ufeff'), `\ufeff${usual}\n`);
});

test('after the last entry, in the style of the others', () => {
  assert.equal(
    added('@book{a,\r\n\tTitle="A",\r\n\tYear="1"}\r\n@book{b,\r\n\tTitle="B",\r\n\tYear="1"}\r\n% Local Variables:\r\n% End:\r\n'),
    '@book{a,\r\n\tTitle="A",\r\n\tYear="1"}\r\n@book{b,\r\n\tTitle="B",\r\n\tYear="1"}\r\n' +
      '@misc{quest,\r\n\tTitle="{Quest}: Query-Aware Sparsity",\r\n\tKey="Quest",\r\n\tMarginalia="From the digest reading-digest.txt"}\r\n% Local Variables:\r\n% End:\r\n',
  );
});

test('a file without a line end at its end gets one', () => {
  assert.equal(added('@misc{a,\n  title = {A},\n}'), `@misc{a,\n  title = {A},\n}\n\n${usual}\n`);
});

test('what stands after the last brace stays on its line', () => {
  assert.equal(added('@misc{a,\n  title = {A},\n} % the first\n'), `@misc{a,\n  title = {A},\n} % the first\n\n${usual}\n`);
});

test('a file in the order of its keys stays so', () => {
  const entry = (key: string): string => `@misc{${key},\n  title = {X},\n}\n`;
  const [m, n, r, s] = ['m', 'n', 'r', 's'].map(entry);
  assert.equal(added(`${m}\n${n}\n${r}\n${s}`), `${m}\n${n}\n${usual}\n\n${r}\n${s}`);
  assert.equal(added(['r', 's', 't', 'u'].map(entry).join('\n')), `${usual}\n\n${['r', 's', 't', 'u'].map(entry).join('\n')}`);
});

test('never inside an entry that nothing closes', () => {
  assert.equal(
    added('@misc{a,\n  title = {A},\n}\n\n@misc{b,\n  title = {'),
    `@misc{a,\n  title = {A},\n}\n\n${usual}\n\n@misc{b,\n  title = {`,
  );
  assert.equal(
    added('@misc{b,\n  title = {B},\n\n@misc{c,\n  title = {C},\n}\n'),
    `${usual}\n\n@misc{b,\n  title = {B},\n\n@misc{c,\n  title = {C},\n}\n`,
  );
  assert.equal(added('% new:\n@arti'), `% new:\n${usual}\n\n@arti`);
});

test('adding again does nothing; a key that means another work is refused', () => {
  const text = added('');
  assert.deepEqual(addEntry(text, 'bibtex', quest), { kind: 'present' });
  assert.deepEqual(addEntry('@book{quest, title = {Another {Quest}}}', 'bibtex', quest), { kind: 'key-taken', title: 'Another {Quest}' });
  // BibTeX takes keys that differ by letter case alone for one.
  assert.deepEqual(addEntry('@book{Quest, title = {Quest: Query-Aware Sparsity}}', 'bibtex', quest), {
    kind: 'key-taken',
    title: 'Quest: Query-Aware Sparsity',
  });
});

test('a title with accents is known again in every spelling', () => {
  const entry: NewEntry = { key: 'k', source: { kind: 'paper', paper: paperOf('Größe: Łódź in Ångström & Dvořák’s ½') } };
  assert.deepEqual(addEntry(added('', entry), 'bibtex', entry), { kind: 'present' });
  assert.deepEqual(
    addEntry("@misc{k, title = {Gr\\\"{o}{\\ss}e: \\L\\'od\\'z in \\AA ngstr\\\"om \\& Dvo\\v r\\'{a}k's ½}}", 'bibtex', entry),
    { kind: 'present' },
  );
});

test('an entry with a subtitle is known again', () => {
  const source = { kind: 'text', text: '@book{a, title = {Quest}, subtitle = {A Survey}}', title: 'Quest: A Survey' } as const;
  assert.deepEqual(addEntry(added('', { key: 'a', source }), 'bibtex', { key: 'a', source }), { kind: 'present' });
});

test('an entry of another bibliography comes as it is', () => {
  const source = { kind: 'text', text: '@article{old, title = {A}, year = 2020}', title: 'A' } as const;
  assert.equal(
    added('@misc{a,\n  title = {B},\n}\n', { key: 'new', source }),
    '@misc{a,\n  title = {B},\n}\n\n@article{new, title = {A}, year = 2020}\n',
  );
});

test('an entry of another bibliography brings the values of its strings and what it takes fields from', () => {
  const other =
    '@string{acl = "ACL"}\r\n@inproceedings{child, title = {A}, crossref = {p},\r\n  series = acl}\r\n@proceedings{p, title = {P}}\r\n';
  const source = findTextSource(other, 'child', 'A');
  assert.ok(source !== undefined);
  const copied = '@inproceedings{child, title = {A}, crossref = {p},\n  series = "ACL"}\n';
  assert.equal(added('', { key: 'child', source }), `${copied}\n@proceedings{p, title = {P}}\n`);
  assert.equal(added('@book{p,\n}\n', { key: 'child', source }), `@book{p,\n}\n\n${copied}`);
  assert.equal(findTextSource(other, 'nobody', 'A'), undefined);
});

test('what pdfLaTeX can’t print is told to it once, unless the file has such characters already', () => {
  const beta = (key: string): NewEntry => ({ key, source: { kind: 'paper', paper: paperOf('The β of it', { names: ['Beta'] }) } });
  const once = added('', beta('one'));
  assert.match(once, /^@preamble\{ .* \}\n@preamble\{ "\\marginaliachar\{β\}.* \}\n@misc\{one,\n {2}title = \{The β of it\},/);
  assert.equal(added(once, beta('two')).match(/@preamble/g)?.length, 2);
  assert.doesNotMatch(added('@misc{a,\n  title = {漢字},\n}\n', beta('one')), /@preamble/);
});

const json = `[
    {
        "id": "a",
        "title": "A"
    }
]
`;

test('CSL-JSON keeps its indentation', () => {
  const source = { kind: 'paper', paper: paperOf('B') } as const;
  const entry: NewEntry = { key: 'b', source };
  const item =
    '{\n        "id": "b",\n        "type": "document",\n        "title": "B",\n        "custom": {\n            "marginalia": {\n' +
    '                "source": "From the digest reading-digest.txt"\n            }\n        }\n    }';
  assert.equal(
    added(json, entry, 'csl-json'),
    json.replace('    }\n]', () => `    },\n    ${item}\n]`),
  );
  assert.deepEqual(addEntry(added(json, entry, 'csl-json'), 'csl-json', entry), { kind: 'present' });
  assert.deepEqual(addEntry(json, 'csl-json', { key: 'a', source }), { kind: 'key-taken', title: 'A' });
  assert.equal(
    added('[{"id":"a"}]', entry, 'csl-json'),
    '[{"id":"a"},{"id":"b","type":"document","title":"B","custom":{"marginalia":{"source":"From the digest reading-digest.txt"}}}]',
  );
  for (const text of ['', '[]', '[\n]\n', '\ufeff[]', json, json.replace(/\n/g, '\r\n')]) {
    const ids = (JSON.parse(added(text, entry, 'csl-json').replace(/^\ufeff/, '')) as readonly { readonly id: string }[]).map(
      ({ id }) => id,
    );
    assert.deepEqual(ids, text.includes('"a"') ? ['a', 'b'] : ['b']);
  }
  for (const text of ['{', '{"a": 1}', '[1]', 'null', '[{"id": "a"},]'])
    assert.deepEqual(addEntry(text, 'csl-json', entry), { kind: 'unreadable' });
});

const known = `- id: b
  type: document
  title: "B: \\\\\\"quoted\\\\\\""
  title-short: "B"
  custom: {"marginalia":{"source":"From the digest reading-digest.txt"}}`;

test('CSL-YAML gets an item of its list, whose texts are Markdown', () => {
  const entry: NewEntry = { key: 'b', source: { kind: 'paper', paper: paperOf('B: "quoted"') } };
  const indented = known.replace(/^/gm, '  ');
  assert.equal(added('', entry, 'csl-yaml'), `references:\n${known}\n`);
  assert.equal(added('---\nreferences: []\n---\n', entry, 'csl-yaml'), `---\nreferences:\n${known}\n---\n`);
  assert.equal(
    added('---\nreferences:\n- id: a\n  title: A\n...\n', entry, 'csl-yaml'),
    `---\nreferences:\n- id: a\n  title: A\n${known}\n...\n`,
  );
  assert.equal(
    added('references:\n  - title: A\n    id: a\n\nother: x\n', entry, 'csl-yaml'),
    `references:\n  - title: A\n    id: a\n${indented}\n\nother: x\n`,
  );
  assert.equal(added('references:\n  - id: a', entry, 'csl-yaml'), `references:\n  - id: a\n${indented}\n`);
  assert.deepEqual(addEntry(added('', entry, 'csl-yaml'), 'csl-yaml', entry), { kind: 'present' });
  assert.deepEqual(addEntry("references:\n- title: 'It''s'\n  id: b\n", 'csl-yaml', entry), { kind: 'key-taken', title: "It's" });
  assert.deepEqual(addEntry('references: [{id: a}]\n', 'csl-yaml', entry), { kind: 'unreadable' });
});

/** One entry more, which stands alone, and every other text as before. */
function checkAddition(text: string): void {
  const result = addEntry(text, 'bibtex', quest);
  if (result.kind !== 'added') throw new Error(result.kind);
  const after = applyEdits(text, [result.edit]);
  const before = [...scanBlocks(text)];
  const blocks = [...scanBlocks(after)];
  const entry = blocks.find(({ key }) => key === 'quest');
  assert.ok(entry?.isCutOff === false, after);
  const firstOpen = blocks.find(({ isCutOff }) => isCutOff);
  assert.ok(firstOpen === undefined || firstOpen.span.start > entry.span.start, `stands in an open entry:\n${after}`);
  assert.match(after.slice(0, entry.span.start), /(?:^|[\r\n\ufeff])$/, 'begins a line');
  assert.deepEqual(
    blocks.filter((block) => block !== entry).map(({ span }) => sliceSpan(after, span)),
    before.map(({ span }) => sliceSpan(text, span)),
  );
  assert.deepEqual(addEntry(after, 'bibtex', quest), { kind: 'present' });
}

test('any beginning of a file takes an entry', () => {
  const text = '% c\n@string{x = "y"}\n@book{a,\n  title = {A {B}},\n  year = 1\n}\n\n@comment{z}\n@misc(b, title = "B {"} c" # x)\n';
  for (let end = 0; end <= text.length; end += 1) checkAddition(text.slice(0, end));
});

const jabref = findRealData('bib/jabref');

test('files of a reference manager’s tests take an entry', { skip: jabref === undefined && 'the files are not on this machine' }, () => {
  const files = readdirSync(jabref ?? '', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bib'));
  assert.ok(files.length > 100);
  for (const name of files) {
    try {
      checkAddition(readFileSync(join(jabref ?? '', name), 'utf8'));
    } catch (error) {
      console.error(name);
      throw error;
    }
  }
});
