declare const isChecked: unique symbol;

/** The URI of a file that may be written. Only `checkPath` makes one, and only for these URIs edits are sent and files written. */
export type WritableUri = string & { readonly [isChecked]: true };
