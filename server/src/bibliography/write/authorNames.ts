import { escapeCsl } from '../../base/escape';
import type { AuthorList } from '../../model/authorList';
import type { CslName } from '../../model/csl';

/** A name in the parts that BibTeX uses, or a whole name that cannot be split into parts. */
type NameParts =
  | { readonly kind: 'person'; readonly given: string; readonly particle: string; readonly family: string; readonly suffix: string }
  | { readonly kind: 'whole'; readonly name: string };

const suffixes = /^(?:Jr\.?|Sr\.?|II|III|IV)$/;

/**
 * Splits a name with the given name first, as BibTeX does (btxdoc, section 4.1, hint 3): the last word is the family name, and
 * lower-case words before it are the particle. A suffix such as `Jr.` is split off first. A name of a single word, or with a comma, a
 * digit, an "and" or similar, is not split.
 */
function splitName(name: string): NameParts {
  const words = name.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2 || /[,;:&\p{N}@]|\band\b/u.test(name)) return { kind: 'whole', name };
  const suffix = words.length > 2 && suffixes.test(words.at(-1) ?? '') ? (words.pop() ?? '') : '';
  const first = words.slice(0, -1).findIndex((word) => /^\p{Ll}/u.test(word));
  const last = words.slice(0, -1).findLastIndex((word) => /^\p{Ll}/u.test(word));
  // A name that begins with a particle has no given name: "van Gogh".
  const given = words.slice(0, first === -1 ? -1 : first);
  const particle = first === -1 ? [] : words.slice(first, last + 1);
  const family = first === -1 ? words.slice(-1) : words.slice(last + 1);
  return { kind: 'person', given: given.join(' '), particle: particle.join(' '), family: family.join(' '), suffix };
}

/**
 * The value of BibTeX's `author`: `Doe, Jane and {OpenAI, Inc.} and others`. The family name is first, so that the name can be split in
 * only one way. `write` converts a part of a name to the form that the file uses.
 */
export function renderBibtexAuthors({ authors, hasMoreAuthors }: AuthorList, write: (part: string) => string): string {
  const named = authors.map((author) => renderBibtexName(splitName(author), write));
  return (hasMoreAuthors === true ? [...named, 'others'] : named).join(' and ');
}

function renderBibtexName(parts: NameParts, write: (part: string) => string): string {
  if (parts.kind === 'whole') {
    const name = write(parts.name);
    return /[\s,]/.test(name) ? `{${name}}` : name;
  }
  const family = parts.particle === '' ? parts.family : `${parts.particle} ${parts.family}`;
  return [family, parts.suffix, parts.given]
    .filter((part) => part !== '')
    .map(write)
    .join(', ');
}

/** The authors as CSL names. CSL has no term for further authors, so they become an author named `others`, as in pandoc. */
export function listCslNames({ authors, hasMoreAuthors }: AuthorList): readonly CslName[] {
  const named = authors.map((author): CslName => {
    const parts = splitName(author);
    if (parts.kind === 'whole') return { literal: escapeCsl(parts.name) };
    return {
      family: escapeCsl(parts.family),
      ...(parts.given === '' ? {} : { given: escapeCsl(parts.given) }),
      ...(parts.particle === '' ? {} : { 'non-dropping-particle': escapeCsl(parts.particle) }),
      ...(parts.suffix === '' ? {} : { suffix: parts.suffix }),
    };
  });
  return hasMoreAuthors === true ? [...named, { literal: 'others' }] : named;
}
