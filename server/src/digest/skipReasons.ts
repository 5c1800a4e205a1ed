/** Why a part of a digest isn't read as a paper, as the writer reads it. Every reason that a digest can give is here. */
export const skipReasons = {
  noPaper:
    'No papers found. Write each title on its own line, with its abstract below and a blank line between papers, or place the cursor on a ' +
    'title and choose "This Is a Paper". Lists, emails, and exports (RIS, CSV, JSON and others) are also supported.',
  sourceCode: "This file is source code and isn't read as a digest.",
  emptyFile: 'This file is empty. Paste titles, each followed by its abstract.',
  otherForm: "This links to a paper but isn't formatted like the other papers.",
  onlyTitle: "This title has no authors, abstract or identifier and isn't read as a paper.",
  titleWithoutAbstract: 'This title has no abstract.',
  abstractWithoutTitle: 'This abstract has no title.',
  rowWithoutTitle: 'This row has no title.',
  recordWithoutTitle: 'This record has no title.',
  objectWithoutTitle: 'This JSON object has no "title" and isn\'t read as a paper.',
  itemWithoutTitle: 'This arXiv item has no title.',
  noRow: "This line isn't a row of the table.",
  openCell: 'Missing closing quotation mark. The cell is read to the end of the line.',
  openElement: 'This element has no closing tag.',
  deepElements: 'Elements are nested too deeply.',
  openElementNamed: (name: string) => `This <${name}> has no closing tag.`,
  longPaper: (maxLength: number) => `The text of this paper is longer than ${formatCount(maxLength)} characters and isn't read.`,
  longText: (length: number) => `This text of ${formatCount(length)} characters is too long for a title or an abstract.`,
  deepLine: (maxLevels: number) => `This line is nested more than ${maxLevels} levels deep.`,
  outsideRecords: (pattern: string) => `This text isn't part of a record (${pattern}).`,
  openRecord: (lastLine: string, pattern: string) => `The last line of this record ("${lastLine}") is missing (${pattern}).`,
  invalidJson: (problem: string) => `Invalid JSON: ${problem}.`,
  invalidYaml: (problem: string) => `Invalid YAML: ${problem}`,
} as const;

function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
