import { itemStores } from './item-stores.ts';
import { webhookStoreContract } from './webhook-store.ts';

for (const { name, open } of itemStores) webhookStoreContract(name, open);
