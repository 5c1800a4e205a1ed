import { findArxivId, findUrls, findYear, foldText, type PaperIdentifiers, readPaperUrls, type WrittenDate } from '#text';
import type { Span } from '../../base/span';
import type { AuthorList } from '../../model/authorList';
import type { DigestIssue } from '../../model/digest';
import { readAuthorLine, readFirstAuthor, readScholarByline } from '../fields/authors';
import {
  addIdentifiers,
  createRecordDraft,
  finishRecord,
  type LocatedText,
  mergeRepeatedCard,
  type RecordDraft,
  setAuthors,
  type UnnamedRecord,
} from '../recordDraft';
import { skipReasons } from '../skipReasons';
import type { TextUnit } from './textUnits';

/** The shortest text that is taken for the abstract of the title above it if neither has a label, in UTF-16 units. */
const minAbstractLength = 25;

/** A title whose abstract has not been read yet. */
interface PendingTitle {
  readonly unit: TextUnit;
  readonly draft: RecordDraft;
  /**
   * - `certain`: the text is labelled as a title;
   * - `likely`: the text looks like a title;
   * - `doubtful`: the text is a sentence, so it is a title only if a longer abstract follows;
   * - `unlikely`: the text may be the name of a submitter, so it is dropped without an issue if no abstract follows.
   */
  readonly certainty: 'certain' | 'likely' | 'doubtful' | 'unlikely';
}

/** Assembles records from titles, abstracts and the lines between them, which callers must add in reading order. */
export class RecordAssembler {
  readonly entries: UnnamedRecord[] = [];
  readonly issues: DigestIssue[] = [];
  private pageDate: WrittenDate | undefined;
  private pending: PendingTitle | undefined;
  /** The last paper for which an abstract was read. Further lines may still be added to it. */
  private open: RecordDraft | undefined;
  private openKey = '';
  private openPageDate: WrittenDate | undefined;
  private isBelowSubmitter = false;
  private isBelowAbstractLabel = false;

  /** Whether the next text may be the abstract of a title above it. */
  get awaitsAbstract(): boolean {
    return this.pending !== undefined && this.pending.certainty !== 'unlikely';
  }

  get hasPaper(): boolean {
    return this.pending !== undefined || this.open !== undefined;
  }

  addPageDate(date: WrittenDate): void {
    this.dropPending();
    this.pageDate = date;
  }

  addPublishedDate(date: WrittenDate, end: number): void {
    const draft = this.pending?.draft ?? this.open;
    if (draft === undefined) return;
    draft.date ??= date;
    draft.end = Math.max(draft.end, end);
  }

  /** Notes that the next line may name the person who submitted the paper. */
  addSubmitter(): void {
    this.dropPending();
    this.isBelowSubmitter = true;
  }

  /** Notes that the word "Abstract" is on a line of its own, so the next text is the abstract. */
  addAbstractLabel(): void {
    this.isBelowAbstractLabel = this.pending !== undefined;
  }

  addIdentifiers(references: PaperIdentifiers, end: number): void {
    const draft = this.pending?.draft ?? this.open;
    if (draft === undefined) return;
    addIdentifiers(draft, references);
    draft.end = Math.max(draft.end, end);
  }

  addAuthors(people: AuthorList, end: number): void {
    const draft = this.pending?.draft ?? this.open;
    if (draft === undefined) return;
    if (draft.authors.length === 0) setAuthors(draft, people);
    draft.end = Math.max(draft.end, end);
  }

  addVenue(venue: string): void {
    const draft = this.pending?.draft ?? this.open;
    if (draft !== undefined && venue !== '') draft.venue ??= venue;
  }

  addYear(year: number): void {
    const draft = this.pending?.draft ?? this.open;
    if (draft !== undefined) draft.year ??= year;
  }

  addTitle(unit: TextUnit, certainty: PendingTitle['certainty']): void {
    this.dropPending();
    this.pending = { unit, draft: createRecordDraft(unit), certainty };
    this.isBelowSubmitter = false;
  }

  addAbstract(passage: LocatedText, kind?: RecordDraft['abstractKind']): void {
    const draft = this.pending?.draft;
    this.isBelowAbstractLabel = false;
    if (draft === undefined) {
      this.report(passage, skipReasons.abstractWithoutTitle);
      return;
    }
    draft.abstract = passage;
    draft.abstractKind = kind;
    this.pending = undefined;
    this.complete(draft);
  }

  /** Adds text without a label, which may be a title, a line of authors or an abstract. */
  addText(unit: TextUnit): void {
    const { pending } = this;
    if (pending === undefined) this.addTextBetween(unit);
    else if (this.isBelowAbstractLabel) this.addAbstract(unit);
    else if (!this.addByline(pending, unit)) this.addTextBelowTitle(pending, unit);
  }

  /** Reports text that cannot be part of a paper. */
  addStray(span: Span, reason: string): void {
    this.dropPending();
    this.issues.push({ span, reason });
  }

  finish(): void {
    this.dropPending();
    this.close();
  }

  private addTextBetween(unit: TextUnit): void {
    const isSubmitterName = this.isBelowSubmitter && unit.text.length <= 40;
    this.isBelowSubmitter = false;
    if (unit.shape === 'short') this.addTitle(unit, isSubmitterName ? 'unlikely' : 'likely');
    else if (unit.shape === 'sentence') this.addSentence(unit);
    else if (!this.continueAbstract(unit)) this.report(unit, skipReasons.abstractWithoutTitle);
  }

  private addTextBelowTitle(pending: PendingTitle, unit: TextUnit): void {
    const isAbstract =
      pending.certainty === 'doubtful'
        ? unit.shape === 'prose' && unit.text.length > pending.unit.text.length
        : unit.shape !== 'short' && unit.text.length >= minAbstractLength;
    if (isAbstract || pending.certainty === 'certain') {
      this.addAbstract(unit);
    } else {
      this.dropPending();
      this.addTextBetween(unit);
    }
  }

  /**
   * Adds a sentence when no title above still needs an abstract. It may be a remark with links of the paper above, a part of that
   * paper's abstract, or a new title with a full stop.
   */
  private addSentence(unit: TextUnit): void {
    const urls = findUrls(unit.text);
    if (this.open !== undefined && urls.length > 0) this.addIdentifiers(readPaperUrls(urls), unit.span.end);
    else if (!this.continueAbstract(unit)) this.addTitle(unit, 'doubtful');
  }

  private addByline(pending: PendingTitle, unit: TextUnit): boolean {
    if (pending.certainty === 'unlikely' || pending.draft.authors.length > 0) return false;
    const byline = readScholarByline(unit.text);
    const people = byline?.people ?? readAuthorLine(unit.text) ?? readFirstAuthor(unit.text);
    if (people === undefined) return false;
    setAuthors(pending.draft, people);
    if (byline === undefined) return true;
    pending.draft.year ??= findYear(byline.venue.replace(/arxiv:\S+/gi, ''));
    pending.draft.arxivId ??= findArxivId(byline.venue);
    pending.draft.venue ??= toVenue(byline.venue);
    return true;
  }

  /**
   * Adds a text to the abstract above it if the abstract ends within a sentence, or if the text begins with a small letter or as a list
   * item. Returns whether the text was added.
   */
  private continueAbstract(unit: TextUnit): boolean {
    const before = this.open?.abstract;
    if (this.open === undefined || before === undefined) return false;
    const tail = before.text.slice(-80);
    const isOpenEnded = !/[.!?…][^\p{L}]{0,4}$|\S[./]\S*$/u.test(tail) || /[:;,]$/.test(tail);
    if (!isOpenEnded && !/^(?:\p{Ll}\p{Ll}+ |[-•*] |\(?(?:\d{1,2}|[ivx]{1,4})\) )/u.test(unit.text)) return false;
    this.open.abstract = { text: `${before.text} ${unit.text}`, span: { start: before.span.start, end: unit.span.end } };
    this.open.end = unit.span.end;
    return true;
  }

  /** Gives up a title for which no abstract was found. */
  private dropPending(): void {
    const { pending } = this;
    this.pending = undefined;
    this.isBelowAbstractLabel = false;
    if (pending === undefined || pending.certainty === 'unlikely') return;
    if (pending.draft.date !== undefined && this.open !== undefined) {
      // A supposed title with a date but without an abstract is the name of an organisation. Pages show it above the date and the links
      // of the previous paper.
      mergeRepeatedCard(this.open, pending.draft);
      this.open.end = Math.max(this.open.end, pending.draft.end);
      return;
    }
    this.report(pending.unit, pending.certainty === 'doubtful' ? skipReasons.abstractWithoutTitle : skipReasons.titleWithoutAbstract);
  }

  private report(passage: LocatedText, reason: string): void {
    this.issues.push({ span: passage.span, reason });
  }

  private complete(draft: RecordDraft): void {
    const key = foldText(draft.title.text);
    if (this.open !== undefined && key === this.openKey) {
      mergeRepeatedCard(this.open, draft);
      return;
    }
    this.close();
    this.open = draft;
    this.openPageDate = this.pageDate;
    this.openKey = key;
  }

  private close(): void {
    const { open, openPageDate } = this;
    if (open === undefined) return;
    if (openPageDate !== undefined) open.date ??= openPageDate;
    this.entries.push(finishRecord(open));
    this.open = undefined;
  }
}

/** The venue in a byline, without the name of the web site at its end; undefined if no word remains. */
function toVenue(byline: string): string | undefined {
  const venue = byline.replace(/\s+[-–]\s+\S+$/, '').trim();
  return /\p{L}{2}/u.test(venue) ? venue : undefined;
}
