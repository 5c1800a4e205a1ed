import { foldText } from '../../server/src/text/foldText';
import { compile, type Sandbox } from './compilers';

/** TeX as the text that a reader sees, read by pandoc. */
export function readTex(sandbox: Sandbox, tex: string): string {
  return compile(sandbox, 'pandoc', ['-f', 'latex', '-t', 'plain', '--wrap=none'], tex).output;
}

/** Titles by key from the CSL-JSON that pandoc makes of a bibliography. */
export function readTitles(sandbox: Sandbox, format: 'bibtex' | 'biblatex' | 'csljson', text: string): ReadonlyMap<string, string> {
  const items = JSON.parse(compile(sandbox, 'pandoc', ['-f', format, '-t', 'csljson'], text).output) as readonly {
    readonly id: string;
    readonly title?: string;
  }[];
  return new Map(items.map(({ id, title = '' }) => [id, title]));
}

/**
 * The form in which titles are compared that went through a style: letter case, the shape of quotation marks and dashes
 * and white space are the style's; every other character counts. Braces that have no partner can't be told in BibTeX, and
 * pandoc drops them.
 */
export function comparable(title: string): string {
  return title
    .replace(/<\/?(?:span|sup)\b[^>]*>/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`´“”"]/g, "'")
    .replace(/'+/g, "'")
    .replace(/[—–]|--+/g, '-')
    .replace(/[{}\u2060\s]+/g, '');
}

export function folded(text: string): string {
  return foldText(text).replace(/ /g, '');
}
