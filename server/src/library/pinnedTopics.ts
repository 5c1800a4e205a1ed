import { foldText } from '../text/foldText';
import type { Paper } from '../model/paper';
import type { PinnedTopic } from '../model/topic';
import type { WrittenTopic } from '../model/topicsText';
import type { Library } from './library';

/**
 * Finds the papers that the writer's topics name. Topics with the same label are merged. Names of papers that are not in the library
 * are ignored.
 */
export function resolvePinnedTopics(written: readonly WrittenTopic[], library: Library): readonly PinnedTopic[] {
  const topics = new Map<string, PinnedTopic>();
  for (const { label, words, papers, replaces } of written) {
    const known = topics.get(foldText(label.value)) ?? { label: label.value, seeds: [], keys: [], replaces: [] };
    topics.set(foldText(label.value), {
      label: known.label,
      seeds: [...known.seeds, ...words.map(({ value }) => value)],
      keys: [...known.keys, ...papers.flatMap(({ value }) => findPinnedPaper(library, value)?.key ?? [])],
      replaces: [...known.replaces, ...replaces.map(({ value }) => value)],
    });
  }
  return [...topics.values()];
}

/**
 * The paper to which a topics file refers by its title, by its key, or by a name that only one paper has. undefined if there is no such
 * paper.
 */
export function findPinnedPaper(library: Library, written: string): Paper | undefined {
  return library.findByTitle(written)[0] ?? library.findByKey(written) ?? findByOnlyName(library, written);
}

function findByOnlyName(library: Library, name: string): Paper | undefined {
  const [paper, ...others] = library.findByName(name);
  return others.length === 0 ? paper : undefined;
}
