import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../support/projectRoot';

/** The pages for users, by their paths from the root of the project. */
export const userPages: readonly string[] = [
  'README.md',
  'SECURITY.md',
  ...readdirSync(join(projectRoot, 'docs'))
    .filter((name) => name.endsWith('.md') && name !== 'how-it-works.md')
    .map((name) => `docs/${name}`),
];

export function readPage(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}

/** A section of a page, without its heading. A heading in a block of code begins none. */
function readSection(path: string, section: string): string {
  const parts = readPage(path).split(/^(## .*|```[^]*?^```)$/m);
  const start = parts.indexOf(`## ${section}`);
  if (start === -1) throw new Error(`${path} has no section "${section}".`);
  const end = parts.findIndex((part, index) => index > start && part.startsWith('## '));
  return parts.slice(start + 1, end === -1 ? undefined : end).join('');
}

/** A block of code of a page, without its fences and without the indentation of a list. */
export interface CodeBlock {
  readonly path: string;
  readonly language: string;
  readonly code: string;
}

/** The blocks of code of a page, or of one section of it, in order. */
export function listBlocks(path: string, section?: string): readonly CodeBlock[] {
  const text = section === undefined ? readPage(path) : readSection(path, section);
  return [...text.matchAll(/^( *)```(\w+)\n([^]*?)^ *```$/gm)].map(([, indent = '', language = '', code = '']) => ({
    path,
    language,
    code: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** The only block of a section in a language. Throws if there is none or several. */
export function readBlock(path: string, section: string, language: string): string {
  const blocks = listBlocks(path, section).filter((block) => block.language === language);
  if (blocks.length !== 1) throw new Error(`${path}, "${section}": ${blocks.length} blocks in ${language}`);
  return blocks[0]?.code ?? '';
}

/** The page without its blocks of code. */
export function readProse(path: string): string {
  return readPage(path).replace(/^ *```[^]*?^ *```$/gm, '');
}

/** The inline code in the first cells of the rows of a table in a section. */
export function listCodeOfRows(path: string, section: string): readonly string[] {
  const cells = [...readSection(path, section).matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code));
}
