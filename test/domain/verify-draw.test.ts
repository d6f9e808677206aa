import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { program } from '../../cli/main';
import { type DrawExport, drawExport } from '../../domain/draw-shown';
import { x } from '../support/sim';
import { drawnIds, on, song, drawn as theDrawn } from '../support/spot-checking';

/** Two draws of one check: the first set is void because the meeting moved. */
function twiceDrawn(): DrawExport {
  const sim = theDrawn(7);
  expect(on(sim, 'move', song, { meetingAt: '2026-03-06T15:00:00+08:00', reason: x })).toBeUndefined();
  sim.to('2026-03-06T16:00:00+08:00');
  expect(drawnIds(sim)).toHaveLength(2);
  return drawExport({ story: 'c', kind: 'spotCheck', number: 'CC-1' }, sim.linesOf('c'), { seats: 2 });
}
const whole = JSON.stringify(twiceDrawn());

/** Runs the command on a text from standard input, or on a file. */
async function run(stdin: string, ...words: string[]) {
  const said = { out: '', err: '', code: 0 };
  const io = {
    stdin: Readable.from([stdin]),
    stdout: (text: string) => {
      said.out += text;
    },
    stderr: (text: string) => {
      said.err += text;
    },
    exit: (code: number): never => {
      said.code = code;
      throw new Error('ended');
    },
    setExitCode: (code: number) => {
      said.code = code;
    },
  };
  await program(io)
    .parseAsync(['node', 'huiyin', 'verify-draw', ...words])
    .catch(() => undefined);
  return said;
}

// biome-ignore lint/suspicious/noExplicitAny: whatever part is forged
async function forged(change: (shown: any) => void) {
  const shown = JSON.parse(whole);
  change(shown);
  const { out, code } = await run(JSON.stringify(shown), '--json');
  const { draws, lines } = JSON.parse(out);
  return { code, faults: draws.map(({ faults }: { faults: string[] }) => faults), lines };
}

test('what was exported holds: from standard input and from a file, in words and as JSON', async () => {
  const said = await run(whole);
  expect([said.code, said.err]).toEqual([0, '']);
  expect(said.out.split('\n')).toEqual([
    expect.stringMatching(
      /^draw 1 of CC-1: holds; seed committed in line 1, opened in line 2; 2 of 7 drawn: k\d, k\d$/,
    ),
    expect.stringMatching(
      /^draw 2 of CC-1: holds; seed committed in line 4, opened in line 5; 2 of 7 drawn: k\d, k\d$/,
    ),
    '',
  ]);
  const file = join(mkdtempSync(join(tmpdir(), 'huiyin-draw-')), 'draw.json');
  writeFileSync(file, whole);
  const { ok, story, draws } = JSON.parse((await run('', file, '--json')).out);
  expect([ok, story, draws.map(({ no }: { no: number }) => no)]).toEqual([true, 'c', [1, 2]]);
});

test('every forged part is named, and only where it is', async () => {
  expect(await forged(({ draws }) => draws[0].record.order.reverse())).toMatchObject({
    code: 1,
    faults: [['order', 'seated', 'otherThanLine'], []],
  });
  expect((await forged(({ draws }) => draws[1].pool.candidates.pop())).faults).toEqual([
    [],
    ['poolHash', 'order', 'otherThanLine'],
  ]);
  expect((await forged(({ draws }) => draws[1].seated.reverse())).faults).toEqual([[], ['seated']]);
  const otherSeed = await forged(({ draws }) => Object.assign(draws[0].record, { seed: 'ff' }));
  expect(otherSeed.faults[0]).toEqual(['commitment', 'order', 'otherThanLine']);
  expect((await forged(({ draws }) => draws[0].pool.candidates.push(draws[0].pool.candidates[0]))).faults[0]).toEqual([
    ...['pool', 'otherThanLine'],
  ]);
  expect((await forged(({ draws }) => (draws[0].record.algorithm = 'other'))).faults[0]).toEqual([
    ...['algorithm', 'otherThanLine'],
  ]);
});

test('the record shows that the seed was committed first, and what it says is hashed', async () => {
  expect(await forged(({ lines }) => (lines[0].data.facts.seed.commitment = 'other'))).toMatchObject({
    code: 1,
    faults: [['notCommitted'], []],
    lines: [1],
  });
  // Committed only with the draw itself, or taken out of the record: neither is before it.
  expect((await forged(({ lines }) => lines.splice(0, 1))).faults[0]).toContain('notCommitted');
  expect((await forged(({ lines }) => lines.splice(2, 1))).lines).toEqual([4, 5]);
  const rewritten = await forged(({ lines, draws }) => {
    lines[1].data.draw.order.reverse();
    draws[0].record.order.reverse();
    draws[0].seated = draws[0].record.order.slice(0, 2);
  });
  expect(rewritten).toMatchObject({ code: 1, faults: [['order'], []], lines: [2] });
});

test.each([
  ['no JSON', 'draw', []],
  ['another JSON', '{"story":"c"}', []],
  ['an export without a draw', JSON.stringify({ ...JSON.parse(whole), draws: [] }), []],
  ['a file that is not there', '', ['/tmp/huiyin-no-such-draw.json']],
])('%s is used wrongly: one line, and 2', async (_what, stdin, words) => {
  const { code, err, out } = await run(stdin, ...words);
  expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
  expect(err).toMatch(/^error: /);
});
