/** A year that stands there as such: `2017`, `2017-06-12`, `2017/2018`; not `19XX`, `c. 1990` or `2017~`. */
export function readPlainYear(tex: string): number | undefined {
  if (tex === '') return undefined;
  const year = /^[{\s]*(\d{4})(?:-\d\d(?:-\d\d(?:T[\d:Z+-]*)?)?)?(?:\/[\d-]*|\/\.\.)?[}\s]*$/.exec(tex)?.[1];
  return year === undefined ? undefined : Number(year);
}
