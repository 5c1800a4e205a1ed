/** Words for states of tasks, as Org has them (orgmode.org, "Workflow states") and as readers use them in lists. */
export const taskStates =
  'TODO|DONE|NEXT|WAIT|WAITING|HOLD|STARTED|INPROGRESS|IN-PROGRESS|SOMEDAY|CANCELLED|CANCELED|READ|READING|TOREAD|TO-READ|COMMENT';
const atStart = new RegExp(
  String.raw`^([ \t\u00a0\u3000>]*(?:[-*+•] +|\d{1,4}[.)] +)?(?:\[[ xX]\] +)?)(${taskStates})(?=:? +["“'(]?[\p{Lu}\p{N}])(:?)`,
  'gmu',
);
/** One line that begins so may be a title: `NEXT Generation Sequencing`. */
const minLines = 3;

/** Replaces the states of tasks before the lines of a list by blanks, so that offsets stay: `DONE Sorting Stones`. */
export function blankStates(text: string): string {
  if ((text.match(atStart)?.length ?? 0) < minLines) return text;
  return text.replace(atStart, (_, before: string, state: string, colon: string) => before + ' '.repeat(state.length + colon.length));
}
