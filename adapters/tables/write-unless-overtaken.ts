import { ConflictError } from '../../domain/ports.ts';
import type { ItemStore, Write } from './item-store.ts';

/** @returns false, and nothing is written, when somebody else was quicker */
export async function writeUnlessOvertaken(items: ItemStore, write: Write): Promise<boolean> {
  try {
    await items.transact([write]);
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}
