import { formatPersonName, splitPersonName } from '#text';
import { escapeCsl } from '../../base/escape';
import type { CslName } from '../../model/csl';
import type { PersonName } from '../../model/personName';

/** The names of an entry. */
export interface NamesToWrite {
  readonly authors: readonly PersonName[];
  readonly hasMoreAuthors: boolean;
}

/** Splits a name with the given name first. A name of a single word, or with a comma, a digit, an "and" or similar, is not split. */
export function splitName(name: string): PersonName {
  return /^\S*$|[,;:&\p{N}@]|\band\b/u.test(name.trim()) ? { literal: name } : splitPersonName(name.trim());
}

/**
 * The value of BibTeX's `author`: `Doe, Jane and {OpenAI, Inc.} and others`. The family name is first, so that the name can be split in
 * only one way. `write` converts a part of a name to the form that the file uses.
 */
export function renderBibtexAuthors({ authors, hasMoreAuthors }: NamesToWrite, write: (part: string) => string): string {
  const named = authors.map((author) => renderBibtexName(author, write)).filter((name) => name !== '');
  return (hasMoreAuthors && named.length > 0 ? [...named, 'others'] : named).join(' and ');
}

function renderBibtexName(name: PersonName, write: (part: string) => string): string {
  const { literal, family = '', particle = '', suffix = '', given = '' } = name;
  if (literal !== undefined || family === '') return keepWhole(literal ?? given, write);
  // BibTeX takes all words up to the last one in lower case for the particle (btxdoc, section 4): of "Ortega y Gasset", only "Gasset"
  // would be the family name.
  const isMisread = /\s\p{Ll}\S*\s/u.test(family) || /,|\band\b|^others$/i.test(family);
  // Without a comma, the first of several words would be the given name.
  const isSplit = /\s/.test(family) && particle === '' && suffix === '' && given === '';
  const last = isMisread || isSplit ? `{${write(family)}}` : write(family);
  const parts = [particle === '' ? last : `${keepPart(particle, write)} ${last}`, keepPart(suffix, write), keepPart(given, write)];
  const written = parts.filter((part) => part !== '').join(', ');
  // Biber skips an entry with more commas in a name, and counts those in braces too, unless the whole name is in braces.
  return written.split(',').length > 3 ? keepWhole(formatPersonName(name), write) : written;
}

/** A name that BibTeX must not split, in braces if it has several words or would be read as the end of the list. */
function keepWhole(name: string, write: (part: string) => string): string {
  const written = write(name);
  return /[\s,]|^(?:and|others)$/i.test(written) ? `{${written}}` : written;
}

function keepPart(part: string, write: (part: string) => string): string {
  return /,|\band\b/i.test(part) ? `{${write(part)}}` : write(part);
}

/** The authors as CSL names. CSL has no term for further authors, so they become an author named `others`, as in pandoc. */
export function listCslNames({ authors, hasMoreAuthors }: NamesToWrite): readonly CslName[] {
  const named = authors.map(({ literal, family, given, particle, suffix }): CslName => {
    if (literal !== undefined || family === undefined) return { literal: escapeCsl(literal ?? given ?? '') };
    return {
      family: escapeCsl(family),
      ...(given === undefined ? {} : { given: escapeCsl(given) }),
      ...(particle === undefined ? {} : { 'non-dropping-particle': escapeCsl(particle) }),
      ...(suffix === undefined ? {} : { suffix: escapeCsl(suffix) }),
    };
  });
  return hasMoreAuthors && named.length > 0 ? [...named, { literal: 'others' }] : named;
}
