const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Files of minutes, the longest first. A machine that has never run them takes small files for quick ones and would
 * begin these last, one after another.
 */
const long = [
  'api/matrix-petition',
  'stories/walk',
  'stories/walk-draws',
  'cli/seeded-office',
  'api/matrix-hearing',
  'api/matrix-package',
  'stories/hearings-at-once',
  'cli/start',
  'api/intake-batches',
  'api/barred',
  'scenarios/outage',
  'stories/replay',
  'domain/walk.property',
];

module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const place = long.findIndex((name) => path.includes(`/test/${name}.`));
      return place < 0 ? long.length : place;
    };
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
