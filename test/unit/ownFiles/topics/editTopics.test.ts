import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topicsFile } from '../../../../server/src/ownFiles/topics';
import { parseTopicsFile } from '../../../../server/src/ownFiles/topics/parseTopics';
import type { TopicsChange } from '../../../../server/src/ownFiles/topics/planSteps';
import { applyEdits } from '../../../support/fixtureWorkspace';
import { forSeeds } from '../../../support/random';

const sample = `# My topics
topics:
  # the first one
  - label: Mountain rivers   # not the lowland ones
    words: [silt, "river bed"]
    papers:
      - 'Sandbar: Rivers from Above'
      - Deltas and How They Grow


  - label: Ice
    papers:   # cold
      - Glaciers
# the end
`;

function edit(text: string, change: TopicsChange): string {
  const edits = topicsFile.edit(text, change);
  assert.ok(edits, `${JSON.stringify(change)} in\n${text}`);
  return applyEdits(text, edits);
}

/** `removed` and `added` must be the only lines of the sample that differ. */
function check(change: TopicsChange, removed: readonly string[], added: readonly string[], text = sample): void {
  const lines = text.split('\n');
  const changed = edit(text, change).split('\n');
  assert.deepEqual(
    lines.filter((line) => line.trim() !== '' && !changed.includes(line)),
    removed,
    changed.join('\n'),
  );
  assert.deepEqual(
    changed.filter((line) => line.trim() !== '' && !lines.includes(line)),
    added,
    changed.join('\n'),
  );
  assert.deepEqual(topicsFile.edit(changed.join('\n'), change), [], 'a second time nothing changes');
}

const move = (label: string, ...titles: readonly string[]): TopicsChange => ({ kind: 'move', titles, label });

test('a paper is added at the end of its topic, in the style of the file', () => {
  check(move('Mountain rivers', 'Kite: A "new" view'), [], [`      - 'Kite: A "new" view'`]);
  check(move('ice', 'Snow'), [], ['      - Snow']);
});

test('a paper leaves the topic where it was', () => {
  check(move('Mountain rivers', 'Glaciers'), ['  - label: Ice', '    papers:   # cold'], []);
  assert.match(edit(sample, move('Mountain rivers', 'glaciers')), /How They Grow\n {6}- glaciers\n/);
  check(move('Ice', 'Sandbar - rivers from above'), [`      - 'Sandbar: Rivers from Above'`], ['      - Sandbar - rivers from above']);
});

test('a topic that is new comes to the end', () => {
  check(move('Tides: high', 'Waves', 'Surf'), [], ['  - label: "Tides: high"', '      - Waves', '      - Surf']);
  check({ kind: 'seed', label: 'Tides', words: ['tide', 'ebb, flow'] }, [], ['  - label: Tides', '    words: [tide, "ebb, flow"]']);
});

test('another name', () => {
  check({ kind: 'rename', label: 'Ice', newLabel: 'Snow', replaces: [] }, ['  - label: Ice'], ['  - label: Snow']);
  check(
    { kind: 'rename', label: 'Mountain rivers', newLabel: 'Rivers', replaces: ['Mountain rivers'] },
    ['  - label: Mountain rivers   # not the lowland ones'],
    ['  - label: Rivers # not the lowland ones', '    replaces: [Mountain rivers]'],
  );
  assert.match(
    edit(sample, { kind: 'rename', label: 'Lakes', newLabel: 'Ponds', replaces: ['Lakes'] }),
    /- Glaciers\n {2}- label: Ponds\n {4}replaces: \[Lakes\]\n# the end\n$/,
  );
});

test('a name and back again leaves nothing behind', () => {
  const there = edit(sample, { kind: 'rename', label: 'Ice', newLabel: 'Snow', replaces: [] });
  assert.equal(edit(there, { kind: 'rename', label: 'Snow', newLabel: 'Ice', replaces: [] }), sample);
});

test('merged topics keep what each said', () => {
  const text = edit(sample, { kind: 'merge', labels: ['Ice', 'Lakes'], into: 'Mountain rivers', replaces: ['Lakes'] });
  const { topics } = parseTopicsFile(text);
  assert.deepEqual(
    topics.map(({ label, words, papers, replaces }) => [label, ...words, ...papers, ...replaces].map(({ value }) => value)),
    [['Mountain rivers', 'silt', 'river bed', 'Sandbar: Rivers from Above', 'Deltas and How They Grow', 'Glaciers', 'Lakes']],
  );
  assert.ok(
    text.startsWith('# My topics\ntopics:\n  # the first one\n  - label: Mountain rivers   # not the lowland ones\n') &&
      text.endsWith('# the end\n'),
    text,
  );
});

test('a new file explains itself', () => {
  const text = edit('', move('Ice', 'Glaciers'));
  assert.equal(text, `${topicsFile.head}  - label: Ice\n    papers:\n      - Glaciers\n`);
});

test('empty lists and files of comments', () => {
  const added = '  - label: Ice\n    papers:\n      - A\n';
  assert.equal(edit('# mine\n', move('Ice', 'A')), `# mine\ntopics:\n${added}`);
  assert.equal(edit('# mine', move('Ice', 'A')), `# mine\ntopics:\n${added}`);
  assert.equal(edit('topics:\n', move('Ice', 'A')), `topics:\n${added}`);
  assert.equal(edit('topics: []\n', move('Ice', 'A')), `topics:\n${added}`);
  assert.equal(edit('version: 2\n', move('Ice', 'A')), `version: 2\ntopics:\n${added}`);
  assert.equal(
    edit('topics:\n  - label: Ice\n    papers: B', move('Ice', 'A')),
    'topics:\n  - label: Ice\n    papers:\n      - B\n      - A\n',
  );
});

test('a file in braces gets lines of its own, and keeps all that it says', () => {
  const added = '  - label: Ice\n    papers:\n      - A\n';
  for (const text of ['{}', '{}\n', '{topics: []}\n', '{topics: }\n'])
    assert.equal(edit(text, move('Ice', 'A')), `topics:\n${added}`, text);
  assert.equal(edit('{version: 2} # mine\n', move('Ice', 'A')), `version: 2\ntopics:\n${added}# mine\n`);
  assert.equal(
    edit('# mine\n{topics: [{label: Ice, papers: [B]}]}\n', move('Ice', 'A')),
    '# mine\ntopics: [{label: Ice, papers: [B, A]}]\n',
  );
  check(
    move('Ice', 'A'),
    ['{', '  "topics": [', '    {"label": "Ice"}', '  ]', '}'],
    ['"topics": [{"label": "Ice", papers: [A]}]'],
    '{\n  "topics": [\n    {"label": "Ice"}\n  ]\n}\n',
  );
});

test('indentation of other widths, and dashes without any', () => {
  check(move('Ice', 'B'), [], ['          - B'], 'topics:\n    - label: Ice\n      papers:\n          - A\n    - label: Sea\n');
  check(move('Ice', 'B'), [], ['  - B'], 'topics:\n- label: Ice\n  papers:\n  - A\n- label: Sea\n');
  check(move('Snow', 'B'), [], ['- label: Snow', '  - B'], 'topics:\n- label: Ice\n  papers:\n  - A\n');
  check(move('Ice', 'B'), [], ['    - B'], 'topics:\n- label: Ice\n  papers:\n    - A\n- label: Sea\n');
  check(
    move('Ice', 'B'),
    ['  - {label: Ice, papers: [A]}'],
    ['  - {label: Ice, papers: [A, B]}'],
    'topics:\n  - {label: Ice, papers: [A]}\n  - {label: Sea}\n',
  );
});

test('titles without quotation marks stay as the writer wrote them', () => {
  check(move('Ice', 'B: more'), [], ['      - "B: more"'], 'topics:\n  - label: Ice\n    papers:\n      - Kite: A model\n');
  check(
    move('Sea', 'Kite: a model'),
    ['      - Kite: A model'],
    ['      - "Kite: a model"'],
    'topics:\n  - label: Sea\n  - label: Ice\n    words: [a]\n    papers:\n      - Kite: A model\n',
  );
});

test('line ends and the byte order mark stay', () => {
  const text = `\ufeff${sample.replaceAll('\n', '\r\n')}`;
  assert.equal(edit(text, move('Ice', 'Snow')), text.replace('- Glaciers\r\n', '- Glaciers\r\n      - Snow\r\n'));
});

test('a file that can’t be read is not changed', () => {
  for (const text of [
    'null\n',
    '  version: 2\n',
    'topics:\n\t- label: Ice\n',
    'topics: [\n',
    'topics:\n<<<<<<< a\n  - label: Ice\n=======\n>>>>>>> b\n',
    '- label: Ice\n',
  ]) {
    assert.equal(topicsFile.edit(text, move('Ice', 'A')), undefined, text);
  }
});

test('after any series of changes the file says what was done, and its comments are there (slow)', () => {
  forSeeds(60, (random) => {
    let text = random.pick([
      sample,
      sample.replaceAll('\n', '\r\n'),
      sample.replaceAll(/^ {2}/gm, '    '),
      '',
      'topics:\n- label: Ice # cold\n',
    ]);
    const comments = text.match(/# .*$/gm) ?? [];
    const names = ['Ice', 'Sea', 'Mountain rivers', 'A: b', '#x', '- y', 'null', '"q"', '2024', 'é', 'true', '*a', 'k, m', '日本'];
    for (let step = 0; step < 12; step++) {
      const title = random.pick(names);
      const label = random.pick(names);
      const change = random.pick<TopicsChange>([
        move(label, title),
        { kind: 'seed', label, words: ['word'] },
        { kind: 'rename', label, newLabel: title, replaces: [label] },
      ]);
      text = edit(text, change);
      const written = parseTopicsFile(text);
      assert.equal(written.isReadable, true, text);
      const topic =
        written.topics.find((each) => each.label.value === (change.kind === 'rename' ? title : label)) ??
        written.topics.find((each) => each.label.value.toLowerCase() === label.toLowerCase());
      assert.ok(topic, `${label} in\n${text}`);
      if (change.kind === 'move')
        assert.equal(written.topics.flatMap(({ papers }) => papers).filter(({ value }) => value === title).length, 1, text);
    }
    // A comment may only be removed together with its line.
    if (comments.length > 0) assert.ok(text.includes(comments[0]!), text);
  });
});

test('an anchor that is used elsewhere, and a tag that allows no lists: the file is left as it is', () => {
  for (const text of [
    'locked:\n  - &a\n    label: Ice\n    papers: [Glaciers]\nother: *a\n',
    'other: *nothing\ntopics:\n',
    '!!set {a, b}\n',
  ])
    assert.equal(
      topicsFile.edit(text, { kind: 'keep', headings: [{ label: 'Rivers', papers: ['Deltas'], subtopics: [] }] }),
      undefined,
      text,
    );
});

test('a change that would replace something else than a list is refused', () => {
  const move: TopicsChange = { kind: 'move', titles: ['Kite'], label: 'Ice' };
  const keep: TopicsChange = { kind: 'keep', headings: [{ label: 'Ice', papers: ['Kite'], subtopics: [] }] };
  for (const [text, change] of [
    ['topics:\n  label: Rivers # the dash is missing\n  papers: [Moth]\n', move],
    ['topics: Rivers\n', move],
    ['topics: [{label: Sea}]\ntopics:\n  label: Rivers\n', move],
    ['topics:\n  - label: Ice\n    papers:\n      first: Moth\n      second: Newt\n', move],
    ['topics:\n  - label: Sea\n    papers: &sea [Moth]\n  - label: Ice\n    papers: *sea\n', move],
    ['locked:\n  label: Rivers\n  papers: [Moth]\n', keep],
  ] as const)
    assert.equal(topicsFile.edit(text, change), undefined, text);
  assert.equal(
    edit('topics:\n  - label: Ice\n    papers: Moth\n', move),
    'topics:\n  - label: Ice\n    papers:\n      - Moth\n      - Kite\n',
  );
  assert.equal(edit('topics:\n  - label: Ice\n    papers:\n', move), 'topics:\n  - label: Ice\n    papers:\n      - Kite\n');
});
