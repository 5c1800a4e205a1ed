/**
 * C0 and C1 controls except tab and line breaks (ECMA-48), and characters that change the order of the text around them (Unicode
 * Standard Annex 9, "Explicit Directional Embedding and Override Formatting Characters", "Explicit Directional Isolate ...").
 */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Replaces each character that controls a terminal or reorders a line by a space, so that text from other people can be shown. Offsets
 * remain the same. Digests, bibliographies and topics are read in this form; the files are not changed.
 */
export function maskControls(text: string): string {
  return text.search(controls) === -1 ? text : text.replace(controls, ' ');
}
