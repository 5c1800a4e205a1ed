import type { Bibliography, BibliographyEntry, BibliographyIssue, PreviousBibliography } from '../../model/bibliography';
import { scanBlock } from './scanBlock';
import { type BibtexBlock, isSimpleBlock, type ParsedBlocks, scanAll, scanChanged } from './scanFile';
import {
  addInheritedFields,
  joinParts,
  type Parent,
  type ParentKey,
  readBibtexEntry,
  resolveFields,
  type UnresolvedEntry,
} from './unresolvedEntry';

/** A bibliography together with the blocks of its file, from which the file can be parsed again after an edit. */
interface BibtexBibliography extends Bibliography {
  /** undefined if the file could not be read. */
  readonly bibtex?: ParsedBlocks;
}

/**
 * Reads a BibTeX or biblatex file. With `previous`, only the part that an edit may have changed is read again. The result is the same
 * as without `previous`, but entries that did not change are the same objects.
 */
export function parseBibtex(text: string, previous?: PreviousBibliography): BibtexBibliography {
  const known = previous === undefined ? undefined : getBlocks(previous.bibliography);
  if (previous === undefined || known === undefined) return finish(scanAll(text));
  const changed = scanChanged(text, previous.text, known);
  if (!changed.isSimple) return finish(changed);
  // In a simple file, every block is an entry, so indices of blocks are also indices of entries.
  const { entries } = previous.bibliography;
  const reread = changed.blocks.slice(changed.kept, changed.blocks.length - (entries.length - changed.resumed));
  const { blocks, starts, isSimple } = changed;
  return {
    format: 'bibtex',
    entries: [...entries.slice(0, changed.kept), ...reread.flatMap(entryOf), ...entries.slice(changed.resumed)],
    starts,
    issues: [],
    isComplete: true,
    bibtex: { blocks, starts, isSimple },
  };
}

function getBlocks({ bibtex }: BibtexBibliography): ParsedBlocks | undefined {
  return bibtex;
}

function entryOf({ entry }: BibtexBlock): readonly BibliographyEntry[] {
  return entry === undefined ? [] : [entry];
}

function finish({ blocks, starts, isSimple }: ParsedBlocks): BibtexBibliography {
  const resolved = isSimple ? blocks : resolveBlocks(blocks);
  const parsed: ParsedBlocks = { blocks: resolved, starts, isSimple: resolved.every(isSimpleBlock) };
  return { ...collect(parsed), bibtex: parsed };
}

function collect({ blocks, starts }: ParsedBlocks): Bibliography {
  const entries: BibliographyEntry[] = [];
  const entryStarts: number[] = [];
  const issues: BibliographyIssue[] = [];
  let isComplete = true;
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    const start = starts[index];
    if (block === undefined || start === undefined) continue;
    if (block.entry !== undefined) {
      entries.push(block.entry);
      entryStarts.push(start);
    }
    if (block.isCutOff) isComplete = false;
    if (block.issue !== undefined)
      issues.push({ reason: block.issue.reason, span: { start: block.issue.span.start + start, end: block.issue.span.end + start } });
  }
  return { format: 'bibtex', entries, starts: entryStarts, issues, isComplete };
}

/**
 * Adds to entries what they use from other parts of the file: strings that are defined above, and fields of the entries that their
 * `crossref` and `xdata` name. A block remains the same object if these strings and entries did not change.
 */
function resolveBlocks(blocks: readonly BibtexBlock[]): readonly BibtexBlock[] {
  const named = resolveStrings(blocks);
  const parentOf = findParents(named);
  return mapChanged(named, (block) => {
    const { unresolved } = block;
    // Entries of type `xdata` only provide fields for other entries and can't be cited (biblatex manual, "Entry Types").
    if (unresolved === undefined || (block.entry !== undefined && unresolved.parentKeys.length === 0) || unresolved.entryType === 'xdata')
      return block;
    const parents = unresolved.parentKeys.length === 0 ? block.parents : readParents(unresolved, parentOf, [], { left: maxAncestors });
    return block.entry !== undefined && areSame(parents, block.parents) ? block : buildEntry(block, unresolved, parents);
  });
}

/** Changes the blocks of a list, but returns the list itself if nothing changes, because most edits change only one of many blocks. */
function mapChanged(blocks: readonly BibtexBlock[], change: (block: BibtexBlock) => BibtexBlock): readonly BibtexBlock[] {
  let changed: BibtexBlock[] | undefined;
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) continue;
    const next = change(block);
    if (next === block) continue;
    changed ??= [...blocks];
    changed[at] = next;
  }
  return changed ?? blocks;
}

/**
 * Sets the values of the strings that entries use. A string is known only after its definition (as in BibTeX, biber and pandoc), and
 * its name is case-insensitive.
 */
function resolveStrings(blocks: readonly BibtexBlock[]): readonly BibtexBlock[] {
  const values = new Map<string, string>();
  return mapChanged(blocks, (block) => {
    const { unresolved } = block;
    if (unresolved === undefined) {
      if (block.definitions.length > 0) defineStrings(block, values);
      return block;
    }
    const { macroNames, macroValues } = unresolved;
    if (macroNames.every((name, at) => values.get(name) === macroValues[at])) return block;
    return { ...block, entry: undefined, unresolved: { ...unresolved, macroValues: macroNames.map((name) => values.get(name)) } };
  });
}

function defineStrings({ definitions }: BibtexBlock, values: Map<string, string>): void {
  for (const { name, parts } of definitions) {
    const names = parts.map(({ text }) => text.toLowerCase());
    values.set(
      name,
      joinParts(
        parts,
        names,
        names.map((used) => values.get(used)),
      ),
    );
  }
}

/**
 * The entries that other entries name as their parents, by key. If two entries have the same key, the first one counts (as in BibTeX
 * and biber).
 */
function findParents(blocks: readonly BibtexBlock[]): ReadonlyMap<string, UnresolvedEntry> {
  const wanted = new Set<string>();
  for (const { unresolved } of blocks)
    if (unresolved !== undefined && unresolved.parentKeys.length > 0) for (const { key } of unresolved.parentKeys) wanted.add(key);
  const found = new Map<string, UnresolvedEntry>();
  if (wanted.size === 0) return found;
  for (const { unresolved } of blocks)
    if (unresolved !== undefined && wanted.has(unresolved.key) && !found.has(unresolved.key)) found.set(unresolved.key, unresolved);
  return found;
}

/**
 * How many levels of parents are read. biber follows `crossref` and `xdata` from parent to parent without a limit (biblatex manual,
 * "Data Inheritance"); BibTeX follows only one `crossref` (btxdoc, section 4). An article, its issue, its volume and its journal are
 * four levels. A limit is needed because the cost could double with each level.
 */
const maxParentDepth = 8;
const maxAncestors = 64;

/**
 * Reads the parents of an entry, together with their own parents. `above` are the descendants through which the entry was reached, so
 * that cycles are not followed. `ancestors.left` is how many more entries may be read.
 */
function readParents(
  own: UnresolvedEntry,
  entries: ReadonlyMap<string, UnresolvedEntry>,
  above: readonly UnresolvedEntry[],
  ancestors: { left: number },
): readonly Parent[] {
  if (above.length >= maxParentDepth) return [];
  const path = [...above, own];
  return own.parentKeys.flatMap(({ how, key }: ParentKey): Parent[] => {
    const parent = entries.get(key);
    if (parent === undefined || path.includes(parent) || ancestors.left === 0) return [];
    ancestors.left -= 1;
    return [{ how, own: parent, parents: readParents(parent, entries, path, ancestors) }];
  });
}

function areSame(left: readonly Parent[], right: readonly Parent[]): boolean {
  return (
    left === right ||
    (left.length === right.length &&
      left.every((parent, at) => {
        const other = right[at];
        return other !== undefined && parent.how === other.how && parent.own === other.own && areSame(parent.parents, other.parents);
      }))
  );
}

function buildEntry(block: BibtexBlock, own: UnresolvedEntry, parents: readonly Parent[]): BibtexBlock {
  const scanned = scanBlock(own.text, 0);
  if (scanned === undefined) return block;
  const fields = addInheritedFields(own.entryType, resolveFields(scanned, own.macroNames, own.macroValues), parents);
  return { ...block, parents, entry: readBibtexEntry(own, scanned.keySpan, fields, parents) };
}
