import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { latex } from '../../server/src/drafts/latex/latex';
import type { CitedItem } from './citedItem';

/** `compiled`: the document with its own class; `body`: what stands in it, in a plain document, since the class is not here. */
export interface LatexRecord {
  readonly how: 'compiled' | 'body';
  readonly items: readonly CitedItem[];
}

/**
 * The keys that LaTeX writes into its .aux files while it reads the draft; nothing else is known of them. Files that
 * the draft inputs are empty here, since each draft is read by itself. undefined where LaTeX comes to no end.
 */
export function readLatexCitations(text: string): LatexRecord | undefined {
  const documentClass = /^[^%\n]*\\documentclass\s*(?:\[[^\]]*\])?\s*\{([^}]*)\}/m.exec(text);
  if (documentClass !== null && isInstalled(`${documentClass[1] ?? ''}.cls`)) {
    const at = documentClass.index + documentClass[0].length;
    const items = runLatex((lenient) => text.slice(0, at) + lenient + text.slice(at));
    if (items !== undefined) return { how: 'compiled', items };
  }
  const body = latex.findBody(text);
  const family = /\\(?:text|paren|auto|foot|smart|super|side|margin)(?:text)?cites?\b/.test(text) ? 'biblatex' : 'natbib';
  const items = runLatex(
    (lenient) => `${plainHead(family)}${lenient}\n\\begin{document}${plainSyntax}\n${text.slice(body.start, body.end)}\n\\end{document}\n`,
  );
  return items === undefined ? undefined : { how: 'body', items };
}

/** Captions are set once, not twice as LaTeX does to measure them: each would cite twice. */
function plainHead(family: string): string {
  return String.raw`\documentclass{book}
\usepackage[T1]{fontenc}
\usepackage{amsmath,amssymb,verbatim,${family}}
\pagestyle{empty}
\makeatletter
\long\def\@makecaption#1#2{#1: #2\par}
\newenvironment{lstlisting}[1][]{\comment}{\endcomment}
\newenvironment{minted}[2][]{\comment}{\endcomment}
\makeatother
\NewDocumentCommand{\sidecite}{O{}O{}m}{\cite[#2]{#3}}
\NewDocumentCommand{\sidetextcite}{O{}O{}m}{\cite[#2]{#3}}
\NewDocumentCommand{\margincite}{O{}O{}m}{\cite[#2]{#3}}
`;
}

/** No math and no alignments, whose errors come by the hundred, and a paragraph for each line, where TeX counts them anew. */
const plainSyntax = String.raw`
\catcode38=12 \catcode36=12 \catcode94=12 \catcode95=12
\let\[\relax \let\]\relax \let\(\relax \let\)\relax \let\hline\relax \let\multicolumn\relax \let\left\relax \let\right\relax \let\\\par
\makeatletter
\@for\next:={equation,equation*,align,align*,gather,gather*,multline,multline*,split,cases,array,tabular,tabular*,matrix,pmatrix,bmatrix,mathpar}\do{%
  \expandafter\def\csname\next\endcsname{}\expandafter\def\csname end\next\endcsname{}}
\makeatother`;

const installed = new Map<string, boolean>();

function isInstalled(name: string): boolean {
  const known = installed.get(name) ?? spawnSync('kpsewhich', [name]).status === 0;
  installed.set(name, known);
  return known;
}

/** LaTeX gives up at a hundred errors, so commands that it does not know are defined to be nothing for the next round. */
function runLatex(build: (lenient: string) => string): CitedItem[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  const unknown = new Set<string>();
  try {
    for (let round = 0; round < 25; round++) {
      writeFileSync(join(folder, 'draft.tex'), build([...unknown].join('')).replace(/^[^%\n]*\{fontspec\}/gm, ''));
      for (const name of readdirSync(folder)) if (name.endsWith('.aux')) rmSync(join(folder, name));
      const log = runOnce(folder);
      const missing = findMissingFile(log);
      const before = unknown.size;
      for (const found of log.matchAll(/^! Undefined control sequence\.\n[^\n]*(\\(?:[A-Za-z]+|[^A-Za-z\s]))\s*\n/gm))
        unknown.add(`\\providecommand{${found[1]}}{}`);
      for (const found of log.matchAll(/LaTeX Error: Environment (\w+\*?) undefined/g)) unknown.add(`\\newenvironment{${found[1]}}{}{}`);
      if (missing !== undefined && !existsSync(join(folder, missing))) writeFileSync(join(folder, missing), '');
      else if (unknown.size === before || !/That makes 100 errors/.test(log))
        return log.includes('Fatal error occurred') ? undefined : readAux(folder);
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runOnce(folder: string): string {
  const args = ['-draftmode', '-interaction=nonstopmode', '-no-shell-escape', 'draft.tex'];
  return spawnSync('pdflatex', args, { cwd: folder, encoding: 'latin1', timeout: 60_000, maxBuffer: 1 << 28 }).stdout;
}

/** The file that LaTeX stopped at; a name in another folder is flat here, so that it stays in this one. */
function findMissingFile(log: string): string | undefined {
  if (!log.includes('Emergency stop')) return undefined;
  const name = [...log.matchAll(/LaTeX Error: File `([^'\n]+)' not found/g)].pop()?.[1];
  if (name === undefined || name.includes('/')) return undefined;
  return /\.\w+$/.test(name) ? name : `${name}.tex`;
}

function readAux(folder: string): CitedItem[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.aux'));
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  const find = (record: RegExp): readonly string[] =>
    texts.flatMap((text) => [...text.matchAll(record)]).flatMap((found) => (found[1] ?? '').split(','));
  const ofBiblatex = find(/\\abx@aux@cite\{\d+\}\{([^}]*)\}/g);
  // With BibTeX after it, biblatex writes each key twice.
  return (ofBiblatex.length > 0 ? ofBiblatex : find(/\\citation\{([^}]*)\}/g))
    .map((key) => key.trim())
    .filter((key) => key !== '' && key !== '*' && key !== 'biblatex-control')
    .map((key) => ({ key, mode: undefined, prefix: undefined, rest: undefined }));
}
