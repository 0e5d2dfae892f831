import { itemStores } from './item-stores.ts';
import { manifestsContract } from './manifests.ts';

for (const { name, open } of itemStores) manifestsContract(name, open);
