import type MarkdownIt from 'markdown-it';
import type { Renderer, StateCore, StateInline, Token } from 'markdown-it';
import type { PreviewAnswer } from '../../../server/src/client';

/** Provides the plugin with formatted citations. Rendering is synchronous, so `find` can't wait for the server. */
export interface PreviewSource {
  /** The formatted citations of the draft with this text; undefined if none are known, or if they are not to be shown. */
  find(text: string): PreviewAnswer | undefined;
  /** Called when a preview shows the document. */
  previewShown(uri: string): void;
}

/*
 * Before the text is parsed, each citation is put between two marks. Nothing else changes, so that blocks and lines are parsed as
 * before. The marks are Unicode noncharacters. The first one follows an `@`, because the parser's rule for plain text stops only at
 * such punctuation. Where the parser meets a mark, the formatted citation is inserted; where it does not (in code, in HTML, in a
 * table cell that ends early), the marks are removed and the source is shown.
 */
const openMark = '\ufdd0';
const numberEnd = '\ufdd1';
const closeMark = '\ufdd2';
const anyMark = /[\ufdd0-\ufdd2]/;
const openAt = new RegExp(`@${openMark}(\\d+)${numberEnd}`, 'y');
const allMarks = new RegExp(`@${openMark}\\d+${numberEnd}|${closeMark}`, 'g');

/** A markdown-it plugin that shows citations as they will be in the compiled draft. VS Code's Markdown preview uses markdown-it. */
export function extendMarkdownIt(md: MarkdownIt, source: PreviewSource): MarkdownIt {
  /** The answer that is used in each parse. All rules of one parse get the same `env` object from markdown-it. */
  const answers = new WeakMap<object, PreviewAnswer>();
  md.core.ruler.before('normalize', 'marginalia_mark', (state) => {
    const answer = anyMark.test(state.src) ? undefined : source.find(state.src);
    if (answer === undefined) return;
    answers.set(asObject(state.env), answer);
    state.src = insertMarks(state.src, answer);
  });
  md.inline.ruler.before('text', 'marginalia_citation', (state, silent) => readCitation(state, silent, answers.get(asObject(state.env))));
  md.core.ruler.push('marginalia_references', (state) => {
    const answer = answers.get(asObject(state.env));
    if (answer !== undefined) {
      state.tokens.forEach(removeMarks);
      addReferences(state, answer);
    }
    // This token renders as empty text. When it is rendered, a preview is showing the document.
    state.tokens.push(new state.Token('marginalia_shown', '', 0));
  });
  md.renderer.rules['marginalia_citation'] = renderCitation;
  md.renderer.rules['marginalia_references'] = renderBlock;
  md.renderer.rules['marginalia_shown'] = (_tokens, _index, _options, env) => {
    const uri = findDocument(env);
    if (uri !== undefined) source.previewShown(uri);
    return '';
  };
  return md;
}

function insertMarks(text: string, { citations }: PreviewAnswer): string {
  let marked = '';
  let at = 0;
  for (const [index, { start, end }] of citations.entries()) {
    if (start < at || end > text.length) continue;
    marked += `${text.slice(at, start)}@${openMark}${index}${numberEnd}${text.slice(start, end)}${closeMark}`;
    at = end;
  }
  return marked + text.slice(at);
}

function readCitation(state: StateInline, silent: boolean, answer: PreviewAnswer | undefined): boolean {
  if (answer === undefined) return false;
  openAt.lastIndex = state.pos;
  const found = openAt.exec(state.src);
  if (found === null) return false;
  const citation = answer.citations[Number(found[1])];
  const contentStart = state.pos + found[0].length;
  const end = state.src.indexOf(closeMark, contentStart);
  if (citation === undefined || end === -1 || end >= state.posMax) {
    state.pos = contentStart;
    return true;
  }
  if (!silent) {
    const token = state.push('marginalia_citation', '', 0);
    token.content = citation.source;
    // A link can't contain another link, so a citation inside a link loses its own links.
    token.meta = { html: isInLink(state) ? citation.html.replace(/<\/?a\b[^>]*>/g, '') : citation.html };
  }
  state.pos = end + closeMark.length;
  return true;
}

function isInLink({ tokens }: StateInline): boolean {
  return tokens.reduce((depth, { type }) => depth + (type === 'link_open' ? 1 : type === 'link_close' ? -1 : 0), 0) > 0;
}

function removeMarks(token: Token): void {
  token.content = token.content.replace(allMarks, '');
  token.info = token.info.replace(allMarks, '');
  for (const attribute of token.attrs ?? []) attribute[1] = attribute[1].replace(allMarks, '');
  token.children?.forEach(removeMarks);
  // The description of a picture must be plain text.
  if (token.type === 'image') for (const child of token.children ?? []) if (child.type === 'marginalia_citation') child.type = 'text';
}

/**
 * Puts the list of references into the draft's `refs` block (pandoc manual, "Placement of the bibliography"). If there is no such
 * block, the list is added at the end. The notes of a style that cites in notes are always added at the end.
 */
function addReferences(state: StateCore, { references, notes }: PreviewAnswer): void {
  const place = references === '' ? undefined : findPlace(state.tokens);
  if (references !== '') {
    const token = createHtml(state, references);
    token.map = place === undefined ? null : (state.tokens[place.start]?.map ?? null);
    if (place === undefined) state.tokens.push(token);
    else state.tokens.splice(place.start, place.count, token);
  }
  if (notes !== '') state.tokens.push(createHtml(state, notes));
}

function createHtml(state: StateCore, html: string): Token {
  const token = new state.Token('marginalia_references', '', 0);
  token.block = true;
  token.meta = { html };
  return token;
}

const openDiv = /^:{3,}\s*\{[^{}]*#refs\b[^{}]*\}\s*:*$/;
const wholeDiv = /^:{3,}\s*\{[^{}]*#refs\b[^{}]*\}\s*:*\n+:{3,}$/;
const htmlDiv = /^<div\b[^>]*\bid\s*=\s*["']?refs\b[^>]*>\s*<\/div>\s*$/i;

/** Finds the tokens of a `::: {#refs}` block, which markdown-it reads as one or two paragraphs, or of an empty `<div id="refs">`. */
function findPlace(tokens: readonly Token[]): { readonly start: number; readonly count: number } | undefined {
  for (const [index, { type, content }] of tokens.entries()) {
    if (type === 'html_block' && htmlDiv.test(content)) return { start: index, count: 1 };
    if (type !== 'inline' || tokens[index - 1]?.type !== 'paragraph_open') continue;
    if (wholeDiv.test(content)) return { start: index - 1, count: 3 };
    if (openDiv.test(content)) return { start: index - 1, count: /^:{3,}$/.test(tokens[index + 3]?.content ?? '') ? 6 : 3 };
  }
  return undefined;
}

function renderCitation(tokens: Token[], index: number): string {
  return htmlOf(tokens[index]);
}

/** The attributes contain the source line of the block. VS Code needs this line to scroll the preview together with the editor. */
function renderBlock(tokens: Token[], index: number, _options: unknown, _env: unknown, renderer: Renderer): string {
  const token = tokens[index];
  const attributes = token === undefined ? '' : renderer.renderAttrs(token);
  return attributes === '' ? htmlOf(token) : `<div${attributes}>${htmlOf(token)}</div>\n`;
}

function htmlOf(token: Token | undefined): string {
  const meta: unknown = token?.meta;
  return typeof meta === 'object' && meta !== null && 'html' in meta && typeof meta.html === 'string' ? meta.html : '';
}

/** VS Code passes the URI of the rendered document in `env.currentDocument`. */
function findDocument(env: unknown): string | undefined {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return undefined;
  const { currentDocument } = env;
  return currentDocument === undefined || currentDocument === null ? undefined : String(currentDocument);
}

function asObject(env: unknown): object {
  return typeof env === 'object' && env !== null ? env : noEnvironment;
}

const noEnvironment = {};
