import { findAbbreviationOf } from './abbreviation';
import type { DeclaredName } from './declaredNames';
import { findDeclaredNames, isOwnWork } from './declaredNames';
import { findTitleHead, findTitleName, isCoinedName } from './titleName';

const mostNames = 6;

/**
 * The paper's own short names, the best first: the name in the title (`ToDRE` in `ToDRE: Visual ...`), then those that the abstract
 * introduces (`we develop Lamina`), including names of parts and data sets. Names of other people's systems and doubtful names are left
 * out. Empty if no name is found.
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

/**
 * The abbreviation of a name in the abstract: `TNL` in `TransNormerLLM (TNL)`. Its letters must occur in the name, because parentheses
 * may also contain a year or a venue.
 */
function findAbbreviations(own: string, abstract: string): string[] {
  const found = findAbbreviationOf(own, abstract);
  return found === undefined ? [] : [found.abbreviation];
}

/**
 * The abbreviation that the abstract gives for the phrase at the beginning of the title. Empty unless the authors say in the same
 * sentence that they make something.
 */
function findTitleAbbreviation(phrase: string, abstract: string): string[] {
  const found = phrase.includes(' ') ? findAbbreviationOf(phrase, abstract) : undefined;
  return found !== undefined && isOwnWork(abstract, found.at) ? [found.abbreviation] : [];
}

/** Names in the abstract that are one of the words of the name in the title: `HiP` if the title says `HiP Attention`. */
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
