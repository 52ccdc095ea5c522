type Fields = Record<string, unknown>;

/** Only the fields named, as `name` or `object.name`; what is absent stays absent. */
export function pickFields(value: unknown, names: readonly string[]): Fields {
  const picked: Fields = {};
  for (const name of names) {
    const [first = '', ...rest] = name.split('.');
    const field = isObject(value) ? value[first] : undefined;
    if (field === undefined) {
      continue;
    }
    picked[first] = rest.length === 0 ? field : { ...asObject(picked[first]), ...pickFields(field, [rest.join('.')]) };
  }
  return picked;
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const asObject = (value: unknown): Fields => (isObject(value) ? value : {});
