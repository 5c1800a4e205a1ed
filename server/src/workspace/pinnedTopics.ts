import { foldText } from '../text/foldText';
import type { CitationKey } from '../model/citation';
import type { PinnedTopic } from '../model/topic';
import { foldTitle, getFoldedTitle } from '../library/linkRecords';
import type { Library } from '../library/library';
import type { TopicsFile } from './files/textFile';

/** What the writer's topics say of this library. Topics with one label are joined; papers that the library lacks are left out. */
export function resolvePinnedTopics(files: readonly TopicsFile[], library: Library): readonly PinnedTopic[] {
  const written = files.flatMap((file) => file.written().topics);
  const findKey = createTitleLookup(
    library,
    written.flatMap(({ papers }) => papers.map(({ value }) => value)),
  );
  const topics = new Map<string, PinnedTopic>();
  for (const { label, words, papers, replaces } of written) {
    const known = topics.get(foldText(label.value)) ?? { label: label.value, seeds: [], keys: [], replaces: [] };
    topics.set(foldText(label.value), {
      label: known.label,
      seeds: [...known.seeds, ...words.map(({ value }) => value)],
      keys: [...known.keys, ...papers.flatMap(({ value }) => findKey(value) ?? [])],
      replaces: [...known.replaces, ...replaces.map(({ value }) => value)],
    });
  }
  return [...topics.values()];
}

/** For looking up `titles`: the paper by its title as the library folds it, or, where the writer was short, by its key or its name. Looks at the library once. */
export function createTitleLookup(library: Library, titles: readonly string[]): (title: string) => CitationKey | undefined {
  const wanted = new Set(titles.map(foldTitle));
  const found = new Map<string, CitationKey>();
  if (wanted.size > 0) {
    for (const { key, occurrences } of library.papers) {
      for (const { entry } of occurrences) {
        const title = getFoldedTitle(entry);
        if (wanted.has(title) && !found.has(title)) found.set(title, key);
      }
    }
  }
  return (title) => found.get(foldTitle(title)) ?? library.findByKey(title)?.key ?? findByOnlyName(library, title);
}

function findByOnlyName(library: Library, name: string): CitationKey | undefined {
  const [paper, ...others] = library.findByName(name);
  return others.length === 0 ? paper?.key : undefined;
}
