import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';

const bib = `@string{j = {Journal of Water}}
@article{kite2020, title = {{Kite}: A Study}, author = {Berg, Ada and Lind, Bo}, journal = j, year = 2020, ids = {k20, kite}}
@inbook{part, title = "Part", crossref = {whole}}
@book(whole, title = {Whole {\\"o}f It} # " and more", year = {1999})
@comment{ @misc{no, title = {No}} }
`;

/** What writers type, as far as it goes: every beginning of it is a document. */
const fixtures: Readonly<Record<string, string>> = {
  'draft.md':
    '---\nbibliography: [refs.bib]\n---\n\n# One {#one}\n\n[see @kite2020, pp. 3-4, and *more*; -@{part}, chap. 2; @whole] shows.\nAs @kite2020 [p. 3; @part] says^[see @whole], `@no` $@no$ [-@kite2020].\n\n```\n@no\n```\n- @{odd key} and \\@no [@kite2020\n',
  'draft.tex':
    '\\documentclass{article}\n\\addbibresource{refs.bib}\n\\newcommand{\\mycite}[1]{\\citep{#1}}\n\\begin{document}\n\\section{One}\n\\parencite[see][p.~3]{kite2020,part} \\textcites(see)(end)[a][b]{kite2020}[c]{whole} % \\cite{no}\n\\verb|\\cite{no}| \\citeauthor*{whole}\\footcite{part, kite2020\n',
  'refs.bib': bib,
};

let workspace: Workspace;
let client: LspClient;

before(async () => {
  workspace = await createWorkspace({ 'refs.bib': bib });
  client = await startClient(workspace);
  await client.ready;
});
after(async () => {
  await client.stop();
  workspace.dispose();
});

/** A refusal with its reason is an answer too. */
async function ask(method: string, params: object): Promise<void> {
  try {
    await client.request(method, params);
  } catch (error) {
    assert.ok(error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed, `${method}: ${String(error)}`);
    assert.match(error.message, /\w+ \w+/);
  }
}

for (const [name, text] of Object.entries(fixtures)) {
  test(`every beginning of ${name} is a document that every request answers (slow)`, { timeout: 120_000 }, async () => {
    const uri = workspace.uriOf(name);
    const languageId = { md: 'markdown', tex: 'latex', bib: 'bibtex' }[name.split('.')[1] ?? ''] ?? 'plaintext';
    await client.open(uri, languageId, '');
    for (let length = 1; length <= text.length; length++) {
      await client.change(uri, text.slice(0, length));
      const before = text.slice(0, length).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const here = { textDocument: { uri }, position };
      const range = { start: { line: 0, character: 0 }, end: position };
      await Promise.all([
        ask('textDocument/completion', here),
        ask('textDocument/hover', here),
        ask('textDocument/references', { ...here, context: { includeDeclaration: true } }),
        ask('textDocument/documentHighlight', here),
        ask('textDocument/prepareRename', here),
        ask('textDocument/rename', { ...here, newName: 'new-key' }),
        ask('textDocument/codeAction', {
          textDocument: here.textDocument,
          range: { start: position, end: position },
          context: { diagnostics: [] },
        }),
        ask('textDocument/codeLens', here),
        ...(length % 7 === 0
          ? [
              ask('textDocument/codeAction', {
                textDocument: here.textDocument,
                range,
                context: { diagnostics: [], only: ['source.organizeCitations', 'refactor'] },
              }),
            ]
          : []),
        ...(length % 7 === 0
          ? [
              ask('marginalia/preview', { uri }),
              ask('marginalia/bibliographyEdit', { kind: 'add', uri }),
              ask('marginalia/export', { kind: 'bibliography', uri, format: 'bibtex' }),
            ]
          : []),
      ]);
    }
    // Every bug of a feature is logged by the wrapper; diagnostics are made of every version that rests.
    assert.deepEqual(client.log, []);
    assert.equal(client.process.exitCode, null);
  });
}
