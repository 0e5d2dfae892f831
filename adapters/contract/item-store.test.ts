import { itemStoreContract } from './item-store.ts';
import { itemStores } from './item-stores.ts';

for (const { name, open } of itemStores) itemStoreContract(name, open);
