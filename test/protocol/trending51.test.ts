import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { PapersAnswer } from '../../server/src/protocol/paperRequests';
import { createWorkspace, type LspClient, startClient, type Workspace } from '../support/lspClient';
import { projectRoot } from '../support/projectRoot';
import { findRealData } from '../support/realData';
import { checkCompletion, checkHoverAndDefinition, checkSearch, checkSymbols, type Walk } from './walkPapers';

/** The titles of a pasted page, read off without the server: after the date every other paragraph is a title. */
function readPastedTitles(text: string): readonly string[] {
  const paragraphs = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return paragraphs.slice(paragraphs.indexOf('Jun 23') + 1).filter((_, index) => index % 2 === 0);
}

function readHeadings(text: string): readonly string[] {
  return [...text.matchAll(/^### (.+)$/gm)].map((match) => match[1] ?? '');
}

/** Walks every paper of a digest through the real server. `titles` are what must be found, neither more nor fewer. */
function walkDigest(name: string, text: string, titles: readonly string[]): void {
  describe(`${name}: each of ${titles.length} papers is found`, () => {
    let workspace: Workspace;
    let client: LspClient;
    let walk: Walk;

    before(async () => {
      workspace = await createWorkspace({ [name]: text });
      client = await startClient(workspace);
      await client.ready;
      const { papers } = await client.request<PapersAnswer>('marginalia/papers', {});
      walk = { client, papers, digestUri: workspace.uriOf(name), uriOf: workspace.uriOf };
    });
    after(async () => {
      await client.stop();
      workspace.dispose();
    });

    test('titles and places are exact', () => {
      assert.deepEqual(
        walk.papers.map(({ title }) => title),
        titles,
      );
      const lines = text.split('\n');
      for (const { title, range } of walk.papers) {
        assert.equal(lines[range.start.line]?.slice(range.start.character, range.end.character), title);
      }
    });
    test('by hover and definition, on title, key and name, in Markdown', () =>
      checkHoverAndDefinition(walk, 'markdown', (key) => `[@${key}]`));
    test('by hover and definition, on title, key and name, in LaTeX', () =>
      checkHoverAndDefinition(walk, 'latex', (key) => `\\citep{${key}}`));
    test('by completion in Markdown', () => checkCompletion(walk, 'markdown', 'As shown [@', ']'));
    test('by completion in LaTeX', () => checkCompletion(walk, 'latex', 'As shown \\cite{', '}'));
    test('by search', () => checkSearch(walk));
    test('by outline and workspace symbols', () => checkSymbols(walk));
    test('and the server has nothing to complain of', () => assert.deepEqual(client.log, []));
  });
}

const sample = (name: string): string => readFileSync(join(projectRoot, 'media/sample', name), 'utf8');
walkDigest('reading-digest.txt', sample('reading-digest.txt'), readPastedTitles(sample('reading-digest.txt')));
walkDigest('newsletter-digest.md', sample('newsletter-digest.md'), readHeadings(sample('newsletter-digest.md')));

const real = findRealData('digests/trending-jun-23.txt');
if (real === undefined) {
  console.log('trending-jun-23.txt is not on this machine: its 51 papers were not walked, only those of the shipped sample.');
} else {
  const text = readFileSync(real, 'utf8');
  const titles = readPastedTitles(text);
  test('the real digest holds 51 papers', () => assert.equal(titles.length, 51));
  walkDigest('trending-digest.txt', text, titles);
}
