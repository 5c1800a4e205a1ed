const starts =
  /^(?:\d{1,2}[A-Z]?:? )?(?:(?:(?:oral|poster|demo|plenary|parallel|award|closing|opening|best paper|spotlight)s? )*sessions?\b(?!-)|invited (?:talk|speaker|lecture)|keynote(?: talk)?[:\s]|panel(?: discussion)?:|(?:coffee |lunch )?break$|registration$)/i;
const kinds = /\((?:long|short|oral|poster|demo)(?: \+ \w+)* papers?\)|\bbusiness meeting$/i;

/** Whether a text is or begins with an entry of a programme that is no paper, such as a session or a break, or holds the kind of several papers. */
export function isProgrammePart(text: string): boolean {
  return starts.test(text) || kinds.test(text);
}

const time = /^\s*(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*[-–—]\s*(?:[01]?\d|2[0-3])[:.][0-5]\d)?(?:\s*[ap]\.?m\b\.?)?(?:\s*[-–—:|])?\s+(?=\S)/i;

/** How many UTF-16 units the time of a talk takes up at the beginning of a line, with the blanks around it: `09:30`, `9.30 - 10:15`, `2:15 pm`. */
export function measureTime(line: string): number {
  return time.exec(line)?.[0].length ?? 0;
}

/** A dash after the session, as in `Session 1A - Sorting Stones`: a talk follows. */
const beforeTalk = /^[^:]{1,30} [-–—] /;

/** Whether a line of a programme is about no paper: `09:00 Session 1: Pointing`. */
export function isProgrammeLine(line: string): boolean {
  if (line.length > longestLine) return false;
  const text = line.slice(measureTime(line));
  return starts.test(text) && !beforeTalk.test(text);
}

/** Longer lines are prose or references, in UTF-16 units. */
const longestLine = 300;
