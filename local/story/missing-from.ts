/**
 * In what `actual` is not as told, a sentence for each. Of an object only the fields that are told count; of a list, that
 * each thing that is told is in it; a list that is told to be empty is empty.
 */
export function missingFrom(actual: unknown, told: unknown, where = 'it'): string[] {
  if (Array.isArray(told)) return missingFromList(actual, told, where);
  if (told === null || typeof told !== 'object')
    return actual === told ? [] : [`${where} is ${JSON.stringify(actual)}, not ${JSON.stringify(told)}`];
  if (actual === null || typeof actual !== 'object') return [`${where} is ${JSON.stringify(actual)}`];
  const fields = new Map(Object.entries(actual));
  return Object.entries(told).flatMap(([name, value]) => missingFrom(fields.get(name), value, `${where}.${name}`));
}

function missingFromList(actual: unknown, told: readonly unknown[], where: string): string[] {
  if (!Array.isArray(actual)) return [`${where} is not a list`];
  if (told.length === 0) return actual.length === 0 ? [] : [`${where} is not empty`];
  return told
    .filter(one => !actual.some(other => missingFrom(other, one).length === 0))
    .map(one => `${where} has no ${JSON.stringify(one)}`);
}
