import assert from 'node:assert/strict';
import { type TextEditor, window } from 'vscode';
import { closeMenu, currentLine, hoverText, keyboardIsIn, menuRows, openDraft, openMenu, placeCursorAt, takeFix } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox, type Sandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import { libraryIsReady, quickPickInput, quickPickRows } from './support/workbench';

/** Papers that are in no other digest. */
const digest = `HoneyScale: Weighing Hives without Opening Them

Hives are weighed by hand. We present HoneyScale, a scale under the hive, which predicts the yield of honey with an error of 4.2% in 310 gardens.

WaxPress: Presses for the Wax of Small Gardens

We present WaxPress, a press for wax, which empties a comb within twelve minutes.

DroneHum: Telling Bees by Their Hum

We present DroneHum, which tells drones from workers by their hum.
`;

interface Case {
  readonly rule: string;
  readonly file: string;
  /** The only marked sentence of the draft, with the cursor on the mark: VS Code draws hints below the first two letters alone. */
  readonly sentence: string;
  readonly mark: 'warning' | 'hint';
  readonly message: string;
  /** What Show Evidence says of a cited paper; undefined where it is not offered. */
  readonly evidence?: readonly [paper: string, sentence: RegExp];
  /** The fixes in the order of the menu, and the sentence after each. */
  readonly fixes: readonly (readonly [title: string, sentence: string])[];
}

const cases: readonly Case[] = [
  ...(
    [
      [
        'md',
        'The yield of honey is predicted with an error of 2<|>.4% [@honeyscale].',
        'The yield of honey is predicted with an error of 4.2% [@honeyscale].',
      ],
      [
        'tex',
        String.raw`The yield of honey is predicted with an error of 2<|>.4\,\% \citep{honeyscale}.`,
        String.raw`The yield of honey is predicted with an error of 4.2\,\% \citep{honeyscale}.`,
      ],
    ] as const
  ).map(
    ([type, sentence, fixed]): Case => ({
      rule: 'contradicted-number',
      file: `number.${type}`,
      sentence,
      mark: 'warning',
      message: `The abstract of HoneyScale says 4.2%${type === 'md' ? ', not 2.4%' : ''}: "We present HoneyScale, a scale under the hive, which predicts the yield of honey`,
      evidence: ['HoneyScale', /which ‹predicts› the ‹yield› of ‹honey›/],
      fixes: [['Change to 4.2%', fixed]],
    }),
  ),
  ...(
    [
      ['md', '[@honeyscale]', '[@waxpress]'],
      ['tex', String.raw`\citep{honeyscale}`, String.raw`\citep{waxpress}`],
    ] as const
  ).map(
    ([type, cited, citedInstead]): Case => ({
      rule: 'misattributed-name',
      file: `name.${type}`,
      sentence: `Combs are emptied within minutes by Wax<|>Press ${cited}.`,
      mark: 'warning',
      message:
        'The key "honeyscale" belongs to a different paper, "HoneyScale: Weighing Hives without Opening Them". WaxPress is "WaxPress: Presses',
      evidence: ['HoneyScale', /^The abstract doesn't say this$/],
      fixes: [
        ['Cite WaxPress ("waxpress") instead', `Combs are emptied within minutes by WaxPress ${citedInstead}.`],
        ['Change to "HoneyScale"', `Combs are emptied within minutes by HoneyScale ${cited}.`],
      ],
    }),
  ),
  ...(
    [
      ['md', ' [@dronehum]'],
      ['tex', String.raw`~\citep{dronehum}`],
    ] as const
  ).map(
    ([type, citation]): Case => ({
      rule: 'uncited-mention',
      file: `mention.${type}`,
      sentence: 'In the garden, D<|>roneHum tells drones from workers.',
      mark: 'hint',
      message: '"DroneHum" is a paper in your library that this section doesn\'t cite: DroneHum: Telling Bees by Their Hum.',
      fixes: [['Cite DroneHum', `In the garden, DroneHum${citation} tells drones from workers.`]],
    }),
  ),
  ...(
    [
      ['md', '[@honeyscale]'],
      ['tex', String.raw`\citep{honeyscale}`],
    ] as const
  ).map(
    ([type, cited]): Case => ({
      rule: 'misspelt-name',
      file: `spelling.${type}`,
      sentence: `Hives are weighed without being opened by H<|>oneyScael ${cited}.`,
      mark: 'hint',
      message: '"HoneyScael" is spelled "HoneyScale" in the paper.',
      evidence: ['HoneyScale', /^We present ‹Honey›Scale, a scale under the ‹hive›/],
      fixes: [['Change to "HoneyScale"', `Hives are weighed without being opened by HoneyScale ${cited}.`]],
    }),
  ),
];

/** Drafts without any citation are not checked for mentions. */
function draftOf({ file, sentence }: Case): string {
  const text = sentence.replace('<|>', '');
  return file.endsWith('.md')
    ? `# Bees\n\nHives are weighed [@honeyscale].\n\n${text}\n`
    : `\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n\\section{Bees}\nHives are weighed \\citep{honeyscale}.\n\n${text}\n\\end{document}\n`;
}

suite('rules on what a draft says of its papers', () => {
  let sandbox: Sandbox;
  suiteSetup(async () => {
    await libraryIsReady();
    sandbox = await createSandbox({
      'bees-digest.txt': digest,
      ...Object.fromEntries(cases.map((each) => [each.file, draftOf(each)])),
    });
  });
  suiteTeardown(clearSandboxes);

  const openFixes = (entry: string): Promise<void> => openMenu(() => person.press('ControlOrMeta+.'), entry);

  /** Waits until so many words are marked, as drawn. */
  async function marked(mark: string, count: number): Promise<void> {
    await waitForList(
      `${count} marked`,
      () => person.see(`.editor-instance .cdr.squiggly-${mark}`),
      (list) => list.length === count,
      20_000,
    );
  }

  /** Asks for the hover of the word at the cursor until it has the message. */
  async function readMessage(message: string): Promise<void> {
    await waitFor(`the message "${message}"`, async () => {
      await person.press('ControlOrMeta+K', 'ControlOrMeta+I');
      return waitFor('it at once', async () => (await hoverText())?.includes(message) === true, 2000).catch(() => false);
    });
  }

  /** The first Escape may only bring the keyboard back from the hover. */
  async function closeHover(editor: TextEditor): Promise<void> {
    await waitFor('the hover to go', async () => {
      if ((await hoverText()) === undefined) return true;
      await person.press('Escape');
      return false;
    });
    await keyboardIsIn(editor.document);
  }

  async function showEvidence(editor: TextEditor, [paper, evidence]: readonly [string, RegExp], picture: string): Promise<void> {
    await takeFix('Show Evidence', async () => (await quickPickRows()).length > 0);
    await waitForList('the evidence', quickPickRows, (rows) =>
      rows.some(({ label, detail }) => label.startsWith(paper) && evidence.test(detail)),
    );
    await waitFor('the keyboard in the list', async () => (await quickPickInput()) !== undefined);
    await waitFor('the digest', () => window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith('bees-digest.txt')));
    await person.screenshot(picture);
    await person.press('Escape');
    await waitFor('the draft alone', () => window.tabGroups.all.length === 1 && window.activeTextEditor?.document === editor.document);
  }

  for (const { rule, file, sentence, mark, message, evidence, fixes } of cases)
    test(`${rule} in ${file}: mark and message, evidence, each fix and its undoing, by the keyboard`, async () => {
      const picture = `${rule}-${file.split('.')[1] ?? ''}`;
      const editor = await openDraft(sandbox.path(file));
      await placeCursorAt(editor, sentence);
      await marked(mark, 1);
      await readMessage(message);
      await person.screenshot(picture);
      await closeHover(editor);

      await openFixes(fixes[0]?.[0] ?? 'Show Evidence');
      const rows = await menuRows();
      await person.screenshot(`${picture}-fixes`);
      await closeMenu();
      await keyboardIsIn(editor.document);
      assert.deepEqual(
        rows.slice(0, fixes.length),
        fixes.map(([title]) => title),
      );
      assert.equal(rows.includes('Show Evidence'), evidence !== undefined);
      if (evidence !== undefined) await showEvidence(editor, evidence, `${picture}-evidence`);

      for (const [title, fixed] of fixes) {
        await placeCursorAt(editor, sentence);
        await takeFix(title, () => currentLine(editor) === fixed);
        await marked(mark, 0);
        await keyboardIsIn(editor.document);
        await person.press('ControlOrMeta+Z');
        await waitFor('the sentence as it was', () => currentLine(editor) === sentence.replace('<|>', ''));
        await marked(mark, 1);
      }
      await waitFor('the draft as it was saved', () => !editor.document.isDirty);
    });
});
