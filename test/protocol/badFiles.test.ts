import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover } from 'vscode-languageserver-protocol';
import type { StatusAnswer } from '../../server/src/protocol/statusRequests';
import { guardServer } from '../support/guardServer';
import { createWorkspace, startClient } from '../support/lspClient';
import { writeDigest } from './waiting';

const count = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** Each of these once kept the whole library from being read. */
const badFiles: Readonly<Record<string, readonly [name: string, text: string]>> = {
  'a quotation nested 3,500 times in a digest': ['q-digest.md', `${'> '.repeat(3500)}x`],
  'a list nested 600 times in a digest': [
    'q-digest.md',
    count(600)
      .map((level) => `${'  '.repeat(level)}- a`)
      .join('\n'),
  ],
  '1,500 entries that inherit from each other': [
    'q.bib',
    count(1500)
      .map((at) => `@misc{k${at}, title={T ${at} word}, crossref={k${at + 1}}}`)
      .join('\n'),
  ],
  'xdata that doubles with each of 30 levels': [
    'q.bib',
    `${count(30)
      .map((at) => `@xdata{a${at}, xdata={a${at + 1}, b${at + 1}}}\n@xdata{b${at}, xdata={a${at + 1}, b${at + 1}}}`)
      .join('\n')}\n@misc{z, title={Z}, xdata={a0}}`,
  ],
  'strings that double 40 times': [
    'q.bib',
    `@string{s0="ab"}\n${count(40)
      .map((at) => `@string{s${at + 1}=s${at} # s${at}}`)
      .join('\n')}\n@misc{z, title=s40}`,
  ],
  'a string used 3,000 times in one field': [
    'q.bib',
    `@string{s="${'x'.repeat(60_000)}"}\n@misc{z, title=${count(3000)
      .map(() => 's')
      .join(' # ')}}`,
  ],
  'citations in the notes of citations, 40 deep': ['e.tex', `${'\\citep[see '.repeat(40)}x]{a}`],
  'lists of citations in each other': ['e.tex', `${'\\cites('.repeat(40)}x){a}`],
};

for (const [what, [name, text]] of Object.entries(badFiles)) {
  test(`${what}: the library is there all the same`, () => checkLibrary({ [name]: text }));
}

/** The good digest is read, and answers, with these files beside it. */
async function checkLibrary(
  files: Readonly<Record<string, string>>,
  opened?: readonly [name: string, languageId: string, text: string],
): Promise<void> {
  const workspace = await createWorkspace({ 'good-digest.txt': writeDigest('Kite'), ...files });
  const client = await startClient(workspace);
  try {
    const steps = async (): Promise<void> => {
      if (opened !== undefined) await client.open(workspace.uriOf(opened[0]), opened[1], opened[2]);
      await client.ready;
      const uri = workspace.uriOf('draft.md');
      await client.open(uri, 'markdown', 'See [@kite].');
      const at = { textDocument: { uri }, position: { line: 0, character: 7 } };
      const hover = await client.request<Hover | null>('textDocument/hover', at);
      assert.match((hover?.contents as { value?: string } | undefined)?.value ?? '', /Kite: A Study/);
      const { ready, papers } = await client.request<StatusAnswer>('marginalia/status', {});
      assert.ok(ready && papers >= 1);
      const references = await client.request<readonly unknown[]>('textDocument/references', {
        ...at,
        context: { includeDeclaration: true },
      });
      assert.equal(references.length, 2);
      await client.request('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: at.position, end: at.position },
        context: { diagnostics: [] },
      });
      assert.deepEqual(client.log, []);
    };
    await guardServer(client, steps);
  } finally {
    workspace.dispose();
  }
}

/** Half of a surrogate pair: no URI can hold it. */
const half = '\ud800';

for (const [what, opened] of Object.entries({
  input: ['e.tex', 'latex', `\\documentclass{article}\\input{${half}}\\cite{own}`],
  'bibliography in LaTeX': ['e.tex', 'latex', `\\documentclass{article}\\bibliography{${half}}\\cite{own}`],
  'bibliography in Markdown': ['e.md', 'markdown', `---\nbibliography: "${half}"\n---\n[@own]`],
  'citation style': ['e.md', 'markdown', `---\ncsl: "${half}"\n---\n[@own]`],
} as const)) {
  test(`half of a surrogate pair as ${what}: other drafts answer`, () => checkLibrary({}, opened));
}
