import { type ChangesSince, followChanges, type KnownTopics, papersInDigests } from '#library';
import type { Effort } from '#topics';
import { hasCurrentTopics, type Snapshot, type WorkspaceHost } from '#workspace';
import { CancelledError, yieldToMessages } from '../base/cancellation';
import { describeError } from '../base/readSafely';
import { type BackgroundJobs, packDocuments } from './background/jobs';
import type { Timers } from './timers';

/**
 * How long the library must stay unchanged before its topics are computed again, in milliseconds, so that they are not computed after
 * every keystroke.
 */
const quietMilliseconds = 1000;

/** The same if more than `fewPapers` have come: they were pasted or fetched, not typed. */
const quietAfterMany = 150;
const fewPapers = 10;

/**
 * Computes the topics of the host's first complete snapshot, and computes them again when papers or kept headings change. Only one
 * computation runs at a time. Afterwards the host's newest snapshot is checked for further changes, so older topics never replace newer
 * ones.
 */
export function keepTopicsCurrent(
  host: WorkspaceHost,
  background: BackgroundJobs,
  timers: Timers,
  onFailure: (message: string) => void,
): void {
  let seen: { readonly library: Snapshot['library']; readonly topics: Snapshot['ownFiles']['topics'] } | undefined;
  let isRunning = false;

  const update = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let next = findOutdated(host.snapshot); next !== undefined; next = findOutdated(host.snapshot)) {
        host.apply({ kind: 'topics', known: await computeTopics(background, next, onFailure) });
      }
    } catch (error) {
      // A computation is cancelled only when the server ends.
      if (!(error instanceof CancelledError)) throw error;
    } finally {
      isRunning = false;
    }
  };

  const updateSoon = timers.whenQuiet(quietMilliseconds, () => void update());
  const updateAfterMany = timers.whenQuiet(quietAfterMany, () => {
    const { library, knownTopics } = host.snapshot;
    if (library().digestPaperCount - (knownTopics?.papers.length ?? 0) > fewPapers) void update();
  });
  host.onSnapshot(({ ready, library, ownFiles: { topics } }) => {
    if (!ready || (library === seen?.library && topics === seen.topics)) return;
    updateSoon(seen === undefined ? 0 : quietMilliseconds);
    updateAfterMany();
    seen = { library, topics };
  });
}

/**
 * If there are more papers than this and most of them have no topic yet, the topics are first computed with the effort 'quick', because
 * the effort 'full' takes seconds.
 */
const manyPapers = 2000;

interface Outdated {
  readonly papers: KnownTopics['papers'];
  readonly kept: KnownTopics['kept'];
  readonly effort: Effort;
  readonly since: ChangesSince;
  /** The topics that stay; undefined if they are found anew. */
  readonly former: KnownTopics['topics'] | undefined;
}

/** What has to be computed; undefined if the full topics of the present papers and kept headings are already known. */
function findOutdated(snapshot: Snapshot): Outdated | undefined {
  if (hasCurrentTopics(snapshot)) return undefined;
  const papers = papersInDigests(snapshot.library());
  const kept = snapshot.keptHeadings();
  const known = snapshot.knownTopics;
  const effort = papers.length > manyPapers && (known?.papers.length ?? 0) * 2 < papers.length ? 'quick' : 'full';
  const canStay = known?.effort === 'full' && known.kept.length === 0 && kept.length === 0;
  const since = canStay ? followChanges(known, papers) : undefined;
  return { papers, kept, effort, since: since ?? { count: papers.length, added: [] }, former: since && known?.topics };
}

async function computeTopics(
  background: BackgroundJobs,
  { papers, kept, effort, since, former }: Outdated,
  onFailure: (message: string) => void,
): Promise<KnownTopics> {
  try {
    const documents = await packDocuments(papers, yieldToMessages);
    const { topics, directions } = await background.run('topics', { documents, kept, former, effort });
    return { topics, papers, kept, effort, directions, since };
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    onFailure(`Topics couldn't be computed: ${describeError(error)}`);
    // With no topics, requests that wait for them are still answered, and all papers are under one heading.
    return { topics: [], papers, kept, since };
  }
}
