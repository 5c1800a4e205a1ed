import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DecidedPaper } from '../../../server/src/model/decision';
import { decisionsFile, orderByDate } from '../../../server/src/ownFiles/decisions';
import type { Written } from '../../../server/src/ownFiles/lines';
import { getIdentity, type IdentifiedPaper, isAboutPaper } from '../../../server/src/text/paperIdentity';
import { applyEdits } from '../../support/fixtureWorkspace';
import { createRandom } from '../../support/random';

const sand =
  'We date sand bars along forty mountain rivers by the light that quartz grains keep, and find that most are younger than a flood.';

function paper(title: string, rest: Partial<IdentifiedPaper> = {}): IdentifiedPaper {
  return { title, abstract: '', ...rest };
}

function decide(about: IdentifiedPaper, decision: DecidedPaper['decision'] = 'kept', date = '2026-11-28'): DecidedPaper {
  return { date, decision, identity: getIdentity(about), title: about.title };
}

function listAbout(text: string, about: IdentifiedPaper): readonly Written<DecidedPaper>[] {
  return orderByDate(decisionsFile.parse(text).entries).filter((each) => isAboutPaper(each, about));
}

/** The file once the decision is written over those about the same paper. */
function write(text: string, about: IdentifiedPaper, decision?: DecidedPaper['decision']): string {
  const outdated = listAbout(text, about).map(({ span }) => span);
  return applyEdits(text, decisionsFile.edit(text, [{ entry: decision === undefined ? undefined : decide(about, decision), outdated }]));
}

function find(text: string, about: IdentifiedPaper): DecidedPaper['decision'] | undefined {
  return listAbout(text, about).at(-1)?.decision;
}

test('a file is read line by line, whatever stands in one of them', () => {
  const text = [
    '\ufeff# mine',
    '2026-11-28 kept arxiv:2410.10819 Lamps: A Survey of Light',
    '',
    '  2026-11-27   later  text:1x.2y   Rivers that  Wander',
    'yesterday kept - Sand',
    '2026-02-30 kept - Sand',
    '2026-11-28 loved - Sand',
    '2026-11-28 kept isbn:3 Sand',
    '2026-11-28 kept -',
    '<<<<<<< mine',
    '2026-11-28 skipped doi:10.1000/sand.7',
  ].join('\r\n');
  const { entries: papers, issues } = decisionsFile.parse(text);
  assert.deepEqual(
    papers.map(({ decision, identity, title }) => `${decision} ${identity} ${title}`),
    ['kept arxiv:2410.10819 Lamps: A Survey of Light', 'later text:1x.2y Rivers that  Wander', 'skipped doi:10.1000/sand.7 '],
  );
  assert.deepEqual(
    issues.map(({ span }) => text.slice(span.start, span.end)),
    [
      'yesterday kept - Sand',
      '2026-02-30 kept - Sand',
      '2026-11-28 loved - Sand',
      '2026-11-28 kept isbn:3 Sand',
      '2026-11-28 kept -',
      '<<<<<<< mine',
    ],
  );
});

test('reading never fails, wherever a file ends', () => {
  const text = `${decisionsFile.head}2026-11-28 kept arxiv:2410.10819 Lamps 💡\n>>>>>>> other\n`;
  for (let end = 0; end <= text.length; end++) assert.ok(decisionsFile.parse(text.slice(0, end)).entries.length <= 1);
});

test('lines are ordered by title, and a new decision replaces the one before it', () => {
  const [rivers, lamps, sands] = [
    paper('Rivers that Wander', { arxivId: '2411.00001' }),
    paper('Lamps at Night'),
    paper('Sand', { abstract: sand }),
  ];
  let text = '';
  for (const each of [rivers, sands, lamps]) text = write(text, each, 'later');
  const lines = (decision: string): string[] => [
    `2026-11-28 later ${getIdentity(lamps)} Lamps at Night`,
    `2026-11-28 ${decision} arxiv:2411.00001 Rivers that Wander`,
    `2026-11-28 later ${getIdentity(sands)} Sand`,
  ];
  assert.equal(text, `${decisionsFile.head}${lines('later').join('\n')}\n`);
  const kept = write(text, rivers, 'kept');
  assert.equal(kept, `${decisionsFile.head}${lines('kept').join('\n')}\n`);
  assert.equal(write(kept, rivers, 'kept'), kept, 'nothing changes a second time');
  assert.equal(write(kept, rivers, 'later'), text, 'undo gives the file back byte for byte');
  assert.equal(write(write(kept, paper('Zebras'), 'kept'), paper('Zebras')), kept, 'so does forgetting a decision');
});

test('other lines stay as they are, with their line breaks', () => {
  const text = '\ufeff# mine\r\n2026-01-01 kept - Zebras at Noon\r\nno line\r\n  2026-01-02 later - Lamps at Night\r\n# end';
  assert.equal(
    write(text, paper('Rivers that Wander'), 'kept'),
    text.replace('2026-01-01', '2026-11-28 kept - Rivers that Wander\r\n2026-01-01'),
  );
  assert.equal(
    write(text, paper('Lamps at Night'), 'kept'),
    text.replace('  2026-01-02 later - Lamps at Night\r\n', '').replace('2026-01-01', '2026-11-28 kept - Lamps at Night\r\n2026-01-01'),
  );
  assert.equal(write(text, paper('Zzz of Sleepers Alone'), 'kept'), `${text}\r\n2026-11-28 kept - Zzz of Sleepers Alone`);
});

test('a file without a last line end gets none, so that undo gives it back byte for byte', () => {
  const [lamps, zebras] = [paper('Lamps at Night and Day'), paper('Zebras at Noon and Night')];
  for (const lineEnd of ['\n', '\r\n']) {
    const text = ['# mine', '2026-11-28 kept - Lamps at Night and Day', '2026-11-28 later - Zebras at Noon and Night'].join(lineEnd);
    for (const about of [lamps, zebras, paper('Aaa of Sleepers Alone'), paper('Zzz of Sleepers Alone')]) {
      const changed = write(text, about, 'skipped');
      assert.doesNotMatch(changed, /[\r\n]$|(?:\r?\n){2}/);
      assert.equal(find(changed, about), 'skipped');
      assert.equal(write(changed, about, find(text, about)), text, about.title);
      assert.equal(write(write(text, about), about, find(text, about)), text, `forgotten: ${about.title}`);
    }
    const both = [lamps, zebras].map((about) => ({ entry: undefined, outdated: listAbout(text, about).map(({ span }) => span) }));
    assert.equal(applyEdits(text, decisionsFile.edit(text, both)), '# mine');
  }
});

test('a paper with a title that nobody sees is written by its identifier, or not at all', () => {
  assert.equal(write(decisionsFile.head, paper('\u200b\u2060', { abstract: sand }), 'kept'), decisionsFile.head);
  const named = paper('\u200b\u2060', { arxivId: '2411.00001' });
  const text = write('', named, 'kept');
  assert.deepEqual(decisionsFile.parse(text).issues, []);
  assert.equal(find(text, named), 'kept');
});

test('a paper with a title of any length is known again', () => {
  const long = paper(`${'Lamps and rivers '.repeat(2000)}at night`);
  assert.equal(find(write('', long, 'kept'), long), 'kept');
});

test('a title can neither end its line nor hide in it', () => {
  const evil = paper('Lamps\n2026-11-28 kept - Other\u202e\u200bwise Lit Rooms');
  const text = write('', evil, 'kept');
  assert.equal(decisionsFile.parse(text).entries.length, 1);
  assert.equal(find(text, evil), 'kept');
  assert.doesNotMatch(text, /[\u202e\u200b]/);
});

test('a paper is known by its identifier, under whatever title', () => {
  const text = write('', paper('Lamps at Night and by Day', { arxivId: '2411.00001', doi: '10.1000/Lamp' }), 'skipped');
  assert.equal(find(text, paper('Lamps', { arxivId: '2411.00001' })), 'skipped');
  assert.equal(find(text, paper('Lamps at Night and by Day', { doi: '10.48550/arXiv.2411.00001' })), 'skipped');
  assert.equal(find(text, paper('Lamps at Night and by Day')), 'skipped', 'a digest without identifiers names it too');
  assert.equal(find(text, paper('Lamps at Night and by Day', { arxivId: '2412.99999' })), undefined, 'another work of the same title');
  assert.equal(find(text, paper('Lamps at Noon and by Day')), undefined);
});

test('a paper without identifier is known by its title, also when it gets an identifier', () => {
  const text = write('', paper('Rivers that Wander in the Valley', { abstract: sand }), 'kept');
  assert.match(text, / kept text:\S+ Rivers/);
  assert.equal(find(text, paper('RIVERS THAT WANDER -- in the {V}alley', { abstract: sand })), 'kept');
  assert.equal(find(text, paper('Rivers that Wander in the Valley', { arxivId: '2411.00002' })), 'kept');
});

test('a title that many works have needs an abstract that agrees', () => {
  const text = write('', paper('Introduction', { abstract: sand }), 'kept');
  assert.equal(find(text, paper('Introduction', { abstract: sand })), 'kept');
  assert.equal(
    find(text, paper('Introduction', { abstract: `Abstract: ${sand.replace('forty', 'fifty')}` })),
    'kept',
    'a few words differ',
  );
  assert.equal(
    find(text, paper('Introduction', { abstract: 'This volume is about lamps, and nothing in it is about rivers or sand.' })),
    undefined,
  );
  assert.equal(find(text, paper('Introduction')), undefined);
  assert.equal(find(write('', paper('Introduction'), 'kept'), paper('Introduction')), 'kept');
});

test('of several decisions about one paper the latest day counts, then the last line', () => {
  const lines = (...words: readonly string[]): string => words.map((each) => `${each} arxiv:2411.00001 Lamps`).join('\n');
  assert.equal(find(lines('2026-11-28 kept', '2026-11-27 skipped'), paper('Lamps', { arxivId: '2411.00001' })), 'kept');
  assert.equal(find(lines('2026-11-27 kept', '2026-11-27 skipped'), paper('Lamps', { arxivId: '2411.00001' })), 'skipped');
  const changed = write(lines('2026-11-28 kept', '2026-11-27 skipped'), paper('Lamps', { arxivId: '2411.00001' }), 'later');
  assert.equal(changed, '2026-11-28 later arxiv:2411.00001 Lamps');
});

test('random decisions and their undoing leave what was decided last', () => {
  const random = createRandom(13);
  const papers = Array.from({ length: 20 }, (_, at) =>
    paper(`${random.pick(['Lamps', 'Sand', 'Rivers'])} number ${at}`, at % 3 === 0 ? { arxivId: `2411.${10_000 + at}` } : {}),
  );
  const wanted = new Map<IdentifiedPaper, string | undefined>();
  let text = random.pick(['', '# mine\n', '2026-01-01 kept - Moons of Other Planets']);
  for (let step = 0; step < 300; step++) {
    const [about, decision] = [random.pick(papers), ([undefined, 'kept', 'skipped', 'later'] as const)[random.below(4)]];
    text = write(text, about, decision);
    wanted.set(about, decision);
  }
  for (const [about, decision] of wanted) assert.equal(find(text, about), decision, `${about.title}\n${text}`);
});

test('git joins what two people decided about different papers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
  try {
    const papers = ['Ants', 'Bees', 'Cats', 'Dogs', 'Eels', 'Foxes', 'Gulls', 'Hares'].map((name) => paper(`${name} in the Morning Light`));
    const start = papers.filter((_, at) => at % 2 === 0).reduce((text, each) => write(text, each, 'later'), '');
    const mine = write(write(start, papers[1] ?? paper(''), 'kept'), papers[0] ?? paper(''), 'skipped');
    const other = write(write(start, papers[5] ?? paper(''), 'kept'), papers[7] ?? paper(''), 'skipped');
    for (const [name, text] of Object.entries({ mine, start, other })) writeFileSync(join(folder, name), text);
    execFileSync('git', ['merge-file', 'mine', 'start', 'other'], { cwd: folder });
    const joined = readFileSync(join(folder, 'mine'), 'utf8');
    assert.deepEqual(
      papers.map((each) => find(joined, each)),
      ['skipped', 'kept', 'later', undefined, 'later', 'kept', 'later', 'skipped'],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
