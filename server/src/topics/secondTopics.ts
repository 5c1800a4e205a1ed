import { noGroup } from './centroids';
import { dotProduct, type Vectors } from './vectors';

/** Another topic is close to a paper if it is at least this share as near as the paper's own topic. */
const closeShare = 0.8;

/**
 * The second topic of each paper, which is the nearest of the other topics if it is close; else `noGroup`. `nearness` says how near each
 * paper is to its own topic, measured without the paper.
 */
export function findSecondTopics(
  { rows, width, values }: Vectors,
  topicOf: Int32Array,
  nearness: Float32Array,
  centroids: Float32Array,
): Int32Array {
  const seconds = new Int32Array(rows).fill(noGroup);
  for (let row = 0; row < rows; row++) {
    let most = closeShare * (nearness[row] as number);
    // Of a paper that is alone in its topic it is not known how near it is.
    if (topicOf[row] === noGroup || most <= 0) continue;
    for (let topic = 0; topic * width < centroids.length; topic++) {
      const near = topic === topicOf[row] ? -1 : dotProduct(values, row * width, centroids, topic * width, width);
      if (near > most) [seconds[row], most] = [topic, near];
    }
  }
  return seconds;
}
