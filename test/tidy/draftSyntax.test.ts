import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ProjectFile, readSources } from './projectFiles';
import { readImports } from './readImports';

/** A pattern that belongs to the syntax of a draft language, and the folders outside drafts/ that may contain it. */
interface Syntax {
  readonly name: string;
  readonly pattern: RegExp;
  readonly elsewhere: RegExp;
}

const texCommand = String.raw`cite[a-z]*|section|chapter|item|bibitem|documentclass|usepackage|addbibresource|bibliography|begin|end|input|include`;

const syntaxes: readonly Syntax[] = [
  {
    name: 'a command of LaTeX',
    pattern: new RegExp(String.raw`\\\\(?:\(\?:|\()?(?:\[[^\]]*\]\*?|[\w*]*\||\([\w?:|]*\)[*?]?)*(?:${texCommand})\b`),
    // Bibliographies, some digests and names of papers are written in TeX, and the description of a setting shows a command.
    elsewhere: /^server\/src\/(?:(?:base|bibliography|digest)\/|model\/settings)/,
  },
  {
    name: 'a comment of Markdown',
    pattern: /<!--/,
    // Digests and styles are Markdown, HTML and XML; notes are Markdown.
    elsewhere: /^server\/src\/(?:digest|references|annotations|features\/annotating)\//,
  },
  {
    name: 'a heading of Markdown',
    pattern: /#\{1,/,
    // The word at the cursor is found in digests and notes as well as in drafts.
    elsewhere: /^server\/src\/(?:digest|annotations|features\/evidence\/mentions)/,
  },
  {
    name: 'a file ending of drafts',
    pattern: /['"`/|(]\\?\.(?:\(\?:)?(?:[\w?]+\|)*(?:tex|ltx|qmd|rmd|r\?md)\b/,
    // A saved HTML page is distinguished from a Markdown digest.
    elsewhere: /^server\/src\/(?:base|bibliography|digest)\//,
  },
  {
    name: 'the name of a draft language',
    pattern: /language(?:Id|\.id)\b[^\n]{0,20}===? *'(?:markdown|quarto|rmd|pandoc|latex|tex)'/i,
    // Digests can be Markdown; VS Code itself renames headings of Markdown.
    elsewhere: /^server\/src\/digest\/|^client\/src\/middleware\/renaming/,
  },
];

/** The text of a file without the comments that begin a line. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*\/\*[^]*?\*\//gm, '').replace(/^[ \t]*\/\/.*$/gm, '');
}

function findDraftSyntax(files: readonly ProjectFile[]): readonly string[] {
  return files
    .filter(({ path }) => !path.startsWith('server/src/drafts/'))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return syntaxes.filter(({ pattern, elsewhere }) => !elsewhere.test(path) && pattern.test(code)).map(({ name }) => `${path}: ${name}`);
    });
}

/** Imports of the files of one draft language by files outside drafts/, as `file -> import`. */
function findImportsOfLanguages(files: readonly ProjectFile[]): readonly string[] {
  return files
    .filter(({ path }) => !path.startsWith('server/src/drafts/'))
    .flatMap((file) =>
      readImports(file)
        .filter(({ path = '' }) => /^server\/src\/drafts\/(?:markdown|latex|yaml)\//.test(path))
        .map(({ specifier }) => `${file.path} -> ${specifier}`),
    );
}

const sources = [...readSources('server/src'), ...readSources('client/src')];

test('the syntax of drafts is known in drafts/ alone', () => assert.deepEqual(findDraftSyntax(sources), []));

test('no file elsewhere imports the files of one draft language', () => assert.deepEqual(findImportsOfLanguages(sources), []));

test('this test sees what it forbids', () => {
  const lines = [
    [String.raw`const a = /\n[ \t]*(?:\\(?:chapter|(?:sub)*section)\b.*\n)$/;`, 'a command of LaTeX'],
    [String.raw`const a = /\\item[ \t]+/;`, 'a command of LaTeX'],
    ['const a = `\\\\cite{${key}}`;', 'a command of LaTeX'],
    [String.raw`const open = /\\[a-zA-Z]*cite[a-zA-Z]*\*?\{/;`, 'a command of LaTeX'],
    ['const a = /^(?:%|<!--)/;', 'a comment of Markdown'],
    [String.raw`const a = /^#{1,6}[ \t]/;`, 'a heading of Markdown'],
    [String.raw`if (/\.(?:tex|ltx|r?md|qmd)$/i.test(path)) return;`, 'a file ending of drafts'],
    ["if (path.endsWith('.qmd')) return;", 'a file ending of drafts'],
    ["if (draft.language.id !== 'markdown') return;", 'the name of a draft language'],
    ["const isTex = document.languageId === 'latex';", 'the name of a draft language'],
    ['/** `\\\\cite{a}` <!-- c --> */\n// `\\\\section`\nconst a = reader.tex;', undefined],
  ] as const;
  for (const [text, name] of lines)
    assert.deepEqual(
      findDraftSyntax([{ path: 'server/src/features/a.ts', text }]),
      name === undefined ? [] : [`server/src/features/a.ts: ${name}`],
      text,
    );
  assert.deepEqual(
    findImportsOfLanguages([{ path: 'server/src/library/a.ts', text: "import { b } from '../drafts/markdown/keySyntax';" }]),
    ['server/src/library/a.ts -> ../drafts/markdown/keySyntax'],
  );
});
