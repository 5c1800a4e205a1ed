import { isDeepStrictEqual } from 'node:util';
import { commands, languages, type TextEditor, window, workspace } from 'vscode';
import { keyboardIsIn, openDraft, openMenu, placeCursorAt, takeFix } from './support/editing';
import { person } from './support/person';
import { clearSandboxes, createSandbox } from './support/sandbox';
import { waitFor, waitForList } from './support/waiting';
import {
  answerNotification,
  chooseCommand,
  clearNotifications,
  libraryIsReady,
  notifications,
  sampleUri,
  statusItems,
} from './support/workbench';

const digest = `Scoria: A Model of Lava

Lava flows. We present Scoria, a model of how basaltic lava flows, which was fitted to 412 vents. Scoria predicts the yearly flow of basaltic lava with an error of 3.8%.

VentMap: Charts of the Holes in a Volcano

We present VentMap, which draws the holes of a volcano from the ground.

FlowMap: Charts of Old Streams

We present FlowMap, which draws old streams from the air.
${['KilnMap', 'ReefMap', 'DuneMap', 'TarnMap', 'MoorMap', 'HillMap'].map((name) => `\n${name}: Charts by ${name}\n\nWe present ${name}, a program that draws charts.\n`).join('')}`;

const ash = `Tephra: A Map of Ash

Ash falls. We present Tephra, a map of ash in Iceland, which was drawn from 341 pits. Tephra was tested on 217 eruptions, runs on 59 processors, reads 63 images of each layer, and knows 18 kinds of glass.
`;
const ashDraft = `# Ash

The map was drawn from 143 pits [@tephra].
Tephra was tested on 712 eruptions [@tephra].
It runs on 95 processors [@tephra].
It reads 36 images of each layer [@tephra].
It knows 81 kinds of glass [@tephra].
`;

/** A draft with two marks of one rule, of which the first is dismissed. */
interface Case {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
  /** The marked words. */
  readonly marks: readonly [first: string, second: string];
  /** The cursor in the first mark, and letters before it that others take the place of: the mark is another one then. */
  readonly place: string;
  readonly letters: string;
  readonly others: string;
  /** The first mark in the file of dismissals. */
  readonly line: RegExp;
}

const markdown = (...sentences: readonly string[]): string => `# Lava\n\nMuch is known of lava.\n${sentences.join('\n')}\n`;
const latex = (...sentences: readonly string[]): string =>
  `\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n\\section{Lava}\nMuch is known of lava.\n${sentences.join('\n')}\n\\end{document}\n`;

const cases: readonly Case[] = [
  {
    rule: 'contradicted-number',
    file: 'number.md',
    text: markdown(
      'The yearly flow of basaltic lava is predicted with an error of 8.3% [@scoria].',
      'The model of how basaltic lava flows was fitted to 142 vents [@scoria].',
    ),
    marks: ['8.3%', '142'],
    place: '8<|>.3%',
    letters: '8',
    others: '9',
    line: /^\S+ contradicted-number text:\S+ "8\.3%" in "The yearly flow of [^]*\[@scoria\]\." after /m,
  },
  {
    rule: 'contradicted-number',
    file: 'number.tex',
    text: latex(
      String.raw`The yearly flow of basaltic lava is predicted with an error of 8.3\,\%~\citep{scoria}.`,
      String.raw`The model of how basaltic lava flows was fitted to 142 vents~\citep{scoria}.`,
    ),
    marks: [String.raw`8.3\,\%`, '142'],
    place: '8<|>.3',
    letters: '8',
    others: '9',
    line: /^\S+ contradicted-number text:\S+ "8\.3\\\\,\\\\%" in "The yearly flow of [^]*\\\\citep\{scoria\}\." after /m,
  },
  ...(
    [
      ['md', markdown, '[@scoria]'],
      ['tex', latex, String.raw`\citep{scoria}`],
    ] as const
  ).map(
    ([type, write, citation]): Case => ({
      rule: 'misattributed-name',
      file: `name.${type}`,
      text: write(
        `In the north, the yearly holes are drawn by VentMap ${citation}.`,
        `In the south, they are counted by VentMap ${citation}.`,
      ),
      marks: ['VentMap', 'VentMap'],
      place: `drawn by Vent<|>Map`,
      letters: 'Vent',
      others: 'Flow',
      line: /^\S+ misattributed-name text:\S+ "VentMap" in "In the north, the yearly holes are drawn by VentMap [^]*scoria[\]}]\." after /m,
    }),
  ),
  ...(
    [
      ['md', markdown, (key: string) => `[@${key}]`, ['KilnMap', 'Dune', 'ReefMap']],
      ['tex', latex, (key: string) => String.raw`\citep{${key}}`, ['TarnMap', 'Moor', 'HillMap']],
    ] as const
  ).flatMap(([type, write, cite, [unnamed, other, alsoUnnamed]]): readonly Case[] => [
    {
      rule: 'altered-quotation',
      file: `quotation.${type}`,
      text: write(
        `The yearly report has "a model of how basaltic lava runs, which was fitted to 412 vents" ${cite('scoria')}.`,
        `One reads "how basaltic lava flows, which was suited to 412 vents" ${cite('scoria')}.`,
      ),
      marks: ['runs', 'suited'],
      place: 'lava ru<|>ns',
      letters: 'ru',
      others: 'wi',
      line: /^\S+ altered-quotation text:\S+ "runs" in "/m,
    },
    {
      rule: 'uncited-mention',
      file: `mention.${type}`,
      text: write(
        `Lava flows ${cite('scoria')}.`,
        `In the yearly survey, charts are drawn by ${unnamed}.`,
        `Other charts are drawn by ${alsoUnnamed}.`,
      ),
      marks: [unnamed, alsoUnnamed],
      place: unnamed.replace('Map', '<|>Map'),
      letters: unnamed.replace('Map', ''),
      others: other,
      line: new RegExp(`^\\S+ uncited-mention text:\\S+ "${unnamed}" in "`, 'm'),
    },
    {
      rule: 'misspelt-name',
      file: `spelling.${type}`,
      text: write(
        `In the yearly survey, holes are drawn by VantMap ${cite('ventmap')}.`,
        `Old streams are drawn by FlawMap ${cite('flowmap')}.`,
      ),
      marks: ['VantMap', 'FlawMap'],
      place: 'Va<|>ntMap',
      letters: 'a',
      others: 'i',
      line: /^\S+ misspelt-name text:\S+ "VantMap" in "/m,
    },
  ]),
];
const file = 'marginalia/dismissed.txt';

suite('dismissed hints', () => {
  suiteSetup(libraryIsReady);
  setup(forgetDismissals);
  teardown(() => person.press('Escape'));
  suiteTeardown(async () => {
    await forgetDismissals();
    await clearSandboxes();
  });

  async function forgetDismissals(): Promise<void> {
    await workspace.fs.delete(sampleUri(file)).then(undefined, () => undefined);
    await workspace.getConfiguration('marginalia').update('diagnostics', undefined, false);
  }

  /** The words that the rule marks, in the order of the draft. */
  function readMarked(rule: string, { document }: TextEditor): readonly string[] {
    const hints = languages.getDiagnostics(document.uri).filter(({ code }) => code === rule);
    hints.sort((a, b) => a.range.start.compareTo(b.range.start));
    return hints.map(({ range }) => document.getText(range));
  }

  /** Waits until these words are marked by the rule. */
  async function marked(rule: string, editor: TextEditor, ...words: readonly string[]): Promise<void> {
    await waitForList(
      `"${words.join(' ')}" marked`,
      async () => readMarked(rule, editor),
      (list) => isDeepStrictEqual(list, words),
    );
  }

  /** Takes a quick fix at the cursor by the keyboard, until the rule marks only these words. */
  async function dismiss(
    rule: string,
    editor: TextEditor,
    [fix, picture]: readonly [string, string],
    ...left: readonly string[]
  ): Promise<void> {
    await keyboardIsIn(editor.document);
    await openMenu(() => person.press('ControlOrMeta+.'), fix);
    await person.screenshot(picture);
    await takeFix(fix, () => isDeepStrictEqual(readMarked(rule, editor), left));
  }

  async function fileText(): Promise<string> {
    return workspace.fs.readFile(sampleUri(file)).then(
      (bytes) => bytes.toString(),
      () => '',
    );
  }

  for (const { rule, file: draft, text, marks, place, letters, others, line } of cases)
    test(`${rule} in ${draft}: dismissed by the keyboard, it stays away after edits and a restart, and comes back as another`, async function () {
      this.timeout(60_000);
      const [first, second] = marks;
      const sandbox = await createSandbox({ 'lava-digest.txt': digest, [draft]: text });
      const editor = await openDraft(sandbox.path(draft));
      await marked(rule, editor, first, second);
      await placeCursorAt(editor, place);
      await dismiss(rule, editor, ['Dismiss for this sentence', `dismiss-${draft}`], second);
      await waitForList(
        'the line in the file',
        async () => (await fileText()).split('\n'),
        (lines) => line.test(lines.join('\n')),
      );
      await waitForList('what was done', notifications, (all) => all.some((message) => message === `Dismissed (saved in ${file}).`));
      await person.screenshot(`dismissed-${draft}`);
      await clearNotifications();

      const above = editor.document.positionAt(text.indexOf('Much is known'));
      await editor.edit((edit) => edit.insert(above, 'Another line above it.\n\n'));
      await placeCursorAt(editor, ' yearly<|>');
      await keyboardIsIn(editor.document);
      await person.type(' and daily');
      await waitFor('the words', () => editor.document.getText().includes(' yearly and daily'));
      // The marks of the former server go with it.
      await commands.executeCommand('marginalia.restartServer');
      await marked(rule, editor, second);
      await placeCursorAt(editor, place);
      await keyboardIsIn(editor.document);
      await person.press(...Array.from(letters, () => 'Backspace'));
      await person.type(others);
      await marked(rule, editor, first.replace(letters, others), second);
    });

  test('two hints of five are dismissed one right after the other, and Library Status says that this is often', async function () {
    this.timeout(60_000);
    const rule = 'contradicted-number';
    await workspace.fs.delete(sampleUri(file)).then(undefined, () => undefined);
    const sandbox = await createSandbox({ 'ash-digest.txt': ash, 'ash.md': ashDraft });
    const editor = await openDraft(sandbox.path('ash.md'));
    await marked(rule, editor, '143', '712', '95', '36', '81');
    await placeCursorAt(editor, '1<|>43');
    await dismiss(rule, editor, ['Dismiss for this sentence', 'dismiss-one'], '712', '95', '36', '81');
    await placeCursorAt(editor, '9<|>5');
    await dismiss(rule, editor, ['Dismiss for this sentence', 'dismiss-other'], '712', '36', '81');
    await waitForList(
      'both lines in the file',
      async () => (await fileText()).split('\n'),
      (lines) => lines.filter((line) => line.includes(` ${rule} `)).length === 2,
    );
    await clearNotifications();
    await chooseCommand('Marginalia: Show Library Status');
    await waitFor('the count and the sentence on it', () => {
      const text = window.activeTextEditor?.document.getText() ?? '';
      const shown = Number(/^• Contradicted number: (\d+) shown, 2 dismissed$/m.exec(text)?.[1]);
      const told = `Contradicted number: you dismissed 2 of ${shown + 2}. To turn this check off, use the setting "marginalia.diagnostics".`;
      return text.split('\n').includes(told);
    });
    await person.screenshot('dismissals-often');
    await commands.executeCommand('workbench.action.closeActiveEditor');
    await workspace.fs.delete(sampleUri(file));
    await marked(rule, editor, '143', '712', '95', '36', '81');
  });

  test('Library Status counts what is shown and dismissed, and a check is turned off and on again', async () => {
    const [{ rule, file: draft, text }] = cases as readonly [Case];
    const sandbox = await createSandbox({ 'lava-digest.txt': digest, [draft]: text });
    const editor = await openDraft(sandbox.path(draft));
    await marked(rule, editor, '8.3%', '142');
    await placeCursorAt(editor, '1<|>42');
    await dismiss(rule, editor, ['Dismiss for Scoria', 'dismiss-for-paper']);
    await waitForList('what was done', notifications, (all) => all.some((message) => message === `Dismissed (saved in ${file}).`));
    await clearNotifications();
    await chooseCommand('Marginalia: Show Library Status');
    await waitFor('the count', () =>
      /^• Contradicted number: \d+ shown, \d+ dismissed$/m.test(window.activeTextEditor?.document.getText() ?? ''),
    );
    await person.screenshot('dismissals-status');
    await commands.executeCommand('workbench.action.closeActiveEditor');

    await chooseCommand('Marginalia: Undo Last Change');
    await waitFor('what was undone', async () => (await statusItems('Undid dismissing a finding')).length > 0);
    const again = await openDraft(sandbox.path(draft));
    await marked(rule, again, '8.3%', '142');
    await placeCursorAt(again, '1<|>42');
    await dismiss(rule, again, ['Turn off this check', 'dismiss-check']);
    await answerNotification('Undo');
    await marked(rule, again, '8.3%', '142');
  });
});
