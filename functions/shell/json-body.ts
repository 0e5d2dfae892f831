import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ProblemError } from './problem.ts';

const maximumBytes = 64 * 1024;
const maximumDepth = 32;

/**
 * The JSON body of a request. Size and nesting are checked on the text before it is parsed: a very deep body would break
 * whatever walks it later.
 * @throws ProblemError when it is too large, too deep, not JSON, or not called JSON
 */
export function readJson(event: APIGatewayProxyEventV2): unknown {
  const type = event.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new ProblemError('json-expected');
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(text) > maximumBytes)
    throw new ProblemError('body-too-large', { detail: `At most ${maximumBytes / 1024} KB.` });
  if (depthOf(text) > maximumDepth)
    throw new ProblemError('invalid-json', { detail: `Nested deeper than ${maximumDepth}.` });
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may be about a person: the sender is told that it failed, not on what.
    throw new ProblemError('invalid-json');
  }
}

/** How deeply braces and brackets nest, those inside strings left out. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const symbol = text[i];
    if (inString) {
      if (symbol === '\\') i++;
      else if (symbol === '"') inString = false;
    } else if (symbol === '"') inString = true;
    else if (symbol === '{' || symbol === '[') deepest = Math.max(deepest, ++depth);
    else if (symbol === '}' || symbol === ']') depth--;
  }
  return deepest;
}
