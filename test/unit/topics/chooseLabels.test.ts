import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherPapersLabel } from '../../../server/src/model/topic';
import { capitalise, createHeadingCase } from '../../../server/src/topics/chooseLabels';
import { createTopicNamer, type TopicNamer } from '../../../server/src/topics/nameTopics';
import { comparePapers, findPaperSpace } from '../../../server/src/topics/paperSpace';
import { readStemSequences } from '../../../server/src/topics/vocabulary';
import { WordReader } from '../../../server/src/topics/wordReader';

function createNamer(papers: readonly { readonly title: string; readonly abstract: string }[]): TopicNamer {
  const texts = readStemSequences(papers, new WordReader());
  const space = findPaperSpace(texts);
  return createTopicNamer(papers, texts, space, comparePapers(papers, texts, space).words);
}

/** The label of the first group; the other papers are in the second. */
function checkLabel(titles: readonly string[], abstract: string, expected: string): void {
  const others = ['Mountain Rivers', 'Mountain Rivers Again', 'More Mountain Rivers'];
  const papers = [...titles.map((title) => ({ title, abstract })), ...others.map((title) => ({ title, abstract: 'Glacier melt.' }))];
  const groups = Int32Array.from(papers, (_, row) => (row < titles.length ? 0 : 1));
  const [first] = createNamer(papers).name(groups, 2, []);
  assert.equal(first?.label, expected);
}

test('a phrase that says somewhat less heads a topic before a word alone', () =>
  checkLabel(['Violins and Bows', 'Old Violins', 'Violins', 'On Violins'], 'Of concert instruments.', 'Concert instruments'));

test('a word that occurs in every subject is no label', () =>
  checkLabel(['Speaker', 'A Judge', 'The Speaker', 'Judges'], 'Of concert instruments.', 'Concert instruments'));

test('where papers share a word alone it heads them', () => checkLabel(['Violins', 'Old Violins', 'On Violins'], '', 'Violins'));

test('papers that share no phrase are other papers, not headed by one of their titles', () =>
  checkLabel(['Twelve Boxers', 'A Quick Fox'], '', otherPapersLabel));

test('words that always lack their noun head nothing', () =>
  checkLabel(['Wooden Concert Violins', 'Wooden Concert Harps', 'Wooden Concert Flutes', 'Wooden Concert Drums'], '', otherPapersLabel));

test('where two phrases are all that some share, and most share nothing, they are other papers', () =>
  checkLabel(
    [
      'Concert Violins',
      'Old Concert Violins',
      'Alpine Gardens',
      'On Alpine Gardens',
      'Boxers',
      'Quick Foxes',
      'Lazy Dogs',
      'Twelve Jugs',
      'Liquor',
    ],
    '',
    otherPapersLabel,
  ));

/** The labels of groups of titles, each of which is also the abstract, in small letters. Labels of `taken` belong to other topics. */
function labelsOf(groups: readonly (readonly string[])[], taken: readonly string[] = []): readonly string[] {
  const papers = groups.flatMap((titles) =>
    titles.map((title) => ({ title, abstract: title.includes('(') ? title : title.toLowerCase() })),
  );
  const of = Int32Array.from(groups.flatMap((titles, group) => titles.map(() => group)));
  return createNamer(papers)
    .name(of, groups.length, taken)
    .map(({ label }) => label);
}

const rivers = ['Mountain Rivers', 'Mountain Rivers Again', 'More Mountain Rivers', 'Of Mountain Rivers'];
const gardens = ['Alpine Gardens', 'Old Alpine Gardens', 'On Alpine Gardens', 'Some Alpine Gardens'];

function asPapers(titles: readonly string[]): readonly { readonly title: string; readonly abstract: string }[] {
  return titles.map((title) => ({ title, abstract: title.toLowerCase() }));
}

test('two subjects that share all papers of a topic make its heading together', () =>
  assert.deepEqual(
    labelsOf([
      [...rivers.slice(1), ...gardens.slice(1)],
      ['Boxing', 'Boxing', 'Boxing'],
    ])[0],
    'Mountain rivers and alpine gardens',
  ));

test('a second subject of few papers is not in the heading', () =>
  assert.deepEqual(
    labelsOf([
      [...rivers, 'Alpine Gardens', 'Alpine Gardens'],
      ['Boxing', 'Boxing', 'Boxing'],
    ])[0],
    'Mountain rivers',
  ));

test('an acronym and its words are not two headings', () => {
  const explained = 'Old mountain lakes (OML) in winter';
  const labels = labelsOf([
    [explained, 'OML in winter', 'OML in winter', 'Winter maps of OML'],
    ['Old mountain lakes in summer', explained, 'Old mountain lakes in summer', 'Summer maps of old mountain lakes'],
    ['Boxing', 'Boxing', 'Boxing', 'Boxing'],
  ]);
  assert.ok(labels.filter((label) => /^(?:OML|Old mountain lakes)$/.test(label)).length <= 1, labels.join('; '));
});

test('a heading is no part of one that another topic has', () => {
  assert.deepEqual(labelsOf([rivers, gardens])[0], 'Mountain rivers');
  assert.notEqual(labelsOf([rivers, gardens], ['Wild mountain rivers'])[0], 'Mountain rivers');
});

test('the name of a version is no heading', () =>
  assert.deepEqual(
    labelsOf([['Mountain Rivers by River-4b', 'River-4b on Mountain Rivers', 'River-4b: Mountain Rivers'], gardens])[0],
    'Mountain rivers',
  ));

test('a hyphenated word is one word, and heads no topic whose papers share a phrase', () => {
  const titles = ['Hand-carved Concert Violins', 'Old Concert Violins', 'Concert Violins'];
  const papers = [...titles.map((title) => ({ title, abstract: 'We use wood-carving. All wood-carving is old.' })), ...asPapers(gardens)];
  const groups = Int32Array.from(papers, (_, row) => (row < titles.length ? 0 : 1));
  assert.equal(createNamer(papers).name(groups, 2, [])[0]?.label, 'Concert violins');
});

test('the name of a paper is no heading, though the terms of headings have it', () =>
  checkLabel(['Mamba: Violins', 'Old Violins', 'Violins and Bows'], 'It is Mamba, and we have Mamba with it.', 'Violins'));

test('a name in capitals that few papers have is no heading', () =>
  assert.deepEqual(labelsOf([['Rivers with GALAXIS', 'Old Rivers by GALAXIS', 'Rivers of Mountains', 'On Rivers'], gardens])[0], 'Rivers'));

test('a phrase that is nearer to another group is no heading', () => {
  const lakes = ['Mountain Rivers into Deep Lakes', 'Deep Lakes and Mountain Rivers', 'Deep Lakes', 'Deep Lakes', 'Deep Lakes'];
  assert.deepEqual(labelsOf([rivers, lakes, gardens]).slice(0, 2), ['Mountain rivers', 'Deep lakes']);
});

test('a large group has a heading before a small one that says it as often', () => {
  const labels = labelsOf([rivers.slice(0, 2), [...rivers, 'Wild Mountain Rivers', 'Mountain Rivers in Spring'], gardens]);
  assert.equal(labels[1], 'Mountain rivers');
});

test('what papers say of headings: most in the title, less in the abstract, nothing elsewhere', () => {
  const papers = [...asPapers(rivers), { title: 'Fish', abstract: 'Of mountain rivers.' }, ...asPapers(gardens)];
  const groups = Int32Array.from(papers, (_, row) => (row < rivers.length ? 0 : 1));
  const mentions = createNamer(papers).measureMentions(groups, 2);
  assert.equal(mentions[0], 1);
  const ofFish = mentions[2 * rivers.length] ?? 0;
  assert.ok(ofFish > 0 && ofFish < 1, `${ofFish}`);
  assert.equal(mentions[2 * (papers.length - 1)], 0);
});

const abstracts = [
  'We compute Nash equilibria in the KV cache.',
  'All Nash equilibria of sparse games are found.',
  'Retrieval Augmented Generation (RAG) is augmented by search.',
];

test('words are small where abstracts write them small, names stay', () => {
  const { lower } = createHeadingCase(abstracts);
  assert.equal(lower('Sparse Attention'), 'sparse attention');
  assert.equal(lower('Nash Equilibria'), 'Nash equilibria');
  assert.equal(lower('Retrieval Augmented Generation'), 'retrieval augmented generation');
  assert.equal(lower('Text-to-Image'), 'text-to-image');
});

test('a name of several words keeps all its capitals', () => {
  const { lower } = createHeadingCase([
    'Scenes are drawn by Neural Radiance Fields (NeRF), which learn radiance.',
    'We compress Neural Radiance Fields, whose radiance is sparse, with efficient Gaussian splatting in neural space.',
    'We use efficient Gaussian splatting.',
  ]);
  assert.equal(lower('Neural Radiance Fields'), 'Neural Radiance Fields');
  assert.equal(lower('Efficient Gaussian Splatting'), 'efficient Gaussian splatting');
  assert.equal(lower('Neural Space'), 'neural space');
});

test('words with capitals of their own keep them', () => {
  const { lower } = createHeadingCase([]);
  for (const text of ['KV', 'LLMs', 'GPT-4', 'MoE', 'iPhone']) assert.equal(lower(text), text);
});

test('a label begins with a capital unless its first word has one of its own', () => {
  assert.equal(capitalise('sparse attention'), 'Sparse attention');
  assert.equal(capitalise('mRNA folding'), 'mRNA folding');
  assert.equal(capitalise('ärger'), 'Ärger');
  assert.equal(capitalise(''), '');
});
