import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addEntry } from '../../server/src/bibliography/write/addEntry';
import { type ExportFormat, renderBibliographyFile } from '../../server/src/bibliography/write/renderBibliographyFile';
import { latex } from '../../server/src/drafts/latex/latex';
import { markdown } from '../../server/src/drafts/markdown/markdown';
import { addToBibliography } from '../../server/src/features/bibliography/addToBibliography';
import { createExportItem, createNewEntry } from '../../server/src/features/bibliography/entrySource';
import type { BibliographyFormat } from '../../server/src/model/bibliography';
import type { DraftLanguage } from '../../server/src/model/draftLanguage';
import type { Paper } from '../../server/src/model/paper';
import { defaultSettings } from '../../server/src/model/settings';
import type { Snapshot } from '../../server/src/workspace/snapshot';
import { WorkspaceHost } from '../../server/src/workspace/workspaceHost';
import { applyEdits } from '../support/fixtureWorkspace';
import { projectRoot } from '../support/projectRoot';

const folder = join(projectRoot, 'media/sample');

export const drafts = { markdown: readSample('related-work.md'), latex: readSample('related-work.tex') };

function readSample(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

const uriOf = (name: string): string => `file:///sample/${name}`;

/** The sample, read by the server. */
function readWorkspace(): Snapshot {
  const host = new WorkspaceHost();
  host.apply({ kind: 'configured', folders: ['file:///sample'], settings: defaultSettings });
  host.apply({ kind: 'disk', files: readdirSync(folder).map((name) => ({ uri: uriOf(name), bytes: readFileSync(join(folder, name)) })) });
  return host.apply({ kind: 'indexed' });
}

const snapshot = readWorkspace();

/** Keys that a draft cites, each once. */
export function listCitedKeys(language: DraftLanguage, text: string): readonly string[] {
  return [...new Set(language.scan(text).citations.flatMap(({ items }) => items.map(({ key }) => key)))];
}

export const citedKeys = {
  markdown: listCitedKeys(markdown, drafts.markdown),
  latex: listCitedKeys(latex, drafts.latex),
};

/** The bibliography of these works, made by the server's own code. */
export function renderBibliography(works: readonly Paper[], format: ExportFormat): string {
  return renderBibliographyFile(
    works.map((paper) => createExportItem(snapshot, paper, paper.key)),
    format,
  );
}

/** The sample's papers with these keys; throws where one is missing. */
export function getPapers(keys: readonly string[]): readonly Paper[] {
  return keys.map((key) => {
    const paper = snapshot.library().findByKey(key);
    if (paper === undefined) throw new Error(`The sample has no paper ${key}.`);
    return paper;
  });
}

/** The same works added to a bibliography one after the other, as the editor's command does. */
export function addAll(text: string, format: BibliographyFormat, works: readonly Paper[]): string {
  return works.reduce((file, paper) => {
    const result = addEntry(file, format, createNewEntry(snapshot, paper, paper.key));
    if (result.kind !== 'added') throw new Error(`${paper.key}: ${result.kind}`);
    return applyEdits(file, [result.edit]);
  }, text);
}

/** The sample's own bibliography with every entry that the draft lacks added, as "Add to Bibliography" does. */
export function completeBibliography(draft: string): string {
  const uri = uriOf('references.bib');
  const addition = addToBibliography(snapshot, uriOf(draft));
  if (addition?.kind !== 'edits') throw new Error(`${draft}: ${addition?.kind ?? 'no draft'}`);
  return applyEdits(readSample('references.bib'), addition.files.get(uri) ?? []);
}
