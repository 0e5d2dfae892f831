import * as z from 'zod';
import openApi from '../../docs/openapi.json' with { type: 'json' };
import { Health } from '../../schemas/api.ts';
import { answer, httpHandler } from '../shell/http.ts';
import type { World } from '../world.ts';

/** What the service is: that it answers, and how it is asked. It needs nothing else, so it answers when all else is down. */
export const createHandler = (world: Pick<World, 'log'>) =>
  httpHandler(world, {
    readHealth: async () => answer(200, Health, { status: 'ok' }),
    readOpenApi: async () => answer(200, z.unknown(), openApi, { 'cache-control': 'public, max-age=300' }),
  });
