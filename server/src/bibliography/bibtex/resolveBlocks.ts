import type { Block } from './block';
import { joinParts, resolveFields, withInherited, type OwnEntry, type Parent, type ParentKey } from './ownEntry';
import { readBibtexEntry } from './readBibtexEntry';
import { scanBlock } from './scanBlock';

/**
 * Gives entries what they take from other places of the file: strings that are defined before them, fields of the
 * entries that they name. A block whose sources did not change stays the same object.
 */
export function resolveBlocks(blocks: readonly Block[]): readonly Block[] {
  const named = resolveStrings(blocks);
  const parentOf = findParents(named);
  return named.map((block) => {
    const { own } = block;
    // What `xdata` entries hold is for others; nothing cites them (biblatex manual, "Entry Types").
    if (own === undefined || own.entryType === 'xdata') return block;
    const parents = own.parentKeys.length === 0 ? block.parents : readParents(own, parentOf, []);
    if (block.entry !== undefined && areSame(parents, block.parents)) return block;
    return buildEntry(block, own, parents);
  });
}

/** Strings count from their definition on (BibTeX, biber and pandoc alike); their names have no case. */
function resolveStrings(blocks: readonly Block[]): readonly Block[] {
  const values = new Map<string, string>();
  return blocks.map((block) => {
    for (const { name, parts } of block.definitions) {
      const names = parts.map(({ text }) => text.toLowerCase());
      values.set(name, joinParts(parts, names, names.map((used) => values.get(used))));
    }
    const { own } = block;
    // Where nothing was defined yet, as in most files, a name that stood for nothing does so still.
    if (own === undefined || own.macroNames.length === 0 || (values.size === 0 && !own.hasValues)) return block;
    const macroValues = own.macroNames.map((name) => values.get(name));
    if (macroValues.length === own.macroValues.length && macroValues.every((value, at) => value === own.macroValues[at])) return block;
    const { entry: _stale, ...rest } = block;
    return { ...rest, own: { ...own, macroValues, hasValues: macroValues.some((value) => value !== undefined) } };
  });
}

/** The entries that others name, by their keys; where two share one, the first counts (BibTeX, biber). */
function findParents(blocks: readonly Block[]): ReadonlyMap<string, OwnEntry> {
  const wanted = new Set<string>();
  for (const { own } of blocks) if (own !== undefined && own.parentKeys.length > 0) for (const { key } of own.parentKeys) wanted.add(key);
  const found = new Map<string, OwnEntry>();
  if (wanted.size === 0) return found;
  for (const { own } of blocks) if (own !== undefined && wanted.has(own.key) && !found.has(own.key)) found.set(own.key, own);
  return found;
}

/** `above` are the entries on the way here: none is its own ancestor. */
function readParents(own: OwnEntry, entries: ReadonlyMap<string, OwnEntry>, above: readonly OwnEntry[]): readonly Parent[] {
  const path = [...above, own];
  return own.parentKeys.flatMap(({ how, key }: ParentKey): Parent[] => {
    const parent = entries.get(key);
    if (parent === undefined || path.includes(parent)) return [];
    return [{ how, own: parent, parents: readParents(parent, entries, path) }];
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

function buildEntry(block: Block, own: OwnEntry, parents: readonly Parent[]): Block {
  const scanned = scanBlock(own.text, 0);
  if (scanned === undefined) return block;
  const fields = withInherited(own.entryType, resolveFields(scanned, own.macroNames, own.macroValues), parents);
  return { ...block, parents, entry: readBibtexEntry(own, scanned.keySpan, fields, parents) };
}
