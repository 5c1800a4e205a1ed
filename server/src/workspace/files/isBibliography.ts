import type { BibliographyFile } from './textFile';

/**
 * Whether a file is a bibliography: it has the extension of BibTeX files, it contains entries, or it is a JSON or YAML file without
 * content. If the file is a link, `uri` is the URI of the file to which it leads.
 */
export function isBibliography(file: BibliographyFile, uri = file.uri): boolean {
  return (
    /\.(?:bib|bibtex|biblatex)$/i.test(uri) ||
    file.bibliography().entries.length > 0 ||
    (/\.(?:json|ya?ml)$/i.test(uri) && /^\s*(?:\[\s*\])?\s*$/.test(file.text))
  );
}

/** Whether the name of a new file is that of a bibliography. */
export function isBibliographyName(uri: string): boolean {
  return /\.(?:bib|bibtex|biblatex|json|ya?ml)$/i.test(uri);
}
