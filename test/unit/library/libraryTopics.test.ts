import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  adaptTopics,
  followChanges,
  papersInDigests,
  papersOfTopic,
  resolveKeptHeadings,
  withSubtopics,
} from '../../../server/src/library/libraryTopics';
import { type KeptHeading, otherPapersLabel } from '../../../server/src/model/topic';
import { parseTopicsFile } from '../../../server/src/ownFiles/topics/parseTopics';
import { findDirections } from '../../../server/src/topics/directions';
import { createFixtureWorkspace } from '../../support/fixtureWorkspace';
import { riversAndHeads, topicOf, withTopics } from '../features/topicsSandbox';

const papers = papersInDigests(
  createFixtureWorkspace(`//- /digest.txt
${['Kite', 'Rope', 'Sail', 'Mast'].map((name) => `${name}: A Title\n\nIn this paper we show how ${name} keeps what it has read, and that it is fast.\n`).join('\n')}`).snapshot.library(),
);
const known = {
  papers: papers.slice(0, 3),
  topics: [
    {
      label: 'Strings',
      terms: ['string'],
      keys: ['kite', 'rope'],
      children: [
        { label: 'Long', terms: [], keys: ['rope'], children: [] },
        { label: 'Short', terms: [], keys: ['kite'], children: [] },
      ],
    },
    { label: 'Cloth', terms: ['cloth'], keys: ['sail'], children: [] },
  ],
};

test('topics of the same papers are as they were', () => assert.equal(adaptTopics(known, known.papers), known.topics));

test('papers that are gone are in no topic, and a topic without papers is gone', () => {
  assert.deepEqual(adaptTopics(known, papers.slice(1, 2)), [
    { label: 'Strings', terms: ['string'], keys: ['rope'], children: [{ label: 'Long', terms: [], keys: ['rope'], children: [] }] },
  ]);
  assert.deepEqual(adaptTopics(known, []), []);
});

test('a new paper is filed at once under the nearest heading, and one without any known word under the last one', () => {
  const read = papersInDigests(
    createFixtureWorkspace(`//- /digest.txt
${[
  'Kite: Pruning the Cache of Language Models|we evict keys and values of tokens that attention forgets',
  'Rope: Compressing the Cache of Tokens|we evict tokens to which language models pay little attention',
  'Sail: Grasping with Robot Hands|a robot learns to grasp and to push objects by policies of manipulation',
  'Mast: Policies for Robot Arms|a policy for the manipulation of objects by robots is learned from demonstrations',
  'Keel: Evicting Tokens|attention to the cache of keys and values of language models is kept for few tokens',
  'Deck: Robot Manipulation|demonstrations teach a robot arm policies to grasp objects',
  'Zqx: Vvk Wwj\n\nZzk qqv wwx yyv kkz qqj, vvz wwk xxq jjz kkq zzv wwq. Zzx qqk vvj wwk kkz qqv wwx yyv kkz qqj vvz',
]
  .map((each) => each.replace('|', '\n\nIn this paper '))
  .join('.\n\n')}.
`).snapshot.library(),
  );
  const topics = [
    { label: 'Caches', terms: [], keys: ['kite', 'rope'], children: [] },
    {
      label: 'Robots',
      terms: [],
      keys: ['sail', 'mast'],
      children: [
        { label: 'Hands', terms: [], keys: ['sail'], children: [] },
        { label: 'Arms', terms: [], keys: ['mast'], children: [] },
      ],
    },
  ];
  const few = read.slice(0, 4);
  const adapted = adaptTopics({ papers: few, topics, directions: findDirections(few, topics) }, read);
  assert.deepEqual(
    adapted.map(({ label, keys }) => [label, keys]),
    [
      ['Caches', ['kite', 'rope', 'keel']],
      ['Robots', ['sail', 'mast', 'deck']],
      [otherPapersLabel, ['zqx']],
    ],
  );
  assert.deepEqual(adapted[1]?.children.flatMap(({ keys }) => keys).toSorted(), ['deck', 'mast', 'sail']);
});

test('topics are extended until a fifth of the papers has come or gone since they were found', () => {
  const all = Array.from({ length: 30 }, (_, at) => ({ ...papers[0]!, key: `k${at}` }));
  const found = { ...known, kept: [], papers: all.slice(0, 20), since: { count: 20, added: [] } };
  assert.deepEqual(followChanges(found, all.slice(0, 22)), { count: 20, added: ['k20', 'k21'] });
  const later = { ...found, papers: all.slice(0, 22), since: { count: 20, added: ['k20', 'k21'] } };
  assert.deepEqual(followChanges(later, all.slice(1, 23)), { count: 20, added: ['k20', 'k21', 'k22'] });
  assert.equal(followChanges(later, all.slice(1, 24)), undefined, 'one is gone, four came');
  assert.deepEqual(followChanges(later, all.slice(0, 20)), { count: 20, added: [] }, 'what came is gone again');
  assert.equal(followChanges(found, all.slice(0, 15)), undefined);
});

test('new papers wait under the last heading while nothing tells where they belong', () => {
  assert.deepEqual(adaptTopics(known, papers), [...known.topics, { label: otherPapersLabel, terms: [], keys: ['mast'], children: [] }]);
  const withOthers = { ...known, topics: [known.topics[0]!, { label: otherPapersLabel, terms: [], keys: ['sail'], children: [] }] };
  assert.deepEqual(adaptTopics(withOthers, papers), [
    known.topics[0],
    { label: otherPapersLabel, terms: [], keys: ['sail', 'mast'], children: [] },
  ]);
});

test('before the first topics are known all papers stand under one heading', () => {
  assert.deepEqual(adaptTopics({ topics: [], papers: [] }, papers), [
    { label: otherPapersLabel, terms: [], keys: ['kite', 'rope', 'sail', 'mast'], children: [] },
  ]);
});

test('papers of a second topic that are gone are under it no more', () => {
  const [strings, cloth] = known.topics;
  const second = { ...known, topics: [strings!, { ...cloth!, alsoKeys: ['kite', 'rope'] }] };
  assert.deepEqual(adaptTopics(second, papers.slice(0, 3)), second.topics);
  assert.deepEqual(adaptTopics(second, [papers[0]!, papers[2]!])[1], { ...cloth, alsoKeys: ['kite'] });
  assert.deepEqual(adaptTopics(second, papers.slice(2, 3)), [cloth]);
});

const library = createFixtureWorkspace(`//- /digest.txt
${['Kite', 'Rope', 'Sail', 'Mast'].map((name) => `${name}: A Title\n\nIn this paper we show how ${name} keeps what it has read, and that it is fast.\n`).join('\n')}
//- /refs.bib
@misc{keel, title = {Keel}}
`).snapshot.library();

/** `label: keys (subtopics)` */
const draw = ({ label, keys, subtopics }: KeptHeading): string =>
  `${label}: ${keys.join(' ')}${subtopics.length === 0 ? '' : ` (${subtopics.map(draw).join('; ')})`}`;

function check(text: string, expected: readonly string[]): void {
  assert.deepEqual(resolveKeptHeadings(parseTopicsFile(text).kept, library).map(draw), expected);
}

test('papers by title, name or key, in the writer’s order', () =>
  check('locked:\n  - label: Wind\n    papers: ["sail - a TITLE", kite, Rope]\n', ['Wind: sail kite rope']));

test('headings of one name are joined, a paper counts where it stands first', () =>
  check(
    'locked:\n  - label: Wind\n    papers: [Kite]\n    subtopics:\n      - label: Low\n        papers: [Mast]\n  - label: Sea\n    papers: [Mast, Kite]\nlocked:\n  - label: WIND\n    papers: [Sail, Rope]\n    subtopics:\n      - label: low\n        papers: [Rope]\n',
    ['Wind: kite sail rope (Low: mast)', 'Sea: '],
  ));

test('papers that no digest has are ignored, their headings stay', () =>
  check('locked:\n  - label: Sea\n    papers: [Keel, Nobody]\n', ['Sea: ']));

test('a paper counts where the file names it first, also under a heading that is named again later', () =>
  check('locked:\n  - label: Wind\n    papers: [Kite]\n  - label: Sea\n    papers: [Mast]\n  - label: Wind\n    papers: [Mast, Sail]\n', [
    'Wind: kite sail',
    'Sea: mast',
  ]));

const { snapshot } = createFixtureWorkspace(riversAndHeads);
const topics = [
  topicOf('Rivers of the mountains', topicOf('Old rivers', 'age-mountain-rivers'), topicOf('Maps', 'sandbar')),
  { ...topicOf('Heads', 'longheads', 'gone'), terms: ['retrieval heads', 'cache'] },
];
const sandbox = withTopics(snapshot, topics);

test('a topic before its subtopics; papers that are gone are left out', () => {
  assert.deepEqual(
    withSubtopics(topics).map(({ label }) => label),
    ['Rivers of the mountains', 'Old rivers', 'Maps', 'Heads'],
  );
  assert.deepEqual(
    papersOfTopic(sandbox.library(), topics[1]!).map(({ key }) => key),
    ['longheads'],
  );
});
