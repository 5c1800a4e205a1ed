import type { Engine, OutputFormat } from 'citeproc';
import { mark, markWith, stripMarks } from './richText';

type Formatter = string | false | ((state: Engine, text: string | undefined) => string);

const marked = (kind: Parameters<typeof mark>[0]): string => mark(kind, '%%STRING%%');
const asItIs: Formatter = (_state, text) => text ?? '';

/** The part of the processor's internal data for an item that is used here. */
interface CiteBlob {
  /** Missing if the item is printed as a number of the list of references. */
  readonly item_id?: string;
}

/** The name by which the processor knows the format below. */
export const outputFormatName = 'marginalia';

/** The processor's output format: plain text with marks. `parseMarked` parses it. */
export const outputFormat: OutputFormat = {
  text_escape: (text: string) => text ?? '',
  bibstart: '',
  bibend: '',
  '@font-style/italic': marked('italic'),
  '@font-style/oblique': marked('italic'),
  '@font-style/normal': marked('upright'),
  '@font-variant/small-caps': marked('small-caps'),
  '@font-variant/normal': marked('upright'),
  '@font-weight/bold': marked('bold'),
  '@font-weight/normal': marked('upright'),
  '@font-weight/light': false,
  '@text-decoration/none': marked('upright'),
  '@text-decoration/underline': marked('underline'),
  '@vertical-align/sup': marked('superscript'),
  '@vertical-align/sub': marked('subscript'),
  '@vertical-align/baseline': marked('upright'),
  '@passthrough/true': asItIs,
  '@strip-periods/true': asItIs,
  '@strip-periods/false': asItIs,
  '@quotes/true': (state, text) => quote(state, text, 'open-quote', 'close-quote'),
  // If the text is missing, an apostrophe is meant.
  '@quotes/inner': (state, text) => (text === undefined ? '\u2019' : quote(state, text, 'open-inner-quote', 'close-inner-quote')),
  '@quotes/false': false,
  // The processor calls this function with the item's data as `this`.
  '@cite/entry': function (this: CiteBlob, _state: Engine, text: string | undefined): string {
    return markWith('cite', stripMarks(this.item_id ?? ''), text ?? '');
  } as Formatter,
  '@bibliography/entry': asItIs,
  '@display/block': marked('block'),
  '@display/left-margin': marked('left-margin'),
  '@display/right-inline': marked('right-inline'),
  '@display/indent': marked('indent'),
  '@showid/true': asItIs,
  '@URL/true': (_state, text) => markWith('link', text ?? '', text ?? ''),
  '@DOI/true': (_state, text) => linkDoi(text ?? ''),
};

function quote(state: Engine, text: string | undefined, open: string, end: string): string {
  return `${state.getTerm(open, 'long', 0) ?? ''}${text ?? ''}${text === undefined ? '' : (state.getTerm(end, 'long', 0) ?? '')}`;
}

function linkDoi(doi: string): string {
  return markWith('link', /^https?:/i.test(doi) ? doi : `https://doi.org/${doi}`, doi);
}
