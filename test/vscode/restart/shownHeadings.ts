/** The file in which one window leaves to the next what the Papers view shows: its rows as JSON. */
export const shownHeadings = 'shown-headings.json';
