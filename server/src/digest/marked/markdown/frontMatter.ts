import { findFrontMatter } from '../../../base/frontMatter';
import { sliceSpan } from '../../../base/span';

/** At most this many UTF-16 units are searched for the end of front matter. */
const maxLength = 20_000;

/** A line of YAML as in front matter: a key, an item of a list, a comment, a line that continues a value, or an empty line. */
const yamlLine = /^(?:(["']?)[\p{L}_][\p{L}\p{N}_ ./-]{0,60}\1:(?:[ \t]|$)|[-#}\]]|[ \t]|$)/u;

const firstLine = /^(?:\r?\n){0,2}/;
const keyLine = /^[\p{L}_"'][^:\n]*:/mu;
/** The front matter of Hugo in TOML (Hugo, "Front matter"). */
const toml = /^\+\+\+[ \t]*\r?\n[^]*?^\+\+\+[ \t]*(?:\r?\n|$)/m;

/**
 * The offset after the front matter at the top of a text, below at most two empty lines; 0 if there is none. A list whose entries are all
 * between lines of hyphens has no front matter: its second entry has the same first key.
 */
export function endOfFrontMatter(text: string): number {
  const start = firstLine.exec(text)?.[0].length ?? 0;
  const top = text.slice(start, start + maxLength);
  if (top.startsWith('+++')) {
    const found = toml.exec(top);
    return found?.index === 0 ? start + found[0].length : 0;
  }
  const found = findFrontMatter(top);
  if (found === undefined) return 0;
  const yaml = sliceSpan(top, found.yaml);
  const end = start + found.end;
  const isYaml = keyLine.test(yaml) && yaml.split(/\r?\n/).every((line) => yamlLine.test(line));
  return isYaml && !repeatsFirstKey(yaml, text.slice(end, end + 300)) ? end : 0;
}

function repeatsFirstKey(yaml: string, below: string): boolean {
  const key = /^[^\s:#-][^:]*:/.exec(yaml.trimStart())?.[0];
  return key !== undefined && below.trimStart().startsWith(key);
}
