import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  type Hover,
  InsertTextFormat,
  type MarkupContent,
} from 'vscode-languageserver-protocol';
import { createWorkspace, type Workspace } from '../support/lspClient';
import { type Greeting, type RawClient, startRawClient } from './rawClient';

const digest = `Kite: Flying *Fast* over [Rivers]

We present Kite, which is 2.6x faster than a glider and needs 95.1% of its cords (and no_more_wind). Code: https://example.org/kite

Moraine: A Study of Stones

Much is known of stones. We present Moraine, which sorts 1,000 of them in an hour, with care and in detail.
`;

let workspace: Workspace;

before(async () => {
  workspace = await createWorkspace({ 'a-digest.txt': digest, 'refs.bib': '' });
});
after(() => workspace.dispose());

const text = '---\nbibliography: refs.bib\n---\nSee [@kite] and [@kitte].\n';
const onKey = { line: 3, character: 8 };

/** A client that has a draft open and waited for the library. */
async function withDraft(
  greeting: Greeting,
  languageId: string,
  run: (client: RawClient, uri: string) => Promise<void>,
  name = 'draft.md',
): Promise<void> {
  const client = await startRawClient({ rootUri: workspace.uri, ...greeting });
  const ready = client.next('marginalia/ready');
  await client.notify('initialized', {});
  const uri = workspace.uriOf(name);
  await client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  try {
    await ready;
    await run(client, uri);
  } finally {
    await client.stop();
  }
}

const hoverOf = (client: RawClient, uri: string): Promise<Hover | null> =>
  client.request('textDocument/hover', { textDocument: { uri }, position: onKey });

test('a client that shows plain text gets plain text', () =>
  withDraft(
    {
      capabilities: {
        textDocument: { hover: { contentFormat: ['plaintext'] }, completion: { completionItem: { documentationFormat: ['plaintext'] } } },
      },
    },
    'markdown',
    async (client, uri) => {
      const { kind, value } = (await hoverOf(client, uri))?.contents as MarkupContent;
      assert.equal(kind, 'plaintext');
      assert.match(value, /^Kite: Flying \*Fast\* over \[Rivers\]\n\nkite · cited once\n/);
      assert.match(value, /2\.6x faster than a glider and needs 95\.1% of its cords \(and no_more_wind\)/);
      assert.match(value, /Page https:\/\/example\.org\/kite/);
      assert.doesNotMatch(value, /\\|\*\*|`|^>|^---/m);
      const { items } = await client.request<CompletionList>('textDocument/completion', { textDocument: { uri }, position: onKey });
      const item = await client.request<CompletionItem>('completionItem/resolve', items[0]!);
      assert.equal((item.documentation as MarkupContent).kind, 'plaintext');
      assert.match((item.documentation as MarkupContent).value, /^Kite: Flying \*Fast\*/);
      assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
    },
  ));

test('a client that prefers Markdown, or says nothing, gets it, with no more backslashes than it needs (slow)', async () => {
  for (const hover of [{ contentFormat: ['markdown' as const, 'plaintext' as const] }, {}]) {
    await withDraft({ capabilities: { textDocument: { hover } } }, 'markdown', async (client, uri) => {
      const { kind, value } = (await hoverOf(client, uri))?.contents as MarkupContent;
      assert.equal(kind, 'markdown');
      assert.match(value, /^\*\*Kite: Flying \\\*Fast\\\* over \\\[Rivers\\\]\*\*/);
      assert.match(value, /95\.1% of its cords \(and no_more_wind\)\. Code: https\\:/);
    });
  }
});

test('a language id that is unknown leaves it to the ending of the file (slow)', async () => {
  for (const [languageId, name] of [
    ['gfm', 'draft.md'],
    ['text', 'draft.md'],
    ['', 'draft.md'],
    ['markdown.pandoc', 'draft.md'],
    ['poly-markdown', 'draft.md'],
    ['rmarkdown', 'draft.Rmd'],
    ['LaTeX', 'draft.tex'],
    ['plaintex', 'draft.tex'],
    ['text', 'draft.tex'],
  ] as const) {
    const client = await startRawClient({ rootUri: workspace.uri });
    const ready = client.next('marginalia/ready');
    await client.notify('initialized', {});
    const uri = workspace.uriOf(name);
    const written = name.endsWith('.tex') ? 'See \\cite{kite}.' : 'See [@kite].';
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text: written } });
    await ready;
    const hover = await client.request<Hover | null>('textDocument/hover', {
      textDocument: { uri },
      position: { line: 0, character: written.indexOf('kite') + 1 },
    });
    assert.match((hover?.contents as MarkupContent | undefined)?.value ?? 'nothing', /Flying/, `${languageId}, ${name}`);
    await client.stop();
  }
});

const actionsOn = async (client: RawClient, uri: string): Promise<readonly string[]> => {
  const line = 3;
  const position = { line, character: text.split('\n')[line]!.indexOf('kitte') };
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return actions.map(({ title }) => title);
};

test('actions and lines with commands come where the client says that it can run them (slow)', async () => {
  await withDraft({}, 'markdown', async (client, uri) => {
    assert.deepEqual(
      (await actionsOn(client, uri)).filter((title) => /^(?:Change|Find)/.test(title)),
      ['Change to "kite"'],
    );
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: workspace.uriOf('a-digest.txt') } });
    assert.deepEqual([...new Set(lenses.map(({ command }) => command?.command))], ['']);
  });
  const able = { capabilities: { experimental: { commands: { commands: ['marginalia.replaceCitation', 'marginalia.showCitations'] } } } };
  await withDraft(able, 'markdown', async (client, uri) => {
    assert.deepEqual(
      (await actionsOn(client, uri)).filter((title) => /^(?:Change|Find)/.test(title)),
      ['Change to "kite"', 'Find "kitte" in your library...'],
    );
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: workspace.uriOf('a-digest.txt') } });
    assert.ok(lenses.some(({ command }) => command?.command === 'marginalia.showCitations'));
  });
});
