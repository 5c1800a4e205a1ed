import { posix } from 'node:path';
import { rooms } from '../../scripts/rooms.mjs';
import type { ProjectFile } from './projectFiles';

/** A file or package that a file imports, by `import`, `import type`, `export ... from`, `import()` or `import('...').Type`. */
export interface Import {
  /** The imported file or package as the import writes it. */
  readonly specifier: string;
  /** The path of a relative import, or of a room's door, from the root of the project, without ending; undefined for a package. */
  readonly path?: string;
}

const gap = String.raw`(?:\s|/\*[^]*?\*/|//.*\n)*`;
const quoted = String.raw`(['"\`])((?:(?!\1).)*)\1`;
const importedName = new RegExp(String.raw`\b(?:from|import|(?:import|require)\s*\()${gap}${quoted}`, 'g');
const pathLike = new RegExp(String.raw`(?<=(['"\`]))((?:\.{1,2}/|#(?:${rooms.join('|')})\b)(?:(?!\1).)*)`, 'g');
const computedName = new RegExp(String.raw`\bimport${gap}\(${gap}(?!\s|/[*/]|['"\`])[^\n]{0,40}`, 'g');

/**
 * All imports of a file, in no particular order. No compiler is needed: whatever is quoted and looks like a path or a door counts, so that
 * no way of writing an import escapes.
 */
export function readImports({ path, text }: ProjectFile): readonly Import[] {
  const found = [importedName, pathLike].flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[2] ?? ''));
  return [...new Set(found)].map((specifier) => {
    if (specifier.startsWith('.')) return { specifier, path: posix.join(posix.dirname(path), specifier) };
    return specifier.startsWith('#') ? { specifier, path: `server/src/${specifier.slice(1)}/index` } : { specifier };
  });
}

/** The imports of a file whose name is known only when the code runs. */
export function readComputedImports(file: ProjectFile): readonly string[] {
  const named = readImports(file).flatMap(({ specifier }) => (specifier.includes('${') ? [specifier] : []));
  return [...named, ...[...file.text.matchAll(computedName)].map(([whole]) => whole)];
}

/** The package of an import: `vscode-languageserver` for `vscode-languageserver/node`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
