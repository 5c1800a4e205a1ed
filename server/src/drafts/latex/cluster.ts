import type { Citation } from '../../model/citation';
import type { DraftScan } from '../../model/draft';
import type { CitationCluster, CitationDialect, ClusterItem, WrittenCluster } from '../../model/citationCluster';
import { parseAffix, renderAffix } from './affixText';
import { getAffixes, readCommandCall } from './citationCommandCall';
import { joinCitationGroups, renderGroup, type CitationGroup } from './citationGroup';
import { findModeOfPlainCommand } from './commandForms';

/**
 * Reads `\citep[see][p.~3]{a,b}` or `\parencites(see)()[p.~3]{a}{b}`. undefined if `readCommandCall` cannot read the citation, if the
 * command sets more than a mode or a footnote, or if a prefix or suffix contains markup.
 */
export function readCluster(text: string, scan: DraftScan, citation: Citation): WrittenCluster | undefined {
  const call = readCommandCall(text, scan, citation);
  const isFootnote = call !== undefined && /^[fF]ootcites?$/.test(call.name);
  const mode = call === undefined || isFootnote ? call && 'parenthetical' : findModeOfPlainCommand(call.name);
  if (call === undefined || mode === undefined) return undefined;
  const outer = getAffixes(text, call.outerAffixes);
  const items = call.groups.flatMap(({ affixes, keys }, at) => {
    const inner = getAffixes(text, affixes);
    return keys.map(({ start, end }, index): ClusterItem | undefined => {
      const isFirst = index === 0;
      const isLast = index === keys.length - 1;
      const prefix = parseAffix([isFirst && at === 0 ? outer.prefix : '', isFirst ? inner.prefix : ''].join(' '));
      const suffix = parseAffix([isLast ? inner.suffix : '', isLast && at === call.groups.length - 1 ? outer.suffix : ''].join(' '));
      return prefix === undefined || suffix === undefined ? undefined : { key: text.slice(start, end), prefix, suffix };
    });
  });
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length
    ? { mode, items: read, span: citation.span, ...(isFootnote ? { placement: 'footnote' } : {}) }
    : undefined;
}

const commands = {
  natbib: { parenthetical: 'citep', narrative: 'citet', 'year-only': 'citeyearpar' },
  biblatex: { parenthetical: 'parencite', narrative: 'textcite', 'year-only': 'parencite*' },
} as const;

/** Characters that a key cannot contain, because they would end the key or have a meaning of their own in TeX. */
const notInKey = /[\s,{}%#~\\&$^]/;

/**
 * Writes one command if one prefix and one suffix are enough. Otherwise it writes biblatex's command for several works, such as
 * `\parencites`. natbib has no such command, and biblatex has none for `year-only`; then the result is several commands with commas
 * between them. undefined if LaTeX cannot express the citation, for example as a footnote with natbib.
 */
export function renderCluster({ mode, items, placement }: CitationCluster, dialect: CitationDialect): string | undefined {
  if (dialect === 'pandoc' || items.some(({ key }) => notInKey.test(key))) return undefined;
  const groups = items.map((item): CitationGroup | undefined => {
    const [prefix, suffix] = [renderAffix(item.prefix), renderAffix(item.suffix)];
    return prefix === undefined || suffix === undefined ? undefined : { prefix, suffix, keys: [item.key] };
  });
  const written = groups.filter((group) => group !== undefined);
  if (written.length < groups.length) return undefined;
  const joined = joinCitationGroups(written).map(renderGroup);
  if (placement === 'footnote' && (dialect === 'natbib' || mode !== 'parenthetical')) return undefined;
  const name = placement === 'footnote' ? 'footcite' : commands[dialect][mode];
  if (joined.length === 1 || dialect === 'natbib' || mode === 'year-only') return joined.map((group) => `\\${name}${group}`).join(', ');
  return `\\${name}s${joined.join('')}`;
}
