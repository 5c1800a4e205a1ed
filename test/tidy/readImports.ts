import { posix } from 'node:path';
import type { ProjectFile } from './projectFiles';

/** One file that another imports: `import`, `import type`, `export ... from`, `import()` and `import('...').Type`. */
export interface Import {
  /** As it is written. */
  readonly specifier: string;
  /** The path from the project's root for a relative import, without ending; undefined for a package. */
  readonly path?: string;
}

const fromClause = /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm;
const bareImport = /^\s*import\s*['"]([^'"]+)['"]/gm;
const importCall = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** All imports of a file, in no particular order. Needs no compiler: imports stand at the start of a line, or are calls. */
export function readImports({ path, text }: ProjectFile): readonly Import[] {
  return [fromClause, bareImport, importCall]
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
    .map((specifier) => (specifier.startsWith('.') ? { specifier, path: posix.join(posix.dirname(path), specifier) } : { specifier }));
}

/** The package of an import: `vscode-languageserver/node` is of `vscode-languageserver`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
