const parts =
  /^(?:\d{1,2}[A-Z]?:? )?(?:(?:(?:oral|poster|demo|plenary|parallel|award|closing|opening|best paper|spotlight)s? )*sessions?\b(?!-)|invited (?:talk|speaker|lecture)|keynote(?: talk)?[:\s]|panel(?: discussion)?:|(?:coffee |lunch )?break$|registration$)|\((?:long|short|oral|poster|demo)(?: \+ \w+)* papers?\)|\bbusiness meeting$/i;

/** Whether a text is or begins with an entry of a programme that is no paper: a session, an invited talk, a break. */
export function isProgrammePart(text: string): boolean {
  return parts.test(text);
}

const time = /^\s*(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*[-–—]\s*(?:[01]?\d|2[0-3])[:.][0-5]\d)?(?:\s*[ap]\.?m\b\.?)?(?:\s*[-–—:|])?\s+(?=\S)/i;

/** How many UTF-16 units the time of a talk takes up at the beginning of a line, with the blanks around it: `09:30`, `9.30 - 10:15`, `2:15 pm`. */
export function measureTime(line: string): number {
  return time.exec(line)?.[0].length ?? 0;
}
