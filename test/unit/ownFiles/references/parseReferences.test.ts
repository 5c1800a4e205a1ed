import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referencesFile } from '../../../../server/src/ownFiles/references';
import { parseReferencesFile } from '../../../../server/src/ownFiles/references/parseReferences';
import { glacierReference, riverReference } from '../../../support/completedReferences';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';

const sample = applyEdits('', referencesFile.edit('', [riverReference, glacierReference]) ?? []);

/** The issues of a text, each as what it marks and its reason. */
function listIssues(text: string): readonly string[] {
  return parseReferencesFile(text).issues.map(({ span, reason }) => `${text.slice(span.start, span.end)} | ${reason}`);
}

function listIds(text: string): readonly string[] {
  return parseReferencesFile(text).references.map(({ reference }) => reference.id);
}

test('an empty file has no references and no issues', () => {
  for (const text of ['', ' \n', '\ufeff', '[]', '[\n]\n'])
    assert.deepEqual(parseReferencesFile(text), { references: [], issues: [], isReadable: true });
});

test('a file that is no list says so', () => {
  assert.deepEqual(listIssues('{}'), ['{} | This isn\'t a list of completed references. The list begins with "[".']);
  assert.deepEqual(listIssues('[{"id": "a"}'), [' | Missing ] at the end of the list.']);
});

test('an item that does not say which paper it completes is reported, one of another program is not', () => {
  assert.deepEqual(listIssues('[{"id": "a", "title": "Kite"}, {"id": "b", "custom": {"marginalia": {"source": "Kite"}}}]'), []);
  assert.deepEqual(listIssues('[{"id": "a", "custom": {"marginalia": {"paper": {}}}}]'), ['{} | This item has no "title" and is ignored.']);
});

test('a broken item costs no other', () => {
  const broken = sample.replace('"id": "glaciers"', '"id": glaciers');
  assert.deepEqual(listIds(broken), ['sandbar']);
  assert.equal(parseReferencesFile(broken).isReadable, false);
  assert.deepEqual(listIds(sample.replace('"title": "Glaciers: A Slow Story"', '"title": "Glaciers: A Slow Story')), ['sandbar']);
});

test('a value of another kind is reported where it stands, and the rest is used', () => {
  const wrong = sample
    .replace('[[2023]]', '[["soon"]]')
    .replace('"type": "paper-conference"', '"type": "poster"')
    .replace('"volume": "4"', '"volume": [4]')
    .replace('{ "literal": "others" }', '{ "name": "others" }')
    .replace('"registry": "crossref"', '"registry": "hearsay"');
  assert.deepEqual(listIssues(wrong), [
    'poster | Unknown type "poster". It must be one of article-journal, paper-conference, article, book, chapter, thesis, report, document.',
    '{ "name": "others" } | A name must have "family" and "given", or "literal".',
    'soon | "issued" has no year.',
    '[4] | "volume" must be text.',
    '{ "registry": "hearsay", "record": "https://doi.org/10.5555/glacier.7", "date": "2026-11-27" } | A source must have "registry" (arxiv, datacite, crossref, openalex, semantic-scholar, hugging-face, acl-anthology), "record" (a web address) and "date" (such as 2026-11-26).',
  ]);
  const [glacier] = parseReferencesFile(wrong).references;
  assert.equal(glacier?.reference.venue, glacierReference.venue);
  assert.deepEqual(glacier?.reference.authors, glacierReference.authors);
});

test('a second item for a paper is reported, and the first is used', () => {
  const twice = sample.replace('\n]', `,\n${sample.slice(sample.indexOf('{'), sample.lastIndexOf('}') + 1)}\n]`);
  assert.deepEqual(listIssues(twice), [
    '{ | "glaciers" already completes this paper and is used instead.',
    '{ | "sandbar" already completes this paper and is used instead.',
  ]);
});

test('both sides of a conflict of git count until it is resolved', () => {
  const [glacier = '', river = ''] = parseReferencesFile(sample).references.map(({ start, end }) => sample.slice(start, end));
  const conflict = `[\n<<<<<<< mine\n  ${glacier}\n=======\n  ${river}\n>>>>>>> theirs\n]\n`;
  assert.deepEqual(listIds(conflict), ['glaciers', 'sandbar']);
  assert.deepEqual(listIssues(conflict), [
    '<<<<<<< mine | This file has merge conflicts. Choose one version and remove the conflict markers. Until then, both versions are used.',
  ]);
});

test('a reference whose text has not changed stays the same object', () => {
  const written = parseReferencesFile(sample);
  const after = parseReferencesFile(sample.replace('Cold Press', 'Warm Press'), { text: sample, written });
  assert.notEqual(after.references[0]?.reference, written.references[0]?.reference);
  assert.equal(after.references[1]?.reference, written.references[1]?.reference);
});

test('an edit gives what reading the whole file gives (slow)', () => {
  const many = applyEdits(
    '',
    referencesFile.edit(
      '',
      Array.from({ length: 6 }, (_, number) => ({
        ...riverReference,
        id: `${number}`,
        paper: { title: `${number}` },
        arxivId: `2410.1000${number}`,
      })),
    ) ?? [],
  );
  forSeeds(100, (random) => {
    let before = many;
    let written = parseReferencesFile(before);
    for (let edits = 0; edits < 5; edits += 1) {
      const at = random.below(before.length);
      const inserted = random.pick(['', '{', '"', ']', '}', ' ', '2', '\n=======\n', before.slice(at, at + random.below(900))]);
      const text = before.slice(0, at) + inserted + before.slice(at + random.below(random.pick([2, 30, 2000])));
      written = parseReferencesFile(text, { text: before, written });
      assert.deepEqual(written, parseReferencesFile(text), text);
      before = text;
    }
  });
});

test('control and invisible characters do not reach the library, and no text is endless', () => {
  const [river] = parseReferencesFile(sample.replace('"River Watch"', `"Ri\\u202ever\\u200b ${'W'.repeat(5000)}\\u0007"`)).references.slice(
    -1,
  );
  const { literal = '' } = river?.reference.authors[2] ?? {};
  assert.ok(/^Ri ver W+$/.test(literal), literal.slice(0, 40));
  assert.ok(literal.length <= 2000);
});

test('damaged files are read without an error, and their spans lie in the text', () => {
  forSeeds(200, (random) => {
    const at = random.below(sample.length);
    const cut = random.below(40);
    const text = sample.slice(0, at) + ['', '{', '"', ']', '[[[[', '\\u', '}'].at(random.below(7)) + sample.slice(at + cut);
    const { references, issues } = parseReferencesFile(text);
    for (const { start, end } of [...references, ...issues.map(({ span }) => span)])
      assert.ok(start >= 0 && start <= end && end <= text.length, text);
  });
  assert.equal(parseReferencesFile('['.repeat(100_000)).isReadable, false);
});
