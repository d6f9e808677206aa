import { usualCaps } from '../caps';
import { usualHearings } from '../hearing/settings';
import { usualPackages } from '../package/settings';
import { usualPanels } from '../panel/settings';
import { beside } from './national/beside';
import { handling } from './national/handling';
import { hearings } from './national/hearings';
import { intake, simple } from './national/intake';
import { orders } from './national/orders';
import { packages } from './national/packages';
import { reviews } from './national/reviews';
import { spotChecks } from './national/spot-checks';
import type { Policy } from './types';

/**
 * The Regulations on Petition Work of 2022, with the office's own settings where they are silent. Offices that exist get
 * a new version beside those they have: what a released version holds never changes, it gets the next number.
 */
export const national2022: Policy = {
  id: 'national-2022',
  version: 4,
  validFrom: '2022-05-01',
  rules: [...intake, ...simple, ...handling, ...reviews, ...orders, ...beside, ...packages, ...hearings, ...spotChecks],
  settings: {
    representatives: { value: [{ upToHeadcount: null, max: 5 }], source: 'R22-20' },
    concludesBy: {
      value: ['concludedByReReview', 'litigationConcluded', 'concludedBySubjectEnd'],
      source: 'R22-36',
    },
    caps: { value: usualCaps, source: 'office setting' },
    // S3 asks for a leader of county-division rank and for steps on video, photo or voice; what is backlog it leaves open.
    packages: { value: usualPackages, source: 'S3' },
    panels: { value: usualPanels, source: 'office setting' },
    // No seed or article has seats, draw or majority of a panel: figures that other places publish, for an office to change.
    hearings: { value: usualHearings, source: 'office setting' },
  },
};
