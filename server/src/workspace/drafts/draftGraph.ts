import { URI, Utils } from 'vscode-uri';
import { findDraftLanguage } from '#drafts';
import { lazy } from '../../base/derivedValues';
import type { CitationKey } from '../../model/citation';
import type { CitationCommand, DraftScan, FileReference } from '../../model/draft';
import type { DraftLanguage } from '../../model/draftLanguage';
import type { Settings } from '../../model/settings';
import { isInside } from '../files/ownFolder';
import type { DraftFile, ProjectFile } from '../files/textFile';

export const noCommands: ReadonlyMap<string, CitationCommand> = new Map();

/** A file that a draft or its project names. The first file in `candidates` that exists is the one meant. */
export interface NamedFile {
  /** The path as the draft writes it. */
  readonly path: string;
  /** The URIs where the file may be, in the order in which compilers look there. */
  readonly candidates: readonly string[];
}

/** Drafts that are compiled together, and the files that they name. */
interface DraftProject {
  /**
   * The root documents of the draft: those that it names, or, if it names none, those that include it. A root document is its own root.
   * Empty for a chapter without a known root.
   */
  readonly roots: readonly string[];
  /** The roots and all drafts that they include. If no root is known, the draft and all drafts that it includes. */
  readonly members: readonly string[];
  readonly bibliographies: readonly NamedFile[];
  readonly citationStyle?: NamedFile;
  /** Keys of the works that the drafts define themselves. */
  readonly ownKeys: ReadonlySet<CitationKey>;
  /** Whether a root is known, and every file that is likely to name a bibliography was found and could be read. */
  readonly isComplete: boolean;
}

/** How the drafts of a workspace are connected. */
export interface DraftGraph {
  projectOf(uri: string): DraftProject;
  /** All bibliographies that drafts or project files name. */
  readonly namedBibliographies: readonly NamedFile[];
  /** The citation commands that a draft can use because other drafts of its project define them. */
  commandsFor(uri: string): ReadonlyMap<string, CitationCommand>;
}

/** Creates the graph of the drafts. `folders` are the workspace folders, in which relative paths are looked up last. */
export function createDraftGraph(
  drafts: ReadonlyMap<string, DraftFile>,
  projectFiles: ReadonlyMap<string, ProjectFile>,
  folders: readonly string[],
): DraftGraph {
  const rootsOf = lazy(() => findRoots(drafts, folders));
  const cache = new Map<string, DraftProject>();
  const projectOf = (uri: string): DraftProject => {
    const known = cache.get(uri);
    if (known !== undefined) return known;
    const project = createProject(uri, rootsOf().get(uri) ?? [], drafts, projectFiles, folders);
    cache.set(uri, project);
    return project;
  };
  return {
    projectOf,
    get namedBibliographies() {
      return [...drafts.keys()].flatMap((uri) => projectOf(uri).bibliographies);
    },
    commandsFor: (uri) => {
      const others = projectOf(uri).members.filter((member) => member !== uri);
      const defining = others.map((member) => drafts.get(member)?.scan().ownCommands ?? noCommands).filter(({ size }) => size > 0);
      return defining.length === 0 ? noCommands : new Map(defining.flatMap((commands) => [...commands]));
    },
  };
}

function createProject(
  uri: string,
  roots: readonly string[],
  drafts: ReadonlyMap<string, DraftFile>,
  projectFiles: ReadonlyMap<string, ProjectFile>,
  folders: readonly string[],
): DraftProject {
  const members = new Set<string>();
  const bibliographies: NamedFile[] = [];
  const ownKeys = new Set<CitationKey>();
  let citationStyle: NamedFile | undefined;
  let isComplete = roots.length > 0;
  let lacksChapters = false;
  for (const root of roots.length > 0 ? roots : [uri]) {
    const walk = walkIncludes(root, drafts, folders);
    isComplete &&= walk.missing !== 'preamble';
    lacksChapters ||= walk.missing === 'chapters';
    for (const member of walk.members) {
      members.add(member);
      const scan = drafts.get(member)?.scan();
      for (const { key } of scan?.ownKeys ?? []) ownKeys.add(key);
      for (const reference of scan?.fileReferences ?? []) {
        const named = (): NamedFile => nameFile(reference.path, [...listFolders(folders, root, member), ...folders]);
        if (reference.kind === 'bibliography') bibliographies.push(named());
        else if (reference.kind === 'citation-style') citationStyle ??= named();
      }
    }
    for (const { uri: projectUri, project } of findProjectFiles(root, projectFiles, folders)) {
      const settings = project();
      isComplete &&= settings.isComplete;
      const named = (path: string): NamedFile => nameFile(path, [...listFolders(folders, projectUri, root), ...folders]);
      bibliographies.push(...settings.bibliographies.map(named));
      if (settings.citationStyle !== undefined) citationStyle ??= named(settings.citationStyle);
    }
  }
  return {
    roots,
    members: [...members],
    bibliographies: [...new Map(bibliographies.map((file) => [file.candidates[0], file])).values()],
    ...(citationStyle === undefined ? {} : { citationStyle }),
    ownKeys,
    isComplete: isComplete && !(lacksChapters && bibliographies.length === 0),
  };
}

/** For each draft, its root documents: those that it names itself, otherwise those that include it. */
function findRoots(drafts: ReadonlyMap<string, DraftFile>, folders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const roots = new Map<string, string[]>();
  const add = (uri: string, root: string): void => {
    const known = roots.get(uri);
    if (known === undefined) roots.set(uri, [root]);
    else if (!known.includes(root)) known.push(root);
  };
  for (const draft of drafts.values()) {
    const named = findReferences(draft, 'root').flatMap(({ path }) => findDraft(listFolders(folders, draft.uri), path, drafts) ?? []);
    for (const root of named) add(draft.uri, root);
    if (named.length > 0 || !draft.scan().isRoot) continue;
    for (const member of walkIncludes(draft.uri, drafts, folders).members) {
      // A chapter that names its root belongs to that root only.
      const other = drafts.get(member);
      if (member === draft.uri || other === undefined || findReferences(other, 'root').length === 0) add(member, draft.uri);
    }
  }
  return roots;
}

interface Walk {
  readonly members: readonly string[];
  /**
   * Where a file is included that was not found; undefined if all files were found. A file that is included in the `preamble` may name
   * bibliographies. A file that is included among the `chapters` matters only if no other file names a bibliography.
   */
  readonly missing: 'preamble' | 'chapters' | undefined;
}

/**
 * The root and the drafts that it includes, directly or through other drafts. The order is breadth first; files included by the same
 * draft are in the order of its text.
 */
function walkIncludes(root: string, drafts: ReadonlyMap<string, DraftFile>, folders: readonly string[]): Walk {
  const members = new Set([root]);
  let missing: Walk['missing'];
  for (const uri of members) {
    const draft = drafts.get(uri);
    if (draft === undefined) continue;
    const body = draft.scan().isRoot ? draft.language.findBody(draft.text).start : 0;
    for (const { path, span } of findReferences(draft, 'include')) {
      const included = findDraft(listFolders(folders, root, uri), path, drafts);
      if (included !== undefined) members.add(included);
      // A file that is not a draft, such as a package or code, contains no citations and may be missing.
      else if (findDraftLanguage(undefined, path) !== undefined)
        missing = span.start < body || missing === 'preamble' ? 'preamble' : 'chapters';
    }
  }
  return { members: [...members], missing };
}

/** The project files in the folder of the draft and in the folders above it, where Quarto and pandoc look for them. */
function findProjectFiles(uri: string, projectFiles: ReadonlyMap<string, ProjectFile>, folders: readonly string[]): readonly ProjectFile[] {
  const own = findDraftFolder(folders, uri);
  return [...projectFiles.values()].filter((file) => own !== undefined && `${own}/`.startsWith(`${folderOf(file.uri)}/`));
}

function findReferences(draft: DraftFile, kind: FileReference['kind']): readonly FileReference[] {
  return draft.scan().fileReferences.filter((reference) => reference.kind === kind);
}

function findDraft(folders: readonly string[], path: string, drafts: ReadonlyMap<string, DraftFile>): string | undefined {
  return nameFile(path, folders).candidates.find((candidate) => drafts.has(candidate));
}

function nameFile(path: string, folders: readonly string[]): NamedFile {
  return { path, candidates: [...new Set(folders.flatMap((folder) => resolvePath(folder, path) ?? []))] };
}

/**
 * The URI of a path in a folder. undefined if the text is not the path of a file: a URL, TeX that only a compiler can expand
 * (`\jobname`), or text with half of a surrogate pair. As on POSIX, two slashes at the beginning count as one, so that a draft from
 * somebody else names no file on another computer.
 */
function resolvePath(folder: string, path: string): string | undefined {
  if (path === '' || /[\\{}\p{Cs}]|^[a-z][a-z0-9+.-]+:/iu.test(path)) return undefined;
  return Utils.resolvePath(URI.parse(folder), path).toString();
}

/** The folders in which the relative paths of these files begin. */
function listFolders(folders: readonly string[], ...uris: readonly string[]): readonly string[] {
  return uris.flatMap((uri) => findDraftFolder(folders, uri) ?? []);
}

function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString().replace(/\/$/, '');
}

/**
 * Whether the connections between drafts are the same: the same drafts exist, and each of them names the same files, defines the same
 * works and commands, and is a root document or not, as before. Scans only drafts that changed.
 */
export function hasSameLinks(before: ReadonlyMap<string, DraftFile>, after: ReadonlyMap<string, DraftFile>): boolean {
  if (before.size !== after.size) return false;
  for (const [uri, draft] of after) {
    const previous = before.get(uri);
    if (previous === undefined) return false;
    if (previous !== draft && !sameLinks(previous.scan(), draft.scan())) return false;
  }
  return true;
}

function sameLinks(a: DraftScan, b: DraftScan): boolean {
  return (
    a.isRoot === b.isRoot &&
    hasSameCommands(a.ownCommands, b.ownCommands) &&
    isSameList(a.fileReferences, b.fileReferences, (x, y) => x.kind === y.kind && x.path === y.path) &&
    isSameList(a.ownKeys, b.ownKeys, (x, y) => x.key === y.key)
  );
}

/**
 * The citation commands that a draft can use without defining them: those in the settings, and those that other drafts of its project
 * define (`ofRoots`). The latter take precedence.
 */
export function getCitationCommands(
  { readCommandNames }: DraftLanguage,
  { citationCommands }: Settings,
  ofRoots: ReadonlyMap<string, CitationCommand> = noCommands,
): ReadonlyMap<string, CitationCommand> {
  if (readCommandNames === undefined || (citationCommands.length === 0 && ofRoots.size === 0)) return noCommands;
  return new Map([...readCommandNames(citationCommands), ...ofRoots]);
}

export function hasSameCommands(a: ReadonlyMap<string, CitationCommand>, b: ReadonlyMap<string, CitationCommand>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [name, command] of a) {
    const other = b.get(name);
    if (other?.mode !== command.mode || other.keyArgument !== command.keyArgument || other.form !== command.form) return false;
  }
  return true;
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => isSame(item, b[index] as T));
}

/**
 * The URI, without a slash at its end, of the folder in which the relative paths of a file begin. For a file that was never saved
 * (`untitled:`) this is the folder where it would be saved: that of the path which the editor proposes, if that is in a workspace
 * folder, or else the first workspace folder. undefined if it was never saved and no folder is open.
 */
export function findDraftFolder(folders: readonly string[], uri: string): string | undefined {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'untitled') return withoutSlash(Utils.dirname(parsed));
  const proposed = folders
    .map((folder) => ({ folder, place: URI.parse(folder).with({ path: Utils.dirname(Utils.resolvePath(parsed)).path }) }))
    .find(({ folder, place }) => parsed.path.startsWith('/') && isInside([folder], Utils.joinPath(place, 'draft').toString()));
  if (proposed !== undefined) return withoutSlash(proposed.place);
  return folders[0]?.replace(/\/$/, '');
}

function withoutSlash(folder: URI): string {
  return folder.toString().replace(/\/$/, '');
}
