/**
 * The rules by which an entry inherits fields of the entry that its `crossref` names (biblatex manual, appendix B, "Default Inheritance
 * Setup").
 */

/** Fields that are not inherited through `crossref`. */
const ownFields: ReadonlySet<string> = new Set([
  'crossref',
  'xref',
  'xdata',
  'ids',
  'entryset',
  'entrysubtype',
  'execute',
  'label',
  'options',
  'presort',
  'related',
  'relatedoptions',
  'relatedstring',
  'relatedtype',
  'shorthand',
  'shorthandintro',
  'sortkey',
]);

/** If the child inherits the title under another name, these fields are not inherited, because they would be wrong for the child. */
const titleFields: ReadonlySet<string> = new Set(['shorttitle', 'sorttitle', 'indextitle', 'indexsorttitle']);

/** Maps BibTeX's names of fields to those of biblatex, so that fields can be compared. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['journal', 'journaltitle'],
  ['address', 'location'],
  ['school', 'institution'],
  ['year', 'date'],
  ['month', 'date'],
]);

const inBooks = ['inbook', 'bookinbook', 'suppbook'];
const inCollections = ['incollection', 'inreference', 'suppcollection'];

interface Renaming {
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** The prefix that is put before `title`, `subtitle` and `titleaddon`. */
  readonly prefix: 'main' | 'book' | 'journal';
}

const renamings: readonly Renaming[] = [
  { parents: ['mvbook'], children: ['book', ...inBooks], prefix: 'main' },
  { parents: ['mvcollection', 'mvreference'], children: ['collection', 'reference', ...inCollections], prefix: 'main' },
  { parents: ['mvproceedings'], children: ['proceedings', 'inproceedings', 'conference'], prefix: 'main' },
  { parents: ['book'], children: inBooks, prefix: 'book' },
  { parents: ['collection', 'reference', 'book'], children: inCollections, prefix: 'book' },
  { parents: ['proceedings'], children: ['inproceedings', 'conference'], prefix: 'book' },
  { parents: ['periodical'], children: ['article', 'suppperiodical'], prefix: 'journal' },
];

/** The names under which a child of `childType` inherits the field `name` of its parent; empty if the child does not inherit the field. */
export function listInheritedNames(name: string, parentType: string, childType: string): readonly string[] {
  if (ownFields.has(name)) return [];
  if (name === 'author' && /^(?:mv)?book$/.test(parentType) && inBooks.includes(childType)) return ['author', 'bookauthor'];
  const renaming = renamings.find(({ parents, children }) => parents.includes(parentType) && children.includes(childType));
  if (renaming === undefined) return [name];
  if (titleFields.has(name)) return [];
  return /^(?:title|subtitle|titleaddon)$/.test(name) ? [renaming.prefix + name] : [name];
}

/** Returns the same name for fields with the same meaning, for example `date` for `year` and `journaltitle` for `journal`. */
export function getCommonFieldName(name: string): string {
  return otherNames.get(name) ?? name;
}

/** Whether a field is inherited through `xdata`, as all fields but a few are. */
export function isInheritedThroughXdata(name: string): boolean {
  return name !== 'ids' && name !== 'crossref' && name !== 'xref' && name !== 'xdata';
}
