import { topicEdit } from '../../features/topics/topicEdit';
import { isOtherPapers, listKeptKeys } from '#topics';
import { topicOutline } from '../../features/topics/topicOutline';
import { findTopicSection } from '../../features/topics/topicSections';
import { type RequestContext, refuse } from '../handle';
import { findDraftPosition } from '../documents';
import { toRange } from '../encode';
import { planOwnFileEdit } from './ownFileRoutes';
import { methods } from '../requests';
import type {
  TopicEditAnswer,
  TopicEditParams,
  TopicOutlineAnswer,
  TopicOutlineParams,
  TopicSectionAnswer,
  TopicSectionParams,
  TopicsAnswer,
} from '../topicRequests';

/** Requests about topics; `topicRequests.ts` describes each one. */
export function registerTopicRoutes(context: RequestContext): void {
  const { route, host, encoder, services } = context;
  route<unknown, TopicsAnswer>(methods.topics, { topics: [] }, async () => {
    const { topics, keptHeadings } = await host.snapshotWithTopics();
    const kept = new Set(listKeptKeys(keptHeadings()));
    return {
      topics: topics().map((each) => {
        const topic = withRest({ ...each, children: each.children.map(withRest) });
        return topic.isRest !== true && topic.keys.some((key) => kept.has(key)) ? { ...topic, isKept: true } : topic;
      }),
    };
  });

  route<TopicEditParams, TopicEditAnswer>(
    methods.topicEdit,
    { kind: 'refused', reason: 'Nothing was changed. See the log for details.' },
    async (params) => {
      // The headings that the writer sees are kept, also while they are being found again for papers that have just come.
      await host.snapshotWithTopics();
      return planOwnFileEdit(context, 'topics', (snapshot) => topicEdit(snapshot, params));
    },
  );

  route<TopicSectionParams, TopicSectionAnswer | null>(methods.topicSection, null, async (params) => {
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

  route<TopicOutlineParams, TopicOutlineAnswer | null>(methods.topicOutline, null, async (params) => {
    const snapshot = await host.snapshotWithTopics();
    const at = findDraftPosition(snapshot, params);
    const answer = at === undefined ? undefined : topicOutline(snapshot, at.uri, at.offset, params.labels);
    if (at === undefined || answer === undefined) return null;
    const { writable, refusals } = await services.checkEdits(new Map([[at.uri, answer.edits]]), { cursor: at.uri });
    if (refusals.length > 0) throw refuse(refusals.join(' '));
    return { edits: encoder.toTextEdits(at.draft, writable), added: answer.keys.length, keys: answer.keys };
  });
}

function withRest<T extends { readonly label: string }>(topic: T): T & { readonly isRest?: true } {
  return isOtherPapers(topic) ? { ...topic, isRest: true } : topic;
}
