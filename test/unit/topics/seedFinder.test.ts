import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SeedFinder } from '../../../server/src/topics/seedFinder';
import type { TopicDocument } from '../../../server/src/topics/topicMap';
import { measureProcessor } from '../../support/measureProcessor';
import { forSeeds } from '../../support/random';

const paper = (key: string, title: string, abstract = ''): TopicDocument => ({ key, title, abstract });

function findSeeded(finder: SeedFinder, seeds: readonly string[], papers: readonly TopicDocument[]): readonly string[] {
  return finder.findSeeded([seeds], papers).flatMap((found) => Array.from(found, ({ key }) => key).sort());
}

function check(seeds: readonly string[], title: string, abstract: string, isFound: boolean): void {
  assert.equal(
    findSeeded(new SeedFinder(), seeds, [paper('a', title, abstract)]).length,
    isFound ? 1 : 0,
    `${seeds.join()} in ${title} ${abstract}`,
  );
}

test('in a title once, in an abstract twice', () => {
  check(['silt'], 'On Silt', '', true);
  check(['silt'], 'On', 'Silt is here.', false);
  check(['silt'], 'On', 'Silt is here, and silt is there.', true);
});

test('case, hyphens and a plural make no difference; parts of words do', () => {
  check(['KV caches'], 'A kv-cache', '', true);
  check(['river bed'], 'RIVER  BEDS', '', true);
  check(['silt'], 'Silted', '', false);
  check(['head'], 'Overhead', '', false);
  check(['été'], 'L’Été', '', true);
});

test('one of several; signs alone are no words', () => {
  check(['x', 'silt'], 'On Silt', '', true);
  for (const seed of ['', '?', '.*', '(']) check([seed], 'anything .* ( ?', '', false);
});

test('after adding and removing papers the result is the same as from scratch', () => {
  forSeeds(20, (random) => {
    const words = ['silt', 'river', 'bed', 'ice'];
    const finder = new SeedFinder();
    let papers = Array.from({ length: 6 }, (_, index) => paper(`${index}`, `On ${random.pick(words)}`));
    for (let round = 0; round < 6; round++) {
      papers = [...papers.filter(() => random.below(4) > 0), paper(`new${round}`, `On ${random.pick(words)}`)];
      const seeds = [random.pick(words), random.pick(words)];
      const keys = (list: readonly TopicDocument[]): readonly string[] => findSeeded(finder, seeds, list);
      assert.deepEqual(keys(papers), keys(papers.map((each) => ({ ...each }))));
    }
  });
});

test('for a phrase that is in no paper no pattern is made: a file of thousands of topics may have many (slow)', () => {
  const papers = Array.from({ length: 10 }, (_, at) => paper(`k${at}`, `Of Silt ${at}`, 'The wind carries silt over the plains.'));
  const finder = new SeedFinder();
  let round = 0;
  // Creating patterns again would take time.
  const listPhrases = (): readonly string[] => {
    round += 1;
    return Array.from({ length: 1000 }, (_, at) => `kite${round}x${at} string`);
  };
  const making = measureProcessor(() =>
    listPhrases().forEach((phrase) => new RegExp(`(?<![\\p{L}\\p{N}])${phrase}(?![\\p{L}\\p{N}])`, 'giu')),
  );
  const finding = measureProcessor(() => finder.findSeeded([listPhrases()], papers));
  assert.ok(finding < making / 2, `${finding.toFixed(1)} ms, making patterns takes ${making.toFixed(1)} ms`);
});

test('a paper more is read for each phrase, and the other papers are not read again, however many phrases there are', () => {
  let reads = 0;
  const count = (key: string): TopicDocument => ({
    key,
    abstract: '',
    get title() {
      reads += 1;
      return 'On Silt';
    },
  });
  const papers = Array.from({ length: 40 }, (_, at) => count(`k${at}`));
  const phrases = Array.from({ length: 120 }, (_, at) => [`word${at}`]);
  const finder = new SeedFinder();
  finder.findSeeded(phrases, papers);
  reads = 0;
  finder.findSeeded(phrases, [...papers.slice(1), count('new')]);
  assert.equal(reads, phrases.length);
});
