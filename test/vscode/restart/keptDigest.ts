/** A file of the sample workspace that one window leaves to the next. */
export const keptDigest = 'kept-digest.txt';
