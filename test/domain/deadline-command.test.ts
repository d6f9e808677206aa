import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { deadlineCommand } from '../../cli/deadline';
import { answerLine } from '../../cli/deadline-answer';

interface Outcome {
  code: number;
  out: string;
  err: string;
}

class Ended extends Error {}

/** Runs `huiyin deadline` with these words in this process. */
async function run(words: string, stdin = ''): Promise<Outcome> {
  const outcome: Outcome = { code: 0, out: '', err: '' };
  const command = deadlineCommand({
    stdin: Readable.from([stdin]),
    stdout: (text) => {
      outcome.out += text;
    },
    stderr: (text) => {
      outcome.err += text;
    },
    exit: (code) => {
      outcome.code = code;
      throw new Ended();
    },
    setExitCode: (code) => {
      outcome.code = code;
    },
  });
  await command.parseAsync(words.split(' ').filter(Boolean), { from: 'user' }).catch((error) => {
    if (!(error instanceof Ended)) throw error;
  });
  return outcome;
}

test('explains every step in plain words', async () => {
  expect(await run('handle --from 2026-03-02 --extend 30')).toEqual({
    code: 0,
    err: '',
    out: [
      'T_HANDLE Handling · R22-34 · national-2022@4',
      'Mon 2026-03-02: day 0, not counted',
      'Tue 2026-03-03 to Fri 2026-05-01: 60 days counted (calendar days)',
      'Sat 2026-05-02 to Sun 2026-05-31: 30 days counted by extension (calendar days)',
      'Sun 2026-05-31: strict date',
      'Sun 2026-05-31: rest day (weekend), moved on by 1 day',
      'Mon 2026-06-01: due, until 24:00 (+08:00)',
      '',
    ].join('\n'),
  });
});

test('explains every step in Chinese', async () => {
  const { out } = await run('T_SIMPLE_ACCEPT --from 2026-02-13 --lang zh');

  expect(out.split('\n')).toEqual([
    'T_SIMPLE_ACCEPT 简易受理 · SIMPLE16 · national-2022@4',
    '周五 2026-02-13:起算日,不计入',
    '周六 2026-02-14:计入 1 天(调休上班,春节)',
    '周日 2026-02-15 至 周一 2026-02-23:不计入 9 天(节假日,春节)',
    '周二 2026-02-24 至 周三 2026-02-25:计入 2 天(工作日)',
    '周三 2026-02-25:期限届满日',
    '周三 2026-02-25:到期,至 24:00(+08:00)',
    '',
  ]);
});

test('says when a date is provisional, in both languages', async () => {
  expect((await run('handle --from 2026-11-21')).out).toContain('\nprovisional: ');
  expect((await run('handle --from 2026-11-21 --lang zh')).out).toContain('\n暂定:');
});

test.each([
  { words: 'T_HANDLE --from 2026-03-02', is: { strictOn: '2026-05-01', dueOn: '2026-05-06' } },
  {
    words: 'handle --from 2026-03-02 --policy zhejiang-2016',
    is: { length: 30, policyVersion: 'zhejiang-2016@2+national-2022@4' },
  },
  { words: 'target10 --from 2026-03-02 --policy pujiang', is: { dueOn: '2026-03-12' } },
  { words: 'assignFeedback --from 2026-03-02 --due 2026-03-20', is: { dueOn: '2026-03-20' } },
  { words: 'secondReview --from 2026-08-27 --pause 2026-09-07..2026-10-08', is: { dueOn: '2026-10-28' } },
  {
    words: 'secondReview --from 2026-08-27 --pause 2026-09-07..2026-09-16 --pause 2026-09-14..2026-09-20',
    is: { dueOn: '2026-10-10' },
  },
])('$words --json', async ({ words, is }) => {
  const { out, code } = await run(`${words} --json`);

  expect(code).toBe(0);
  expect(out.split('\n')).toHaveLength(2);
  expect(JSON.parse(out)).toMatchObject(is);
});

test.each([
  { words: '', says: 'rule: missing' },
  { words: 'handle', says: '--from: missing' },
  { words: 'handle --from 2026-02-30', says: 'from: there is no day 2026-02-30' },
  { words: 'T_NOTHING --from 2026-03-02', says: 'rule: T_NOTHING' },
  { words: 'handle --from 2026-03-02 --policy anhui', says: 'policy: anhui' },
  { words: 'handle --from 2026-03-02 --extend 31', says: 'T_HANDLE can be extended by 30 at most, not by 31' },
  { words: 'handle --from 2026-03-02 --extend -1', says: 'extend: -1' },
  { words: 'handle --from 2026-03-02 --extend ten', says: 'extend: ten' },
  { words: 'handle --from 2026-03-02 --pause 2026-03-10..2026-03-20', says: 'T_HANDLE cannot be paused' },
  { words: 'secondReview --from 2026-03-02 --pause 2026-03-10', says: 'pause: 2026-03-10' },
  { words: 'target10 --from 2026-03-02', says: 'T_TARGET_10 is switched off in national-2022' },
  { words: 'assignFeedback --from 2026-03-02', says: 'due: missing' },
  { words: 'handle --from 2026-03-02 --lang fr', says: "'fr'" },
  { words: 'handle --from 2026-03-02 --color', says: "'--color'" },
  { words: 'handle extra --from 2026-03-02', says: 'too many arguments' },
  { words: 'handle --batch', says: 'with --batch the rules are on standard input' },
])('wrong use ends with 2 and one line: huiyin deadline $words', async ({ words, says }) => {
  const { code, out, err } = await run(words);

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
  expect(err.match(/\n/g)).toHaveLength(1);
});

test('help is not wrong use', async () => {
  const { code, out } = await run('--help');

  expect(code).toBe(0);
  expect(out).toContain('--pause');
});

describe('a batch', () => {
  const good = '{"rule":"T_HANDLE","from":"2026-03-02","extend":30}';
  const paused = '{"rule":"secondReview","from":"2026-08-27","pause":"2026-09-07..2026-10-08"}';

  test('answers line by line, in order, and ends with 0', async () => {
    const { code, out } = await run('--batch', `${good}\n${paused}\n`);

    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).dueOn),
    ).toEqual(['2026-06-01', '2026-10-28']);
  });

  test('puts an error in the place of a bad line and ends with 1', async () => {
    const { code, out, err } = await run('--batch', `${good}\nnonsense\n${paused}`);

    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(err).toBe('');
    expect([lines[0].dueOn, lines[1].error.code, lines[2].dueOn]).toEqual(['2026-06-01', 'invalidJson', '2026-10-28']);
  });

  test('of nothing is nothing', async () => {
    expect(await run('--batch', '')).toEqual({ code: 0, out: '', err: '' });
  });

  test.each([
    { line: '', code: 'invalidJson' },
    { line: '[]', code: 'invalidJson' },
    { line: 'null', code: 'invalidJson' },
    { line: '{"from":"2026-03-02"}', code: 'missingField' },
    { line: '{"rule":"handle"}', code: 'missingField' },
    { line: '{"rule":"handle","from":"2026-03-02","until":"x"}', code: 'unknownField' },
    { line: '{"rule":"handle","from":"2026-03-02","__proto__":"x"}', code: 'unknownField' },
    { line: '{"rule":"handle","from":20260302}', code: 'invalidValue' },
    { line: '{"rule":"handle","from":"2026-02-30"}', code: 'invalidValue' },
    { line: '{"rule":"handle","from":"2026-03-02","extend":"30"}', code: 'invalidValue' },
    { line: '{"rule":"handle","from":"2026-03-02","extend":31}', code: 'extensionTooLong' },
    { line: '{"rule":"review","from":"2026-03-02","extend":1}', code: 'notExtendable' },
    { line: '{"rule":"handle","from":"2026-03-02","pause":"2026-03-10..2026-03-11"}', code: 'notPausable' },
    { line: '{"rule":"nothing","from":"2026-03-02"}', code: 'unknownRule' },
    { line: '{"rule":"handle","from":"2026-03-02","policy":"anhui"}', code: 'unknownPolicy' },
    { line: '{"rule":"target10","from":"2026-03-02"}', code: 'ruleOff' },
  ])('answers $line with $code', ({ line, code }) => {
    expect(answerLine(line)).toMatchObject({ error: { code, message: expect.any(String) } });
  });
});

test('works as a process of its own, through a pipe', () => {
  const program = "require('./cli/deadline.ts').deadlineCommand().parseAsync(process.argv.slice(1), { from: 'user' })";
  const lines = '{"rule":"handle","from":"2026-03-02"}\n{"rule":"handle"}\n';

  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=commonjs', '-e', program, '--', '--batch'],
    { cwd: join(__dirname, '../..'), input: lines, encoding: 'utf8' },
  );

  expect(stderr).toBe('');
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ dueOn: '2026-05-06' }, { error: { code: 'missingField', message: 'from: missing' } }]);
  expect(status).toBe(1);
});
