import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeConflicts, listConflicts, planEntryCompletions } from '../../../../server/src/features/bibliography/completeEntries';
import type { CompletedReference } from '../../../../server/src/model/completedReference';
import { applyEdits, createFixtureWorkspace, uriOf } from '../../../support/fixtureWorkspace';
import { preprint, referenceOf } from '../../bibliography/write/completedPaper';

const reference: CompletedReference = referenceOf({ ...preprint, paper: { title: 'Moraine: A Model of Glaciers' } });
const source = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
//- /refs.bib
@misc{roe, title = {Moraine: A Model of Glaciers}}
@misc{ice, title = {Ice}}
//- /other.bib
@article{roe, author = {Roe, Al}, title = {Moraine: A Model of Glaciers}, journal = {J. of Ice}, year = 2023}
`;

test('the incomplete entries of a paper, and nothing else', () => {
  const { snapshot, files } = createFixtureWorkspace(source);
  const paper = snapshot.library().findByKey('roe');
  assert.ok(paper !== undefined);
  const edits = planEntryCompletions(snapshot, [{ paper, reference }]);
  assert.deepEqual([...edits.keys()], [uriOf('/refs.bib')]);
  const text = files.find(({ path }) => path === '/refs.bib')!.text;
  const [first, second] = applyEdits(text, edits.get(uriOf('/refs.bib'))!).split('\n');
  assert.match(
    first!,
    /^@misc\{roe, author = \{Frost, Jo\}, title = .* howpublished = \{arXiv preprint arXiv:2410\.10819\}, year = \{2024\}/,
  );
  assert.equal(second, '@misc{ice, title = {Ice}}');
});

test('an entry of ours that lacks nothing, but that few styles print whole', () => {
  const whole = `@misc{roe, author = {Frost, Jo}, title = {Moraine: A Model of Glaciers}, year = {2024}, eprint = {2410.10819}, archivePrefix = {arXiv}, url = {https://arxiv.org/abs/2410.10819}`;
  const bib = `${whole}, marginalia = {From the digest papers-digest.txt}}\n`;
  for (const [text, expected] of [
    [bib, bib.replace('url = {https://arxiv.org/abs/2410.10819}', 'howpublished = {arXiv preprint arXiv:2410.10819}')],
    [`${whole}}\n`, `${whole}}\n`],
  ] as const) {
    const { snapshot } = createFixtureWorkspace(source.replace(/@misc[^]*/, text));
    const paper = snapshot.library().findByKey('roe');
    assert.ok(paper !== undefined);
    const edits = planEntryCompletions(snapshot, [{ paper, reference }]).get(uriOf('/refs.bib')) ?? [];
    assert.equal(applyEdits(text, edits), expected);
  }
});

test('no paper, no edit', () => {
  const { snapshot } = createFixtureWorkspace(source);
  assert.equal(planEntryCompletions(snapshot, []).size, 0);
});

const { snapshot } = createFixtureWorkspace(
  '//- /a.bib\n<<<<<<< HEAD\n@misc{a, title = {A}}\n=======\n>>>>>>> theirs\n//- /b.bib\n@misc{b, title = {A <<<<<<< B}}\n',
);

test('bibliographies with marks of a conflict, and why they are not written', () => {
  const uris = ['/a.bib', '/b.bib', '/none.bib'].map(uriOf);
  assert.deepEqual(listConflicts(snapshot, uris), [uriOf('/a.bib')]);
  assert.equal(
    describeConflicts(listConflicts(snapshot, uris)),
    'Nothing was changed because of merge conflicts in a.bib. Choose one version and remove the conflict markers.',
  );
  assert.equal(describeConflicts([]), undefined);
});

test('a line of equals signs, or one mark alone, is no conflict', () => {
  const underlined = '% Papers\n=======\n@misc{a, title = {A}}\n';
  const others = [
    '=======\n',
    '<<<<<<< a\n',
    '>>>>>>> b\n',
    '<<<<<<< a\n=======\n',
    '>>>>>>> b\n=======\n<<<<<<< a\n',
    '<<<<<<<a\n=======\n>>>>>>> b\n',
  ];
  for (const text of [underlined, ...others]) {
    const { snapshot: other } = createFixtureWorkspace(`//- /a.bib\n${text}`);
    assert.deepEqual(listConflicts(other, [uriOf('/a.bib')]), [], text);
  }
  const crlf = '% a\r\n=======\r\n<<<<<<< HEAD\r\n@misc{a}\r\n||||||| base\r\n=======\r\n@misc{b}\r\n>>>>>>> theirs\r\n';
  const { snapshot: joined } = createFixtureWorkspace(`//- /a.bib\n${crlf}`);
  assert.deepEqual(listConflicts(joined, [uriOf('/a.bib')]), [uriOf('/a.bib')]);
});
