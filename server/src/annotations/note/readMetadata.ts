import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { maskControls } from '../../base/escape';
import { findFrontMatter } from '../../base/frontMatter';
import { isDeepYaml } from '../../base/isDeepYaml';
import { type Span, sliceSpan } from '../../base/span';
import { type NoteIssue, type ReadingStatus, readingStatuses } from '../../model/annotation';

/** The YAML metadata at the beginning of a note. Spans are offsets in the whole file. */
export interface NoteMetadata {
  /** The YAML without the lines that delimit it; undefined if the note has no metadata. */
  readonly span?: Span | undefined;
  /** Where the text after the metadata begins. */
  readonly end: number;
  readonly key?: string | undefined;
  /** The key in a field that other programs use: `citekey`, `citation-key`, `citationKey` or `citation_key`. */
  readonly foreignKey?: string | undefined;
  readonly title?: string | undefined;
  readonly titleSpan?: Span | undefined;
  readonly status?: ReadingStatus | undefined;
  readonly statusSpan?: Span | undefined;
  readonly tags: readonly string[];
  readonly issues: readonly NoteIssue[];
  /** Whether some of the metadata could not be read, so that an edit might damage it. */
  readonly isBroken: boolean;
}

/** A metadata field in its simplest form: its value, and the span of the value. */
interface PlainField {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const foreignKeys = ['citekey', 'citation-key', 'citationKey', 'citation_key'];

/** Reads the metadata; never throws. Broken YAML is reported, and only the key is read from it. */
export function readMetadata(text: string): NoteMetadata {
  const found = findFrontMatter(text);
  if (found === undefined) {
    const open = /^\ufeff?---[ \t]*\r?\n((?:[\w-]+:|[ \t]+\S|- )[^\n]*(?:\n|$))+/.exec(text)?.[0];
    const issues =
      open === undefined
        ? []
        : [{ span: { start: 0, end: lineEnd(text, 0) }, reason: 'The metadata block isn\'t closed. Add a line "---" after it.' }];
    return {
      end: text.startsWith('\ufeff') ? 1 : 0,
      key: open === undefined ? undefined : guessKey(open),
      tags: [],
      issues,
      isBroken: open !== undefined,
    };
  }
  const { yaml: span, end } = found;
  const { start } = span;
  const yaml = sliceSpan(text, span);
  const plain = readPlain(yaml, start);
  if (plain !== undefined) return { span, end, ...plain };
  if (isDeepYaml(yaml))
    return {
      span,
      end,
      key: guessKey(yaml),
      tags: [],
      issues: [{ span, reason: 'The metadata is nested too deeply.' }],
      isBroken: true,
    };
  const { contents, errors } = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent' });
  const [error] = errors;
  if (error !== undefined) {
    const at = start + (error.pos[0] ?? 0);
    return {
      span,
      end,
      key: guessKey(yaml),
      isBroken: true,
      tags: [],
      issues: [{ span: { start: at, end: lineEnd(text, at) }, reason: `Invalid metadata: ${describe(error.message)}` }],
    };
  }
  return { span, end, ...readMap(isMap(contents) ? contents : undefined, yaml, start) };
}

/** Reads metadata without the YAML parser. undefined if the parser is needed, for example to report a problem. */
function readPlain(yaml: string, offset: number): Omit<NoteMetadata, 'span' | 'end'> | undefined {
  const fields = readPlainMetadata(yaml);
  if (fields === undefined || fields.get('tags') !== undefined) return undefined;
  const [key, title, status] = ['key', 'title', 'status'].map((name) => fields.get(name));
  const known = readingStatuses.find((each) => each === status?.value);
  if ((fields.has('key') && key === undefined) || (status !== undefined && known === undefined)) return undefined;
  const spanOf = ({ start, end }: Span): Span => ({ start: offset + start, end: offset + end });
  return {
    key: fold(key?.value),
    foreignKey: foreignKeys.map((name) => fold(fields.get(name)?.value)).find((value) => value !== undefined),
    title: fold(title?.value),
    ...(title === undefined ? {} : { titleSpan: spanOf(title) }),
    status: known,
    ...(status === undefined ? {} : { statusSpan: spanOf(status) }),
    tags: [],
    issues: [],
    isBroken: false,
  };
}

/** Reads the key from its line. Used for metadata that can't be parsed. */
function guessKey(yaml: string): string | undefined {
  return /^key:[ \t]*["']?([^\s"'#]+)/m.exec(yaml)?.[1];
}

function readMap(
  map: YAMLMap | undefined,
  yaml: string,
  offset: number,
): Pick<NoteMetadata, 'key' | 'foreignKey' | 'title' | 'titleSpan' | 'status' | 'statusSpan' | 'tags' | 'issues' | 'isBroken'> {
  if (map === undefined) return { tags: [], issues: [], isBroken: false };
  const issues: NoteIssue[] = [];
  const spanOf = (node: unknown): Span => {
    const [from = 0, to = 0] = (node as Partial<Node>).range ?? [];
    // The line break after a block scalar is not part of its value.
    const value = yaml.slice(from, to).trimEnd();
    return { start: offset + from, end: offset + from + value.length };
  };
  const keys = findAll(map, 'key').flatMap((value) => (isSeq(value) ? value.items : [value]));
  if (keys.length > 1) issues.push({ span: spanOf(keys[1]), reason: 'A note can have only one key. Remove the others.' });
  const titleNode = findAll(map, 'title').find(isText);
  const statusNode = findAll(map, 'status').find(isText);
  const status = readingStatuses.find((known) => known === statusNode?.value);
  if (statusNode !== undefined && status === undefined)
    issues.push({ span: spanOf(statusNode), reason: `The status must be one of ${readingStatuses.join(', ')}.`, isHarmless: true });
  const tags = findAll(map, 'tags').flatMap((value) =>
    isSeq(value)
      ? value.items.map((item) => (isText(item) ? String(item.value) : ''))
      : isText(value)
        ? String(value.value).split(/[,\s]+/)
        : [],
  );
  return {
    key: toText(keys.find(isText)),
    foreignKey: foreignKeys.map((name) => toText(findAll(map, name).find(isText))).find((key) => key !== undefined),
    title: toText(titleNode),
    ...(titleNode === undefined ? {} : { titleSpan: spanOf(titleNode) }),
    status,
    ...(statusNode === undefined ? {} : { statusSpan: spanOf(statusNode) }),
    tags: [...new Set(tags.map((tag) => maskControls(tag).replace(/^#/, '').trim()).filter((tag) => tag !== ''))],
    issues,
    isBroken: keys.length > 1,
  };
}

function findAll(map: YAMLMap, name: string): readonly unknown[] {
  return map.items.filter(({ key }) => isScalar(key) && key.value === name).map(({ value }) => value);
}

function isText(value: unknown): value is Scalar {
  return isScalar(value) && (typeof value.value === 'string' || typeof value.value === 'number');
}

function toText(scalar: Scalar | undefined): string | undefined {
  if (scalar === undefined) return undefined;
  return fold(typeof scalar.value === 'number' ? (scalar.source ?? String(scalar.value)) : String(scalar.value));
}

function fold(value: string | undefined): string | undefined {
  // A quoted YAML string can contain control characters as escapes.
  const text = value === undefined ? undefined : maskControls(value).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** The first sentence of the parser's message, without the excerpt from the text. */
function describe(message: string): string {
  const [first = ''] = message.split(/ at line \d|\n/);
  return first.endsWith('.') ? first : `${first}.`;
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n/);
  return end === -1 ? text.length : from + end;
}

/** Matches `name: word`, `name: "a JSON string"` and `name: []`. */
const field = /^([A-Za-z][\w-]*): (?:([A-Za-z][\w-]*)|"((?:[^"\\\n\r\t]|\\["\\])*)"|\[\])\r?\n/gm;
/** Words that YAML reads as a boolean or null instead of text. */
const notText = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/**
 * Reads metadata in the form in which Marginalia writes it; an empty list has no value. undefined if any line has another form, so that
 * the YAML parser is needed. The parser takes twenty times as long, which matters when thousands of notes are read at startup.
 */
export function readPlainMetadata(yaml: string): ReadonlyMap<string, PlainField | undefined> | undefined {
  const fields = new Map<string, PlainField | undefined>();
  let end = 0;
  for (const found of yaml.matchAll(field)) {
    const [line, name = '', word, quoted] = found;
    if (found.index !== end || fields.has(name) || (word !== undefined && notText.test(word))) return undefined;
    const start = end + name.length + 2;
    end += line.length;
    const value = word ?? quoted?.replace(/\\(["\\])/g, '$1');
    fields.set(name, value === undefined ? undefined : { value, start, end: start + line.slice(name.length + 2).trimEnd().length });
  }
  return end === yaml.length ? fields : undefined;
}
