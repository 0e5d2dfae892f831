import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ProblemError } from '../../shell/problem.ts';
import type { Assets } from './assets.ts';

/** @throws ProblemError when there is no such file */
export function answerAsset(assets: Assets, event: APIGatewayProxyEventV2): APIGatewayProxyStructuredResultV2 {
  const asset = assets.find(event.pathParameters?.['name'] ?? '');
  if (!asset) throw new ProblemError('not-found');
  const takesGzip = /\bgzip\b/.test(event.headers['accept-encoding'] ?? '');
  return {
    statusCode: 200,
    headers: {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(takesGzip && { 'content-encoding': 'gzip' }),
    },
    body: (takesGzip ? asset.gzipped() : asset.bytes).toString('base64'),
    isBase64Encoded: true,
  };
}
