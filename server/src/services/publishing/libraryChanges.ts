import type { Snapshot, WorkspaceHost } from '#workspace';
import { findMemoryShortage } from '../../features/digests/libraryStatus';
import { listCitedPapers } from '../../features/evidence/citedPapers';
import type { Paper } from '../../model/paper';
import type { Topic } from '../../model/topic';
import type { Timers } from '../timers';
import { createDiagnosticsPublisher, type EditorNotifier, type ReviewedDraft } from './diagnostics';

/** The parts of the last published snapshot that are compared with the next one. */
type Published = Pick<Snapshot, 'revision' | 'topics' | 'digests'>;

/**
 * How long the workspace must stay unchanged before the editor is told of a change, in milliseconds. So the editor is not told after
 * every keystroke.
 */
const quietMilliseconds = 150;

/** The same for the review of a draft, which takes longer. */
const quietForReview = 700;

/**
 * Publishes diagnostics, and notifies the editor once when the library is complete, then whenever the library or only its topics have
 * changed, and whenever the review that it shows is outdated.
 */
export function publishLibraryChanges(host: WorkspaceHost, timers: Timers, notifier: EditorNotifier, reviewed: ReviewedDraft): void {
  const publishDiagnostics = createDiagnosticsPublisher(notifier, reviewed);
  let published: Published | undefined;

  const publish = (): void => {
    const { snapshot } = host;
    publishDiagnostics(snapshot);
    if (published === undefined) notifier.sendLibraryReady(snapshot);
    else publishChanges(published, snapshot, notifier);
    const { revision, topics, digests } = snapshot;
    published = { revision, topics, digests };
  };
  const publishSoon = timers.whenQuiet(quietMilliseconds, publish);
  const tellOfReview = timers.whenQuiet(quietForReview, () => {
    if (reviewed.isOutdated(host.snapshot)) notifier.sendReviewOutdated();
  });
  host.onSnapshot((snapshot) => {
    if (!snapshot.ready) return;
    if (reviewed.isOutdated(snapshot)) tellOfReview();
    if (published === undefined) publish();
    else publishSoon();
  });
  reviewed.onChange(() => {
    publishSoon();
    // The workspace may have changed while the draft was checked.
    if (reviewed.isOutdated(host.snapshot)) tellOfReview();
  });
}

function publishChanges(published: Published, snapshot: Snapshot, notifier: EditorNotifier): void {
  const isLibraryChanged = snapshot.revision !== published.revision;
  // Editing a comment in the topics file creates new objects for equal topics, so topics are compared by value.
  const areTopicsChanged =
    snapshot.topics !== published.topics && (isLibraryChanged || !areSameTopics(published.topics(), snapshot.topics()));
  if (isLibraryChanged) notifier.sendLibraryChanged(snapshot);
  else if (areTopicsChanged) notifier.sendTopicsChanged();
  // Code lenses show topics above the headings of drafts, and semantic tokens colour the titles of digests.
  if (areTopicsChanged) notifier.refreshCodeLenses();
  if (isReadOtherwise(published.digests, snapshot)) notifier.refreshSemanticTokens();
  // Inlay hints show what an open corrections file does in the digests.
  const { open, ownFiles } = snapshot;
  if (snapshot.digests !== published.digests && [...ownFiles.corrections.keys()].some((uri) => open.has(uri))) notifier.refreshInlayHints();
}

/**
 * Whether the papers of an open digest may have changed although its text has not, for example after a correction or a change of its
 * language.
 */
function isReadOtherwise(before: Snapshot['digests'], { digests, open }: Snapshot): boolean {
  if (before === digests) return false;
  return [...open].some((uri) => before.get(uri) !== digests.get(uri) && before.get(uri)?.text === digests.get(uri)?.text);
}

function areSameTopics(a: readonly Topic[], b: readonly Topic[]): boolean {
  return a.length === b.length && a.every((topic, index) => isSameTopic(topic, b[index]));
}

function isSameTopic(a: Topic, b: Topic | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.label === b.label &&
      a.keys.length === b.keys.length &&
      a.keys.every((key, index) => key === b.keys[index]) &&
      areSameTopics(a.children, b.children))
  );
}

/** How long notes must stay unchanged before the editor is told of a change, in milliseconds. */
const quietNoteMilliseconds = 100;

/** Tells the editor when the notes have changed, the list of papers that drafts cite (see `listCitedPapers`), or the writer's decisions. */
export function publishNoteChanges(host: WorkspaceHost, timers: Timers, notifier: EditorNotifier): void {
  let { drafts, library } = host.snapshot;
  let { decisions } = host.snapshot.ownFiles;
  let publishedNotes: unknown;
  let publishedCited = '';
  let publishedDecisions: unknown;

  const publishSoon = timers.whenQuiet(quietNoteMilliseconds, () => {
    const notes = host.snapshot.noteIndex();
    const cited = listCited(host.snapshot);
    if (notes === publishedNotes && cited === publishedCited && decisions === publishedDecisions) return;
    publishedNotes = notes;
    publishedCited = cited;
    publishedDecisions = decisions;
    notifier.sendNotesChanged();
  });
  host.onSnapshot((snapshot) => {
    const { draftsReady, ownFiles } = snapshot;
    if (!draftsReady || (snapshot.drafts === drafts && snapshot.library === library && ownFiles.decisions === decisions)) return;
    ({ drafts, library } = snapshot);
    ({ decisions } = ownFiles);
    publishSoon();
  });
}

function listCited(snapshot: Snapshot): string {
  return listCitedPapers(snapshot)
    .map(({ key }) => key)
    .sort()
    .join(' ');
}

/** Tells the writer once if the library needs more memory than the server may use. `heapLimit` is in bytes. */
export function publishMemoryShortage(host: WorkspaceHost, heapLimit: number, notifier: EditorNotifier): void {
  let checked: readonly Paper[] | undefined;
  const stop = host.onSnapshot(({ ready, library }) => {
    // The library is not computed for this: the snapshot may be that of a keystroke.
    const papers = library.peek()?.papers;
    if (!ready || papers === undefined || papers === checked) return;
    checked = papers;
    const shortage = findMemoryShortage(papers.length, heapLimit);
    if (shortage === undefined) return;
    stop();
    notifier.showMemoryShortage(papers.length, shortage);
  });
}
