import { performance } from 'node:perf_hooks';
import { createTopicMap } from '../../server/src/topics/createTopicMap';
import type { TopicDocument } from '../../server/src/topics/topicMap';
import type { Figures } from '../bench/measuring';

/** Times in one thread; the best of three where the papers are not too many. */
export function timeTopics(papers: readonly TopicDocument[]): Figures {
  const rounds = papers.length > 20_000 ? 1 : 3;
  const first = timeOf(() => createTopicMap(papers, { effort: 'quick' }));
  const full = Array.from({ length: rounds }, () => timeOf(() => createTopicMap(papers)));
  return {
    papers: papers.length.toLocaleString('en'),
    'a quick map': `${first.toFixed(0)} ms`,
    'a full map': `${Math.min(...full).toFixed(0)} ms`,
  };
}

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
