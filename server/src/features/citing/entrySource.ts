import { toCslItem } from '../../bibliography/toCsl';
import { findTextSource } from '../../bibliography/write/entryFile';
import type { NewEntry } from '../../bibliography/write/addEntry';
import type { ExportItem } from '../../bibliography/write/exportBibliography';
import type { CitationKey } from '../../model/citation';
import type { BibliographyPlace, Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';

/** A paper as what goes into a bibliography: its entry in another one as it stands there, else what the digests say. */
export function createNewEntry(snapshot: Snapshot, paper: Paper, key: CitationKey): NewEntry {
  const place = findEntryPlace(paper);
  if (place === undefined) return { key, source: { kind: 'paper', paper } };
  const file = snapshot.bibliographies.get(place.uri);
  const item = { ...toCslItem(place.entry), id: key };
  if (file === undefined || file.bibliography().format !== 'bibtex') return { key, source: { kind: 'paper', paper }, item };
  const source = findTextSource(file.text, place.entry.key, paper.title) ?? { kind: 'paper', paper };
  return { key, source, item };
}

/** A paper for an export, under the key by which it is cited. */
export function createExportItem(snapshot: Snapshot, paper: Paper, key: CitationKey): ExportItem {
  const place = findEntryPlace(paper);
  if (place === undefined) return { kind: 'paper', key, paper };
  const file = snapshot.bibliographies.get(place.uri);
  const item = { ...toCslItem(place.entry), id: key };
  if (file === undefined || file.bibliography().format !== 'bibtex') return { kind: 'paper', key, paper, item };
  return { kind: 'entry', key, fileKey: place.entry.key, fileText: file.text, item };
}

function findEntryPlace(paper: Paper): BibliographyPlace | undefined {
  return paper.places.find((place) => place.kind === 'bibliography');
}
