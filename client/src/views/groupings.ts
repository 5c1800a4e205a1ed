/** By what the Papers view can group papers. */
export const groupings = ['topic', 'date', 'tag', 'status', 'digest'] as const;

export type Grouping = (typeof groupings)[number];
