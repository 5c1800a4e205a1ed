import type { Paper } from '../../model/paper';
import { resolveCitation } from '../../workspace/draftLibrary';
import type { Snapshot } from '../../workspace/snapshot';
import { toFound, type FoundPaper } from '../search';
import type { Passage } from './passage';

export interface PassageQuery {
  /** The draft's. */
  readonly uri: string;
  readonly passage: Passage;
  readonly limit: number;
}

/** Papers that a passage of a draft speaks of, best first; those that its paragraph cites already stand behind the others. */
export function findPapersForPassage(snapshot: Snapshot, { uri, passage, limit }: PassageQuery): readonly FoundPaper[] {
  const { sentence, paragraph, citations } = passage;
  const text = sentence === '' ? paragraph : sentence;
  if (text === '') return [];
  const cited = new Set<Paper>(citations.flatMap(({ items }) => items.flatMap(({ key }) => resolveCitation(snapshot, uri, key))));
  const { found } = toFound(snapshot.searchIndex().suggest(text, { limit: limit + cited.size, context: paragraph }));
  const isCited = ({ paper }: FoundPaper): boolean => cited.has(paper);
  return [...found.filter((hit) => !isCited(hit)), ...found.filter(isCited)].slice(0, limit);
}
