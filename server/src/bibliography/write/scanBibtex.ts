import type { Span } from '../../base/span';
import type { CitationKey } from '../../model/citation';

/** One `@...{...}` of a BibTeX file, just far enough read to know how it is written. Spans count in the text. */
export interface BibtexBlock {
  readonly kind: 'entry' | 'string' | 'preamble' | 'comment';
  /** As written: `Article`. */
  readonly type: string;
  /** From the `@` to behind the brace that closes it; to the next block where none does. */
  readonly span: Span;
  readonly isClosed: boolean;
  readonly key: CitationKey;
  /** undefined where the block is no entry. */
  readonly keySpan?: Span;
  /** Of an entry or of a `@string`, in order. */
  readonly fields: readonly BibtexFieldText[];
}

export interface BibtexFieldText {
  /** As written: `Title`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** With delimiters: `{The Title}`, `"The " # what`. */
  readonly valueSpan: Span;
  /** Names of `@string`s in the value. */
  readonly macros: readonly { readonly name: string; readonly span: Span }[];
}

const blockStart = /@[ \t]*([a-z][\w-]*)\s*([{(])/giy;

/** Total: what is no block is skipped, and a block without an end ends where the next line begins one. */
export function scanBibtex(text: string): readonly BibtexBlock[] {
  const blocks: BibtexBlock[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at)) {
    blockStart.lastIndex = at;
    const match = blockStart.exec(text);
    if (match === null) {
      at += 1;
      continue;
    }
    const block = scanBlock(text, at, match[1] ?? '', at + match[0].length);
    blocks.push(block);
    at = block.span.end;
  }
  return blocks;
}

function scanBlock(text: string, start: number, type: string, inner: number): BibtexBlock {
  const closer = text[inner - 1] === '(' ? ')' : '}';
  const close = findClose(text, inner, closer);
  const end = close === -1 ? findRecovery(text, inner) : close + 1;
  const innerEnd = close === -1 ? end : close;
  const kind = kindOf(type);
  const shared = { kind, type, span: { start, end }, isClosed: close !== -1 };
  if (kind === 'string') return { ...shared, key: '', fields: scanFields(text, inner, innerEnd) };
  if (kind !== 'entry') return { ...shared, key: '', fields: [] };
  const comma = text.slice(inner, innerEnd).search(/[,\n=]/);
  const keyEnd = comma === -1 ? innerEnd : inner + comma;
  const raw = text.slice(inner, keyEnd);
  const keyStart = inner + raw.length - raw.trimStart().length;
  const key = raw.trim();
  const fieldsStart = text[keyEnd] === ',' ? keyEnd + 1 : keyEnd;
  return { ...shared, key, keySpan: { start: keyStart, end: keyStart + key.length }, fields: scanFields(text, fieldsStart, innerEnd) };
}

function kindOf(type: string): BibtexBlock['kind'] {
  const name = type.toLowerCase();
  return name === 'string' || name === 'preamble' || name === 'comment' ? name : 'entry';
}

/** The offset of the closer outside of all braces and quotes between fields; -1 where there is none. */
function findClose(text: string, from: number, closer: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === closer && depth === 0) return at;
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  }
  return -1;
}

const lineWithBlock = /^[ \t]*@[ \t]*[a-z][\w-]*\s*[{(]/gim;

function findRecovery(text: string, from: number): number {
  lineWithBlock.lastIndex = from;
  return lineWithBlock.exec(text)?.index ?? text.length;
}

const fieldStart = /([^\s"#%'(),={}@]+)\s*=\s*/g;

function scanFields(text: string, from: number, to: number): readonly BibtexFieldText[] {
  const fields: BibtexFieldText[] = [];
  let at = from;
  while (at < to) {
    fieldStart.lastIndex = at;
    const match = fieldStart.exec(text);
    if (match === null || match.index >= to) break;
    const valueStart = match.index + match[0].length;
    const { end, macros } = scanValue(text, valueStart, to);
    const name = match[1] ?? '';
    fields.push({ name, nameSpan: { start: match.index, end: match.index + name.length }, valueSpan: { start: valueStart, end }, macros });
    at = Math.max(end, valueStart) + 1;
  }
  return fields;
}

/** A value reaches to the comma outside of its braces and quotes. */
function scanValue(text: string, from: number, to: number): { readonly end: number; readonly macros: BibtexFieldText['macros'] } {
  const macros: { name: string; span: Span }[] = [];
  let at = from;
  let end = from;
  while (at < to && text[at] !== ',') {
    const character = text[at] ?? '';
    const start = at;
    if (character === '{' || character === '"') at = findValueEnd(text, at, to);
    else if (/[\s#]/.test(character)) at += 1;
    else {
      while (at < to && !/[\s#,{"]/.test(text[at] ?? '')) at += 1;
      const name = text.slice(start, at);
      if (!/^\d+$/.test(name)) macros.push({ name, span: { start, end: at } });
    }
    if (!/\s/.test(character)) end = at;
  }
  return { end, macros };
}

/** Behind the brace or quote that closes the one at `from`. */
function findValueEnd(text: string, from: number, to: number): number {
  const quoted = text[from] === '"';
  let depth = 0;
  for (let at = from; at < to; at++) {
    const character = text[at];
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth === 0 && (quoted ? at > from && character === '"' : character === '}')) return at + 1;
  }
  return to;
}
