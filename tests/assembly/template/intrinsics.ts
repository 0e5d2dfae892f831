import * as z from 'zod';

/** What CloudFormation's functions are asked of: all answers may take a while, as resources are made on the way. */
export interface Surroundings {
  ref(id: string): Promise<string | undefined>;
  attribute(id: string, name: string): Promise<string>;
  importValue(name: string): Promise<unknown>;
}

/** Works out a value of a template. @throws Error on a function of CloudFormation that is not known */
export async function resolve(value: unknown, from: Surroundings): Promise<unknown> {
  if (Array.isArray(value)) return (await Promise.all(value.map(part => resolve(part, from)))).filter(isThere);
  if (typeof value !== 'object' || value === null) return value;
  const [call] = Object.keys(value).filter(key => key === 'Ref' || key.startsWith('Fn::'));
  if (call === undefined) return resolveEntries(value, from);
  if (Object.keys(value).length > 1) throw new Error(`${call} stands beside other keys`);
  return compute(call, (value as Record<string, unknown>)[call], from);
}

async function resolveEntries(value: object, from: Surroundings): Promise<object> {
  const entries = await Promise.all(
    Object.entries(value).map(async ([key, inner]) => [key, await resolve(inner, from)] as const),
  );
  return Object.fromEntries(entries.filter(([, inner]) => isThere(inner)));
}

/** `AWS::NoValue` takes the place of something that is to be left out. */
const isThere = (value: unknown) => value !== undefined;

async function compute(call: string, argument: unknown, from: Surroundings): Promise<unknown> {
  switch (call) {
    case 'Ref':
      return from.ref(z.string().parse(argument));
    case 'Fn::GetAtt':
      return from.attribute(...GetAtt.parse(argument));
    case 'Fn::ImportValue':
      return from.importValue(z.string().parse(await resolve(argument, from)));
    case 'Fn::Join': {
      const [separator, parts] = Join.parse(await resolve(argument, from));
      return parts.join(separator);
    }
    case 'Fn::Split': {
      const [separator, text] = Split.parse(await resolve(argument, from));
      return text.split(separator);
    }
    case 'Fn::Select':
      return select(Select.parse(await resolve(argument, from)));
    case 'Fn::Sub':
      return substitute(argument, from);
    default:
      throw new Error(`the function ${call} of CloudFormation is not known`);
  }
}

const GetAtt = z.tuple([z.string(), z.string()]);
const Join = z.tuple([z.string(), z.array(z.string())]);
const Split = z.tuple([z.string(), z.string()]);
const Select = z.tuple([z.coerce.number().int(), z.array(z.unknown())]);

function select([index, list]: z.infer<typeof Select>): unknown {
  if (!(index in list)) throw new Error(`Fn::Select asks for number ${index} of ${list.length}`);
  return list[index];
}

/** `${Name}`, `${Name.Attribute}` and the given variables; `${!Name}` stands for itself. */
async function substitute(argument: unknown, from: Surroundings): Promise<string> {
  const [text, given] = Sub.parse(argument);
  const variables = z.record(z.string(), z.unknown()).parse(await resolve(given, from));
  const parts = text.split(/(\$\{[^}]+\})/);
  const filled = parts.map(async part => {
    const [, name] = /^\$\{([^}]+)\}$/.exec(part) ?? [];
    if (name === undefined) return part;
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (name in variables) return String(variables[name]);
    const [id = '', attribute] = name.split('.');
    return attribute === undefined ? from.ref(id) : from.attribute(id, attribute);
  });
  return (await Promise.all(filled)).join('');
}

const Sub = z.union([
  z.string().transform(text => [text, {}] as const),
  z.tuple([z.string(), z.record(z.string(), z.unknown())]),
]);
