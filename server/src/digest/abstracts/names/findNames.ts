import { findAbbreviationOf } from './abbreviation';
import type { DeclaredName } from './declaredNames';
import { findDeclaredNames, isOwnWork } from './declaredNames';
import { findTitleHead, findTitleName, isCoinedName } from './titleName';

/** A paper has this many names at most. */
const mostNames = 6;

/**
 * The paper's own short names, best first: from the title (`ToDRE: Visual ...` gives `ToDRE`), then from what the abstract
 * declares as its own (`we develop Lamina`), parts and data sets too. Names of other people's systems are left out; in doubt a
 * name is left out too. Deterministic; empty where the paper has no name.
 */
export function findPaperNames(title: string, abstract: string): string[] {
  const head = findTitleHead(title);
  const declared = findDeclaredNames(abstract);
  if (head !== undefined && isCoinedName(head, title))
    return unique([head, ...findAbbreviations(head, abstract), ...declared.flatMap(namesOf)]);
  const own = head === undefined ? undefined : findTitleName(head, abstract, declared);
  if (own !== undefined)
    return unique([own, ...findAliases(own, declared), ...findAbbreviations(own, abstract), ...declared.flatMap(namesOf)]);
  return unique([...findTitleAbbreviation(head ?? title, abstract), ...declared.flatMap(namesOf)]);
}

/** `TNL` in `TransNormerLLM (TNL)`: only where its letters are the name's, as a year or a venue stands there too. */
function findAbbreviations(own: string, abstract: string): string[] {
  const found = findAbbreviationOf(own, abstract);
  return found === undefined ? [] : [found.abbreviation];
}

/** What the abstract shortens the phrase to with which the title begins, where it says that it is the authors' own work. */
function findTitleAbbreviation(phrase: string, abstract: string): string[] {
  const found = phrase.includes(' ') ? findAbbreviationOf(phrase, abstract) : undefined;
  return found !== undefined && isOwnWork(abstract, found.at) ? [found.abbreviation] : [];
}

/** Names that are part of the title's: `HiP` where the title says `HiP Attention`. */
function findAliases(own: string, declared: readonly DeclaredName[]): string[] {
  const words = own.toLowerCase().split(' ');
  return declared.flatMap(namesOf).filter((name) => words.includes(name.toLowerCase()));
}

function namesOf({ name, alias }: DeclaredName): string[] {
  return alias === undefined ? [name] : [name, alias];
}

function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names
    .filter((name) => {
      const folded = name.toLowerCase();
      if (seen.has(folded)) return false;
      seen.add(folded);
      return true;
    })
    .slice(0, mostNames);
}
