import { getOwn } from '../../base/getOwn';
import { maskControls } from '../../base/maskControls';

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  times: '×',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  eacute: 'é',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** The character that an entity represents, such as `&` for `&amp;`. An unknown or invalid entity is returned unchanged. */
export function decodeEntity(entity: string): string {
  const numeric = /^&#(?:x([\da-f]{1,6})|(\d{1,7}));$/i.exec(entity);
  if (numeric === null) return getOwn(namedEntities, entity.slice(1, -1)) ?? entity;
  const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? maskControls(String.fromCodePoint(code)) : entity;
}
