import { splitSentences } from '#text';
import { chooseKey, type Snapshot } from '#workspace';
import { toReadable } from '../../base/readableText';
import { type BlockResult, setManagedBlock } from './managedBlock';

/** A note that is to be inserted into a draft: its passage as a quotation, or its passage and the writer's words as a comment. */
export interface NoteToInsert {
  /** The URI of the note's file. */
  readonly note: string;
  /** The anchor of the annotation, without `^`. */
  readonly id: string;
  readonly form: 'quotation' | 'comment';
}

const words = {
  gone: () => 'The note no longer exists.',
  noPaper: () => "The note's paper isn't in any digest or bibliography, so it can't be cited. For details, see the note file.",
};

/**
 * The longest passage that is inserted whole, in UTF-16 code units. Of a longer passage, such as a whole abstract, only the beginning
 * is inserted.
 */
const maxQuotationLength = 500;

/**
 * Inserts a note into a draft, with a citation of its paper. If the draft already has a block for the note, that block is updated
 * instead. undefined if the document is not a draft, or if Marginalia can't write blocks in its language.
 */
export function insertNote(
  snapshot: Snapshot,
  uri: string,
  offset: number,
  { note: noteUri, id, form }: NoteToInsert,
): BlockResult | undefined {
  const draft = snapshot.drafts.get(uri);
  const blocks = draft?.writer()?.blocks;
  const comments = draft?.language.comments;
  if (draft === undefined || blocks === undefined || comments === undefined) return undefined;
  const found = snapshot.noteIndex().findNote(noteUri);
  const annotation = found?.note.annotations.find((known) => known.id === id);
  if (found === undefined || annotation === undefined) return { kind: 'refused', reason: words.gone() };
  if (found.subject.kind !== 'known') return { kind: 'refused', reason: words.noPaper() };
  const quotation = blocks.renderBlockQuotation(
    cutPassage(toReadable(annotation.selector.exact)),
    chooseKey(snapshot, uri, found.subject.paper),
  );
  const content =
    form === 'quotation' ? quotation : comments.renderComment([quotation, annotation.body].filter((part) => part !== '').join('\n\n'));
  return setManagedBlock(draft, offset, `note ${id}`, content);
}

/**
 * Shortens a passage that is longer than `maxQuotationLength` to whole sentences, or to whole words if its first sentence is too long,
 * and adds an ellipsis.
 */
function cutPassage(passage: string): string {
  const text = passage.replace(/\s+/g, ' ').trim();
  if (text.length <= maxQuotationLength) return passage;
  const end = splitSentences(text).findLast((sentence) => sentence.end <= maxQuotationLength)?.end;
  return `${end === undefined ? text.slice(0, maxQuotationLength).replace(/\s\S*$/, '') : text.slice(0, end)} …`;
}
