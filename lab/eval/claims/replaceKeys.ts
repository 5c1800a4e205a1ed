import { listCitedSentences } from '../../../server/src/features/evidence/citedSentences';
import { misattributedName, nameOf } from '../../../server/src/features/findings/misattributedName';
import { createRandom } from '../../../test/support/random';
import { createClaimWorkspace, uriOfClaimDraft } from './claimWorkspace';
import { findRealDrafts } from './realDrafts';

/** How many of the replaced keys are marked, and how many of the keys that the writers wrote; undefined without the drafts. */
export function judgeReplacedKeys(seed: number): { readonly found: number; readonly all: number; readonly wrong: number } | undefined {
  const drafts = findRealDrafts();
  if (drafts === undefined) return undefined;
  const random = createRandom(seed);
  let [found, all, wrong] = [0, 0, 0];
  for (const { drafts: files, papers } of drafts) {
    const snapshot = createClaimWorkspace(files, papers);
    const nameless = papers.filter(({ title }) =>
      snapshot
        .library()
        .findByTitle(title)
        .every((paper) => nameOf(paper) === undefined),
    );
    if (nameless.length === 0) continue;
    const sentences = files.flatMap(({ path }) => listNamed(path, snapshot).map((named) => ({ ...named, path })));
    for (const { path, before, key, after, name } of sentences) {
      const mark = (cited: string): boolean => {
        const text = `${before}${cited}${after}\n`;
        const made = createClaimWorkspace([{ path: path.endsWith('.tex') ? 'draft.tex' : 'draft.md', text }], papers);
        const uri = uriOfClaimDraft(path.endsWith('.tex') ? 'draft.tex' : 'draft.md');
        return misattributedName
          .detect(made, uri)
          .some(({ span }) => text.slice(span.start, span.end) === name && span.end <= before.length);
      };
      all += 1;
      if (mark(random.pick(nameless).key)) found += 1;
      if (mark(key)) wrong += 1;
    }
  }
  return { found, all, wrong };
}

/** The sentences in which a name of the cited paper is directly before its only key. */
function listNamed(path: string, snapshot: ReturnType<typeof createClaimWorkspace>) {
  return listCitedSentences(snapshot, uriOfClaimDraft(path)).flatMap(({ source, citations }) =>
    citations.flatMap(({ span, items: [item, ...others] }) => {
      const [paper] = item?.papers ?? [];
      if (item === undefined || others.length > 0 || paper === undefined) return [];
      const head = source.slice(0, span.start).replace(/[\s~(]+$/, '');
      const name = paper.names.find((each) => head.endsWith(each) && !/[\p{L}\d-]$/u.test(head.slice(0, -each.length)));
      if (name === undefined) return [];
      return [{ before: source.slice(0, item.keySpan.start), key: item.key, after: source.slice(item.keySpan.end), name }];
    }),
  );
}
