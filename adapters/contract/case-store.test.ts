import { caseStoreContract } from './case-store.ts';
import { itemStores } from './item-stores.ts';

for (const { name, open } of itemStores) caseStoreContract(name, open);
