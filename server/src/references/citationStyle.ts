import { maskControls } from '../base/escape';

/** Whether a style file can be used. If not, `message` tells the writer what is wrong. */
type StyleCheck = { readonly kind: 'usable' } | { readonly kind: 'unusable'; readonly message: string };

/**
 * The largest number of elements that a usable style has after its macros are expanded; the default style has 630. If the macros of a
 * style call each other twice at each level, the number doubles with each level, and the style could not be read in a reasonable time.
 */
const maxElements = 100_000;

/**
 * Replaces each control character of a style with a space, even if it is written as `&#x202e;`, so that the style's texts can be shown
 * safely.
 */
export function maskStyle(xml: string): string {
  return maskControls(xml).replace(/&#(?:x([\da-f]+)|(\d+));/gi, (reference, hex: string | undefined, decimal: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff && maskControls(String.fromCodePoint(code)) === ' ' ? ' ' : reference;
  });
}

/** Checks the text of a CSL file before the processor reads it. A dependent style is not usable (CSL 1.0.2, "Styles"). */
export function checkStyle(xml: string): StyleCheck {
  if (!/<style[\s>]/.test(xml)) return unusable("The file isn't a CSL style: it has no `<style>` element.");
  const fault = findXmlFault(xml);
  if (fault !== undefined) return unusable(`The CSL style is invalid: ${fault}.`);
  const title = /<title>([^<]+)<\/title>/.exec(xml)?.[1]?.trim();
  const parent = findParent(xml);
  if (parent !== undefined) {
    return unusable(
      `The CSL style ${title === undefined ? '' : `"${title}" `}only refers to another style, "${parent}". Use the file of that style instead.`,
    );
  }
  if (!/<citation[\s>]/.test(xml)) return unusable("The CSL style has no `<citation>` element, so it can't format citations.");
  if (countStyleElements(xml) > maxElements) return unusable('The CSL style is too large: its macros call each other too often.');
  return { kind: 'usable' };
}

/**
 * The name of the style to which a dependent style refers: `apa` for `<link href="http://www.zotero.org/styles/apa"
 * rel="independent-parent"/>`. undefined for an independent style.
 */
function findParent(xml: string): string | undefined {
  const link = /<link\b[^>]*\brel\s*=\s*["']independent-parent["'][^>]*>/.exec(xml)?.[0];
  if (link === undefined) return undefined;
  return /\bhref\s*=\s*["'](?:[^"']*\/)?([^"'/]+)["']/.exec(link)?.[1] ?? '';
}

/** The language that the style requires: `<style default-locale="de-DE">`. undefined if the draft may choose the language. */
export function findDefaultLocale(xml: string): string | undefined {
  return /<style\b[^>]*\bdefault-locale\s*=\s*["']([^"']+)["']/.exec(xml)?.[1];
}

function unusable(message: string): StyleCheck {
  return { kind: 'unusable', message };
}

const xmlParts = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([\w:.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>|</g;

/**
 * Describes an element or tag that is not closed as XML requires; undefined if there is none. The check is needed because the processor
 * ignores such faults and loses what follows.
 */
function findXmlFault(xml: string): string | undefined {
  const open: { readonly name: string; readonly at: number }[] = [];
  for (const { 0: part, 1: slash, 2: name, 4: selfClosing, index } of xml.matchAll(xmlParts)) {
    if (part === '<') return `a tag on line ${lineOf(xml, index)} isn't closed`;
    if (name === undefined || selfClosing === '/') continue;
    if (slash !== '/') {
      open.push({ name, at: index });
      continue;
    }
    const last = open.pop();
    if (last === undefined) return `\`</${name}>\` on line ${lineOf(xml, index)} has no matching opening tag`;
    if (last.name !== name) return `\`<${last.name}>\` on line ${lineOf(xml, last.at)} isn't closed`;
  }
  const [unclosed] = open.slice(-1);
  return unclosed === undefined ? undefined : `\`<${unclosed.name}>\` on line ${lineOf(xml, unclosed.at)} isn't closed`;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/**
 * The number of elements in a CSL style after its macros are expanded, which the processor does when it reads a style. Infinity if a
 * macro calls itself, directly or through others. The time does not depend on how large the number is, but only on the length of the
 * style.
 */
export function countStyleElements(xml: string): number {
  const macros = new Map<string, string>();
  const rest = xml.replace(/<macro\b([^>]*)>([^]*?)<\/macro>/g, (_, attributes: string, body: string) => {
    const [, name = ''] = /\bname\s*=\s*["']([^"']*)["']/.exec(attributes) ?? [];
    macros.set(name, body);
    return '';
  });
  const counted = new Map<string, number>();
  const count = (text: string): number => {
    const elements = text.match(/<[a-zA-Z]/g)?.length ?? 0;
    return [...text.matchAll(/\bmacro\s*=\s*["']([^"']*)["']/g)].reduce((sum, [, name = '']) => sum + countMacro(name), elements);
  };
  const countMacro = (name: string): number => {
    const known = counted.get(name);
    if (known !== undefined) return known;
    // If the macro is encountered before it is counted, it calls itself.
    counted.set(name, Infinity);
    const size = count(macros.get(name) ?? '');
    counted.set(name, size);
    return size;
  };
  return count(rest);
}
