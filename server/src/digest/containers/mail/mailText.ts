import type { MappedText } from '../../../base/mappedText';
import type { MailPart } from './parts';
import { decodePart } from './transferEncoding';

/** A text that a mail shows, with the positions of its letters in the file. */
export interface MailText extends MappedText {
  readonly isHtml: boolean;
}

/**
 * The texts that a mail shows, in order and without attachments. If a mail has the same text in several forms, such as HTML and plain
 * text, the form with the most links is used.
 */
export function readMailTexts(source: string, part: MailPart): MailText[] {
  if (part.isAttachment) return [];
  if (part.type.startsWith('multipart/')) {
    const forms = part.parts.map((inner) => readMailTexts(source, inner));
    return part.type === 'multipart/alternative' ? chooseForm(forms) : forms.flat();
  }
  if (part.type !== 'text/html' && part.type !== 'text/plain') return [];
  const { start, end } = part.body;
  const decoded = decodePart(source, { start, end }, part.encoding, part.charset);
  return decoded.text.trim() === '' ? [] : [{ ...decoded, isHtml: part.type === 'text/html' }];
}

/**
 * Chooses the form with the most links. This is usually the HTML form, which also has headings and emphasis. But in some mails the HTML
 * form only shows a picture.
 */
function chooseForm(forms: readonly (readonly MailText[])[]): MailText[] {
  let chosen: readonly MailText[] = [];
  let most = -1;
  for (const form of forms) {
    const links = form.reduce((sum, text) => sum + countLinks(text), 0);
    // If two forms have equally many links, the later one is used, because richer forms come later (RFC 2046, 5.1.4).
    if (form.length > 0 && (links > most || (links === most && links > 0))) {
      chosen = form;
      most = links;
    }
  }
  return [...chosen];
}

function countLinks({ text, isHtml }: MailText): number {
  return (text.match(isHtml ? /\bhref\s*=\s*["']?http/gi : /https?:\/\//gi) ?? []).length;
}
