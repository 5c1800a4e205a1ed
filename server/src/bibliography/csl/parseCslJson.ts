import { type JsonNode, readJson, toPlainValue } from '../../base/jsonReader';
import type { Bibliography, BibliographyEntry, BibliographyIssue, PreviousBibliography } from '../../model/bibliography';
import { type CslMember, findUnchangedEntries, readCslEntry } from './cslEntry';

interface Draft {
  readonly text: string;
  readonly unchanged: ReadonlyMap<number, BibliographyEntry>;
  readonly entries: BibliographyEntry[];
  readonly starts: number[];
  readonly issues: BibliographyIssue[];
  isComplete: boolean;
}

/** The beginning of an item. After a broken item, reading continues at the next match. */
const itemOpening = /\{\s*"(?:id|type|title|DOI)"\s*:/g;

/** Reads CSL-JSON: a list of items, or an object that contains such a list as `items` or `references`. */
export function parseCslJson(text: string, previous?: PreviousBibliography): Bibliography {
  const draft: Draft = { text, unchanged: findUnchangedEntries(text, previous), entries: [], starts: [], issues: [], isComplete: true };
  const list = /^[\s\ufeff]*(?:\{[^[\]]*?"(?:items|references)"\s*:\s*)?\[/.exec(text)?.[0];
  if (list !== undefined) {
    readItems(draft, list.length);
  } else if (/\S/.test(text)) {
    draft.issues.push({ span: { start: 0, end: Math.min(text.length, 80) }, reason: "This isn't a list of CSL items." });
    draft.isComplete = false;
  }
  const { entries, starts, issues, isComplete } = draft;
  return { format: 'csl-json', entries, starts, issues, isComplete };
}

function readItems(draft: Draft, from: number): void {
  const { text } = draft;
  let at = from;
  for (;;) {
    at = skipBetween(text, at);
    if (at >= text.length) {
      addIssue(draft, text.length - 1, text.length, 'Missing ] at the end of the list.');
      return;
    }
    if (text.charAt(at) === ']') return;
    const known = draft.unchanged.get(at);
    if (known !== undefined) {
      draft.entries.push(known);
      draft.starts.push(at);
      at += known.span.end;
      continue;
    }
    const { value, error, end } = readJson(text, at);
    if (value !== undefined && error === undefined) {
      addItem(draft, value);
      at = end;
      continue;
    }
    addIssue(
      draft,
      at,
      Math.max((error?.at ?? at) + 1, at + 1),
      error === undefined ? "This isn't a CSL item." : `Invalid JSON: ${error.reason}.`,
    );
    // An unclosed string extends into the following items, so the next item may begin before the error.
    itemOpening.lastIndex = at + 1;
    const next = itemOpening.exec(text);
    if (next === null) return;
    at = next.index;
  }
}

function skipBetween(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\s,]/.test(text.charAt(at))) at += 1;
  return at;
}

function addIssue(draft: Draft, start: number, end: number, reason: string): void {
  draft.issues.push({ span: { start, end: Math.min(end, draft.text.length) }, reason });
  draft.isComplete = false;
}

function addItem(draft: Draft, node: JsonNode): void {
  const { start, end } = node.span;
  const entry = node.kind === 'object' ? readCslEntry(readMembers(node.members, start), end - start) : undefined;
  if (entry === undefined) {
    draft.issues.push({ span: { start, end: Math.min(end, start + 80) }, reason: "This item has no id and can't be cited." });
    return;
  }
  draft.entries.push(entry);
  draft.starts.push(start);
}

function readMembers(members: ReadonlyMap<string, JsonNode>, start: number): readonly CslMember[] {
  return [...members].map(([name, node]) => ({
    name,
    value: toPlainValue(node),
    span: { start: node.span.start - start, end: node.span.end - start },
  }));
}
