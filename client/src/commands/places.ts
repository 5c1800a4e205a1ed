import { editorLanguages } from '../../../server/src/client';

/** A place in the window, with the condition that all entries or keys in this place have in common. */
interface Place {
  readonly when?: string;
}

const draftIds = editorLanguages.flatMap(({ languageIds }) => languageIds).join('|');

/** The menus and rows in which commands are. `menu` is VS Code's name of the menu. */
export const menuPlaces = {
  papersTitle: { menu: 'view/title', when: 'view == marginalia.papers' },
  referencesTitle: { menu: 'view/title', when: 'view == marginalia.references' },
  paper: { menu: 'view/item/context', when: 'view == marginalia.papers && viewItem =~ /^paper/' },
  /** Any row of the Papers view: the entry says which. */
  papersRow: { menu: 'view/item/context', when: 'view == marginalia.papers' },
  reference: { menu: 'view/item/context', when: 'view == marginalia.references' },
  explorer: { menu: 'explorer/context' },
  editor: { menu: 'editor/context' },
  draftMenu: { menu: 'marginalia.draft' },
  noteMenu: { menu: 'marginalia.note' },
  noteThread: { menu: 'comments/commentThread/title', when: 'commentController == marginalia.notes' },
  note: { menu: 'comments/comment/title', when: 'commentController == marginalia.notes' },
  newNote: { menu: 'comments/commentThread/context', when: 'commentController == marginalia.notes' },
  noteEditor: { menu: 'comments/comment/context', when: 'commentController == marginalia.notes' },
  newPapersTitle: { menu: 'editor/title', when: 'resourceScheme == marginalia-new-papers' },
  findingsTitle: { menu: 'editor/title', when: 'resourceScheme == marginalia-check' },
} satisfies Readonly<Record<string, Place & { readonly menu: string }>>;

/**
 * Where keys work, in the order in which docs/commands.md lists them by the names in `heading`. If two keys are the same and both places
 * fit, VS Code takes the later place, so a part of a place is listed after the whole.
 */
export const keyPlaces = {
  anywhere: { heading: 'anywhere' },
  draft: { heading: 'draft', when: `editorTextFocus && editorLangId =~ /^(${draftIds})$/` },
  paperFile: {
    heading: 'draft, digest, bibliography',
    when: `editorTextFocus && editorLangId =~ /^(${draftIds}|bibtex|marginalia-digest)$/`,
  },
  digestSelection: { heading: 'selection in a digest', when: 'editorTextFocus && editorHasSelection && marginalia.inDigest' },
  noteEditor: {
    heading: 'note editor',
    when: 'commentEditorFocused && commentController == marginalia.notes && !suggestWidgetVisible && !inSnippetMode',
    builtIn: '`Ctrl+Enter` save',
  },
  papersView: { heading: 'Papers view', when: 'focusedView == marginalia.papers && !inputFocus' },
  referencesView: { heading: '*Incomplete References* view', when: 'focusedView == marginalia.references && !inputFocus' },
  newPapersPage: {
    heading: '[*Review New Papers*](new-papers.md#review-papers-one-by-one)',
    when: 'editorTextFocus && resourceScheme == marginalia-new-papers',
  },
  findingsPage: {
    heading: '[*Check Draft*](checking.md#check-the-whole-draft)',
    when: 'editorTextFocus && resourceScheme == marginalia-check',
  },
  openFindings: { heading: 'after *Check Draft*', when: 'marginalia.isReviewOpen' },
} satisfies Readonly<Record<string, Place & { readonly heading: string; readonly builtIn?: string }>>;

/** The headings of docs/commands.md. The commands of `menuSections` are only in menus. */
export const sections = {
  always: 'Always available',
  library: 'With a library',
  draft: 'In a draft',
  paper: 'On a paper',
  digest: 'In a digest',
  otherFile: 'In other files',
} as const;

export const menuSections = {
  papersView: 'Papers view',
  referencesView: '*Incomplete References*',
  newPapersPage: 'New papers',
  noteEditor: 'Note editor',
} as const;
