import { parseBibliography } from '../../server/src/bibliography/parseBibliography';
import { completeEntries } from '../../server/src/bibliography/write/completion/completeEntries';
import { type ExportFormat, renderBibliographyFile } from '../../server/src/bibliography/write/renderBibliographyFile';
import type { Paper } from '../../server/src/model/paper';
import { applyEdits } from '../support/fixtureWorkspace';
import { listCompletedPapers } from './completedPapers';

const papers = listCompletedPapers();

/** The bibliography as an export writes it after the papers were looked up. */
export function renderNew(format: ExportFormat): string {
  return renderBibliographyFile(
    papers.map((paper) => ({ kind: 'paper', key: paper.key, paper })),
    format,
  );
}

/** The bibliography of papers that were not looked up, whose entries are then completed. */
function renderCompleted(format: ExportFormat): string {
  const unknown = papers.map(
    ({ reference: _, ...paper }): Paper => ({
      ...paper,
      authors: [],
      hasMoreAuthors: undefined,
      year: undefined,
      venue: undefined,
      arxivId: undefined,
      doi: undefined,
    }),
  );
  const text = renderBibliographyFile(
    unknown.map((paper) => ({ kind: 'paper', key: paper.key, paper })),
    format,
  );
  const bibliography = parseBibliography(text, format === 'csl-json' ? 'refs.json' : 'refs.bib');
  const wanted = bibliography.entries.flatMap((entry) => {
    const paper = papers.find(({ key }) => key === entry.key);
    return paper === undefined ? [] : [{ entry, paper }];
  });
  return applyEdits(text, completeEntries({ text, bibliography }, wanted, 'published'));
}

/** The two ways to an entry of a paper that was looked up. */
export const ways = [
  { name: 'new', render: renderNew },
  { name: 'completed', render: renderCompleted },
];
