import { observe } from '../shell/observe.ts';
import { createHandler } from './handler.ts';

const { log } = observe('about');

export const handler = createHandler({ log });
