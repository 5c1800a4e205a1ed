import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { isDeepYaml } from '../base/isDeepYaml';
import type { Span } from '../base/span';
import type { EntryKey } from '../model/bibliography';

/** The text of a YAML value, and its span without quotation marks. */
export interface YamlText extends Span {
  readonly value: string;
}

/** The settings for citations in YAML metadata. Spans are offsets in the text that contains the YAML. */
interface YamlSettings {
  readonly bibliographies: readonly YamlText[];
  readonly citationStyles: readonly YamlText[];
  /** The ids in `references:`, which lists works that the metadata itself describes. */
  readonly ownKeys: readonly EntryKey[];
  /**
   * The spans of values that may contain citations: `abstract`, which is printed, and `nocite`, which adds works to the reference list
   * without printing a citation.
   */
  readonly prose: readonly Span[];
  /**
   * Whether all bibliographies are known: false if the YAML is broken or nested too deeply, or if the value of `bibliography` is
   * neither text nor a list.
   */
  readonly isComplete: boolean;
}

/**
 * Settings in a configuration file, such as `_quarto.yml`, that apply to all drafts of the project. Paths are as written, relative to
 * that file.
 */
export interface ProjectSettings {
  readonly bibliographies: readonly string[];
  readonly citationStyle?: string;
  /** Whether all bibliographies are known: false if the YAML could not be read completely, or if a path contains a variable. */
  readonly isComplete: boolean;
}

const nothing: YamlSettings = { bibliographies: [], citationStyles: [], ownKeys: [], prose: [], isComplete: true };
const relevant = /bibliography|csl|citation-style|references|nocite|abstract/;

/**
 * Reads the metadata in `span`. Keys are read at the top level, under `metadata` (pandoc manual, "Defaults files"), and under each
 * format of `format` (Quarto guide, "Citations"). If the YAML is broken, as in `title: Caches: a survey`, each top-level key is parsed
 * separately.
 */
export function readYamlSettings(text: string, span: Span): YamlSettings {
  const yaml = text.slice(span.start, span.end);
  if (!relevant.test(yaml)) return nothing;
  const document = parse(yaml);
  if (document !== undefined && !document.hasErrors) return readMaps(yaml, document.root, span.start);
  const parts = splitAtKeys(yaml).flatMap(({ start, end }) => {
    const part = yaml.slice(start, end);
    const read = relevant.test(part) ? parse(part) : undefined;
    return read === undefined ? [] : [readMaps(part, read.root, span.start + start)];
  });
  return {
    bibliographies: parts.flatMap(({ bibliographies }) => bibliographies),
    citationStyles: parts.flatMap(({ citationStyles }) => citationStyles),
    ownKeys: parts.flatMap(({ ownKeys }) => ownKeys),
    prose: parts.flatMap(({ prose }) => prose),
    isComplete: false,
  };
}

/** Splits the YAML at each key that begins a line. */
function splitAtKeys(yaml: string): readonly Span[] {
  const starts = [...yaml.matchAll(/^["']?[A-Za-z][\w-]*["']?[ \t]*:/gm)].map(({ index }) => index);
  return starts.map((start, at) => ({ start, end: starts[at + 1] ?? yaml.length }));
}

function readMaps(yaml: string, root: Node | null, offset: number): YamlSettings {
  const maps = isMap(root) ? [root, ...findNested(root)] : [];
  const values = (...names: readonly string[]): readonly unknown[] => maps.flatMap((map) => names.flatMap((name) => findAll(map, name)));
  const scalars = (...names: readonly string[]): readonly Scalar[] =>
    values(...names)
      .flatMap((value) => (isSeq(value) ? value.items : [value]))
      .filter(isText);
  const texts = (...names: readonly string[]): readonly YamlText[] => scalars(...names).map((scalar) => locate(yaml, scalar, offset));
  const ids = values('references')
    .flatMap((value) => (isSeq(value) ? value.items : []))
    .flatMap((item) => (isMap(item) ? findAll(item, 'id') : []));
  return {
    bibliographies: texts('bibliography'),
    citationStyles: texts('csl', 'citation-style'),
    ownKeys: ids.filter(isId).map((id) => toEntryKey(locate(yaml, id, offset))),
    prose: texts('nocite', 'abstract')
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start - b.start),
    isComplete: values('bibliography').every((value) => isSeq(value) || isText(value)),
  };
}

/** undefined if the YAML is nested too deeply. */
function parse(yaml: string): { readonly root: Node | null; readonly hasErrors: boolean } | undefined {
  if (isDeepYaml(yaml)) return undefined;
  const { contents, errors } = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' });
  return { root: contents, hasErrors: errors.length > 0 };
}

function findNested(root: YAMLMap): readonly YAMLMap[] {
  const formats = findAll(root, 'format')
    .filter(isMap)
    .flatMap((formatMap) => formatMap.items.map((pair: Pair) => pair.value));
  return [...findAll(root, 'metadata'), ...formats].filter(isMap);
}

function findAll(map: YAMLMap, name: string): readonly unknown[] {
  return map.items.filter(({ key }) => isScalar(key) && key.value === name).map(({ value }) => value);
}

function isText(value: unknown): value is Scalar {
  return isScalar(value) && typeof value.value === 'string';
}

/** An id may be a number: `- id: 2020`. */
function isId(value: unknown): value is Scalar {
  return isScalar(value) && (typeof value.value === 'string' || typeof value.value === 'number');
}

function toEntryKey({ value, start, end }: YamlText): EntryKey {
  return { key: value, keySpan: { start, end } };
}

function locate(yaml: string, scalar: Scalar, offset: number): YamlText {
  const [first, last] = scalar.range ?? [0, 0];
  const source = yaml.slice(first, last);
  const before = /^(?:["']|[|>][^\n]*\n?)/.exec(source)?.[0].length ?? 0;
  const after = /^["']/.test(source) && source.length > 1 && source.endsWith(source[0] ?? '') ? 1 : 0;
  const value = typeof scalar.value === 'number' ? (scalar.source ?? String(scalar.value)) : String(scalar.value);
  return { value, start: offset + first + before, end: offset + Math.max(first + before, last - after) };
}

/** Files such as `_quarto.yml`, `_bookdown.yml`, `_metadata.yml`, and pandoc's `metadata.yaml` and `defaults.yaml`. */
const projectFileName = /(?:^|[\\/])(?:_quarto(?:-[\w-]+)?|_bookdown|_metadata|_site|metadata|defaults[\w.-]*)\.ya?ml$/i;

export function isProjectFile(path: string): boolean {
  return projectFileName.test(path);
}

/** Does not throw, whatever the text contains. */
export function parseProjectFile(text: string): ProjectSettings {
  const { bibliographies, citationStyles, isComplete } = readYamlSettings(text, { start: 0, end: text.length });
  const paths = bibliographies.map(({ value }) => value).filter((path) => path !== '');
  const known = paths.filter((path) => !path.includes('${'));
  const style = citationStyles[0]?.value;
  return {
    bibliographies: known,
    ...(style === undefined ? {} : { citationStyle: style }),
    isComplete: isComplete && known.length === paths.length,
  };
}

/**
 * The files of a book in the order of the book, as written in `_quarto.yml` (`chapters` and `appendices` of `book`, with their parts) or in
 * `_bookdown.yml` (`rmd_files`). Titles of parts may be among them. Empty if the text lists none or can't be read.
 */
export function listChapters(text: string): readonly string[] {
  if (!/chapters|appendices|rmd_files/.test(text) || isDeepYaml(text)) return [];
  const { contents } = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const book = get(contents, 'book');
  return [get(contents, 'rmd_files'), get(book, 'chapters'), get(book, 'appendices')].flatMap(listTexts);
}

function get(map: unknown, name: string): unknown {
  return isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === name)?.value : undefined;
}

/** All texts in a list, also in the lists and maps in it. */
function listTexts(node: unknown): readonly string[] {
  if (isScalar(node)) return typeof node.value === 'string' ? [node.value] : [];
  if (isSeq(node)) return node.items.flatMap(listTexts);
  return isMap(node) ? node.items.flatMap(({ value }) => listTexts(value)) : [];
}
