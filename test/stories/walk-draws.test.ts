import { pool } from '../support/hearing';
import { walkFrom } from '../support/live-walks';
import { fillPool } from '../support/panel';
import { aStage, type Stage } from '../support/stage';
import { withChecks, withHearings } from '../support/walks';

/**
 * The walks of walk.test.ts that draw. No model foretells a seed: it takes what the line on record has learned, looks
 * whether seed and pool give that draw and the ballots that count, and foretells everything after it.
 */
beforeAll(() => fillPool(pool));

const says = 'whatever is drawn and counted, stories, record and rows agree';

describe('hearings', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await aStage();
  });
  afterAll(() => stage.close());

  test(says, () => walkFrom(withHearings, (work) => work(stage), { draws: 'hearings' }), 540_000);
});

/** A spot check draws from all packages that there are: each walk has an office of its own. */
async function onOwnStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await aStage();
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

describe('spot checks', () => {
  test(says, () => walkFrom(withChecks, onOwnStage, { draws: 'checks', lanes: 4 }), 540_000);
});
