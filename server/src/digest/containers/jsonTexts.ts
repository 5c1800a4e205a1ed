import { addJsonString, type JsonNode, readJson } from '../../base/jsonReader';
import { type MappedText, MappedTextBuilder } from '../../base/mappedText';
import type { DigestHint } from '../digestHint';
import { relocateRecord } from '../joinReadings';
import { readText } from '../readText';
import type { ParsedDigest } from '../recordDraft';

/** Shorter values are numbers, states and names. In UTF-16 units. */
const minLength = 20;
/** A row of a Markdown table. */
const row = /^\s*\|.*\|\s*$/;

/**
 * Reads the papers that the strings of a JSON value list as text, such as rows of Markdown tables; undefined if there are none. In
 * some archives each paper is a row: `{"2101.00001": "|**2021-01-01**|**Title**|Ada Berg et.al.|...|\n"}`.
 */
export function readJsonTexts(source: string, hint: DigestHint): ParsedDigest | undefined {
  const { value } = readJson(source);
  const strings = value === undefined ? [] : listStrings(value);
  if (strings.length === 0) return undefined;
  const mapped = joinStrings(source, strings);
  const { entries, issues, pattern, steps = [] } = readText(mapped.text, hint);
  if (entries.length === 0) return undefined;
  return {
    format: 'json',
    pattern: pattern === undefined ? 'JSON' : `JSON: ${pattern}`,
    entries: entries.map((entry) => relocateRecord(entry, mapped.toSource)),
    issues: issues.map(({ span, reason }) => ({ span: mapped.toSource(span), reason })),
    steps: [{ kind: 'decoded', steps }],
  };
}

type Text = Extract<JsonNode, { kind: 'string' }>;

function listStrings(root: JsonNode): readonly Text[] {
  const found: Text[] = [];
  const visit = (node: JsonNode): void => {
    if (node.kind === 'string' && node.text.length >= minLength) found.push(node);
    else if (node.kind === 'array') node.items.forEach(visit);
    else if (node.kind === 'object') node.members.forEach(visit);
  };
  visit(root);
  return found;
}

/** Rows get the head of a table above them. Other texts are parted by blank lines. */
function joinStrings(source: string, strings: readonly Text[]): MappedText {
  const builder = new MappedTextBuilder();
  const first = strings[0];
  const isTable = strings.every(({ text }) => row.test(text));
  if (isTable && first !== undefined) {
    const cells = first.text.replace(/\\\|/g, '').split('|').length - 2;
    builder.add(`${'| '.repeat(cells)}|\n${'|-'.repeat(cells)}|\n`, first.span.start, first.span.start);
  }
  for (const { span, text } of strings) {
    addJsonString(builder, source, span);
    builder.add(!isTable ? '\n\n' : /\n\s*$/.test(text) ? '' : '\n', span.end, span.end);
  }
  return builder.finish();
}
