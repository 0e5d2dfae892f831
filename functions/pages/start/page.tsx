import type { Reply } from '../shell/reply.ts';
import { StartView } from './view.tsx';

export const showStart = (): Reply => ({ page: { title: 'Start', content: <StartView /> } });
