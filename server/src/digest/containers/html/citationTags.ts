import type { Span } from '../../../base/span';
import { readArxivId } from '../../../text/identifiers/arxivId';
import { findDoi } from '../../../text/identifiers/doi';
import { readPaperUrls } from '../../../text/identifiers/paperIdentifiers';
import { splitAuthors } from '../../fields/authors';
import { findYear } from '../../../text/dates/writtenDate';
import type { RecordDraft, LocatedText } from '../../recordDraft';
import { addIdentifiers, createRecordDraft, setAuthors } from '../../recordDraft';
import { foldLines } from '../../fields/joinLines';
import type { TagAttributes, TagReader } from '../../marked/html/readTags';
import { readTags } from '../../marked/html/readTags';

const wanted = new Set(['name', 'property', 'content']);

/**
 * The paper that a page is about, according to the tags that publishers write for Google Scholar (Highwire Press: `citation_title`,
 * `citation_author`, ...). undefined if the tags name no paper or several. The abstract is missing if no tag contains it.
 */
export function readCitationTags(text: string): RecordDraft | undefined {
  if (!/\bcitation_title\b/i.test(text)) return undefined;
  const tags = new CitationTags(text);
  readTags(text, 0, text.length, wanted, tags);
  return tags.finish();
}

class CitationTags implements TagReader {
  private readonly values = new Map<string, LocatedText[]>();

  constructor(private readonly text: string) {}

  open(name: string, attributes: TagAttributes, span: Span): void {
    if (name !== 'meta') return;
    const [, field] = /^citation_(\w+)$/i.exec(attributes.get('name') ?? attributes.get('property') ?? '') ?? [];
    const content = attributes.get('content');
    if (field === undefined || content === undefined || content.trim() === '') return;
    const value = { text: foldLines(content).trim(), span: this.place(content, span) };
    const values = this.values.get(field.toLowerCase());
    if (values === undefined) this.values.set(field.toLowerCase(), [value]);
    else values.push(value);
  }

  close(): void {}

  characters(): void {}

  reference(): void {}

  comment(): void {}

  finish(): RecordDraft | undefined {
    const titles = this.values.get('title') ?? [];
    const [title] = titles;
    if (title === undefined || titles.some(({ text }) => text !== title.text)) return undefined;
    const draft = createRecordDraft(title);
    const lists = this.textsOf('authors').map(splitAuthors);
    const authors = this.textsOf('author')
      .concat(lists.flatMap((list) => list.authors))
      .map(givenNameFirst);
    setAuthors(draft, { authors, hasMoreAuthors: lists.find((list) => list.hasMoreAuthors)?.hasMoreAuthors });
    draft.abstract = this.values.get('abstract')?.[0];
    const date = this.textOf('publication_date') ?? this.textOf('date') ?? this.textOf('online_date') ?? this.textOf('year');
    draft.year = findYear(date ?? '');
    draft.venue = this.textOf('journal_title') ?? this.textOf('conference_title') ?? this.textOf('inbook_title');
    addIdentifiers(
      draft,
      readPaperUrls(['abstract_html_url', 'fulltext_html_url', 'public_url', 'pdf_url'].flatMap((field) => this.textsOf(field))),
    );
    draft.arxivId = readArxivId(this.textOf('arxiv_id') ?? '') ?? draft.arxivId;
    draft.doi = findDoi(this.textOf('doi') ?? '') ?? draft.doi;
    return draft;
  }

  private textsOf(field: string): string[] {
    return (this.values.get(field) ?? []).map(({ text }) => text);
  }

  private textOf(field: string): string | undefined {
    return this.textsOf(field)[0];
  }

  /**
   * The position of a value in its tag, without surrounding white space. If the tag contains the value in another form, for example
   * with entities, the position of the whole tag is returned.
   */
  private place(content: string, { start, end }: Span): Span {
    const at = this.text.slice(start, end).indexOf(content.trim());
    return at < 0 ? { start, end } : { start: start + at, end: start + at + content.trim().length };
  }
}

/** `Feng, Leo` becomes `Leo Feng`. */
function givenNameFirst(name: string): string {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? [];
  return family === undefined || given === undefined ? name : `${given} ${family}`;
}
