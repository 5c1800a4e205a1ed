/** The conflict markers of git, each with the rest of its line (git-merge, "How conflicts are presented"). */
export const conflictMarks = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$).*/gm;
