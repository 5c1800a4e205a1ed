import { foldTitle } from '#text';
import { maskControls } from '../base/escape';
import { type JsonNode, readJson, toPlainValue } from '../base/jsonReader';
import { type CompletedReference, type FactSource, type ReferenceFact, referenceFacts } from '../model/completedReference';
import type { TextEdit } from '../model/draft';
import type { OwnFileKind } from './ownFile';
import { factNames } from './references/factNames';
import { parseReferencesFile, type ReferencesText, type WrittenReference } from './references/parseReferences';
import { createReferenceIndex, describeReference } from './references/referenceIndex';
import { type ItemMembers, itemIndent, listVariables, renderReference, type WritersMembers } from './references/renderReference';

/** What registries say of the writer's papers. */
export const referencesFile = {
  fileName: 'references.json',
  content: 'Completed references',
  rule: {
    code: 'malformed-reference',
    settingText: "Severity of parts of `references.json` that can't be read.",
    documentation:
      "Part of `references.json` can't be read, or two items are for the same paper. The rest is used. See the [format](files.md#completed-references).",
  },
  head: '',
  parse: parseReferencesFile,
  edit: upsertReferences,
} satisfies OwnFileKind<ReferencesText, readonly CompletedReference[]>;

/**
 * The edits that write references into the text of their file. The item of a paper that is in the file already is replaced, but keeps
 * its id, the facts without a source (which the writer corrected by hand), and members that are not ours. Other items are inserted in the
 * order of their ids, so that git can merge the additions of two people. undefined if a part of the file can't be read.
 */
function upsertReferences(text: string, references: readonly CompletedReference[]): readonly TextEdit[] | undefined {
  const masked = maskControls(text);
  const { references: written, isReadable } = parseReferencesFile(masked);
  if (!isReadable) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const withLineEnds = (edit: TextEdit): TextEdit => ({ ...edit, newText: edit.newText.replace(/\n/g, newline) });
  const index = createReferenceIndex(written.map(({ reference }) => reference));
  // Of items with the same text, the first counts.
  const items = new Map([...written].reverse().map((item) => [item.reference, item]));
  const replaced: TextEdit[] = [];
  const added: CompletedReference[] = [];
  for (const reference of withoutRepetitions(references)) {
    const known = findSamePaper(written, reference) ?? index.find(describeReference(reference));
    const item = known === undefined ? undefined : items.get(known);
    if (item === undefined) added.push(reference);
    else replaced.push(...replaceItem(text, item, reference));
  }
  return [...replaced, ...insertItems(masked, written, withOwnIds(added, written))].map(withLineEnds);
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
  const writers = listWritersMembers(before, readJson(text, start).value);
  const newText = renderReference(withWritersFacts({ ...after, id: before.id }, before, writers), writers);
  return newText === text.slice(start, end).replace(/\r\n/g, '\n') ? [] : [{ span: { start, end }, newText }];
}

function withWritersFacts(after: CompletedReference, before: CompletedReference, { item }: WritersMembers): CompletedReference {
  const facts = referenceFacts.filter((fact) => isWritersOwn(before, fact));
  const sources: Partial<Record<ReferenceFact, FactSource>> = { ...after.sources };
  for (const fact of referenceFacts) if (facts.includes(fact) || Object.hasOwn(item, factNames[fact])) delete sources[fact];
  return { ...after, ...Object.fromEntries(facts.map((fact) => [fact, before[fact]])), sources };
}

function isWritersOwn(reference: CompletedReference, fact: ReferenceFact): boolean {
  const value = reference[fact];
  if (value === undefined || reference.sources[fact] !== undefined) return false;
  return fact !== 'authors' || reference.authors.length > 0;
}

/**
 * The members of an item that were not made from its reference: those that the file format doesn't have, and facts without a source, which
 * may say more than a reference can hold, such as the month of a date.
 */
function listWritersMembers(reference: CompletedReference, node: JsonNode | undefined): WritersMembers {
  const item = toMembers(node === undefined ? undefined : toPlainValue(node));
  const custom = toMembers(item['custom']);
  const variables = listVariables(reference);
  const hasSource = (name: string): boolean =>
    referenceFacts.some((fact) => factNames[fact] === name && reference.sources[fact] !== undefined);
  return {
    item: pick(item, (name, value) => name !== 'id' && name !== 'custom' && !hasSource(name) && value !== variables[name]),
    custom: pick(custom, (name) => name !== 'marginalia'),
    marginalia: pick(toMembers(custom['marginalia']), (name) => !marginaliaMembers.includes(name)),
  };
}

const marginaliaMembers = ['paper', 'sources', 'arxivId', 'preprintDoi', 'preprintYear', 'aclId', 'withdrawn'];

function toMembers(value: unknown): ItemMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ItemMembers) : {};
}

function pick(members: ItemMembers, isWanted: (name: string, value: unknown) => boolean): ItemMembers {
  return Object.fromEntries(Object.entries(members).filter(([name, value]) => isWanted(name, value)));
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
