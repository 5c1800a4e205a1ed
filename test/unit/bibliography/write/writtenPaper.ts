import type { DigestRecord } from '../../../../server/src/model/digest';
import type { Paper } from '../../../../server/src/model/paper';

/** A paper as one block of a digest tells it; nothing is known but what `known` says. */
export function paperOf(title: string, known: Partial<DigestRecord> = {}, uri = 'file:///desk/reading-digest.txt'): Paper {
  const span = { start: 0, end: title.length };
  const entry: DigestRecord = { title, titleSpan: span, abstract: '', span, names: [], authors: [], links: [], ...known };
  return { ...entry, key: 'some-key', occurrences: [{ kind: 'digest', uri, entry }] };
}
