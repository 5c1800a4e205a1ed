import { type JsonNode, mapJsonString, readJson } from '../../base/jsonReader';
import type { DigestIssue } from '../../model/digest';
import type { DigestHint } from '../digestHint';
import { readLines, trimBlank } from '../pages/lineBlocks';
import type { ParsedDigest } from '../recordDraft';
import { skipReasons } from '../skipReasons';
import { withBibtexFields } from './bibtexFields';
import type { Container } from './container';
import { findMeanings } from './objects/fieldNames';
import { readPaperTree, type TreeDialect } from './objects/paperTree';

const dialect: TreeDialect = { summaryIsAbstract: true, missingTitleReason: skipReasons.objectWithoutTitle };

/** A single JSON value, such as an API response or an export of a reference manager (CSL-JSON). */
export const json: Container = {
  format: 'json',
  looksLike: (probe, hint) => looksLikeJson(probe, hint) && !looksLikeJsonLines(probe, hint),
  read: readJsonDigest,
};

/** JSON Lines: one value per line, so an invalid line does not affect the other lines (jsonlines.org). */
export const jsonLines: Container = {
  format: 'json-lines',
  looksLike: (probe, hint) => looksLikeJson(probe, hint) && looksLikeJsonLines(probe, hint),
  read: readJsonLinesDigest,
};

function isNamedJson({ languageId, path }: DigestHint): boolean {
  return /\.(?:json|jsonl|ndjson)$/i.test(path) || /^json/.test(languageId ?? '');
}

function looksLikeJson(probe: string, hint: DigestHint): boolean {
  if (/^(?:\{\s{0,100}(?:"|\}|$)|\[\s{0,100}(?:\{|\]\s*$|$))/.test(probe)) return true;
  return isNamedJson(hint) && /^[[{"]/.test(probe);
}

function looksLikeJsonLines(probe: string, { path, languageId }: DigestHint): boolean {
  if (/\.(?:jsonl|ndjson)$/i.test(path) || languageId === 'jsonl') return true;
  if (!probe.startsWith('{')) return false;
  const lines = probe.split(/\n/, 20).filter((line) => line.trim() !== '');
  const [first = '', second = ''] = lines;
  if (/^\{\s*$|[[{,]\s*$/.test(first.slice(-40)) && !first.trimEnd().endsWith('}')) return false;
  return second.startsWith('{') && first !== '{';
}

function readJsonDigest(text: string): ParsedDigest {
  const { value, error: broken, recoveredErrors, end } = readJson(text, 0, text.length, mayBePaper);
  const after = trimBlank(text, end, text.length);
  const error = broken ?? (after.start < after.end ? { at: after.start, reason: 'unexpected text after the end' } : undefined);
  const { entries, issues } = value === undefined ? { entries: [], issues: [] } : readPaperTree(withBibtex(text, value), dialect);
  const errors = [...recoveredErrors, ...(error === undefined ? [] : [error])].map((each) => invalidJson(text, each));
  return { format: 'json', pattern: 'JSON', entries, issues: [...issues, ...errors].sort((a, b) => a.span.start - b.span.start) };
}

function withBibtex(text: string, value: JsonNode): JsonNode {
  return text.includes('@') ? withBibtexFields(value, (span) => mapJsonString(text, span)) : value;
}

/** Whether an object may have the title of a paper, or contain another object with such a title. */
function mayBePaper(members: ReadonlyMap<string, JsonNode>): boolean {
  return [...members.keys()].some((name) => findMeanings(name).some(({ meaning }) => meaning === 'title' || meaning === 'wrapper'));
}

function readJsonLinesDigest(text: string): ParsedDigest {
  const items: JsonNode[] = [];
  const invalid: DigestIssue[] = [];
  for (const line of readLines(text)) {
    if (line.start === line.end) continue;
    const { value, error } = readJson(text, line.start, line.end);
    if (error !== undefined) invalid.push(invalidJson(text, error));
    else if (value !== undefined) items.push(withBibtex(text, value));
  }
  const { entries, issues } = readPaperTree({ kind: 'array', span: { start: 0, end: text.length }, items }, dialect);
  return {
    format: 'json-lines',
    pattern: 'JSON Lines',
    entries,
    issues: [...issues, ...invalid].sort((a, b) => a.span.start - b.span.start),
  };
}

function invalidJson(text: string, { at, reason }: { at: number; reason: string }): DigestIssue {
  const start = Math.min(at, Math.max(0, text.length - 1));
  return { span: { start, end: Math.min(text.length, start + 1) }, reason: skipReasons.invalidJson(reason) };
}
