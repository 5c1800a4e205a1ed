import { shiftSpan, type Span } from '../../base/span';
import type { Paper, Occurrence } from '../../model/paper';
import { countCitations } from '../../workspace/citationsOf';
import { locateOccurrence, type Snapshot } from '../../workspace/snapshot';
import { formatCited } from '../card/paperCard';
import { listTopicSections, type TopicSection } from '../blocks/topicSections';

/** A line above a paper that says how often it is cited, or above a heading that says how many papers of its topic the section cites. */
export interface CodeLensResult {
  /** The title in a digest, the key in a bibliography, the heading in a draft. */
  readonly span: Span;
  readonly title: string;
  /** What a click shows; undefined if a click does nothing. */
  readonly shows?: 'citations' | 'uncited-papers';
}

/** In a larger file only papers that are cited get a line, whatever the settings, because an editor asks again at every edit. */
const mostPapers = 1000;

/**
 * In digests and bibliographies a line for each paper that a draft cites, and for the others too if a setting says so; in drafts a line
 * for each heading that names a topic. Empty for other documents, and if the setting is off.
 */
export function codeLens(snapshot: Snapshot, uri: string): readonly CodeLensResult[] {
  if (!snapshot.settings.codeLens) return [];
  if (snapshot.drafts.has(uri)) return listTopicSections(snapshot, uri).map(createSectionLens);
  const occurrences = snapshot.library().occurrences.get(uri)?.occurrences ?? [];
  const shown = snapshot.settings.codeLensNotCited && occurrences.length <= mostPapers ? occurrences : findCitedOccurrences(snapshot, uri);
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
  return count === 0 ? { span, title: 'not cited yet' } : { span, title: formatCited(count), shows: 'citations' };
}

function createSectionLens({ topic: { label, keys }, heading, citedCount }: TopicSection): CodeLensResult {
  const total = keys.length;
  // A section that has just been begun is not reproached for citing none.
  if (citedCount === 0)
    return { span: heading, title: `${total === 1 ? '1 paper' : `${total} papers`} on ${label}`, shows: 'uncited-papers' };
  const papers = total === 1 ? 'the one paper' : `${total} papers`;
  if (citedCount === total)
    return { span: heading, title: total === 1 ? `cites ${papers} on ${label}` : `cites all ${papers} on ${label}` };
  return { span: heading, title: `cites ${citedCount} of ${papers} on ${label}`, shows: 'uncited-papers' };
}
