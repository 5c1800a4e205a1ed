import { createWorkspace, type LspClient, startClient, type Workspace } from '../../test/support/lspClient';
import { papersInDigest } from './measurePapers';
import { type Figures, format, timeOf, timesOf } from './measuring';
import { type BenchPaper, renderDigest } from './papers';

const chapters = 10;
const citationsOfChapter = 100;
const sectionsOfChapter = 10;
const wordsOfCitation = 100;
const letters = 20;

/** *Check Draft* on ten chapters of 10,000 words that cite 1,000 papers of the library. */
export async function measureReview(papers: readonly BenchPaper[]): Promise<Figures> {
  const workspace = await createWorkspace({});
  for (let start = 0; start < papers.length; start += papersInDigest)
    await workspace.write(`digest-${start / papersInDigest}.txt`, renderDigest(papers.slice(start, start + papersInDigest)));
  const client = await startClient(workspace);
  await client.ready;
  await client.request('marginalia/topics', {});
  const { papers: known } = await client.request<{ papers: readonly { key: string; title: string }[] }>('marginalia/papers', {});
  const keys = new Map(known.map(({ title, key }) => [title, key]));
  const cited = papers.flatMap(({ title, abstract }) => {
    const key = keys.get(title.replace(/\s+/g, ' ').trim());
    return key === undefined ? [] : [{ title, abstract, key }];
  });
  const uri = await writeChapters(client, workspace, cited);
  const hover = { textDocument: { uri }, position: { line: 0, character: 3 } };
  await client.request('textDocument/hover', hover);

  const check = (): Promise<unknown> => client.request('marginalia/checkDraft', { uri });
  const cold = await timeOf(check);
  const position = { line: 4, character: 0 };
  const afterLetter = await timesOf(letters, async () => {
    await client.type(uri, position, 'x');
    await check();
  });
  const typing = await timesOf(letters, async () => {
    await client.type(uri, position, 'x');
    await client.request('textDocument/hover', hover);
  });
  const whileChecking: number[] = [];
  for (let letter = 0; letter < letters; letter++) {
    await client.type(uri, position, 'x');
    const checked = check();
    // The check has begun by then.
    await new Promise((resolve) => setTimeout(resolve, 20));
    await client.type(uri, position, 'y');
    whileChecking.push(await timeOf(() => client.request('textDocument/hover', hover)));
    await checked;
  }
  await client.stop();
  workspace.dispose();
  return {
    'papers in the library': papers.length.toLocaleString('en'),
    'Check Draft, cold': cold.toFixed(0),
    'Check Draft after a letter': format(afterLetter),
    'a letter, to an answer that needs the scan alone': format(typing),
    'the same while the draft is checked': format(whileChecking),
  };
}

/** Writes ten chapters and their root, opens the first chapter and returns its URI. */
async function writeChapters(
  client: LspClient,
  workspace: Workspace,
  papers: readonly (BenchPaper & { readonly key: string })[],
): Promise<string> {
  const names = Array.from({ length: chapters }, (_, chapter) => `chapter-${chapter}`);
  await workspace.write(
    'main.tex',
    `\\documentclass{book}\n\\begin{document}\n${names.map((name) => `\\include{${name}}\n`).join('')}\\end{document}\n`,
  );
  const texts = names.map((_, chapter) => renderChapter(papers.slice(chapter * citationsOfChapter, (chapter + 1) * citationsOfChapter)));
  for (const [at, name] of names.entries()) await workspace.write(`${name}.tex`, texts[at] ?? '');
  const uris = ['main', ...names].map((name) => workspace.uriOf(`${name}.tex`));
  await client.filesChanged(uris.map((uri) => ({ uri, type: 1 })));
  const [, uri = ''] = uris;
  await client.open(uri, 'latex', texts[0] ?? '');
  return uri;
}

/** Paragraphs with the first 100 words of each abstract, of which the last sentence has the citation. */
function renderChapter(papers: readonly (BenchPaper & { readonly key: string })[]): string {
  return papers
    .map(({ title, abstract, key }, at) => {
      const words = abstract
        .replace(/[\\{}$%&#_^~]/g, ' ')
        .split(/\s+/)
        .slice(0, wordsOfCitation)
        .join(' ');
      const heading =
        at % (citationsOfChapter / sectionsOfChapter) === 0 ? `\\section{${title.replace(/^[^:]*: |[\\{}$%&#_^~]/g, '')}}\n\n` : '';
      return `${heading}${words}~\\cite{${key}}.\n\n`;
    })
    .join('');
}
