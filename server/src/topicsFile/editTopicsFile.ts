import { isMap, parseDocument, type Document } from 'yaml';
import { findChange } from '../base/findChange';
import type { TextEdit } from '../model/draft';
import { applyStep } from './applyStep';
import { parseTopicsFile } from './parseTopicsFile';
import { placeChange } from './placeChange';
import { planSteps, type TopicsChange, type TopicsStep } from './planSteps';

/** Stands in a new file. */
export const newTopicsFile = `# Your topics: change them here or in the Papers view, and keep this file with your text.
#   label     the name
#   words     papers that speak of these words belong here
#   papers    titles of papers that belong here in any case
#   replaces  topics that were found, and whose papers belong here
topics:
`;

/**
 * The edit that makes a change in the writer's topics file: the lines that the change is about, and no others; comments,
 * order and the file's own style stay. Empty where nothing changes. undefined where the file can't be read to its end.
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

/** undefined where the file can't take the step. */
function changeSource(source: string, step: TopicsStep): string | undefined {
  const document = readDocument(source);
  if (document.errors.length > 0) return undefined;
  // `{topics: []}`: lines of their own say the same, and take more.
  if (isMap(document.contents)) document.contents.flow = false;
  const print = createPrinter(source);
  const before = print(document);
  applyStep(document, source, step);
  const after = print(document);
  const wanted = readValues(after);
  if (wanted === undefined) return undefined;
  // Where the lines find no place among the writer's own, the file is printed anew.
  return [...placeChange(source, before, after), after].find((candidate) => readValues(candidate) === wanted);
}

/** An empty file, or one of comments, gets its list. */
function withTopicsList(source: string): string {
  if (/^(?:topics|["']topics["'])[ \t]*:/m.test(source)) return source;
  if (source.trim() === '') return newTopicsFile;
  const { contents } = readDocument(source);
  if (isMap(contents) && contents.flow === true) return source;
  return `${source}${source.endsWith('\n') ? '' : '\n'}topics:\n`;
}

/** Prints in the file's own style, as far as it is told by the first topic. */
function createPrinter(source: string): (document: Document) => string {
  const indent = /^[^\n]*topics["']?[ \t]*:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*([ ]*)- /m.exec(source)?.[1]?.length ?? 2;
  return (document) => document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: indent > 0 });
}

/** What the file says, to compare; undefined where it can't be read to its end. */
function readValues(text: string): string | undefined {
  const { topics, isReadable } = parseTopicsFile(text);
  if (!isReadable) return undefined;
  const values = (list: readonly { readonly value: string }[]): readonly string[] => list.map(({ value }) => value);
  return JSON.stringify(topics.map(({ label, words, papers, replaces }) => [label.value, values(words), values(papers), values(replaces)]));
}
