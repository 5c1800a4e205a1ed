import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoreMeaning } from '../../../../server/src/search/query/scoreMeaning';
import { createSearchIndex, type SearchIndex } from '../../../../server/src/search/searchIndex';
import { buildSegment } from '../../../../server/src/search/segment/buildSegment';
import type { SearchDocument } from '../../../../server/src/search/segment/segment';

const abstracts: readonly (readonly [title: string, abstract: string])[] = [
  [
    'Evicting Keys from the Cache',
    'Long prompts fill the memory of the accelerator during decoding. We drop tokens that later steps hardly attend to, and keep the quality of generated text while the footprint shrinks to a fifth of what it was.',
  ],
  [
    'Grasping with Soft Fingers',
    'A manipulator picks up household objects that deform. The policy is learned in simulation, moved to the real arm without further demonstrations, and succeeds on cups, towels and fruit that were never seen before.',
  ],
  [
    'Translating Rare Languages',
    'Parallel corpora are scarce for most of the world. We mine sentences from radio and the web, train one multilingual encoder and decoder, and gain several points of BLEU for languages without any bilingual data.',
  ],
  [
    'Drawing Pictures by Diffusion',
    'Images are generated from captions by removing noise step by step. We distill the sampler so that four steps suffice, and human raters prefer its pictures to those of the slow teacher in most comparisons.',
  ],
  [
    'Folding Proteins Faster',
    'The structure of a molecule is predicted from its sequence of amino acids without alignments. Our network is equivariant, needs minutes on one card, and reaches the accuracy of methods that search large databases.',
  ],
  [
    'Reading Legal Contracts',
    'Clauses in agreements are classified and risky ones are marked for an attorney. We annotate five hundred contracts, and compare encoders that were trained on court decisions with general ones on every clause type.',
  ],
  [
    'Proving Theorems with Search',
    'A prover writes formal proofs step by step and checks each by the kernel. Reinforcement learning from verified proofs improves the success rate on competition problems and on lemmas of a mathematical library.',
  ],
  [
    'Listening to Noisy Speech',
    'Recognition of speech in the street fails when several people talk. We separate the speakers by their voices and by the direction of the sound, and halve the word error rate on recordings of meetings and kitchens.',
  ],
  [
    'Finding Bugs in Programs',
    'Static analysis finds defects in source code before it runs. A model of code ranks the warnings by how likely developers are to repair them, and finds forty unknown bugs in compilers and browsers.',
  ],
  [
    'Recommending Songs',
    'Listeners skip what they do not like. We learn embeddings of tracks and users from sessions, and recommend playlists that keep their listeners longer, also for new users without a history of interactions.',
  ],
];
const papers = abstracts.map(([title, abstract], at): SearchDocument => ({ key: `p${at}`, title, abstract, names: [], authors: [] }));

function nearest(index: SearchIndex<SearchDocument>, text: string): readonly string[] {
  return index.searchNearest({ text, isSettled: true }, { limit: 10 }).hits.map(({ document }) => document.key);
}

test('a paper is found by an idea in other words', () => {
  const index = createSearchIndex(papers);
  assert.equal(nearest(index, 'robot arm for delicate things')[0], 'p1');
  assert.equal(nearest(index, 'help lawyers review documents')[0], 'p5');
  assert.equal(nearest(index, 'machine learns mathematics')[0], 'p6');
});

test('filters, phrases and exclusions apply to what is found by its meaning', () => {
  const index = createSearchIndex(papers);
  const found = index.searchNearest(
    { text: 'robot arm for delicate things', excluded: ['towels'] },
    { limit: 10, accepts: ({ key }) => key !== 'p7' },
  );
  assert.ok(!found.hits.some(({ document: { key } }) => key === 'p1' || key === 'p7'));
});

test('the parts of an index and their order change nothing', () => {
  const whole = createSearchIndex(papers);
  const parts = createSearchIndex(papers, {
    segments: [papers.slice(6), papers.slice(0, 6)].map((documents) => ({ documents, segment: buildSegment(documents) })),
  });
  assert.equal(parts.collection.views.length, 2);
  for (const text of ['robot arm for delicate things', 'pictures from noise in few steps'])
    assert.deepEqual(
      parts.searchNearest({ text }, { limit: 10 }).hits.map(({ document, score }) => [document.key, score]),
      whole.searchNearest({ text }, { limit: 10 }).hits.map(({ document, score }) => [document.key, score]),
    );
});

test('meanings are not compared in few papers, in a field that is not known, or for words that are not known', () => {
  const compares = (documents: readonly SearchDocument[], text: string): boolean =>
    scoreMeaning(createSearchIndex(documents).collection, text) !== undefined;
  assert.ok(compares(papers, 'robot arm'));
  assert.ok(!compares(papers.slice(0, 3), 'robot arm'));
  assert.ok(!compares(papers, 'zzyzx qwxyz robot'));
  assert.ok(!compares(papers, 'the of and'));
  assert.ok(!compares([], 'robot arm'));
  const strange = papers.map((paper, at) => ({ ...paper, title: abstracts[(at + 3) % abstracts.length]?.[0] ?? '' }));
  assert.ok(!compares(strange, 'robot arm'));
});

test('the passage that is shown is the sentence nearest to the idea, with or without its words', () => {
  const index = createSearchIndex(papers);
  const passageOf = (text: string): { readonly text: string; readonly ranges: readonly unknown[] } | undefined => {
    const [first] = index.searchNearest({ text, isSettled: true }, { limit: 1 }).hits;
    return first?.matches.find(({ field }) => field === 'abstract');
  };
  const arm = passageOf('robot arm for delicate things');
  assert.match(arm?.text ?? '', /^The policy is learned in simulation/);
  assert.equal(arm?.ranges.length, 1);
  const art = passageOf('quick artwork');
  assert.match(art?.text ?? '', /^Images are generated from captions/);
  assert.deepEqual(art?.ranges, []);
});
