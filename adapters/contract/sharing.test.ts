import { itemStores } from './item-stores.ts';
import { sharingContract } from './sharing.ts';

for (const { name, open } of itemStores) sharingContract(name, open);
