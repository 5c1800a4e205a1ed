import type { Connection } from 'vscode-languageserver/node';
import { topicEdit } from '../../features/requests/topicEdit';
import { isRest } from '../../features/requests/topicPapers';
import { topicOutline } from '../../features/blocks/topicOutline';
import { findTopicSection } from '../../features/blocks/topicSections';
import type { FileSystem } from '../../workspace/files/fileSystem';
import { findFile } from '../../workspace/snapshot';
import { findWriteObstacle } from '../../workspace/files/writeObstacle';
import type { WorkspaceHost } from '../../workspace/workspaceHost';
import { emptyRange, normalizeUri, toRange } from '../convert';
import { createRoute } from '../handle';
import { toListedPaper } from '../paperPlaces';
import {
  methods,
  type TopicEditAnswer,
  type TopicEditParams,
  type TopicOutlineAnswer,
  type TopicOutlineParams,
  type TopicsAnswer,
  type TopicSectionAnswer,
  type TopicSectionParams,
} from '../requests';

/** Requests about topics; `requests.ts` says what each means. */
export function registerTopicRoutes(
  connection: Connection,
  host: WorkspaceHost,
  fileSystem: FileSystem,
  clientUri: (uri: string) => string,
): void {
  const route = createRoute(connection);

  route<unknown, TopicsAnswer>(methods.topics, { topics: [] }, async () => ({
    topics: (await host.snapshotWithTopics()).topics().map((topic) => (isRest(topic) ? { ...topic, isRest: true } : topic)),
  }));

  route<TopicEditParams, TopicEditAnswer>(
    methods.topicEdit,
    { kind: 'refused', reason: 'Nothing was changed. The log tells why.' },
    async (params) => {
      const snapshot = await host.snapshotWithTopics();
      const answer = topicEdit(snapshot, params);
      if (answer.kind === 'refused') return answer;
      const obstacle = await findWriteObstacle(fileSystem, host, answer.uri);
      if (obstacle !== undefined) return { kind: 'refused', reason: obstacle };
      const file = findFile(snapshot, answer.uri);
      const edits = answer.edits.map(({ span, newText }) => ({ range: file === undefined ? emptyRange : toRange(file, span), newText }));
      return { ...answer, uri: clientUri(answer.uri), edits };
    },
  );

  route<TopicSectionParams, TopicSectionAnswer | null>(methods.topicSection, null, async ({ uri: rawUri, position }) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithTopics();
    const draft = snapshot.drafts.get(uri);
    const section = draft === undefined ? undefined : findTopicSection(snapshot, uri, draft.lines().offsetAt(position));
    if (draft === undefined || section === undefined) return null;
    const { topic, heading, body, citedCount, listUncited } = section;
    return {
      label: topic.label,
      heading: toRange(draft, heading),
      body: toRange(draft, body),
      end: draft.lines().positionAt(body.start + draft.text.slice(body.start, body.end).trimEnd().length),
      cited: citedCount,
      uncited: listUncited().map((paper) => toListedPaper(snapshot, paper)),
    };
  });

  route<TopicOutlineParams, TopicOutlineAnswer | null>(methods.topicOutline, null, async ({ uri: rawUri, position, labels }) => {
    const uri = normalizeUri(rawUri);
    const snapshot = await host.snapshotWithTopics();
    const draft = snapshot.drafts.get(uri);
    const answer = draft === undefined ? undefined : topicOutline(snapshot, uri, draft.lines().offsetAt(position), labels);
    if (draft === undefined || answer === undefined) return null;
    return {
      edits: answer.edits.map(({ span, newText }) => ({ range: toRange(draft, span), newText })),
      added: answer.keys.length,
      keys: answer.keys,
    };
  });
}
