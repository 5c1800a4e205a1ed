import { readLatex } from '../../marked/latex/latexLines';
import { readCredibleRecords } from '../../records/readCredible';
import type { Container } from '../container';
import { readBiblatexEntries } from './biblatexEntries';
import { readBibitems } from './thebibliography';

/** Bibliographies that BibTeX and biber write for LaTeX, and documents in LaTeX such as syllabi. */
export const latex: Container = {
  format: 'latex',
  looksLike: (probe, { path, languageId }) =>
    /\.(?:tex|ltx|bbl)$/i.test(path) || languageId === 'latex'
      ? /\\(?:bibitem|entry|item|section|begin)\b/.test(probe)
      : /^[\\%]/.test(probe) && /\\bibitem\b|^[ \t]*\\entry\{|\\begin\{document\}/m.test(probe),
  read(text, hint) {
    const document = readLatex(text);
    const records = readBiblatexEntries(text) ?? readBibitems(document) ?? readCredibleRecords(document.lines, hint);
    return records.entries.length === 0 ? undefined : { format: 'latex', ...records };
  },
};
