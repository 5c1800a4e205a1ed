import {
  applyCorrections,
  type Correction,
  type CorrectionEffect,
  type Corrections,
  createCorrections,
  EffectCounter,
  mentionsCorrection,
  printCorrection,
} from '#digest';
import { type DigestFile, readWithoutCorrections, type Snapshot, type UncorrectedDigest } from '#workspace';
import { derived, recomputable } from '../../base/derivedValues';
import { maskControls } from '../../base/escape';
import { fileName } from '../../base/paths';
import type { Span } from '../../base/span';

/** What a line of a corrections file does, shown after the line. */
interface CorrectionHint {
  readonly span: Span;
  /** A few words, because editors cut off longer hints. */
  readonly label: string;
  readonly tooltip: string;
}

/** What a correction does in one digest. */
interface EffectInDigest {
  readonly name: string;
  readonly effect: CorrectionEffect;
}

/** What each line of a corrections file does. Empty for other documents. All digests must have been read. */
export function correctionHints(snapshot: Snapshot, uri: string): readonly CorrectionHint[] {
  const written = snapshot.ownFiles.corrections.get(uri)?.written();
  if (written === undefined) return [];
  const { entries, issues } = written;
  const unused = new Set(issues.map(({ span }) => span.start));
  const used = new Set(snapshot.corrections.all.map(printCorrection));
  const overridden = { label: 'No effect: overridden by a later line', tooltip: 'A later line is about the same text.' };
  const hints = entries.map(({ span, ...correction }) => {
    const isUsed = !unused.has(span.start) && used.has(printCorrection(correction));
    return { span, ...(isUsed ? describeCorrection(snapshot, correction) : overridden) };
  });
  const known = new Set(entries.map(({ span }) => span.start));
  const unread = issues.filter(({ span }) => !known.has(span.start));
  return [...hints, ...unread.map(({ span, reason }) => ({ span, label: "No effect: can't be read", tooltip: reason }))];
}

function describeCorrection(snapshot: Snapshot, correction: Correction): Omit<CorrectionHint, 'span'> {
  const line = printCorrection(correction);
  const effects = [...findEffects(snapshot)].flatMap(([uri, { effects: ofDigest }]): readonly EffectInDigest[] => {
    const effect = ofDigest.get(line);
    return effect === undefined ? [] : [{ name: maskControls(fileName(uri)), effect }];
  });
  const changing = effects.filter(({ effect }) => describeCounts(effect) !== '');
  if (changing.length === 0) return describeNothing(snapshot, correction, effects);
  const [{ name }, ...others] = changing as [EffectInDigest, ...EffectInDigest[]];
  const counts = describeCounts(sumEffects(changing.map(({ effect }) => effect)));
  const place = others.length === 0 ? `in ${name}` : `in ${changing.length} digests`;
  const title =
    correction.kind === 'paper' && (correction.before === '') !== (correction.after === '') ? `: ${maskControls(correction.title)}` : '';
  const tooltip = changing.map((each) => `${each.name}: ${describeCounts(each.effect)}`).join('\n');
  return { label: `${counts} ${place}${title}`, tooltip: title === '' ? tooltip : `${tooltip}\nTitle${title}` };
}

/** `2 papers added, 7 changed`; empty if there is no effect. */
function describeCounts({ added, changed, removed }: CorrectionEffect): string {
  const counts = (
    [
      [added, 'added'],
      [changed, 'changed'],
      [removed, 'removed'],
    ] as const
  ).filter(([count]) => count > 0);
  return counts.map(([count, verb], at) => `${count} ${at === 0 ? (count === 1 ? 'paper ' : 'papers ') : ''}${verb}`).join(', ');
}

function sumEffects(effects: readonly CorrectionEffect[]): CorrectionEffect {
  const sum = (kind: keyof CorrectionEffect): number => effects.reduce((all, effect) => all + effect[kind], 0);
  return { added: sum('added'), changed: sum('changed'), removed: sum('removed'), unchanged: sum('unchanged') };
}

function describeNothing(snapshot: Snapshot, correction: Correction, effects: readonly EffectInDigest[]): Omit<CorrectionHint, 'span'> {
  const noEffect = (reason: string, tooltip: string): Omit<CorrectionHint, 'span'> => ({ label: `No effect: ${reason}`, tooltip });
  if (correction.kind === 'no-papers') {
    const file = [...snapshot.digests.keys()].find((uri) => fileName(uri).toLowerCase() === correction.fileName.toLowerCase());
    return file === undefined
      ? noEffect('no digest has this name', 'Give the name of a digest, without its folder.')
      : noEffect('no papers were found in it', 'Without this line, no papers are found in the file either.');
  }
  const right = effects[0]?.name;
  if (right !== undefined)
    return noEffect('already read like this', `Without this line, ${right} is read the same way. You can delete it.`);
  const words = createCorrections([toPaper(correction)]);
  const found = [...snapshot.digests.values()].find(({ text }) => mentionsCorrection(text, words));
  if (found === undefined) return noEffect('not found in any digest', 'No digest contains these words in this order.');
  const name = maskControls(fileName(found.uri));
  switch (correction.kind) {
    case 'like':
      return noEffect('nothing else is like it', `No other text in ${name} has the same mistake.`);
    case 'no-paper':
      return noEffect('no paper has this title', `${name} contains these words, but they aren't the whole title of a paper.`);
    case 'paper':
      return noEffect('part of a longer line', `In ${name}, other words are around the title. Put || where it begins and where it ends.`);
  }
}

/** The correction that finds the same words. */
function toPaper(correction: Exclude<Correction, { readonly kind: 'no-papers' }>): Correction {
  return correction.kind === 'like' ? { kind: 'paper', before: '', title: correction.title, after: '' } : { ...correction, kind: 'paper' };
}

interface CorrectedDigest {
  readonly file: DigestFile;
  readonly read: () => UncorrectedDigest;
  /** The effects of the corrections, by their lines. */
  readonly effects: ReadonlyMap<string, CorrectionEffect>;
}

/**
 * What the corrections do in the digests that contain their words. Only then is a digest read again, and its papers are used again until
 * its text changes, because the writer edits the corrections letter by letter.
 */
const findEffects = derived(
  ({ digests, corrections }: Snapshot) => [digests, corrections],
  ([digests, corrections], before: ReadonlyMap<string, CorrectedDigest> | undefined): ReadonlyMap<string, CorrectedDigest> => {
    const words = createCorrections(corrections.all.flatMap((each) => (each.kind === 'no-papers' ? [] : [toPaper(each)])));
    const found = new Map<string, CorrectedDigest>();
    for (const [uri, file] of digests) {
      const { text } = file;
      if (!corrections.emptyFiles.has(fileName(uri).toLowerCase()) && !mentionsCorrection(text, words)) continue;
      const known = before?.get(uri);
      const isSame = known !== undefined && known.file.languageId === file.languageId && known.file.text === text;
      const read = isSame ? known.read : recomputable(() => readWithoutCorrections(file));
      found.set(uri, { file, read, effects: countEffects(file, read(), corrections) });
    }
    return found;
  },
);

function countEffects({ uri, text }: DigestFile, read: UncorrectedDigest, corrections: Corrections): CorrectedDigest['effects'] {
  const counter = new EffectCounter();
  applyCorrections(maskControls(text), read, corrections, uri, counter);
  return counter.effects;
}
