import { posix } from 'node:path';
import type { ProjectFile } from './projectFiles';

/** A file or package that a file imports, by `import`, `import type`, `export ... from`, `import()` or `import('...').Type`. */
export interface Import {
  /** The imported file or package as the import writes it. */
  readonly specifier: string;
  /** The path of a relative import, or of a room's door, from the root of the project, without ending; undefined for a package. */
  readonly path?: string;
}

const fromClause = /^\s*(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm;
const bareImport = /^\s*import\s*['"]([^'"]+)['"]/gm;
const importCall = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** All imports of a file, in no particular order. No compiler is needed, because imports are at the start of a line or are calls. */
export function readImports({ path, text }: ProjectFile): readonly Import[] {
  return [fromClause, bareImport, importCall]
    .flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
    .map((specifier) => {
      if (specifier.startsWith('.')) return { specifier, path: posix.join(posix.dirname(path), specifier) };
      return specifier.startsWith('#') ? { specifier, path: `server/src/${specifier.slice(1)}/index` } : { specifier };
    });
}

/** The package of an import: `vscode-languageserver` for `vscode-languageserver/node`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
