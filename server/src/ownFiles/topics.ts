import { type Document, isMap, parseDocument, visit } from 'yaml';
import { findChange } from '../base/changes';
import { maskControls } from '../base/escape';
import type { TextEdit } from '../model/draft';
import type { OwnFileKind } from './ownFile';
import { applyStep } from './topics/applyStep';
import { parseTopicsFile } from './topics/parseTopics';
import { planSteps, type TopicsChange, type TopicsStep, toHeading } from './topics/planSteps';
import type { TopicsText } from './topics/topicsText';
import { transferChange } from './topics/transferChange';

const head = `# Your topics. Edit them here or in the Papers view.
#   label     name of the topic
#   words     papers that contain these words belong to the topic
#   papers    titles of papers that always belong to the topic
#   replaces  computed topics that this topic replaces
topics:
`;

/** The writer's topics, and the headings that the writer keeps. */
export const topicsFile = {
  fileName: 'topics.yaml',
  content: 'Topics',
  rule: {
    code: 'malformed-topics',
    settingText: "Severity of parts of `topics.yaml` that can't be read.",
    documentation: "Part of `topics.yaml` can't be read or is a duplicate. The rest is used. See the [format](files.md#topics).",
  },
  head,
  parse: parseTopicsFile,
  edit: editTopicsFile,
} satisfies OwnFileKind<TopicsText, TopicsChange>;

/**
 * The edits that make a change in the writer's topics file. If possible, they replace only the changed lines, so that all comments and
 * the order and style of the other lines are kept. Otherwise the YAML library prints the whole file. Empty if nothing changes;
 * undefined if the file has errors or the change cannot be made.
 */
function editTopicsFile(text: string, change: TopicsChange): readonly TextEdit[] | undefined {
  const written = parseTopicsFile(text);
  if (!written.isReadable) return undefined;
  const steps = planSteps(written, change);
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

/** The text of the file after a step; undefined if the step cannot be applied. */
function changeSource(source: string, step: TopicsStep): string | undefined {
  const document = readDocument(source);
  if (document.errors.length > 0) return undefined;
  try {
    return changeDocument(document, source, step);
  } catch {
    // The YAML library throws where an alias would lose its anchor, and where a tag forbids a value.
    return undefined;
  }
}

function changeDocument(document: Document, source: string, step: TopicsStep): string | undefined {
  // If the whole file is written in braces, it is printed in block style, so that the step can add lines.
  if (isMap(document.contents)) document.contents.flow = false;
  const print = createPrinter(source);
  const before = print(document);
  applyStep(document, source, step);
  const after = print(document);
  const wanted = readValues(after);
  if (wanted === undefined) return undefined;
  // If the changed lines cannot be fitted into the writer's text, the whole file is replaced by the printed text.
  return [...transferChange(source, before, after), after].find((candidate) => readValues(candidate) === wanted);
}

/**
 * Adds the `topics:` key to a file that has neither topics nor locked ones, unless the file is written in braces. An empty file gets
 * the content of a new file.
 */
function withTopicsList(source: string): string {
  if (/^(["']?)(?:topics|locked)\1[ \t]*:/m.test(source)) return source;
  if (source.trim() === '') return head;
  const { contents } = readDocument(source);
  if (isMap(contents) && contents.flow === true) return source;
  return `${source}${source.endsWith('\n') ? '' : '\n'}topics:\n`;
}

/**
 * Creates a printer that indents the items of lists, unless the first topic of the file is not indented. It prints no controls, which
 * new texts may have, and which the YAML library would print for the escapes of known ones.
 */
function createPrinter(source: string): (document: Document) => string {
  const indent = /^[^\n]*topics["']?[ \t]*:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*([ ]*)- /m.exec(source)?.[1]?.length ?? 2;
  return (document) => {
    visit(document, {
      Scalar: (_, scalar) => {
        if (typeof scalar.value === 'string') scalar.value = maskControls(scalar.value);
      },
    });
    return document.toString({ lineWidth: 0, flowCollectionPadding: false, indentSeq: indent > 0 });
  };
}

/** The topics and the kept headings of the file as a text for comparison; undefined if the file cannot be read. */
function readValues(text: string): string | undefined {
  const { topics, kept, isReadable } = parseTopicsFile(text);
  if (!isReadable) return undefined;
  const values = (list: readonly { readonly value: string }[]): readonly string[] => list.map(({ value }) => value);
  return JSON.stringify([
    topics.map(({ label, words, papers, replaces }) => [label.value, values(words), values(papers), values(replaces)]),
    kept.map(toHeading),
  ]);
}
