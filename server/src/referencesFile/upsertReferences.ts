import { maskControls } from '../base/maskControls';
import { readJson, toPlainValue, type JsonNode } from '../base/jsonReader';
import { referenceFacts, type CompletedReference, type FactSource, type ReferenceFact } from '../model/completedReference';
import type { TextEdit } from '../model/draft';
import type { WrittenReference } from '../model/referencesText';
import { foldTitle } from '../text/foldText';
import { factNames } from './factNames';
import { parseReferencesFile } from './parseReferencesFile';
import { createReferenceIndex, describeReference } from './referenceIndex';
import { itemIndent, renderReference, type FurtherMembers, type ItemMembers } from './renderReference';

/**
 * The edits that write references into the text of their file. The item of a paper that is in the file already is replaced, but keeps
 * its id, the facts without a source (which the writer corrected by hand), and members that are not ours. Other items are inserted in the
 * order of their ids, so that git can merge the additions of two people. undefined if a part of the file can't be read.
 */
export function upsertReferences(text: string, references: readonly CompletedReference[]): readonly TextEdit[] | undefined {
  const { references: written, isReadable } = parseReferencesFile(maskControls(text));
  if (!isReadable) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const withLineEnds = (edit: TextEdit): TextEdit => ({ ...edit, newText: edit.newText.replace(/\n/g, newline) });
  const index = createReferenceIndex(written.map(({ reference }) => reference));
  const replaced: TextEdit[] = [];
  const added: CompletedReference[] = [];
  for (const reference of withoutRepetitions(references)) {
    const known = findSamePaper(written, reference) ?? index.find(describeReference(reference));
    const item = written.find((each) => each.reference === known);
    if (item === undefined) added.push(reference);
    else replaced.push(...replaceItem(text, item, reference));
  }
  return [...replaced, ...insertItems(text, written, withOwnIds(added, written))].map(withLineEnds);
}

/** A reference to the same paper of the library, also if the writer has chosen a record of another work since then. */
function findSamePaper(written: readonly WrittenReference[], { id, paper }: CompletedReference): CompletedReference | undefined {
  const title = foldTitle(paper.title);
  return written.find(({ reference }) => reference.id === id && foldTitle(reference.paper.title) === title)?.reference;
}

/** Of several references for one paper, the last one. */
function withoutRepetitions(references: readonly CompletedReference[]): readonly CompletedReference[] {
  const newestFirst = [...references].reverse();
  const index = createReferenceIndex(newestFirst);
  return newestFirst.filter((reference) => index.find(describeReference(reference)) === reference);
}

function replaceItem(text: string, { reference: before, start, end }: WrittenReference, after: CompletedReference): readonly TextEdit[] {
  const merged = withWritersFacts({ ...after, id: before.id }, before);
  const newText = renderReference(merged, listFurtherMembers(readJson(text, start).value));
  return newText === text.slice(start, end).replace(/\r\n/g, '\n') ? [] : [{ span: { start, end }, newText }];
}

function withWritersFacts(after: CompletedReference, before: CompletedReference): CompletedReference {
  const facts = referenceFacts.filter((fact) => isWritersOwn(before, fact));
  const sources: Partial<Record<ReferenceFact, FactSource>> = { ...after.sources };
  for (const fact of facts) delete sources[fact];
  return { ...after, ...Object.fromEntries(facts.map((fact) => [fact, before[fact]])), sources };
}

function isWritersOwn(reference: CompletedReference, fact: ReferenceFact): boolean {
  const value = reference[fact];
  if (value === undefined || reference.sources[fact] !== undefined) return false;
  return fact !== 'authors' || reference.authors.length > 0;
}

const ownMembers = new Set(['id', 'number', 'URL', 'custom', ...Object.values(factNames)]);

function listFurtherMembers(node: JsonNode | undefined): FurtherMembers {
  if (node?.kind !== 'object') return { item: {}, custom: {} };
  const custom = node.members.get('custom');
  return {
    item: listMembers(node.members, (name) => !ownMembers.has(name)),
    custom: custom?.kind === 'object' ? listMembers(custom.members, (name) => name !== 'marginalia') : {},
  };
}

function listMembers(members: ReadonlyMap<string, JsonNode>, isWanted: (name: string) => boolean): ItemMembers {
  return Object.fromEntries([...members].filter(([name]) => isWanted(name)).map(([name, node]) => [name, toPlainValue(node)]));
}

/** Gives a reference another id if the file uses its id for another paper. */
function withOwnIds(added: readonly CompletedReference[], written: readonly WrittenReference[]): readonly CompletedReference[] {
  const taken = new Set(written.map(({ reference }) => reference.id));
  return added.map((reference) => {
    let { id } = reference;
    for (let number = 2; taken.has(id); number += 1) id = `${reference.id}-${number}`;
    taken.add(id);
    return { ...reference, id };
  });
}

function insertItems(text: string, written: readonly WrittenReference[], added: readonly CompletedReference[]): readonly TextEdit[] {
  const byPlace = new Map<WrittenReference | undefined, string[]>();
  for (const reference of added.toSorted(byId)) {
    const next = written.find((other) => other.reference.id > reference.id);
    byPlace.set(next, [...(byPlace.get(next) ?? []), renderReference(reference)]);
  }
  return [...byPlace].map(([next, rendered]) => {
    const items = rendered.join(separator);
    if (next !== undefined) return { span: { start: next.start, end: next.start }, newText: items + separator };
    const last = written.at(-1);
    return last === undefined ? startList(text, items) : { span: { start: last.end, end: last.end }, newText: separator + items };
  });
}

const separator = `,\n${itemIndent}`;

/** Inserts items into a list that has no item of ours, or into an empty file. */
function startList(text: string, items: string): TextEdit {
  const [space = '', opening] = /^[\s\ufeff]*(\[\s*)?/.exec(text) ?? [];
  if (opening === undefined) return { span: { start: 0, end: text.length }, newText: `[\n${itemIndent}${items}\n]\n` };
  const start = space.lastIndexOf('[') + 1;
  const isEmpty = text.charAt(space.length) === ']';
  return { span: { start, end: space.length }, newText: `\n${itemIndent}${items}${isEmpty ? '\n' : separator}` };
}

function byId(a: CompletedReference, b: CompletedReference): number {
  return a.id < b.id ? -1 : 1;
}
