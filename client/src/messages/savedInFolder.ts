/** What is saved in the workspace folder, as messages name it. */
export type SavedInFolder = 'notes' | 'topics' | 'decisions' | 'references' | 'corrections' | 'dismissals';
