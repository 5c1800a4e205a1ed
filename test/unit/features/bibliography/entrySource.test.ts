import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GFM, parser } from '@lezer/markdown';
import { createExportItem, createNewEntry, formattedReference, getCslItem } from '../../../../server/src/features/bibliography/entrySource';
import { createFormatterLoader } from '../../../../server/src/references/loadFormatter';
import { createFixtureWorkspace } from '../../../support/fixtureWorkspace';
import { hostileDigest, hostileTitles } from '../hostileText';
import { papersDigest } from '../papers';

const entry = '@misc{sea, title = {The Sea}}';
const sandbox = `//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
//- /refs.bib
% first
${entry}
`;

test('a paper of digests is made from what they say, one of a bibliography from its text', () => {
  const { snapshot } = createFixtureWorkspace(sandbox);
  const [moraine, sea] = ['moraine', 'sea'].map((key) => snapshot.library().findByKey(key)!);
  assert.deepEqual(createNewEntry(snapshot, moraine!, 'moraine'), {
    key: 'moraine',
    source: { kind: 'paper', paper: moraine },
    options: { preferredVersion: 'published' },
  });
  const copied = createNewEntry(snapshot, sea!, 'ocean');
  assert.equal(copied.source.kind === 'text' ? copied.source.text : '', entry);
  assert.equal(copied.item?.id, 'ocean');
  const exported = createExportItem(snapshot, sea!, 'ocean');
  assert.equal(exported.kind === 'entry' ? exported.fileKey : '', 'sea');
});

test('from the entry of a bibliography where there is one, always the same object', () => {
  const { snapshot } = createFixtureWorkspace(`//- /papers-digest.txt
Moraine: A Model of Glaciers

Glaciers move. We present Moraine, a model of how they do, with a step of ten years.
//- /refs.bib
@article{sea, author = {Salt, Ina}, title = {The Sea}, year = 1999}
`);
  const sea = snapshot.library().findByKey('sea')!;
  assert.deepEqual(getCslItem(snapshot, sea).author, [{ family: 'Salt', given: 'Ina' }]);
  assert.equal(getCslItem(snapshot, sea), getCslItem(snapshot, sea));
  assert.equal(getCslItem(snapshot, snapshot.library().findByKey('moraine')!).author, undefined);
});

const load = createFormatterLoader();

test('a paper of a digest: its title, and no author or year that nobody knows', async () => {
  const { snapshot } = createFixtureWorkspace(papersDigest);
  const { formatter } = await load();
  assert.equal(
    formattedReference(snapshot, snapshot.library().findByKey('kiteformer')!, formatter),
    '“KiteFormer: Tethered Attention for Very Long Documents.” n.d.',
  );
});

test('authors, year and identifier, where the digest has them', async () => {
  const entry = {
    title: 'Kites at Night',
    abstract: 'We fly kites at night and see what they do there.',
    authors: ['Ann Arden', 'Bo van der Brook'],
    year: 2024,
    arxivId: '2411.13560',
    url: 'https://arxiv.org/abs/2411.13560',
  };
  const { snapshot } = createFixtureWorkspace(`//- /night-digest.json\n${JSON.stringify([entry])}\n`);
  const { formatter } = await load();
  const line = formattedReference(snapshot, snapshot.library().papers[0]!, formatter);
  assert.match(line, /^Arden, Ann, and Bo van der Brook\. 2024\. “Kites at Night.” /);
  assert.match(line, /\(<https:\/\/arxiv\.org\/abs\/2411\.13560>\)/);
});

/** What a Markdown parser sees beside text, escapes and the emphasis of a style. */
function readActive(source: string): readonly string[] {
  const names: string[] = [];
  parser
    .configure([GFM])
    .parse(source)
    .iterate({ enter: ({ name }) => void names.push(name) });
  return names.filter((name) => !/^(?:Document|Paragraph|Escape|Emphasis|StrongEmphasis|EmphasisMark)$/.test(name));
}

test('titles of strangers are shown, not executed', async () => {
  const { formatter } = await load();
  for (const title of hostileTitles) {
    const { snapshot } = createFixtureWorkspace(hostileDigest(title));
    const line = formattedReference(snapshot, snapshot.library().papers[0]!, formatter);
    assert.deepEqual(readActive(line), [], line);
    assert.doesNotMatch(line, /\n/);
  }
});
