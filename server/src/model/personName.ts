/**
 * A name of a person as CSL has it (CSL 1.0.2, "Names"), in plain text, or the name of a group as `literal`. Parts that a source does not
 * separate are in `family` only if the person has one name.
 */
export interface PersonName {
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  /** `van der` */
  readonly particle?: string | undefined;
  /** `Jr.`, `III` */
  readonly suffix?: string | undefined;
  /** The name of a group, or a name whose parts are unknown, with the given name first. */
  readonly literal?: string | undefined;
}
