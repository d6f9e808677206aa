import { z } from 'zod';
import { heardLines } from '../db/hearing-success';
import { successFormula, successLabel, successOf } from '../domain/statistics/success';
import { toInstant } from '../domain/time';
import { matterFilter } from './filters';
import { type Route, route } from './route';
import { period, surveyOf } from './statistics';

const query = z.strictObject({ ...period, region: matterFilter.region });

/** How many hearings settled their matter, with the window in which nothing may come back beside the number. */
export const hearingSuccessRoute: Route = route({
  ...{ method: 'get', path: '/statistics/hearings', tag: 'statistics' },
  says: 'Hearings after whose opinion the matter did not come again: numerator, denominator, window, and the hearings themselves',
  query,
  handle: async (call) => {
    const { survey, settings } = await surveyOf(call);
    const { successWindowDays: days } = settings.value;
    const counted = successOf(await heardLines(call.deps.db, survey), days);
    return {
      body: {
        ...{ rate: 'hearingSuccessRate', label: successLabel, formula: successFormula(days) },
        ...{ window: survey.period, successWindowDays: days, source: settings.source },
        ...{ asOf: toInstant(call.nowMs), ...counted },
      },
    };
  },
});
