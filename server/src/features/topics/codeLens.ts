import { countCitations, locateOccurrence, type Snapshot } from '#workspace';
import { type Span, shiftSpan } from '../../base/span';
import type { Occurrence, Paper } from '../../model/paper';
import { formatCited } from '../finding/paperCard';
import { listTopicSections, type TopicSection } from './topicSections';

/**
 * A line above a paper that shows how often the paper is cited, or a line above a heading that shows how many papers on the heading's
 * topic are cited in its section.
 */
interface CodeLensResult {
  /** The title of a paper in a digest, its key in a bibliography, or a heading in a draft. */
  readonly span: Span;
  readonly title: string;
  /** What a click shows; undefined if a click does nothing. */
  readonly shows?: 'citations' | 'uncited-papers';
}

/**
 * In a file with more papers than this, only cited papers get a line, whatever the settings say. The editor asks again after every
 * edit.
 */
const maxPapers = 1000;

/**
 * In digests and bibliographies, one line for each paper that a draft cites, and for uncited papers too if a setting says so. In
 * drafts, one line for each heading that names a topic. Empty for other documents, and if code lenses are turned off.
 */
export function codeLens(snapshot: Snapshot, uri: string): readonly CodeLensResult[] {
  const choice = snapshot.settings.codeLens;
  if (choice === 'off') return [];
  if (snapshot.drafts.has(uri)) return listTopicSections(snapshot, uri).map(createSectionLens);
  const occurrences = snapshot.library().occurrences.get(uri)?.occurrences ?? [];
  const shown = choice === 'all' && occurrences.length <= maxPapers ? occurrences : findCitedOccurrences(snapshot, uri);
  return shown
    .map((occurrence) => createLens(snapshot, snapshot.library().findByEntry(occurrence.entry), findLensSpan(snapshot, occurrence)))
    .sort((a, b) => a.span.start - b.span.start);
}

function findCitedOccurrences(snapshot: Snapshot, uri: string): readonly Occurrence[] {
  return [...snapshot.citations().citing.keys()].flatMap(({ occurrences }) => occurrences.filter((occurrence) => occurrence.uri === uri));
}

function findLensSpan(snapshot: Snapshot, occurrence: Occurrence): Span {
  if (occurrence.kind === 'digest') return locateOccurrence(snapshot, occurrence).title;
  return shiftSpan(occurrence.entry.keySpan, snapshot.bibliographies.get(occurrence.uri)?.startOf(occurrence.entry) ?? 0);
}

function createLens(snapshot: Snapshot, paper: Paper | undefined, span: Span): CodeLensResult {
  const count = paper === undefined ? 0 : countCitations(snapshot, paper);
  return count === 0 ? { span, title: 'not cited' } : { span, title: formatCited(count), shows: 'citations' };
}

function createSectionLens({ topic: { label, keys }, heading, citedCount }: TopicSection): CodeLensResult {
  const total = keys.length;
  // "Cites 0 of 5" would sound like criticism of a section that was only just begun.
  if (citedCount === 0)
    return { span: heading, title: `${total === 1 ? '1 paper' : `${total} papers`} on ${label}`, shows: 'uncited-papers' };
  const papers = total === 1 ? 'the only paper' : `${total} papers`;
  if (citedCount === total)
    return { span: heading, title: total === 1 ? `cites ${papers} on ${label}` : `cites all ${papers} on ${label}` };
  return { span: heading, title: `cites ${citedCount} of ${papers} on ${label}`, shows: 'uncited-papers' };
}
