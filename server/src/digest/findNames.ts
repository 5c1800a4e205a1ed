import type { DeclaredName } from './names/declaredNames';
import { findDeclaredNames } from './names/declaredNames';
import { findTitleHead, findTitleName } from './names/titleName';

/** A paper has this many names at most. */
const mostNames = 4;

/**
 * The paper's own short names, best first: from the title (`ToDRE: Visual ...` gives `ToDRE`) and, where that has none,
 * from what the abstract declares as its own (`we develop Lamina`). Names of other people's systems are left out; in
 * doubt a name is left out too. Deterministic; empty where the paper has no name.
 */
export function findNames(title: string, abstract: string): string[] {
  const declared = findDeclaredNames(abstract);
  const head = findTitleHead(title);
  const own = head === undefined ? undefined : findTitleName(head, title, abstract, declared);
  if (own !== undefined) return unique([own, ...findAliases(own, declared)]);
  const names = declared.flatMap((found) => (found.alias === undefined ? [found.name] : [found.name, found.alias]));
  return unique(names);
}

/** Other names of the named work itself; names of its parts are no names of the paper. */
function findAliases(own: string, declared: readonly DeclaredName[]): string[] {
  const folded = own.toLowerCase();
  const aliases: string[] = [];
  for (const { name, alias } of declared) {
    if (name.toLowerCase() === folded) aliases.push(...(alias === undefined ? [] : [alias]));
    else if (alias?.toLowerCase() === folded) aliases.push(name);
    else if (folded.split(' ').includes(name.toLowerCase())) aliases.push(name);
  }
  return aliases;
}

function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const folded = name.toLowerCase();
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  }).slice(0, mostNames);
}
