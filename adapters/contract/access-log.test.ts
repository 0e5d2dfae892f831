import { accessLogContract } from './access-log.ts';
import { itemStores } from './item-stores.ts';

for (const { name, open } of itemStores) accessLogContract(name, open);
