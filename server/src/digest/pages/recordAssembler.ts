import type { DigestIssue } from '../../model/digest';
import type { Span } from '../../base/span';
import { foldText } from '../../text/foldText';
import { readAuthorLine, readFirstAuthor, readScholarByline } from '../fields/authors';
import type { WrittenDate } from '../fields/dates';
import { findYear } from '../fields/dates';
import type { RecordDraft, LocatedText, UnnamedRecord } from '../recordDraft';
import { addIdentifiers, createRecordDraft, finishRecord, mergeRepeatedCard, setAuthors } from '../recordDraft';
import type { AuthorList } from '../../model/authorList';
import type { PaperIdentifiers } from '../../text/identifiers/paperIdentifiers';
import { findArxivId } from '../../text/identifiers/arxivId';
import { readPaperUrls } from '../../text/identifiers/paperIdentifiers';
import { findUrls } from '../../text/identifiers/webAddress';
import type { TextUnit } from './textUnits';

export const titleWithoutAbstract = 'a title without an abstract';
const abstractWithoutTitle = 'an abstract without a title';

/** Shorter sentences are no abstracts, in UTF-16 units. */
const shortestAbstract = 25;

/** A title that waits for its abstract. */
interface PendingTitle {
  readonly unit: TextUnit;
  readonly draft: RecordDraft;
  /**
   * - `certain`: it was labelled as a title;
   * - `likely`: it looks like one;
   * - `doubtful`: a sentence, a title only if a longer abstract follows;
   * - `unlikely`: it stands where pages name people or organisations, so it is dropped silently.
   */
  readonly certainty: 'certain' | 'likely' | 'doubtful' | 'unlikely';
}

/** Turns a series of titles, abstracts and lines between them into entries: in reading order, each text unit once. */
export class RecordAssembler {
  readonly entries: UnnamedRecord[] = [];
  readonly issues: DigestIssue[] = [];
  private pageDate: WrittenDate | undefined;
  private pending: PendingTitle | undefined;
  /** The last complete paper, still open for lines that belong to it. */
  private open: RecordDraft | undefined;
  private openKey = '';
  private openPageDate: WrittenDate | undefined;
  private isBelowSubmitter = false;
  private isBelowAbstractLabel = false;

  /** Whether the next text is the abstract of a title above it. */
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

  /** The line below names whoever submitted the paper. */
  addSubmitter(): void {
    this.dropPending();
    this.isBelowSubmitter = true;
  }

  /** The word "Abstract" on a line of its own. */
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
      this.report(passage, abstractWithoutTitle);
      return;
    }
    draft.abstract = passage;
    draft.abstractKind = kind;
    this.pending = undefined;
    this.complete(draft);
  }

  /** Text of which nothing is known but its looks. */
  addText(unit: TextUnit): void {
    const { pending } = this;
    if (pending === undefined) this.addTextBetween(unit);
    else if (this.isBelowAbstractLabel) this.addAbstract(unit);
    else if (!this.addByline(pending, unit)) this.addTextBelowTitle(pending, unit);
  }

  /** Text that can be no part of a paper. */
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
    else if (!this.continueAbstract(unit)) this.report(unit, abstractWithoutTitle);
  }

  private addTextBelowTitle(pending: PendingTitle, unit: TextUnit): void {
    const isAbstract =
      pending.certainty === 'doubtful'
        ? unit.shape === 'prose' && unit.text.length > pending.unit.text.length
        : unit.shape !== 'short' && unit.text.length >= shortestAbstract;
    if (isAbstract || pending.certainty === 'certain') {
      this.addAbstract(unit);
    } else {
      this.dropPending();
      this.addTextBetween(unit);
    }
  }

  /** A sentence between two papers: a title with a full stop, a remark with the paper's links, or a stray paragraph. */
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

  /** An abstract that a blank line interrupts in the middle of a sentence or before a list goes on below it. */
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

  /** A title turned out to have no abstract. */
  private dropPending(): void {
    const { pending } = this;
    this.pending = undefined;
    this.isBelowAbstractLabel = false;
    if (pending === undefined || pending.certainty === 'unlikely') return;
    if (pending.draft.date !== undefined && this.open !== undefined) {
      // The name of an organisation, above the date and the links of the paper before.
      mergeRepeatedCard(this.open, pending.draft);
      this.open.end = Math.max(this.open.end, pending.draft.end);
      return;
    }
    this.report(pending.unit, pending.certainty === 'doubtful' ? abstractWithoutTitle : titleWithoutAbstract);
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

/** What stands before the year of a byline, where it is more than that. */
function toVenue(byline: string): string | undefined {
  const venue = byline.replace(/\s+[-–]\s+\S+$/, '').trim();
  return /\p{L}{2}/u.test(venue) ? venue : undefined;
}
