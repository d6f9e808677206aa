import type { Label } from '../../domain/acts';
import type { MatterType } from '../../domain/petition/lists';

/** What a petition is brought for, in the words of forms and tables (ONLINE22-5). */
export const matterTypeLabels: Readonly<Record<MatterType, Label>> = {
  suggestion: { zh: '建议意见', en: 'Suggestion' },
  accusation: { zh: '检举控告', en: 'Accusation' },
  appeal: { zh: '申诉求决', en: 'Appeal' },
};
