import { createBibtex } from '../../test/support/bibliographyFile';
import { createWorkspace, startClient } from '../../test/support/lspClient';
import { type Figures, format, readRestingMemory, rounds, timesOf } from './measuring';

const lines = 20_000;
const linesPerCitation = 10;
const manyEdits = 2000;

const languages = {
  markdown: {
    name: 'draft.md',
    head: '---\nbibliography: refs.bib\n---\n',
    cite: (key: string) => `[see @${key}, p. 3]`,
    open: '[@',
    end: '',
    heading: (text: string) => `## ${text}`,
  },
  latex: {
    name: 'draft.tex',
    head: '\\documentclass{article}\n\\addbibresource{refs.bib}\n\\begin{document}\n',
    cite: (key: string) => `\\parencite[see][3]{${key}}`,
    open: '\\cite{',
    end: '\\end{document}\n',
    heading: (text: string) => `\\subsection{${text}}`,
  },
} as const;

/** A long draft, its keystrokes in the middle and near both ends. */
export async function measureDraft(language: keyof typeof languages): Promise<Figures> {
  const { name, head, open } = languages[language];
  const bibtex = createBibtex(1000);
  const workspace = await createWorkspace({ 'refs.bib': bibtex });
  const client = await startClient(workspace);
  await client.ready;
  const uri = workspace.uriOf(name);
  await client.open(
    uri,
    language,
    renderDraft(
      language,
      [...bibtex.matchAll(/^@article\{(.*),$/gm)].map(([, key]) => key ?? ''),
    ),
  );
  const document = { textDocument: { uri } };
  await client.request('textDocument/hover', { ...document, position: { line: 10, character: 0 } });

  const firstLine = head.split('\n').length;
  const places = [0.5, 0.01, 0.99].map((share) => Math.floor((lines * share) / linesPerCitation) * linesPerCitation + firstLine + 3);
  const lineOf = (round: number): number => places[round % places.length] ?? 0;
  const scan = await timesOf(rounds, async (round) => {
    const position = { line: lineOf(round), character: 0 };
    await client.type(uri, position, 'x');
    await client.request('textDocument/hover', { ...document, position });
  });
  for (const line of places) await client.type(uri, { line, character: 0 }, open);
  const completion = await timesOf(rounds, async (round) => {
    const character = open.length + Math.floor(round / places.length);
    await client.type(uri, { line: lineOf(round), character }, 'key'.charAt(character - open.length));
    await client.request('textDocument/completion', { ...document, position: { line: lineOf(round), character: open.length + 1 } });
  });
  const edit = (count: number): Promise<unknown> =>
    timesOf(count, async (round) => {
      await client.type(uri, { line: lineOf(round) + 1, character: 0 }, round % 8 === 7 ? ' ' : 'y');
      await client.request('textDocument/hover', { ...document, position: { line: lineOf(round) + 1, character: 0 } });
    });
  await edit(manyEdits / 10);
  const before = await readRestingMemory(client.process.pid);
  await edit(manyEdits);
  const after = await readRestingMemory(client.process.pid);
  await client.stop();
  workspace.dispose();
  return {
    draft: language,
    'a letter, to an answer that needs the scan alone': format(scan),
    'a letter of a key, to its completion list': format(completion),
    'resident memory at rest before and after edits, MB': `${before}, ${after} (${manyEdits.toLocaleString('en')} edits)`,
  };
}

/** Paragraphs of ten lines, each with one citation; a heading above every tenth. */
function renderDraft(language: keyof typeof languages, keys: readonly string[]): string {
  const { head, cite, end, heading } = languages[language];
  const paragraphs = Array.from({ length: lines / linesPerCitation }, (_, index) => {
    const first = index % 10 === 0 ? heading(`Section ${index / 10 + 1}`) : '';
    const prose = Array.from(
      { length: linesPerCitation - 3 },
      (__, line) => `Line ${line} of paragraph ${index} says what a line says, with *some* markup.`,
    );
    return [first, '', ...prose, `This was shown before ${cite(keys[(index * 37) % keys.length] ?? '')}.`].join('\n');
  });
  return `${head}\n${paragraphs.join('\n')}\n${end}`;
}
