import { isOtherPapers, listKeptKeys } from '#topics';
import { citationsOf, findFile, locateOccurrence, type Snapshot } from '#workspace';
import { yieldToMessages } from '../../base/cancellation';
import { listCardNotes, listPaperNotes } from '../../features/annotating/paperNotes';
import { findMemoryShortage, getLibraryStatus } from '../../features/digests/libraryStatus';
import { findPaperAroundCursor, findPaperUnderCursor, knowsPaperUnderCursor } from '../../features/evidence/underCursor';
import { listKnownPages, listTitleSearches } from '../../features/finding/factSources';
import { createPaperCard, renderPaperCard } from '../../features/finding/paperCard';
import { countHints, isOftenDismissed } from '../../features/findings/countHints';
import { nameRule } from '../../features/findings/rule';
import { listNextPapers } from '../../features/newPapers/nextPapers';
import { checkDraft } from '../../features/review/checkDraft';
import { findTopicSection } from '../../features/topics/topicSections';
import { findDraftPosition, normalizeUri, toDateFields, toRange } from '../encode';
import type { RequestContext } from '../handle';
import type { NextPapersAnswer, TopicsAnswer } from '../paperRequests';
import { methods } from '../requests';
import type { StatusAnswer } from '../statusRequests';

const usualLimit = 50;

/** Requests about single papers, and for lists of papers and topics; `paperRequests.ts` describes each one. */
export function registerPaperRoutes({ route, host, encoder }: RequestContext): void {
  route(methods.paper, null, async ({ key }) => {
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

  route(methods.paperAt, null, async ({ uri: rawUri, position, around = false }) => {
    const uri = normalizeUri(rawUri);
    const offsetIn = (current: Snapshot): number => findFile(current, uri)?.lines().offsetAt(position) ?? 0;
    const snapshot = await host.snapshotThat((current) => knowsPaperUnderCursor(current, uri, offsetIn(current)));
    const file = findFile(snapshot, uri);
    const found = (around ? findPaperAroundCursor : findPaperUnderCursor)(snapshot, uri, offsetIn(snapshot));
    const [paper] = found?.papers ?? [];
    if (file === undefined || found === undefined || paper === undefined) return null;
    return { key: paper.key, range: toRange(file, found.span), place: encoder.toPaperLocation(snapshot, paper) };
  });

  route(methods.papers, { revision: 0, papers: [] }, async () => {
    const snapshot = await host.snapshotThat(({ ready }) => ready);
    const { papers: all, digestPaperCount } = snapshot.library();
    return { revision: snapshot.revision, papers: all.slice(0, digestPaperCount).map((paper) => encoder.toListedPaper(snapshot, paper)) };
  });

  route(
    methods.nextPapers,
    { papers: [], newCount: 0, laterCount: 0 },
    async ({ uri, limit = usualLimit }, token): Promise<NextPapersAnswer> => {
      const snapshot = await host.snapshotWithDrafts();
      const draft = uri === undefined ? undefined : normalizeUri(uri);
      const { papers, newCount, laterCount } = await listNextPapers(snapshot, draft, limit, () => yieldToMessages(token));
      return {
        papers: papers.map(({ paper, near, decision }) => ({
          ...encoder.toListedPaper(snapshot, paper),
          ...(near === undefined ? {} : { near }),
          ...(decision === undefined ? {} : { isForLater: true }),
        })),
        newCount,
        laterCount,
      };
    },
  );

  route(methods.topics, { topics: [] }, async (): Promise<TopicsAnswer> => {
    const { topics, keptHeadings } = await host.snapshotWithTopics();
    const kept = new Set(listKeptKeys(keptHeadings()));
    return {
      topics: topics().map((each) => {
        const topic = withRest({ ...each, children: each.children.map(withRest) });
        return topic.isRest !== true && topic.keys.some((key) => kept.has(key)) ? { ...topic, isKept: true } : topic;
      }),
    };
  });

  route(methods.topicSection, null, async (params) => {
    const snapshot = await host.snapshotWithTopics();
    const at = findDraftPosition(snapshot, params);
    const section = at === undefined ? undefined : findTopicSection(snapshot, at.uri, at.offset);
    if (at === undefined || section === undefined) return null;
    const { draft } = at;
    const { topic, heading, body, citedCount, listUncited } = section;
    return {
      label: topic.label,
      heading: toRange(draft, heading),
      body: toRange(draft, body),
      end: draft.lines().positionAt(body.start + draft.text.slice(body.start, body.end).trimEnd().length),
      cited: citedCount,
      uncited: listUncited().map((paper) => encoder.toListedPaper(snapshot, paper)),
    };
  });
}

function withRest<T extends { readonly label: string }>(topic: T): T & { readonly isRest?: true } {
  return isOtherPapers(topic) ? { ...topic, isRest: true } : topic;
}

/** Requests about the state of the library and of drafts; `statusRequests.ts` describes each one. */
export function registerStatusRoutes({ route, host, encoder, services }: RequestContext): void {
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
  route(methods.status, noStatus, () => {
    const { snapshot } = host;
    const { searchBytes, ...status } = getLibraryStatus(snapshot);
    const shortage = findMemoryShortage(status.papers, services.heapLimit);
    return {
      ...encoder.encode(snapshot, status),
      memory: { search: searchBytes, server: services.readMemory(), ...(shortage === undefined ? {} : { shortage }) },
    };
  });

  route(methods.hintCounts, { rules: [], files: [] }, async (_, token) => {
    const snapshot = await host.snapshotWithDrafts();
    const counts = await countHints(snapshot, () => yieldToMessages(token));
    return {
      rules: counts.map((count) => ({
        ...count,
        title: nameRule(count.rule),
        isOftenDismissed: isOftenDismissed(count),
      })),
      files: [...snapshot.ownFiles.dismissals.keys()].map((uri) => ({ uri: encoder.toEditorUri(uri) })),
    };
  });

  route(methods.checkDraft, null, async ({ uri: rawUri }, token) => {
    if (rawUri === undefined) {
      services.reviewed.end();
      return null;
    }
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithDrafts();
    const review = await checkDraft(snapshot, uri, () => yieldToMessages(token));
    if (review === undefined) return null;
    services.reviewed.show(snapshot, uri, review);
    return { ...encoder.encode(snapshot, review), drafts: review.drafts.map(encoder.toEditorUri) };
  });
}
