import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Correction } from '../../../server/src/digest/corrections/correction';
import { printCorrection } from '../../../server/src/digest/corrections/corrections';
import { type DecidedPaper, possibleDecisions } from '../../../server/src/model/decision';
import type { Dismissal } from '../../../server/src/model/dismissal';
import type { TextEdit } from '../../../server/src/model/draft';
import { correctionsFile } from '../../../server/src/ownFiles/corrections';
import { decisionsFile } from '../../../server/src/ownFiles/decisions';
import { dismissalsFile } from '../../../server/src/ownFiles/dismissals';
import { applyEdits } from '../../support/fixtureWorkspace';
import { forSeeds, type Random } from '../../support/random';

/** A random edit of a file, and the lines that it may remove. */
interface RandomEdit {
  readonly edits: readonly TextEdit[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** A file in which each line stands for itself. */
interface LineFile {
  readonly name: string;
  /** A line that the file can have, different for each number. */
  line(at: number, random: Random): string;
  edit(text: string, random: Random): RandomEdit;
}

const written = <Entry extends { readonly span: { readonly start: number; readonly end: number } }>(
  text: string,
  { span }: Entry,
): string => text.slice(span.start, span.end);

const decisions: LineFile = {
  name: 'decisions',
  line: (at, random) => `2026-11-${10 + random.below(20)} ${random.pick(possibleDecisions)} arxiv:2410.${10_000 + at} Kites of Year ${at}`,
  edit(text, random) {
    const { entries: papers } = decisionsFile.parse(text);
    const outdated = random.shuffle(papers).slice(0, random.below(3));
    const [first] = outdated;
    const about: DecidedPaper = first ?? { date: '', decision: 'kept', identity: 'arxiv:2411.00001', title: 'A New Kite' };
    const line = random.below(4) === 0 ? undefined : ({ ...about, date: '2026-12-01', decision: 'skipped' } as const);
    return {
      edits: decisionsFile.edit(text, [{ entry: line, outdated: outdated.map(({ span }) => span) }]),
      removed: outdated.map((paper) => written(text, paper)),
      added: line === undefined ? [] : [`2026-12-01 skipped ${about.identity} ${about.title}`],
    };
  },
};

const dismissals: LineFile = {
  name: 'dismissals',
  line: (at) => `2026-11-30 contradicted-number arxiv:2410.${10_000 + at} "${at}x" in "Kites rise ${at}x [@a]." after "said:" before "So"`,
  edit(text, random) {
    const dismissal: Dismissal = {
      kind: 'paper',
      date: '2026-12-01',
      rule: 'contradicted-number',
      identity: `arxiv:2410.${10_000 + random.below(9)}`,
      title: 'A Kite',
    };
    return {
      edits: dismissalsFile.edit(text, dismissal),
      removed: [],
      added: [`2026-12-01 contradicted-number ${dismissal.identity} A Kite`],
    };
  },
};

const corrections: LineFile = {
  name: 'corrections',
  line: (at, random) =>
    random.pick([`paper: Kites of Year ${at}`, `not a paper: Contents of Year ${at}`, `paper: Kites ${at} || in two parts`]),
  edit(text, random) {
    const known = random.shuffle(correctionsFile.parse(text).entries);
    const [first] = known;
    if (first !== undefined && random.below(2) === 0)
      return { edits: correctionsFile.edit(text, { added: [], removed: [first] }), removed: [written(text, first)], added: [] };
    const correction: Correction = { kind: 'paper', before: '', title: 'A New Kite', after: '' };
    const outdated = known.slice(0, random.below(2));
    return {
      edits: correctionsFile.edit(text, { added: [correction], removed: outdated }),
      removed: outdated.map((each) => written(text, each)),
      added: [printCorrection(correction)],
    };
  },
};

/** The lines of a text as editors count them (LSP 3.17, "Text Documents"), without the white space around them; blank ones are left out. */
function listLines(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function makeText(file: LineFile, random: Random): string {
  const ends = random.pick([['\n'], ['\r'], ['\r\n'], ['\r', '\n', '\r\n'], ['\n', '\r\n']]);
  const lines = Array.from({ length: random.below(9) }, (_, at) =>
    random.pick([
      () => file.line(at, random),
      () => file.line(at, random),
      () => `  ${file.line(at, random)} \t\u00a0`,
      () => `# a comment ${at}`,
      () => `what nobody can read ${at}`,
      () => '',
      () => '<<<<<<< ours',
    ])(),
  );
  const text = lines.map((line) => line + random.pick(ends)).join('');
  const open = random.below(3) === 0 ? file.line(99, random) : '';
  return (random.below(3) === 0 ? '\ufeff' : '') + text + open;
}

for (const file of [decisions, dismissals, corrections]) {
  test(`${file.name}: whatever ends its lines, an edit changes no line that it is not about`, () => {
    forSeeds(2000, (random) => {
      const text = makeText(file, random);
      const { edits, removed, added } = file.edit(text, random);
      const after = applyEdits(text, edits);
      const expected = new Set([...listLines(text).filter((line) => !removed.includes(line)), ...added]);
      const lines = listLines(after).filter((line) => text.trim() !== '' || !line.startsWith('#'));
      assert.deepEqual([...new Set(lines)].sort(), [...expected].sort(), JSON.stringify({ text, after }));
      assert.equal(after.startsWith('\ufeff'), text.startsWith('\ufeff'), JSON.stringify({ text, after }));
    });
  });
}
