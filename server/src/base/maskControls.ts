/**
 * C0 and C1 controls but tab and line breaks (ECMA-48), and the marks that reorder what stands around them (Unicode Standard
 * Annex 9, "Explicit Directional Embedding and Override Formatting Characters", "Explicit Directional Isolate ...").
 */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Others' text as it may be shown: a space for each character that commands a terminal or reorders a line. Offsets stay.
 * It is what readers of digests, bibliographies and topics see; the file is never changed.
 */
export function maskControls(text: string): string {
  return text.search(controls) === -1 ? text : text.replace(controls, ' ');
}
