import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { isDeepYaml } from '../../base/isDeepYaml';

/**
 * The files of a book in the order of the book, as written in `_quarto.yml` (`chapters` and `appendices` of `book`, with their parts) or in
 * `_bookdown.yml` (`rmd_files`). Titles of parts may be among them. Empty if the text lists none or can't be read.
 */
export function listChapters(text: string): readonly string[] {
  if (!/chapters|appendices|rmd_files/.test(text) || isDeepYaml(text)) return [];
  const { contents } = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const book = get(contents, 'book');
  return [get(contents, 'rmd_files'), get(book, 'chapters'), get(book, 'appendices')].flatMap(listTexts);
}

function get(map: unknown, name: string): unknown {
  return isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === name)?.value : undefined;
}

/** All texts in a list, also in the lists and maps in it. */
function listTexts(node: unknown): readonly string[] {
  if (isScalar(node)) return typeof node.value === 'string' ? [node.value] : [];
  if (isSeq(node)) return node.items.flatMap(listTexts);
  return isMap(node) ? node.items.flatMap(({ value }) => listTexts(value)) : [];
}
