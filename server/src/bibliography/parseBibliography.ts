import type { Bibliography, BibliographyFormat, PreviousBibliography } from '../model/bibliography';
import { parseBibtex } from './bibtex/parseBibtex';
import { parseCslJson } from './csl/parseCslJson';
import { parseCslYaml } from './csl/parseCslYaml';

/**
 * Reads a bibliography in BibTeX, biblatex, CSL-JSON or CSL-YAML. The extension of `path` decides the format, or, if that extension is
 * unknown, the text. A part that cannot be read becomes an issue, and the rest is still read. `previous` is the same file before an
 * edit. It does not change the result, but most entries that the edit did not change are then the same objects.
 */
export function parseBibliography(text: string, path: string, previous?: PreviousBibliography): Bibliography {
  const format = findFormat(path) ?? detectFormat(text);
  const usable = previous?.bibliography.format === format ? previous : undefined;
  switch (format) {
    case 'bibtex':
      return parseBibtex(text, usable);
    case 'csl-json':
      return parseCslJson(text, usable);
    case 'csl-yaml':
      return parseCslYaml(text, usable);
  }
}

function findFormat(path: string): BibliographyFormat | undefined {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === 'bib' || extension === 'bibtex' || extension === 'biblatex') return 'bibtex';
  if (extension === 'json') return 'csl-json';
  return extension === 'yaml' || extension === 'yml' ? 'csl-yaml' : undefined;
}

function detectFormat(text: string): BibliographyFormat {
  if (/^\s*[[{]/.test(text)) return 'csl-json';
  return /^\s*(?:---|references\s*:|-\s)/.test(text) ? 'csl-yaml' : 'bibtex';
}
