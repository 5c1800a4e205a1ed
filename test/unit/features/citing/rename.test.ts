import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepareRename, rename } from '../../../../server/src/features/citing/rename';
import { findFile } from '../../../../server/src/workspace/snapshot';
import { parseFixture } from '../../../support/fixture';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';

/** What the files of `source` are after giving the key under the cursor the name `newName`. */
function checkRename(source: string, newName: string, expected: string): void {
  const { snapshot, cursor, files } = createFixtureWorkspace(source);
  const answer = rename(snapshot, cursor.uri, cursor.offset, newName);
  assert.equal(answer?.kind, 'edits', answer?.kind === 'refused' ? answer.reason : 'nothing to rename');
  const after = files
    .map(({ path, text }) => `//- ${path}\n${applyEdits(text, answer?.kind === 'edits' ? (answer.files.get(uriOf(path)) ?? []) : [])}`)
    .join('');
  assert.equal(
    after,
    parseFixture(expected)
      .map(({ path, text }) => `//- ${path}\n${text}`)
      .join(''),
  );
}

function checkRefused(source: string, newName: string, reason: RegExp): void {
  const { snapshot, cursor } = createFixtureWorkspace(source);
  const answer = rename(snapshot, cursor.uri, cursor.offset, newName);
  assert.equal(answer?.kind, 'refused');
  assert.match(answer?.kind === 'refused' ? answer.reason : '', reason);
}

const entry = '@article{doe2020, title = {First Things}}\n@article{doe2020b, title = {Further Things}, crossref = {doe2020}}\n';

test('in the bibliography and in every draft that is compiled with it, whole keys only', () => {
  checkRename(
    `//- /refs.bib
${entry}//- /a.md
---
bibliography: refs.bib
---
[see @doe<|>2020, p. 3; @doe2020b] and @doe2020.
//- /b.tex
\\documentclass{article}
\\addbibresource{refs.bib}
\\cite[3]{doe2020b,doe2020} % doe2020
`,
    'first-things',
    `//- /refs.bib
@article{first-things, title = {First Things}}
@article{doe2020b, title = {Further Things}, crossref = {first-things}}
//- /a.md
---
bibliography: refs.bib
---
[see @first-things, p. 3; @doe2020b] and @first-things.
//- /b.tex
\\documentclass{article}
\\addbibresource{refs.bib}
\\cite[3]{doe2020b,first-things} % doe2020
`,
  );
});

test('from the bibliography itself', () => {
  checkRename(
    '//- /refs.bib\n@misc{i<|>ce, title = {Ice}}\n//- /a.md\n@ice\n',
    'frost',
    '//- /refs.bib\n@misc{frost, title = {Ice}}\n//- /a.md\n@frost\n',
  );
});

test('another project’s bibliography and drafts with the same key stay as they are', () => {
  const project = (name: string, key: string): string => `//- /${name}/refs.bib
@misc{${key}, title = {Things of ${name}}}
//- /${name}/a.md
---
bibliography: refs.bib
---
@${key}
`;
  checkRename(
    project('one', 'doe').replace('\n@doe', '\n@do<|>e') + project('two', 'doe'),
    'roe',
    project('one', 'roe') + project('two', 'doe'),
  );
});

test('Markdown puts a key in braces where it needs them, and keeps braces that are there', () => {
  checkRename(
    '//- /refs.bib\n@misc{ice, title = {Ice}}\n//- /a.md\n@i<|>ce, @{ice}\n',
    'ice..',
    '//- /refs.bib\n@misc{ice.., title = {Ice}}\n//- /a.md\n@{ice..}, @{ice..}\n',
  );
});

test('a key that nothing has is renamed in the drafts of its project', () => {
  checkRename(
    '//- /a.md\n@nob<|>ody, [@nobody]\n//- /b.md\n@nobody\n',
    'somebody',
    '//- /a.md\n@somebody, [@somebody]\n//- /b.md\n@nobody\n',
  );
});

test('refused: a key that comes from a digest’s title', () => {
  const source =
    '//- /papers-digest.txt\nMoraine: A Model of Glaciers\n\nGlaciers move. We present Moraine, a model of how they do, with a step of ten years.\n//- /a.md\n@mor<|>aine';
  checkRefused(source, 'ice', /generated from the paper's title in papers-digest\.txt/);
  const { snapshot, cursor } = createFixtureWorkspace(source);
  assert.equal(prepareRename(snapshot, cursor.uri, cursor.offset)?.kind, 'refused');
});

test('refused: keys that no compiler reads, and keys that are taken', () => {
  const source = '//- /refs.bib\n@misc{i<|>ce, title = {Ice}}\n@misc{sea, title = {Sea}}\n';
  for (const [name, reason] of [
    ['', /Enter a citation key/],
    ['a b', /a space/],
    ['a,b', /","/],
    ['{a}', /"{"/],
    ['sea', /already has the key/],
  ] as const)
    checkRefused(source, name, reason);
});

test('offers the whole key, and nothing elsewhere', () => {
  const { snapshot, cursor, files } = createFixtureWorkspace(
    '//- /refs.bib\n@misc{ice, title = {Ice}}\n//- /a.md\nIn [see <|@ic<|>e|>, p. 3].',
  );
  const place = prepareRename(snapshot, cursor.uri, cursor.offset);
  const [range] = files[1]!.ranges;
  assert.deepEqual(place, { kind: 'key', key: 'ice', span: { start: range!.start + 1, end: range!.end } });
  assert.equal(prepareRename(snapshot, cursor.uri, 0), undefined);
  assert.equal(rename(snapshot, cursor.uri, 0, 'x'), undefined);
  assert.ok(findFile(snapshot, cursor.uri));
});
