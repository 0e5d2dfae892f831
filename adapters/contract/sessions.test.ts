import { itemStores } from './item-stores.ts';
import { sessionsContract } from './sessions.ts';

for (const { name, open } of itemStores) sessionsContract(name, open);
