import type { BibliographyStyle } from '../bibliographyStyle';
import { chooseEntryType, type FieldFact, type FieldOfFact, isPublication, renderFactFields } from '../factFields';
import { chooseCslType, renderCslFacts } from '../renderCslItem';
import type { WorkFacts } from '../workFacts';

/** What an entry says, whatever the format of its file. */
export interface DescribedEntry {
  readonly type: string;
  /** The names of all fields or variables that have a value, also of inherited ones. Those of BibTeX are in lower case. */
  readonly names: ReadonlySet<string>;
  /** Whether the entry says anywhere which paper of arXiv it is, for example in `journal`. */
  readonly namesArxivId: boolean;
  readonly namesDoi: boolean;
  /** The field that only says that the work is a preprint, in an entry that we made (`findStatement`). */
  readonly statement?: 'howpublished' | 'url' | undefined;
}

/** What becomes of an entry. All that is not named stays. */
interface EntryPlan<Value> {
  /** The type of the entry from now on. */
  readonly type: string;
  /** What is added, in the order in which a new entry has it; empty if the entry lacks nothing, and then its type stays too. */
  readonly added: readonly FieldOfFact<Value>[];
  /** The one of them that takes the place of the statement that the work is a preprint. */
  readonly replacement?: FieldOfFact<Value> | undefined;
}

/** How the entries of a format say facts. */
export interface EntryFormat<Value> {
  /** Types that only say that the kind of a work is not known. */
  readonly openTypes: RegExp;
  /** Any of these fields gives the fact. */
  readonly namesOfFact: Readonly<Record<FieldFact, readonly string[]>>;
  /** Whether an address is only added to an entry in which nothing else leads to the work. */
  readonly isUrlLastResort: boolean;
  /** What says of which version an entry is. */
  readonly versionNames: ReadonlySet<string>;
  /** What holds a part of the title. */
  readonly titleParts: ReadonlySet<string>;
  chooseType(facts: WorkFacts): string;
  /** Whether entries of the type have fields for how the work was published. */
  hasRoom(type: string, facts: WorkFacts): boolean;
  /** The facts in the form that names a preprint in this entry; undefined if there is one form for all. */
  choosePreprintForm?(entry: DescribedEntry, hasVenue: boolean, facts: WorkFacts): WorkFacts;
  render(facts: WorkFacts, type: string): Readonly<Partial<Record<FieldFact, FieldOfFact<Value>>>>;
}

/**
 * Decides what is added to an entry: the facts that it lacks. Its type changes only if it is one that leaves the kind of the work open,
 * and if the entry does not say how the work was published.
 */
export function planEntry<Value>(entry: DescribedEntry, facts: WorkFacts, format: EntryFormat<Value>): EntryPlan<Value> {
  const hasVenue = format.namesOfFact.venue.some((name) => entry.names.has(name) && name !== entry.statement);
  const isOpen = format.openTypes.test(entry.type) && !hasVenue;
  const type = isOpen && isPublication(facts.kind) ? format.chooseType(facts) : entry.type;
  const shown =
    facts.kind === 'preprint' && format.choosePreprintForm !== undefined
      ? format.choosePreprintForm(entry, hasVenue, facts)
      : format.hasRoom(type, facts)
        ? facts
        : withoutPublication(facts);
  const rendered = format.render(shown, entry.type);
  const givesWay = entry.statement === (shown.kind === 'preprint' ? 'url' : 'howpublished') && !hasVenue && rendered.venue !== undefined;
  const described = givesWay ? withoutStatement(entry) : entry;
  const renderedFacts = Object.entries(rendered) as [FieldFact, FieldOfFact<Value>][];
  const added = renderedFacts.flatMap(([fact, field]) => (saysFact(described, fact, rendered.doi !== undefined, format) ? [] : [field]));
  return { type, added, replacement: givesWay ? rendered.venue : undefined };
}

/** The facts without those that only an entry of their own kind has fields for. */
function withoutPublication(facts: WorkFacts): WorkFacts {
  return { ...facts, kind: 'other', venue: undefined, volume: undefined, issue: undefined, pages: undefined, publisher: undefined };
}

/** The entry as if it did not state that the work is a preprint. */
function withoutStatement(entry: DescribedEntry): DescribedEntry {
  const names = new Set([...entry.names].filter((name) => name !== entry.statement));
  return { ...entry, names, namesArxivId: names.has('eprint') || names.has('url') };
}

function saysFact(
  { names, namesArxivId, namesDoi }: DescribedEntry,
  fact: FieldFact,
  getsDoi: boolean,
  { namesOfFact, isUrlLastResort }: Pick<EntryFormat<unknown>, 'namesOfFact' | 'isUrlLastResort'>,
): boolean {
  const isThere = (each: FieldFact): boolean => namesOfFact[each].some((name) => names.has(name));
  if (fact === 'eprint' || fact === 'eprintType') return namesArxivId || isThere('eprint');
  if (fact === 'doi') return namesDoi || isThere('doi');
  if (fact === 'url' && isUrlLastResort)
    return isThere('url') || isThere('doi') || namesDoi || getsDoi || (namesArxivId && !isThere('eprint'));
  return isThere(fact);
}

export function bibtexFormat(dialect: BibliographyStyle['dialect']): EntryFormat<string> {
  return {
    openTypes: /^(?:misc|online|electronic|www|unpublished)$/,
    namesOfFact: {
      author: ['author'],
      venue: listWords('journal journaltitle booktitle maintitle howpublished school institution organization eventtitle series'),
      year: ['year', 'date'],
      volume: ['volume'],
      issue: ['number', 'issue'],
      pages: ['pages', 'eid'],
      publisher: ['publisher', 'organization'],
      eprint: ['eprint'],
      eprintType: ['eprinttype', 'archiveprefix'],
      doi: ['doi'],
      url: ['url'],
    },
    isUrlLastResort: true,
    versionNames: new Set(
      listWords(
        'journal journaltitle booktitle maintitle eventtitle howpublished school institution organization series year date month day ' +
          'volume number issue pages eid publisher doi pubstate version',
      ),
    ),
    titleParts: new Set(['subtitle', 'titleaddon', 'shorttitle']),
    chooseType: (facts) => chooseEntryType(facts, dialect),
    // `howpublished` fits into all types.
    hasRoom: (type, facts) => !isPublication(facts.kind) || type === chooseEntryType(facts, dialect),
    ...(dialect === 'bibtex' ? { choosePreprintForm } : {}),
    render: (facts, type) => {
      const fields = renderFactFields(facts, dialect);
      const { venue } = fields;
      return venue?.name === 'howpublished' && type === 'article' ? { ...fields, venue: { ...venue, name: 'journal' } } : fields;
    },
  };
}

/** Types whose entries print `howpublished`, or `journal` instead. Styles take types that they don't know for `misc`. */
const statingTypes = /^(?:misc|online|electronic|www|booklet|article)$/;

/**
 * A preprint in the form that suits the entry: nothing more if a field that is printed names it already. Otherwise in words, also
 * beside an `eprint`, which BibTeX's own styles don't print; or by `eprint` and `url` where there is no room for words.
 */
function choosePreprintForm({ type, names, namesArxivId, statement }: DescribedEntry, hasVenue: boolean, facts: WorkFacts): WorkFacts {
  const isLinked = names.has('doi') || (names.has('url') && statement !== 'url');
  const isPrinted = namesArxivId && (hasVenue || !names.has('eprint') || isLinked);
  if (isPrinted) return { ...facts, kind: 'other', arxivId: undefined, url: undefined };
  return hasVenue || !statingTypes.test(type) ? { ...facts, kind: 'other' } : facts;
}

const cslVenues = ['container-title', 'event-title', 'collection-title', 'publisher'];

export const cslFormat: EntryFormat<unknown> = {
  openTypes: /^(?:|document|article|webpage|manuscript)$/,
  namesOfFact: {
    author: ['author'],
    venue: cslVenues,
    year: ['issued'],
    volume: ['volume'],
    issue: ['issue'],
    pages: ['page'],
    publisher: cslVenues,
    eprint: ['number'],
    eprintType: [],
    doi: ['DOI'],
    url: ['URL'],
  },
  isUrlLastResort: false,
  versionNames: new Set(
    listWords(
      'container-title container-title-short collection-title event event-title publisher publisher-place volume issue number page ' +
        'issued DOI genre status version',
    ),
  ),
  titleParts: new Set(['title-short', 'shortTitle']),
  chooseType: chooseCslType,
  hasRoom: (type, facts) => type === chooseCslType(facts),
  render: renderCslFacts,
};

function listWords(text: string): readonly string[] {
  return text.split(' ');
}
