import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMarkdownLines } from '../../../server/src/digest/marked/markdown/markdownLines';
import type { MarkedLine } from '../../../server/src/digest/marked/markedLine';
import { gatherBlocks } from '../../../server/src/digest/records/blocks/gatherBlocks';
import { BlockContext } from '../../../server/src/digest/records/slots/blockContext';
import type { Slot } from '../../../server/src/digest/records/slots/slots';
import { gatherSlots } from '../../../server/src/digest/records/slots/slots';

/** A document with the titles that a person finds in it. */
export interface LearningText {
  readonly name: string;
  readonly family: string;
  readonly text: string;
  readonly titles: readonly string[];
}

/** A learning text with its slots, and for each slot which of its members are titles. */
export interface LearningCase {
  readonly name: string;
  readonly family: string;
  readonly titles: ReadonlySet<string>;
  readonly around: BlockContext;
  readonly slots: readonly Slot[];
  readonly truth: readonly (readonly boolean[])[];
}

/** Equal titles are equal once folded: letters and digits alone, without case and accents. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

export function toCase({ name, family, text, titles }: LearningText, lines: readonly MarkedLine[] = readMarkdownLines(text)): LearningCase {
  const around = new BlockContext(gatherBlocks(lines));
  const slots = gatherSlots(around);
  const wanted = new Set(titles.map(foldTitle));
  const truth = slots.map(({ members }) => members.map(({ block, start, end }) => wanted.has(foldTitle(block.text.slice(start, end)))));
  return { name, family, titles: wanted, around, slots, truth };
}

/** READMEs of packages: texts without papers. */
export function loadPackageTexts(folder: string, count: number): LearningText[] {
  const found: LearningText[] = [];
  const visit = (path: string, depth: number): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory() && depth < 2) visit(join(path, entry.name), entry.name.startsWith('@') ? depth : depth + 1);
      else if (/^(?:readme|changelog|history|license|contributing|security)(?:\.(?:md|txt|markdown))?$/i.test(entry.name))
        found.push({
          name: join(path, entry.name),
          family: 'packages',
          text: readFileSync(join(path, entry.name), 'utf8').slice(0, 60_000).replaceAll('\r\n', '\n'),
          titles: [],
        });
    }
  };
  if (existsSync(folder)) visit(folder, 0);
  const step = Math.max(1, Math.floor(found.length / count));
  return found.filter((_, at) => at % step === 0).slice(0, count);
}
