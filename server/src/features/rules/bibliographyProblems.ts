import { shiftSpan } from '../../base/span';
import type { BibliographyEntry } from '../../model/bibliography';
import type { Paper } from '../../model/paper';
import type { Snapshot } from '../../workspace/snapshot';
import type { BibliographyFile } from '../../workspace/files/textFile';
import type { Problem } from '../../model/problem';

/** Entries that could not be read, keys that stand twice, and papers that stand under two keys. */
export function detectBibliographyProblems(snapshot: Snapshot, uri: string): readonly Problem[] {
  const file = snapshot.bibliographies.get(uri);
  if (file === undefined) return [];
  const malformed = file.bibliography().issues.map(({ span, reason }): Problem => ({ span, code: 'malformed-entry', message: reason }));
  return [...malformed, ...detectDuplicateKeys(file), ...detectDuplicatePapers(snapshot, file)];
}

function detectDuplicateKeys(file: BibliographyFile): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [key, [first, ...others]] of file.entriesByKey()) {
    if (first === undefined) continue;
    for (const entry of others) {
      problems.push({
        span: keySpanOf(file, entry),
        code: 'duplicate-citation-key',
        message: `"${key}" is the key of an earlier entry too. Compilers take only one of them.`,
        related: { uri: file.uri, span: keySpanOf(file, first), message: 'The earlier entry' },
      });
    }
  }
  return problems;
}

function detectDuplicatePapers(snapshot: Snapshot, file: BibliographyFile): readonly Problem[] {
  const library = snapshot.library();
  /** The first entry of the file for each paper that stands in several places. */
  const firsts = new Map<Paper, BibliographyEntry>();
  return file.bibliography().entries.flatMap((entry): readonly Problem[] => {
    const paper = library.findByEntry(entry);
    if (paper === undefined || paper.occurrences.length < 2) return [];
    const first = firsts.get(paper);
    if (first === undefined) firsts.set(paper, entry);
    if (first === undefined || first.key === entry.key || areRelated(first, entry)) return [];
    return [
      {
        span: keySpanOf(file, entry),
        code: 'duplicate-paper',
        message: `This paper stands under the key "${first.key}" too. Cite it by one of the two.`,
        related: { uri: file.uri, span: keySpanOf(file, first), message: 'The other entry' },
      },
    ];
  });
}

/** Entries that name each other say themselves how they belong together (biblatex manual, "Special Fields"). */
function areRelated(a: BibliographyEntry, b: BibliographyEntry): boolean {
  const names = (from: BibliographyEntry, to: BibliographyEntry): boolean =>
    from
      .fields()
      .some(
        ({ name, value }) =>
          /^(?:related|entryset|xref|crossref|xdata)$/.test(name) && value.split(',').some((key) => key.trim() === to.key),
      );
  return names(a, b) || names(b, a);
}

function keySpanOf(file: BibliographyFile, entry: BibliographyEntry): { start: number; end: number } {
  return shiftSpan(entry.keySpan, file.startOf(entry) ?? 0);
}
