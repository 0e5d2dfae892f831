import { draftsContract } from './drafts.ts';
import { itemStores } from './item-stores.ts';

for (const { name, open } of itemStores) draftsContract(name, open);
