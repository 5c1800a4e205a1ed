import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topicsFile } from '../../../../server/src/ownFiles/topics';
import { parseTopicsFile } from '../../../../server/src/ownFiles/topics/parseTopics';
import { type Heading, toHeading } from '../../../../server/src/ownFiles/topics/planSteps';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { forSeeds, type Random } from '../../../support/random';

const explanation = `# Locked topics in your order, with their papers. New papers are added to the closest topic.
# To delete this list, choose "Unlock Topics" in "Edit Topics".
`;

const heading = (label: string, papers: readonly string[], subtopics: readonly Heading[] = []): Heading => ({ label, papers, subtopics });

/** The text once the headings are kept, which is then read as these headings. */
function keep(text: string, ...headings: readonly Heading[]): string {
  const edits = topicsFile.edit(text, { kind: 'keep', headings });
  assert.ok(edits, text);
  const changed = applyEdits(text, edits);
  const written = parseTopicsFile(changed);
  assert.deepEqual(written.kept.map(toHeading), headings, changed);
  assert.deepEqual(topicsFile.edit(changed, { kind: 'keep', headings }), [], 'a second time nothing changes');
  return changed;
}

const rivers = heading('Mountain rivers', ['Sandbar: Rivers from Above', 'Deltas']);
const ice = heading('Ice', ['Glaciers'], [heading('Old ice', ['Cores']), heading('New ice', ['- what?', 'null'])]);

const kept = `locked:
  - label: Mountain rivers
    papers:
      - "Sandbar: Rivers from Above"
      - Deltas
  - label: Ice
    papers:
      - Glaciers
    subtopics:
      - label: Old ice
        papers:
          - Cores
      - label: New ice
        papers:
          - "- what?"
          - "null"
`;

test('a line for each paper, below the writer’s topics, with a word on what it is', () => {
  assert.equal(keep('', rivers, ice), `${topicsFile.head.replace('topics:\n', 'topics: []\n')}${explanation}${kept}`);
  const own = '# mine\ntopics:\n  - label: Birds   # all of them\n    words: [lark]\n';
  assert.equal(keep(own, rivers, ice), `${own}${explanation}${kept}`);
});

test('the word on what it is stays when a first topic is added, and goes with the headings', () => {
  const before = topicsFile.head.replace('topics:\n', '');
  for (const own of ['', 'topics:\n', 'topics:\n# mine\n', '# mine\ntopics: # all of them\n']) {
    const text = keep(own, rivers, ice);
    const edits = topicsFile.edit(text, { kind: 'move', titles: ['Glaciers'], label: 'Frozen water' });
    assert.ok(edits, text);
    const changed = applyEdits(text, edits);
    assert.ok(changed.endsWith(`\n${explanation}${kept}`), changed);
    assert.ok(changed.includes('topics:') && changed.includes('  - label: Frozen water\n'), changed);
    const comments = (own === '' ? before : own).match(/#.*/g) ?? [];
    for (const comment of comments) assert.ok(changed.includes(comment), changed);
    const without = keep(text);
    assert.ok(!without.includes('headings') && !without.includes('Find'), without);
    for (const comment of comments) assert.ok(without.includes(comment), without);
  }
});

test('without headings all of it goes, and the rest is as it was', () => {
  const own = '# mine\ntopics:\n  - label: Birds   # all of them\n    words: [lark]\n';
  assert.equal(keep(keep(own, rivers, ice)), own);
  assert.equal(keep(`topics:\n${kept}# the end\n`).includes('kept'), false);
  assert.equal(keep(kept), 'topics:\n');
});

test('comments, quotation marks and other lines stay when headings are kept again', () => {
  const text = `locked:
  # the first chapter
  - label: Mountain rivers
    papers:
      - 'Sandbar: Rivers from Above'   # read it again

      - Deltas
  - label: Ice
    papers:
      - Glaciers
topics:
  - label: Birds
`;
  assert.equal(
    keep(text, heading('Mountain rivers', ['Sandbar: Rivers from Above', 'Deltas', 'Brooks']), heading('Ice', ['Glaciers'])),
    text.replace('      - Deltas\n', '      - Deltas\n      - Brooks\n'),
  );
  const moved = keep(text, heading('Ice', ['Glaciers', 'Sandbar: Rivers from Above']), heading('Mountain rivers', ['Deltas']));
  assert.match(moved, /# the first chapter\n {2}- label: Mountain rivers/);
  assert.match(moved, /- Glaciers\n {6}- 'Sandbar: Rivers from Above' +# read it again/);
  assert.match(moved, /\ntopics:\n {2}- label: Birds\n$/);
});

test('two kept outlines become one', () => {
  const text = keep(
    'locked:\n  - label: Ice\n    papers: [A] # a\nlocked:\n  - label: Snow\n    papers:\n      - B # b\n',
    heading('Ice', ['A', 'C']),
    heading('Snow', ['B']),
  );
  assert.equal(text.match(/^locked:/gm)?.length, 1);
  assert.match(text, /- B # b/);
});

test('titles in all languages, quotation marks, CRLF, a byte order mark, a file in braces', () => {
  const odd = heading('Ice: "old"', ['雪 # nicht', "it's", 'x: y', '{a}', '*b', '&c', '!d', '%e', '@f', '2024', 'true', '~', 'a\\b']);
  keep('', odd);
  assert.match(keep('\ufefftopics:\r\n  - label: Birds\r\n', rivers), /^\ufefftopics:\r\n(?:.+\r\n)+$/);
  keep('{topics: [{label: Birds}]}\n', rivers);
  keep('{"kept": [{"label": "Ice", "papers": ["A"]}]}', heading('Ice', ['A', 'B']));
});

test('a file that can’t be read is left alone', () => {
  for (const text of ['locked:\n\t- a', 'locked: [', 'locked:\n<<<<<<< a\n=======\n>>>>>>> b\n'])
    assert.equal(topicsFile.edit(text, { kind: 'keep', headings: [rivers] }), undefined, text);
});

test('after any series of kept outlines the file has the last one, and every comment of papers that are still in it', () => {
  const titles = ['Kite: A Model', 'Rope', '"Sail"', "Mast's", '- Keel', 'Deck # 2', '2024', '帆'];
  const drawHeadings = (random: Random): readonly Heading[] => {
    const papers = random.shuffle(titles).slice(0, 2 + random.below(titles.length - 1));
    const take = (): readonly string[] => papers.splice(0, 1 + random.below(3));
    const headings: Heading[] = [];
    while (papers.length > 0) {
      const [own, below] = [take(), random.below(2) === 0 ? take() : []];
      const subtopics = below.length === 0 ? [] : [heading(`Part of ${below[0]!}`, below)];
      headings.push(heading(`On ${own[0]!}`, own, subtopics));
    }
    return headings;
  };
  const listPapers = (headings: readonly Heading[]): readonly string[] =>
    headings.flatMap(({ papers, subtopics }) => [...papers, ...listPapers(subtopics)]);
  forSeeds(40, (random) => {
    let text = random.pick(['', 'topics:\n  - label: Birds # mine\n', '# mine\n', 'locked: []\ntopics:\n']);
    /** The papers with a comment, which has the number of the paper. */
    let noted = new Set<number>();
    for (let round = 0; round < 4; round++) {
      const headings = drawHeadings(random);
      text = keep(text, ...headings);
      const here = listPapers(headings);
      noted = new Set([...noted].filter((number) => here.includes(titles[number]!)));
      for (const number of noted) assert.ok(text.includes(`# note ${number}\n`), text);
      const number = titles.indexOf(random.pick(here));
      if (noted.has(number)) continue;
      const { kept } = parseTopicsFile(text);
      const line = [...kept, ...kept.flatMap(({ subtopics }) => subtopics)]
        .flatMap(({ papers }) => papers)
        .find(({ value }) => value === titles[number])!;
      const end = text.indexOf('\n', line.end);
      text = `${text.slice(0, end)} # note ${number}${text.slice(end)}`;
      noted.add(number);
    }
  });
});
