const words =
  'accessed|retrieved|(?:last )?visited|consult[ée]e?s?|consultado|consultato|acess?o em|acceso|abgerufen|zugriff|besucht|geraadpleegd|hämtad|дата обращения|最終閲覧日?|閲覧日?|访问日期|访问';
const accessDate = new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})[^.;\n]{0,40}?(?:19|20)\d\d`, 'giu');

/** A text with blanks in the place of the dates on which web pages were read, so that offsets stay: `Accessed 4 May 2020`, `Consulté le ...`. */
export function blankAccessDates(text: string): string {
  return text.replace(accessDate, (found) => ' '.repeat(found.length));
}
