import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CodeAction, type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenServers } from '../support/openServers';
import { waitForDiagnostics } from './waiting';

const digest = `SlowKite: Kites that Land by Themselves in Strong Winds

We present SlowKite, a kite with two short tails that lands within 36 seconds in strong winds.

HempRope: Ropes of Hemp for Large Kites

We present HempRope, ropes that hold kites of ten square metres in all winds that we measured.

TailMeter: Measuring the Tails of Kites

We introduce TailMeter, which measures the tails of kites in flight.
`;

/** A draft with a citation of a key, and what stands between a name and its citation that a fix inserts. */
interface Form {
  readonly file: string;
  readonly languageId: string;
  readonly heading: (title: string) => string;
  readonly cite: (key: string) => string;
  readonly space: string;
}

const forms: readonly Form[] = [
  { file: 'draft.md', languageId: 'markdown', heading: (title) => `# ${title}`, cite: (key) => `[@${key}]`, space: ' ' },
  { file: 'draft.tex', languageId: 'latex', heading: (title) => `\\section{${title}}`, cite: (key) => `\\citep{${key}}`, space: '~' },
];

const codes: readonly unknown[] = ['misattributed-name', 'uncited-mention', 'misspelt-name'];
const servers = new OpenServers();

for (const { file, languageId, heading, cite, space } of forms)
  test(`the names in ${file} are told with their messages, and each fix takes away its own diagnostic (slow)`, async () => {
    const sentences = [
      `Large kites hang on HempRope ${cite('slowkite')}.`,
      'In flight, TailMeter measures the tails of kites.',
      `In strong winds, SlowKiet ${cite('slowkite')} lands by itself.`,
    ] as const;
    const write = (a: string, b: string, c: string): string =>
      [heading('Ropes'), a, heading('Tails'), b, heading('Winds'), c, ''].join('\n\n');
    const text = write(...sentences);
    const { client, workspace } = await servers.startOn({ 'kites-digest.txt': digest, [file]: text });
    const uri = workspace.uriOf(file);
    await client.open(uri, languageId, text);
    const document = TextDocument.create(uri, languageId, 1, text);
    const ofNames = (all: readonly Diagnostic[]): readonly Diagnostic[] => all.filter(({ code }) => codes.includes(code));
    const show = (all: readonly Diagnostic[]): readonly unknown[] =>
      ofNames(all).map(({ range, severity, code, source, message }) => [document.getText(range), severity, code, source, message]);
    const all = ofNames(await waitForDiagnostics(client, uri, (found) => ofNames(found).length === 3));
    const sorted = all.toSorted((a, b) => a.range.start.line - b.range.start.line);
    assert.deepEqual(show(sorted), [
      [
        'HempRope',
        DiagnosticSeverity.Warning,
        'misattributed-name',
        'Marginalia',
        'The key "slowkite" belongs to a different paper, "SlowKite: Kites that Land by Themselves in Strong Winds". HempRope is "HempRope: Ropes of Hemp for Large Kites".',
      ],
      [
        'TailMeter',
        DiagnosticSeverity.Hint,
        'uncited-mention',
        'Marginalia',
        '"TailMeter" is a paper in your library that this section doesn\'t cite: TailMeter: Measuring the Tails of Kites.',
      ],
      ['SlowKiet', DiagnosticSeverity.Hint, 'misspelt-name', 'Marginalia', '"SlowKiet" is spelled "SlowKite" in the paper.'],
    ]);

    const [rope, tails, winds] = sentences;
    const fixed = [
      [
        ['Cite HempRope ("hemprope") instead', write(rope.replace('slowkite', 'hemprope'), tails, winds)],
        ['Change to "SlowKite"', write(rope.replace('HempRope', 'SlowKite'), tails, winds)],
      ],
      [['Cite TailMeter', write(rope, tails.replace('TailMeter', `TailMeter${space}${cite('tailmeter')}`), winds)]],
      [['Change to "SlowKite"', write(rope, tails, winds.replace('SlowKiet', 'SlowKite'))]],
    ];
    for (const [at, diagnostic] of sorted.entries()) {
      const actions = await client.request<readonly CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: diagnostic.range,
        context: { diagnostics: [diagnostic], only: ['quickfix'] },
      });
      const edits = actions.flatMap(({ title, edit, diagnostics }) => {
        const own = edit?.changes?.[uri];
        if (own === undefined) return [];
        assert.deepEqual(diagnostics, [diagnostic]);
        return [[title, TextDocument.applyEdits(document, own)] as const];
      });
      assert.deepEqual(edits, fixed[at]);
      assert.deepEqual(
        actions.filter((action) => action.isPreferred === true).map(({ title }) => title),
        [fixed[at]?.[0]?.[0]],
      );
      for (const [, changed] of edits) {
        await client.change(uri, changed);
        await waitForDiagnostics(client, uri, (found) => {
          const left = ofNames(found).map(({ code }) => code);
          return left.length === 2 && !left.includes(diagnostic.code);
        });
        await client.change(uri, text);
        await waitForDiagnostics(client, uri, (found) => ofNames(found).length === 3);
      }
    }
  });
