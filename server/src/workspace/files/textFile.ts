import type { ReadingMemory } from '#digest';
import type { ProjectSettings } from '#drafts';
import type { DigestTable } from '#library';
import type { OwnKind, OwnTextOf } from '#ownFiles';
import type { LayeredMap } from '../../base/collections';
import type { Lazy } from '../../base/derivedValues';
import type { TextVersion } from '../../base/lineIndex';
import type { TextBytes } from '../../base/textBytes';
import type { LiteratureNote } from '../../model/annotation';
import type { Bibliography, BibliographyEntry } from '../../model/bibliography';
import type { CitationItem, CitationKey } from '../../model/citation';
import type { Digest, DigestRecord } from '../../model/digest';
import type { CitationCommand, DraftScan } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { DraftWriter } from '../../model/draftWriter';

export interface DigestFile extends TextVersion {
  readonly kind: 'digest';
  readonly digest: Lazy<Digest>;
  /** The bytes of the text, if the file was read from disk; undefined if the text is the editor's. */
  readonly bytes?: (() => TextBytes) | undefined;
  /** The offset of an entry in this version of the text; undefined if the entry belongs to another file or version. */
  startOf(entry: DigestRecord): number | undefined;
  /** The digest in the format of the cache. */
  readonly table: Lazy<DigestTable>;
  /** The entries of the last version that was read before this version. */
  readonly knownEntries: readonly DigestRecord[];
  /** What reading this version learns for the next one; undefined if no editor shows the file. */
  readonly memory?: ReadingMemory | undefined;
  /** The language in the editor; undefined if the file is not open. */
  readonly languageId?: string | undefined;
  /** What was wrong with the file's bytes, as a message for the writer; undefined if nothing was. */
  readonly problem?: string | undefined;
}

export type EntriesByKey = LayeredMap<CitationKey, readonly BibliographyEntry[]>;

export interface BibliographyFile extends TextVersion {
  readonly kind: 'bibliography';
  /** The text as it is read: `maskControls(text)`. */
  readonly masked: Lazy<string>;
  bibliography(): Bibliography;
  /** Entries by key and alias; each list is in the order of the file. */
  readonly entriesByKey: Lazy<EntriesByKey>;
  /** The offset of an entry in this version of the text; undefined if the entry belongs to another file or version. */
  startOf(entry: BibliographyEntry): number | undefined;
  /** The last `entriesByKey` that was computed for an earlier version. */
  readonly grouped?: GroupedEntries | undefined;
}

export interface GroupedEntries {
  readonly entries: readonly BibliographyEntry[];
  readonly byKey: EntriesByKey;
}

export interface DraftFile extends TextVersion {
  readonly kind: 'draft';
  readonly language: DraftLanguage;
  /** Citation commands that are defined outside this draft. */
  readonly commands: ReadonlyMap<string, CitationCommand>;
  scan(): DraftScan;
  /** Creates edits for this version of the draft; undefined if the server can only read drafts in its language. */
  readonly writer: Lazy<DraftWriter | undefined>;
  /** The items of the draft's citations by key; each list is in the order of the text. */
  readonly itemsByKey: Lazy<ReadonlyMap<CitationKey, readonly CitationItem[]>>;
  /** The text, read as a note on a paper. */
  readonly note: Lazy<NoteText>;
  /** Why the draft could not be read, as a message for the writer; undefined if it could. */
  problem(): string | undefined;
}

export interface NoteText {
  readonly note: LiteratureNote;
  /** The note's title, folded like the titles of papers; undefined if the note has no title. */
  readonly foldedTitle: string | undefined;
}

/** Settings of a project of drafts: `_quarto.yml` or a defaults file of pandoc. */
export interface ProjectFile extends TextVersion {
  readonly kind: 'project';
  project(): ProjectSettings;
}

/** A file in the folder for own files. */
export interface OwnFile<Kind extends OwnKind = OwnKind> extends TextVersion {
  readonly kind: Kind;
  written(): OwnTextOf<Kind>;
  /** What was wrong with the file's bytes, as a message for the writer; undefined if nothing was. */
  readonly problem?: string | undefined;
}

/** A file with what registries say of papers. */
export interface ReferencesFile extends OwnFile<'references'> {
  /** The file, read as a bibliography of CSL items. It counts as one if a draft names it. */
  readonly bibliography: Lazy<BibliographyFile>;
}

export type OwnFileOf<Kind extends OwnKind> = Kind extends 'references' ? ReferencesFile : OwnFile<Kind>;

/** The own files of a workspace, by kind and URI, ordered by URI. */
export type OwnFiles = { readonly [Kind in OwnKind]: ReadonlyMap<string, OwnFileOf<Kind>> };

type AnyOwnFile = { [Kind in OwnKind]: OwnFileOf<Kind> }[OwnKind];

export type TextFile = DigestFile | BibliographyFile | DraftFile | ProjectFile | AnyOwnFile;
