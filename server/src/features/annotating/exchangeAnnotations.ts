import {
  createPassageLocator,
  type ExchangedAnnotation,
  type ExchangedWork,
  type ExchangeIssue,
  type NewAnnotation,
  parseExchange,
  parseNote,
  protectBody,
  renderAnnotation,
  renderNote,
  renderWebAnnotations,
  shortenForMessage,
} from '#annotations';
import { foldPassage } from '#text';
import type { NoteFile, Snapshot } from '#workspace';
import type { Paper } from '../../model/paper';

/** The annotations that an import will add, and those that it will leave out. */
export interface ImportPlan {
  /** For each paper that gets annotations: its key, and the annotations that will be added. */
  readonly papers: readonly { readonly key: string; readonly added: readonly NewAnnotation[] }[];
  /** The number of annotations that the notes already contain. */
  readonly known: number;
  /** The number of added annotations whose passage could not be found in the abstract. */
  readonly orphans: number;
  /** The annotations that can't be imported, each with the reason. */
  readonly unmatched: readonly ExchangeIssue[];
}

interface ExportedAnnotations {
  /** The annotations in JSON-LD. */
  readonly text: string;
  readonly count: number;
}

const words = {
  noPaper: (title: string) => `No paper in your library has the title "${title}".`,
  noKey: (key: string) => `No paper in your library has the key "${key}".`,
  noTitle: () => "The annotation doesn't name a paper.",
  several: (title: string) => `Several papers have the title "${title}".`,
  otherTitle: (key: string, title: string) => `"${key}" is now a different paper: "${title}".`,
  unreadable: () => "The note couldn't be saved because of its formatting.",
};

/**
 * Reads annotations that another program exported, and assigns them to papers of the library by title, DOI, arXiv id or key. An
 * annotation counts as known, and is left out, if any note already contains its anchor, or if a note on the same paper contains an
 * annotation with the same quotation and body. A second copy of an annotation in `text` counts as known too.
 */
export function importAnnotations(snapshot: Snapshot, text: string): ImportPlan {
  const { annotations, issues } = parseExchange(text);
  const finder = createPaperFinder(snapshot);
  const anchors = new Set(snapshot.noteIndex().notes.flatMap(({ note }) => note.annotations.map(({ id }) => id)));
  const sayings = new Map<Paper, Set<string>>();
  const planned = new Map<Paper, NewAnnotation[]>();
  const unmatched: ExchangeIssue[] = [...issues];
  let known = 0;
  for (const annotation of annotations) {
    const { id, selector, body, isResolved } = annotation;
    const found = finder(annotation);
    if (typeof found === 'string') {
      unmatched.push({ what: shortenForMessage(selector.exact), reason: found });
      continue;
    }
    const said = sayings.get(found) ?? listSayings(snapshot, found);
    sayings.set(found, said);
    if (anchors.has(id) || said.has(toSaying(annotation))) {
      known += 1;
      continue;
    }
    const added: NewAnnotation = { id, selector, body, isResolved };
    if (!isReadable(added)) {
      unmatched.push({ what: shortenForMessage(selector.exact), reason: words.unreadable() });
      continue;
    }
    anchors.add(id);
    said.add(toSaying(annotation));
    const others = planned.get(found);
    if (others === undefined) planned.set(found, [added]);
    else others.push(added);
  }
  const orphans = [...planned].reduce((count, [paper, added]) => count + countOrphans(paper, added), 0);
  return { papers: [...planned].map(([{ key }, added]) => ({ key, added })), known, orphans, unmatched };
}

/** Returns a function that returns the paper of an annotation or, if it can't find the paper, the reason as a string. */
function createPaperFinder(snapshot: Snapshot): (annotation: ExchangedAnnotation) => Paper | string {
  const library = snapshot.library();
  const byDoi = new Map(library.papers.flatMap((paper) => (paper.doi === undefined ? [] : [[paper.doi.toLowerCase(), paper] as const])));
  const byArxivId = new Map(library.papers.flatMap((paper) => (paper.arxivId === undefined ? [] : [[paper.arxivId, paper] as const])));
  const findIdentified = ({ doi, arxivId }: ExchangedWork): Paper | undefined => byDoi.get(doi ?? '') ?? byArxivId.get(arxivId ?? '');
  return ({ work, selector }) => {
    const { title, key } = work;
    const titled =
      title === undefined
        ? []
        : (listTitles(title)
            .map((each) => library.findByTitle(each))
            .find((papers) => papers.length > 0) ?? []);
    const identified = findIdentified(work);
    const keyed = key === undefined ? undefined : library.findByKey(key);
    if (titled.length === 1 && titled[0] !== undefined) return titled[0];
    if (titled.length > 1) return titled.find((paper) => paper === identified || paper === keyed) ?? words.several(title ?? '');
    if (identified !== undefined) return identified;
    if (keyed === undefined) return title !== undefined ? words.noPaper(title) : key !== undefined ? words.noKey(key) : words.noTitle();
    // If the annotation has a title, no paper has that title, and its key may now belong to another paper. If the abstract of the paper
    // with the key contains the passage, it is the right paper.
    const isSame = title === undefined || createPassageLocator(keyed.abstract).locate(selector).kind === 'found';
    return isSame ? keyed : words.otherTitle(keyed.key, keyed.title);
  };
}

/**
 * The title, followed by the title without a prefix in brackets, if it has one. Web pages of arXiv have such titles: `[2410.10819]
 * Title`.
 */
function listTitles(title: string): readonly string[] {
  const bare = title.replace(/^\[[^\]\s]+\]\s+/, '');
  return bare === title ? [title] : [title, bare];
}

function listSayings(snapshot: Snapshot, paper: Paper): Set<string> {
  return new Set(
    snapshot
      .noteIndex()
      .notesOn(paper)
      .flatMap(({ note }) => note.annotations.map(toSaying)),
  );
}

/**
 * A string that is the same for annotations with the same quotation and body. Differences in white space are ignored. In the quotation,
 * differences in case, quotation marks and hyphens are ignored too.
 */
function toSaying({ selector, body }: Pick<NewAnnotation, 'selector' | 'body'>): string {
  return `${foldPassage(selector.exact).folded}\n${protectBody(body).replace(/\s+/g, ' ')}`;
}

/**
 * Whether a note that contains this annotation and another one after it is read back as these two annotations. An unclosed code block
 * in the body, for example, would hide the second annotation.
 */
function isReadable(added: NewAnnotation): boolean {
  const other: NewAnnotation = { id: `${added.id}-behind`, selector: { exact: 'behind', prefix: '', suffix: '' }, body: '' };
  const { annotations, generalText, issues } = parseNote(
    `${renderNote('key', 'Title')}\n${renderAnnotation(added)}\n\n${renderAnnotation(other)}\n`,
    'key.md',
  );
  const [read, after, ...more] = annotations;
  if (more.length > 0 || generalText !== '' || issues.length > 0 || after?.id !== other.id) return false;
  return read?.id === added.id && read.body === protectBody(added.body) && read.selector.exact === added.selector.exact;
}

function countOrphans({ abstract }: Paper, added: readonly NewAnnotation[]): number {
  const locator = createPassageLocator(abstract);
  return added.filter(({ selector }) => locator.locate(selector).kind !== 'found').length;
}

/**
 * Exports all annotations in the writer's notes, in the order of the files. Annotations whose paper is not in the library are exported
 * too.
 */
export function exportAnnotations(snapshot: Snapshot): ExportedAnnotations {
  const annotations = snapshot
    .noteIndex()
    .notes.flatMap((file) => file.note.annotations.map((annotation) => ({ annotation, work: describeWork(file) })));
  return { text: renderWebAnnotations(annotations), count: annotations.length };
}

/**
 * Describes the paper of a note by the title and key in the note. If the note lacks one of these, it is taken from the library. The
 * identifiers come from the library; they are undefined if the library does not contain the paper.
 */
function describeWork({ note: { title, key }, subject }: NoteFile): ExchangedWork {
  const paper = subject.kind === 'known' ? subject.paper : undefined;
  return { title: title ?? paper?.title, key: key ?? paper?.key, doi: paper?.doi, arxivId: paper?.arxivId };
}
