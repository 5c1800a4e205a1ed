/** A command can't be carried out because of where the writer started it. The message says what to do; nothing has failed. */
export class Slip extends Error {}
