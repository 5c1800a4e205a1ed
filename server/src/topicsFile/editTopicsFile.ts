import { isMap, parseDocument, type Document } from 'yaml';
import { findChange } from '../base/findChange';
import type { TextEdit } from '../model/draft';
import { applyStep } from './applyStep';
import { parseTopicsFile } from './parseTopicsFile';
import { transferChange } from './transferChange';
import { planSteps, type TopicsChange, type TopicsStep } from './planSteps';

/** The content of a new file. */
export const newTopicsFile = `# Your topics: change them here or in the Papers view, and keep this file with your text.
#   label     the name
#   words     papers that speak of these words belong here
#   papers    titles of papers that belong here in any case
#   replaces  topics that were found, and whose papers belong here
topics:
`;

/**
 * The edits that make a change in the user's topics file. They touch only the lines concerned: comments, order and style of the
 * file are kept. Empty if nothing changes; undefined if the file has syntax errors.
 */
export function editTopicsFile(text: string, change: TopicsChange): readonly TextEdit[] | undefined {
  const { topics, isReadable } = parseTopicsFile(text);
  if (!isReadable) return undefined;
  const steps = planSteps(topics, change);
  if (steps.length === 0) return [];
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  let source: string | undefined = withTopicsList(text.slice(mark.length).replace(/\r\n?/g, '\n'));
  for (const step of steps) source = source === undefined ? undefined : changeSource(source, step);
  if (source === undefined) return undefined;
  const changed = mark + source.replace(/\n/g, lineEnd);
  const { start, oldEnd, newEnd } = findChange(text, changed);
  return [{ span: { start, end: oldEnd }, newText: changed.slice(start, newEnd) }];
}

function readDocument(source: string): Document {
  return parseDocument(source, { uniqueKeys: false, logLevel: 'silent' });
}

/** undefined if the step cannot be applied to the file. */
function changeSource(source: string, step: TopicsStep): string | undefined {
  const document = readDocument(source);
  if (document.errors.length > 0) return undefined;
  // A list in brackets is written out, one topic a line, so that the step can add lines.
  if (isMap(document.contents)) document.contents.flow = false;
  const print = createPrinter(source);
  const before = print(document);
  applyStep(document, source, step);
  const after = print(document);
  const wanted = readValues(after);
  if (wanted === undefined) return undefined;
  // If the changed lines cannot be fitted into the user's text, the whole file is printed.
  return [...transferChange(source, before, after), after].find((candidate) => readValues(candidate) === wanted);
}

/** Adds the `topics:` key to a file that is empty or has only comments. */
function withTopicsList(source: string): string {
  if (/^(?:topics|["']topics["'])[ \t]*:/m.test(source)) return source;
  if (source.trim() === '') return newTopicsFile;
  const { contents } = readDocument(source);
  if (isMap(contents) && contents.flow === true) return source;
  return `${source}${source.endsWith('\n') ? '' : '\n'}topics:\n`;
}

/** Prints in the style of the file as far as its first topic shows it. */
function createPrinter(source: string): (document: Document) => string {
  const indent = /^[^\n]*topics["']?[ \t]*:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*([ ]*)- /m.exec(source)?.[1]?.length ?? 2;
  return (document) => document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: indent > 0 });
}

/** The content of the file for comparison; undefined if it has syntax errors. */
function readValues(text: string): string | undefined {
  const { topics, isReadable } = parseTopicsFile(text);
  if (!isReadable) return undefined;
  const values = (list: readonly { readonly value: string }[]): readonly string[] => list.map(({ value }) => value);
  return JSON.stringify(topics.map(({ label, words, papers, replaces }) => [label.value, values(words), values(papers), values(replaces)]));
}
