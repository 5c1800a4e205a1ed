import { toReadable } from '../base/readableText';
import type { Span } from '../base/span';
import type { Paper } from '../model/paper';
import { findFile, locatePlace, type Snapshot } from '../workspace/snapshot';
import { emptyRange, toRange } from './convert';
import type { LspLocation, PapersAnswer } from './requests';

export function toLocation(snapshot: Snapshot, uri: string, span: Span): LspLocation {
  const file = findFile(snapshot, uri);
  return { uri, range: file === undefined ? emptyRange : toRange(file, span) };
}

export function firstPlace(snapshot: Snapshot, { places }: Paper): LspLocation {
  const [place] = places;
  return place === undefined ? { uri: '', range: emptyRange } : toLocation(snapshot, place.uri, locatePlace(snapshot, place).title);
}

export function when({ date, year }: Paper): { date?: string; year?: number } {
  return { ...(date === undefined ? {} : { date }), ...(year === undefined ? {} : { year }) };
}

/** A paper as lists and trees show it. */
export function toListedPaper(snapshot: Snapshot, paper: Paper): PapersAnswer['papers'][number] {
  return { key: paper.key, title: toReadable(paper.title), names: paper.names, ...when(paper), ...firstPlace(snapshot, paper) };
}
