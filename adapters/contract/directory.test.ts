import { directoryContract } from './directory.ts';
import { itemStores } from './item-stores.ts';

for (const { name, open } of itemStores) directoryContract(name, open);
