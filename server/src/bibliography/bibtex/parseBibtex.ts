import type { Bibliography, BibliographyEntry, BibliographyIssue } from '../../model/bibliography';
import type { PreviousBibliography } from '../previousBibliography';
import type { BibtexBlock } from './bibtexBlock';
import { resolveBlocks } from './resolveBlocks';
import { isSimpleBlock, scanAll, scanChanged, type ParsedBlocks } from './scanFile';

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
