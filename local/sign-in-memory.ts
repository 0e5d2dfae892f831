import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Where the issuer keeps interactions, codes, grants and sessions: in memory, for as long as the process lives. */
export function inMemory(): (model: string) => Adapter {
  const models = new Map<string, Map<string, AdapterPayload>>();
  return model => {
    const rows = models.get(model) ?? new Map<string, AdapterPayload>();
    models.set(model, rows);
    const findBy = async (isWanted: (row: AdapterPayload) => boolean) => [...rows.values()].find(isWanted);
    return {
      async upsert(id, payload) {
        rows.set(id, payload);
      },
      find: async id => rows.get(id),
      findByUid: uid => findBy(row => row.uid === uid),
      findByUserCode: code => findBy(row => row.userCode === code),
      async consume(id) {
        const row = rows.get(id);
        if (row) row.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        rows.delete(id);
      },
      async revokeByGrantId(grantId) {
        for (const [id, row] of rows) if (row.grantId === grantId) rows.delete(id);
      },
    };
  };
}
