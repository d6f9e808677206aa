import type { Acts } from '../../acts';
import type { PetitionStage } from '../stages';

/** How fast a matter goes: the rows of its acts. The clock does the same by itself when a simple limit is missed. */
export const trackActs = {
  switchTrack: {
    by: ['handler', 'coordinator', 'clock'],
    from: ['forwarded', 'accepted', 'handling'],
    basis: 'SIMPLE22-5',
    label: { zh: '转普通程序', en: 'Switch to the ordinary track' },
  },
} as const satisfies Acts<PetitionStage>;
