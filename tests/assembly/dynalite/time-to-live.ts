import * as z from 'zod';
import type { Answer } from '../loopback.ts';
import { parseRequest, perform, type Store } from './engine.ts';

/** Remembers the setting. Nothing is swept: what has expired must count as gone without it. */
export function createTimeToLive(store: Store) {
  const attributes = new Map<string, string>();

  return async (operation: 'UpdateTimeToLive' | 'DescribeTimeToLive', body: object): Promise<Answer> => {
    const { TableName } = parseRequest(store, 'DescribeTable', body);
    await perform(store, 'DescribeTable', { TableName });
    if (operation === 'UpdateTimeToLive') {
      const { TimeToLiveSpecification } = UpdateTimeToLive.parse(body);
      if (TimeToLiveSpecification.Enabled) attributes.set(TableName, TimeToLiveSpecification.AttributeName);
      else attributes.delete(TableName);
      return { status: 200, json: { TimeToLiveSpecification } };
    }
    const AttributeName = attributes.get(TableName);
    const description = AttributeName
      ? { TimeToLiveStatus: 'ENABLED', AttributeName }
      : { TimeToLiveStatus: 'DISABLED' };
    return { status: 200, json: { TimeToLiveDescription: description } };
  };
}

const UpdateTimeToLive = z.object({
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
});
