/**
 * Reads and writes BibTeX, CSL JSON and CSL YAML.
 *
 * Architecture invariant: knows single files and entries; which paper an entry is about is decided in the library.
 */
export { parseBibtex } from './bibtex/parseBibtex';
export { citesPreprint } from './citesPreprint';
export { toReference } from './entryReference';
export { type MissingFact, describeMissingFacts, listMissingFacts, listMissingPaperFacts } from './missingFacts';
export { endsWithOthers, parseName, splitNames } from './names';
export { parseBibliography } from './parseBibliography';
export { toCslItem } from './toCsl';
export { type NewEntry, addEntry } from './write/addEntry';
export { citePublished } from './write/completion/citePublished';
export { namesOtherVersion } from './write/completion/citedVersion';
export { type EntryToComplete, addFacts, completeEntries } from './write/completion/completeEntries';
export { findAddableFacts, getVersionFacts } from './write/completion/missingWorkFacts';
export { findTextSource } from './write/entryFile';
export { isPublication } from './write/factFields';
export type { EntryOptions } from './write/paperFields';
export { findStatement } from './write/preprintStatement';
export { type ExportFormat, type ExportItem, renderBibliographyFile } from './write/renderBibliographyFile';
export { renderCslItem } from './write/renderCslItem';
export { replaceEntry } from './write/replaceEntry';
export { type WorkFacts, findPrintableDoi } from './write/workFacts';
