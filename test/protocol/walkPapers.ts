import assert from 'node:assert/strict';
import type { CompletionList, DocumentSymbol, Hover, LocationLink, WorkspaceSymbol } from 'vscode-languageserver-protocol';
import { escapeMarkdown } from '../../server/src/base/escape';
import { createLineIndex } from '../../server/src/base/lineIndex';
import type { PapersAnswer } from '../../server/src/protocol/paperRequests';
import type { LspPosition } from '../../server/src/protocol/requests';
import type { SearchAnswer } from '../../server/src/protocol/searchRequests';
import type { LspClient } from '../support/lspClient';

export type ListedPaper = PapersAnswer['papers'][number];

/** A running server with one digest whose papers are looked for. */
export interface Walk {
  readonly client: LspClient;
  readonly digestUri: string;
  /** The papers of the digest, in the order of the library. */
  readonly papers: readonly ListedPaper[];
  readonly uriOf: (name: string) => string;
}

/** What a writer types for a paper: its name, and the first words of its title. A name that several papers have is none. */
export function listQueries({ title, names }: ListedPaper, papers: readonly ListedPaper[]): readonly string[] {
  const words = title
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}-]/gu, ''))
    .filter((word) => word !== '');
  const own = names.filter((name) => papers.filter((paper) => paper.names.includes(name)).length === 1);
  return [...own.slice(0, 1), words.slice(0, 4).join(' ')];
}

/** One line for each paper: its name in prose where it has one, and its key in a citation. */
export function writeDraft(papers: readonly ListedPaper[], cite: (key: string) => string): string {
  return papers.map(({ key, names }) => `${names[0] ?? 'It'} is known ${cite(key)}.\n\n`).join('');
}

function at(uri: string, position: LspPosition): object {
  return { textDocument: { uri }, position };
}

async function checkCard(walk: Walk, uri: string, position: LspPosition, paper: ListedPaper): Promise<void> {
  const hover = await walk.client.request<Hover | null>('textDocument/hover', at(uri, position));
  const value = (hover?.contents as { value?: string } | undefined)?.value ?? '';
  assert.ok(
    value.includes(`**${escapeMarkdown(paper.title)}**\n`),
    `no card of "${paper.title}" at ${uri} ${JSON.stringify(position)}: ${value.slice(0, 80)}`,
  );
}

async function checkDefinition(walk: Walk, uri: string, position: LspPosition, paper: ListedPaper): Promise<void> {
  const links = (await walk.client.request<LocationLink[] | null>('textDocument/definition', at(uri, position))) ?? [];
  assert.ok(
    links.some(({ targetUri, targetSelectionRange: { start } }) => targetUri === paper.uri && start.line === paper.range.start.line),
    `no way to the title line of "${paper.title}" from ${JSON.stringify(position)}`,
  );
}

/** On the title in the digest, on the key and, where there is one, on the name in a draft. */
export async function checkHoverAndDefinition(walk: Walk, languageId: string, cite: (key: string) => string): Promise<void> {
  const uri = walk.uriOf(`walk.${languageId === 'latex' ? 'tex' : 'md'}`);
  const text = writeDraft(walk.papers, cite);
  const lines = createLineIndex(text);
  await walk.client.open(uri, languageId, text);
  for (const [index, paper] of walk.papers.entries()) {
    const start = lines.offsetAt({ line: index * 2, character: 0 });
    const key = lines.positionAt(text.indexOf(cite(paper.key), start) + cite(paper.key).indexOf(paper.key) + 1);
    await checkCard(walk, uri, key, paper);
    await checkDefinition(walk, uri, key, paper);
    await checkCard(walk, paper.uri, paper.range.start, paper);
    await checkDefinition(walk, paper.uri, paper.range.start, paper);
    if (paper.names.length === 0) continue;
    await checkCard(walk, uri, { line: index * 2, character: 1 }, paper);
    await checkDefinition(walk, uri, { line: index * 2, character: 1 }, paper);
  }
  await walk.client.close(uri);
}

/** After `before`, what a writer types offers the paper first. */
export async function checkCompletion(walk: Walk, languageId: string, before: string, after: string): Promise<void> {
  const uri = walk.uriOf(`type.${languageId === 'latex' ? 'tex' : 'md'}`);
  await walk.client.open(uri, languageId, '');
  for (const paper of walk.papers) {
    for (const query of listQueries(paper, walk.papers)) {
      await walk.client.change(uri, before + query + after);
      const position = { line: 0, character: before.length + query.length };
      const list = await walk.client.request<CompletionList | null>('textDocument/completion', at(uri, position));
      assert.deepEqual(list?.items[0]?.data, { key: paper.key, written: paper.key }, `${before}${query}`);
    }
  }
  await walk.client.close(uri);
}

export async function checkSearch(walk: Walk): Promise<void> {
  for (const paper of walk.papers) {
    for (const query of [...listQueries(paper, walk.papers), paper.title]) {
      const { results } = await walk.client.request<SearchAnswer>('marginalia/search', { query });
      assert.equal(results[0]?.key, paper.key, query);
    }
  }
}

export async function checkSymbols(walk: Walk): Promise<void> {
  const outlined = await walk.client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: walk.digestUri } });
  const lines = outlined.map(({ selectionRange }) => selectionRange.start.line);
  const here = walk.papers.filter(({ uri }) => uri === walk.digestUri);
  for (const { title, range } of here) assert.ok(lines.includes(range.start.line), `"${title}" is not in the outline`);
  for (const paper of walk.papers) {
    for (const query of listQueries(paper, walk.papers)) {
      const symbols = await walk.client.request<WorkspaceSymbol[]>('workspace/symbol', { query });
      const found = symbols.find(({ name }) => name === paper.title);
      assert.deepEqual(found?.location, { uri: paper.uri, range: paper.range }, `"${paper.title}" by ${query}`);
    }
  }
}
