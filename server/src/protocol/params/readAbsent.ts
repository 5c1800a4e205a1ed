import { getOwn } from '../../base/getOwn';
import { findProblem } from './findProblem';
import type { Schema } from './shapes';

/**
 * The parameters with what other editors write for something that is absent: Emacs writes `null` for an optional field, and Lua `[]` for an
 * object without fields. The value is changed in place, so it must come from a message.
 */
export function readAbsent(value: unknown, schema: Schema): unknown {
  switch (schema.kind) {
    case 'list':
      if (Array.isArray(value)) value.forEach((item, at) => (value[at] = readAbsent(item, schema.of)));
      return value;
    case 'optional':
      return value === null && findProblem(value, schema.of) !== undefined ? undefined : readAbsent(value, schema.of);
    case 'fields':
      return readFields(value, schema.fields);
    case 'by-kind': {
      const kind = isRecord(value) ? value['kind'] : undefined;
      const fields = typeof kind === 'string' ? getOwn(schema.fieldsOf, kind) : undefined;
      return fields === undefined ? value : readFields(value, fields);
    }
    default:
      return value;
  }
}

function readFields(value: unknown, fields: Readonly<Record<string, Schema>>): unknown {
  if (Array.isArray(value) && value.length === 0) return {};
  if (!isRecord(value)) return value;
  for (const [name, schema] of Object.entries(fields)) {
    if (!Object.hasOwn(value, name)) continue;
    const read = readAbsent(value[name], schema);
    if (read === undefined) delete value[name];
    else value[name] = read;
  }
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
