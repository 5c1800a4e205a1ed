import { getOwn } from '../../base/collections';
import type { Span } from '../../base/span';
import type { EntryKey } from '../../model/bibliography';
import type { FileReference } from '../../model/draft';
import { findGroupEnd, skipBlank, splitAtCommas } from './arguments';

interface FileCommand {
  readonly kind: FileReference['kind'];
  /**
   * The extension that the compiler adds to a name without this extension. `unless-known` means `.tex`, unless the name already has an
   * extension of TeX files.
   */
  readonly extension: '.bib' | '.tex' | 'unless-known' | '';
  /** `list`: names separated by commas; `folder`: the folder is a separate argument (package import). */
  readonly form: 'single' | 'list' | 'folder';
}

/** Commands of LaTeX itself and of bibentry, biblatex, subfiles, import and standalone. */
const fileCommands: Readonly<Record<string, FileCommand>> = {
  bibliography: { kind: 'bibliography', extension: '.bib', form: 'list' },
  nobibliography: { kind: 'bibliography', extension: '.bib', form: 'list' },
  addbibresource: { kind: 'bibliography', extension: '', form: 'single' },
  addglobalbib: { kind: 'bibliography', extension: '', form: 'single' },
  addsectionbib: { kind: 'bibliography', extension: '', form: 'single' },
  input: { kind: 'include', extension: 'unless-known', form: 'single' },
  InputIfFileExists: { kind: 'include', extension: 'unless-known', form: 'single' },
  include: { kind: 'include', extension: '.tex', form: 'single' },
  includestandalone: { kind: 'include', extension: '.tex', form: 'single' },
  subfile: { kind: 'include', extension: 'unless-known', form: 'single' },
  subfileinclude: { kind: 'include', extension: 'unless-known', form: 'single' },
  import: { kind: 'include', extension: 'unless-known', form: 'folder' },
  inputfrom: { kind: 'include', extension: 'unless-known', form: 'folder' },
  includefrom: { kind: 'include', extension: '.tex', form: 'folder' },
  subimport: { kind: 'include', extension: 'unless-known', form: 'folder' },
  subinputfrom: { kind: 'include', extension: 'unless-known', form: 'folder' },
  subincludefrom: { kind: 'include', extension: '.tex', form: 'folder' },
};

/**
 * The files that the command `name` refers to, except remote files and files whose names contain macros. `nameEnd` is the offset after
 * the command's name.
 */
export function readFileReferences(text: string, name: string, nameEnd: number): readonly FileReference[] {
  if (name === 'documentclass') return readMainOfSubfile(text, nameEnd);
  const command = getOwn(fileCommands, name);
  if (command === undefined) return [];
  const options = skipOptions(text, nameEnd);
  if (/location\s*=\s*remote/.test(text.slice(nameEnd, options))) return [];
  const first = readArgument(text, options);
  if (first === undefined) return name === 'input' ? readPlainInput(text, nameEnd) : [];
  if (command.form === 'folder') {
    const second = readArgument(text, first.end + 1);
    return second === undefined
      ? []
      : toReferences(text, command, [trim(text, second)], text.slice(first.start, first.end).trim().replace(/\/?$/, '/'));
  }
  return toReferences(text, command, command.form === 'list' ? splitAtCommas(text, first.start, first.end) : [trim(text, first)], '');
}

function toReferences(text: string, { kind, extension }: FileCommand, spans: readonly Span[], folder: string): FileReference[] {
  return spans.flatMap((span) => {
    const name = text.slice(span.start, span.end);
    if (name === '' || /[\\#{}%\n]/.test(folder + name)) return [];
    return [{ kind, path: withExtension(folder === '/' ? name : folder + name, extension), span }];
  });
}

/**
 * Extensions with which `\input` reads the file of exactly the given name. Any other dot is part of the name: `intro.gen` stands for
 * `intro.gen.tex`.
 */
const knownEnding = /\.(?:tex|ltx|latex|bbl|tikz|pgf|pstex_t|pdf_tex|eps_tex|sty|cls|def|cfg|clo|aux|toc|txt|inc|out|tab)$/i;

function withExtension(path: string, extension: FileCommand['extension']): string {
  if (extension === 'unless-known') return knownEnding.test(path) ? path : `${path}.tex`;
  return path.toLowerCase().endsWith(extension) ? path : path + extension;
}

/** Reads `\input intro`, where a space ends the name (The TeXbook, chapter 24). */
function readPlainInput(text: string, nameEnd: number): FileReference[] {
  const name = /[ \t]+([\w./-]+)/y;
  name.lastIndex = nameEnd;
  const path = name.exec(text)?.[1];
  return path === undefined
    ? []
    : [{ kind: 'include', path: withExtension(path, 'unless-known'), span: { start: name.lastIndex - path.length, end: name.lastIndex } }];
}

/** Reads the main file of a subfile: `\documentclass[../main]{subfiles}` (package subfiles). */
function readMainOfSubfile(text: string, nameEnd: number): FileReference[] {
  const open = skipBlank(text, nameEnd);
  const close = text[open] === '[' ? findGroupEnd(text, open) : undefined;
  const documentClass = close === undefined ? undefined : readArgument(text, close);
  if (close === undefined || documentClass === undefined || text.slice(documentClass.start, documentClass.end).trim() !== 'subfiles')
    return [];
  return toReferences(
    text,
    { kind: 'root', extension: 'unless-known', form: 'single' },
    [trim(text, { start: open + 1, end: close - 1 })],
    '',
  );
}

const fileContents = /[ \t]*\{filecontents\*?\}/y;

/**
 * The file that LaTeX writes from the text of an environment: `\begin{filecontents}[overwrite]{refs.bib}`. `nameEnd` is the offset
 * after `\begin`. Empty for any other environment.
 */
export function readFilecontents(text: string, nameEnd: number): readonly FileReference[] {
  fileContents.lastIndex = nameEnd;
  const name = fileContents.test(text) ? readArgument(text, skipOptions(text, fileContents.lastIndex)) : undefined;
  return name === undefined ? [] : toReferences(text, { kind: 'made', extension: '', form: 'single' }, [trim(text, name)], '');
}

const rootComment = /%+[ \t]*!\s?T[eE]X[ \t]+root[ \t]*=[ \t]*([^\n\r]+)/y;

/** Reads `% !TeX root = ../main.tex` in the comment that begins at `start`, as TeX editors do. undefined for any other comment. */
export function findRootComment(text: string, start: number): FileReference | undefined {
  rootComment.lastIndex = start;
  const path = rootComment.exec(text)?.[1];
  if (path === undefined) return undefined;
  const first = rootComment.lastIndex - path.length;
  const trimmed = trim(text, { start: first, end: rootComment.lastIndex });
  return { kind: 'root', path: withExtension(text.slice(trimmed.start, trimmed.end), 'unless-known'), span: trimmed };
}

/** The key of a work that the draft itself lists: `\bibitem[label]{key}`, or `\bib{key}{article}{...}` of amsrefs. */
export function findOwnKey(text: string, name: string, nameEnd: number): EntryKey | undefined {
  if (name !== 'bibitem' && name !== 'bib') return undefined;
  const key = readArgument(text, skipOptions(text, nameEnd));
  if (key === undefined || (name === 'bib' && readArgument(text, key.end + 1) === undefined)) return undefined;
  const keySpan = trim(text, key);
  const written = text.slice(keySpan.start, keySpan.end);
  return written === '' || /[\\#{},\n]/.test(written) ? undefined : { key: written, keySpan };
}

function skipOptions(text: string, at: number): number {
  const open = skipBlank(text, text[at] === '*' ? at + 1 : at);
  return text[open] === '[' ? (findGroupEnd(text, open) ?? open) : open;
}

/** The text between the braces that open at `at`, or after white space there. */
function readArgument(text: string, at: number): Span | undefined {
  const open = skipBlank(text, at);
  const end = text[open] === '{' ? findGroupEnd(text, open) : undefined;
  return end === undefined ? undefined : { start: open + 1, end: end - 1 };
}

/** Trims white space and the quotation marks around a name with spaces: `\input{"my chapter"}`. */
function trim(text: string, { start, end }: Span): Span {
  let first = start;
  let last = end;
  while (first < last && /[\s"]/.test(text[first] ?? '')) first += 1;
  while (last > first && /[\s"]/.test(text[last - 1] ?? '')) last -= 1;
  return { start: first, end: last };
}
