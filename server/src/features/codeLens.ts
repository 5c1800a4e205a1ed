import { shiftSpan, type Span } from '../base/span';
import type { Paper, PaperPlace } from '../model/paper';
import { getCitedPapers } from '../workspace/citationIndex';
import { locatePlace, type Snapshot } from '../workspace/snapshot';
import { formatCited } from './parts/paperCard';

/** A line above a paper that tells where it is cited. */
export interface CodeLensAnswer {
  /** The title in a digest, the key in a bibliography: where a click asks for the citations. */
  readonly span: Span;
  readonly title: string;
  /** 0 leaves nothing to show on a click. */
  readonly count: number;
}

/** In a larger file most papers are cited nowhere: only those that are get a line, and an editor asks again at every edit. */
const mostPapers = 1000;

/** One for each paper of a digest and each entry of a bibliography, as far as they are not too many. Empty for other documents, and where the setting is off. */
export function codeLens(snapshot: Snapshot, uri: string): readonly CodeLensAnswer[] {
  if (!snapshot.settings.codeLens) return [];
  const places = snapshot.joined().places.get(uri) ?? [];
  const shown = places.length > mostPapers ? findCitedPlaces(snapshot, uri) : places;
  return shown
    .map((place) => createLens(snapshot, snapshot.library().findByEntry(place.entry), findLensSpan(snapshot, place)))
    .sort((a, b) => a.span.start - b.span.start);
}

function findCitedPlaces(snapshot: Snapshot, uri: string): readonly PaperPlace[] {
  return [...getCitedPapers(snapshot).keys()].flatMap(({ places }) => places.filter((place) => place.uri === uri));
}

function findLensSpan(snapshot: Snapshot, place: PaperPlace): Span {
  if (place.kind === 'digest') return locatePlace(snapshot, place).title;
  return shiftSpan(place.entry.keySpan, snapshot.bibliographies.get(place.uri)?.startOf(place.entry) ?? 0);
}

function createLens(snapshot: Snapshot, paper: Paper | undefined, span: Span): CodeLensAnswer {
  const count = paper === undefined ? 0 : (getCitedPapers(snapshot).get(paper)?.length ?? 0);
  return { span, count, title: count === 0 ? 'not cited yet' : formatCited(count) };
}
