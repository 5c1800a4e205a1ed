/**
 * Reads and writes BibTeX, CSL JSON and CSL YAML.
 *
 * Architecture invariant: knows single files and entries; which paper an entry is about is decided in the library.
 */
export { parseBibtex } from './bibtex/parseBibtex';
export { citesPreprint } from './entryFields';
export { toReference } from './entryReference';
export { describeMissingFacts, listMissingFacts, listMissingPaperFacts, type MissingFact } from './missingFacts';
export { endsWithOthers, parseName, splitNames } from './names';
export { parseBibliography } from './parseBibliography';
export { toCslItem } from './toCsl';
export { addEntry, type NewEntry, replaceEntry } from './write/addEntry';
export { findAddableFacts, getVersionFacts, namesOtherVersion } from './write/completion/citedVersion';
export { addFacts, citePublished, completeEntries, type EntryToComplete } from './write/completion/completeEntries';
export { correctField, type FieldCorrection } from './write/completion/correctField';
export { findStatement } from './write/describeSource';
export { findTextSource } from './write/entryFile';
export { isPublication } from './write/factFields';
export { type ExportFormat, type ExportItem, renderBibliographyFile } from './write/renderBibliographyFile';
export { renderCslItem } from './write/renderCslItem';
export type { EntryOptions } from './write/renderEntry';
export { findPrintableDoi, type WorkFacts } from './write/workFacts';
