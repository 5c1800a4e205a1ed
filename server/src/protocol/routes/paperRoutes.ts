import { yieldToMessages } from '../../base/cancellation';
import { listCardNotes, listPaperNotes } from '../../features/annotating/paperNotes';
import { listKnownPages, listTitleSearches } from '../../features/finding/factSources';
import { createPaperCard, renderPaperCard } from '../../features/finding/paperCard';
import { findPaperAroundCursor, findPaperUnderCursor, knowsPaperUnderCursor } from '../../features/finding/paperUnderCursor';
import { countHints, isOftenDismissed } from '../../features/findings/countHints';
import { findMemoryShortage, getLibraryStatus } from '../../features/digests/libraryStatus';
import { countPapersOfDigest, countPastedPapers } from '../../features/digests/pastedPapers';
import { nameRule } from '../../features/findings/rule';
import { type Snapshot, citationsOf, findFile, locateOccurrence } from '#workspace';
import type { RequestContext } from '../handle';
import { normalizeUri } from '../documents';
import type { PastedPapersAnswer, PastedPapersParams } from '../digestRequests';
import { toDateFields, toRange } from '../encode';
import type { PaperAnswer, PaperAtAnswer, PaperAtParams, PaperParams, PapersAnswer } from '../paperRequests';
import { methods } from '../requests';
import type { HintCountsAnswer, StatusAnswer } from '../statusRequests';

/** Requests about the papers of the library and about the library as a whole; `requests.ts` describes each one. */
export function registerLibraryRoutes({ route, host, encoder, services }: RequestContext): void {
  route<PaperParams, PaperAnswer | null>(methods.paper, null, async ({ key }) => {
    const snapshot = await host.snapshotThat((current) => current.library().findByKey(key) !== undefined);
    const [paper] = snapshot.library().resolveKey(key);
    if (paper === undefined) return null;
    const citedAt = citationsOf(snapshot, paper);
    return {
      key: paper.key,
      title: paper.title,
      names: paper.names,
      authors: paper.authors,
      ...(paper.hasMoreAuthors === undefined ? {} : { hasMoreAuthors: paper.hasMoreAuthors }),
      abstract: paper.abstract,
      ...(paper.abstractKind === undefined ? {} : { abstractKind: paper.abstractKind }),
      ...toDateFields(paper),
      ...(paper.venue === undefined ? {} : { venue: paper.venue }),
      ...(paper.arxivId === undefined ? {} : { arxivId: paper.arxivId }),
      ...(paper.doi === undefined ? {} : { doi: paper.doi }),
      links: paper.links,
      ...(paper.tags === undefined ? {} : { tags: paper.tags }),
      online: { known: listKnownPages(paper), searches: listTitleSearches(paper.title) },
      places: paper.occurrences.map((occurrence) =>
        encoder.toLocation(snapshot, occurrence.uri, locateOccurrence(snapshot, occurrence).title),
      ),
      citedAt: citedAt.map(({ uri, keySpan }) => encoder.toLocation(snapshot, uri, keySpan)),
      notes: listPaperNotes(snapshot, paper).map(({ uri, span }) => encoder.toLocation(snapshot, uri, span)),
      card: renderPaperCard(
        createPaperCard(paper, { citedCount: citedAt.length, notes: listCardNotes(snapshot, paper) }, snapshot.settings),
      ),
    };
  });

  route<PaperAtParams, PaperAtAnswer | null>(methods.paperAt, null, async ({ uri: rawUri, position, around = false }) => {
    const uri = normalizeUri(rawUri);
    const offsetIn = (current: Snapshot): number => findFile(current, uri)?.lines().offsetAt(position) ?? 0;
    const snapshot = await host.snapshotThat((current) => knowsPaperUnderCursor(current, uri, offsetIn(current)));
    const file = findFile(snapshot, uri);
    const found = (around ? findPaperAroundCursor : findPaperUnderCursor)(snapshot, uri, offsetIn(snapshot));
    const [paper] = found?.papers ?? [];
    if (file === undefined || found === undefined || paper === undefined) return null;
    return { key: paper.key, range: toRange(file, found.span), place: encoder.toPaperLocation(snapshot, paper) };
  });

  route<unknown, PapersAnswer>(methods.papers, { revision: 0, papers: [] }, async () => {
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const { papers: all, digestPaperCount } = snapshot.library();
    return { revision: snapshot.revision, papers: all.slice(0, digestPaperCount).map((paper) => encoder.toListedPaper(snapshot, paper)) };
  });

  const noStatus: StatusAnswer = {
    ready: false,
    papers: 0,
    digestPapers: 0,
    digests: [],
    bibliographies: [],
    corrections: [],
    skipped: [],
    revision: 0,
    memory: { search: 0, server: 0 },
  };
  route<unknown, StatusAnswer>(methods.status, noStatus, () => {
    const { snapshot } = host;
    const { digests, bibliographies, corrections, skipped, searchBytes, ...rest } = getLibraryStatus(snapshot);
    const shortage = findMemoryShortage(rest.papers, services.heapLimit);
    return {
      ...rest,
      digests: digests.map(encoder.withEditorUri),
      bibliographies: bibliographies.map(encoder.withEditorUri),
      corrections: corrections.map(encoder.withEditorUri),
      skipped: skipped.map(({ uri, span, reason }) => ({ ...encoder.toLocation(snapshot, uri, span), reason })),
      memory: { search: searchBytes, server: services.readMemory(), ...(shortage === undefined ? {} : { shortage }) },
    };
  });

  route<unknown, HintCountsAnswer>(methods.hintCounts, { rules: [], files: [] }, async (_, token) => {
    const snapshot = await host.snapshotWithDrafts();
    const counts = await countHints(snapshot, () => yieldToMessages(token));
    return {
      rules: counts.map((count) => ({
        ...count,
        title: nameRule(count.rule),
        isOftenDismissed: isOftenDismissed(count),
      })),
      files: [...snapshot.ownFiles.dismissals.values()].map(({ uri }) => encoder.withEditorUri({ uri })),
    };
  });

  route<PastedPapersParams, PastedPapersAnswer>(methods.pastedPapers, { papers: 0 }, ({ text, isDigest }) => ({
    papers: isDigest === true ? countPapersOfDigest(text) : countPastedPapers(text),
  }));
}
