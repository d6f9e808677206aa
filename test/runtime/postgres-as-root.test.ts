import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFolder, serverAccount } from '../../runtime/postgres/account';

/** Postgres refuses to be root and must reach its folder under another account. Elsewhere there is nothing to test. */
const whenRoot = process.getuid?.() === 0 ? describe : describe.skip;

whenRoot('as root', () => {
  let closed: string; // like /root: mkdtemp lets nobody else in
  beforeEach(() => {
    closed = mkdtempSync(join(tmpdir(), 'huiyin-closed-'));
  });
  afterEach(() => rmSync(closed, { recursive: true, force: true }));

  test('an open folder is given to the account and stays where it is', () => {
    const account = serverAccount()!;
    const open = mkdtempSync('/tmp/huiyin-open-');

    expect(openFolder(open, account)).toBe(open);
    expect(statSync(open).uid).toBe(account.uid);
    rmSync(open, { recursive: true });
  });

  test('a folder that the account cannot reach becomes a link, the same at every start', () => {
    const asked = join(closed, 'data/postgres');
    const real = openFolder(asked, serverAccount());
    writeFileSync(join(real, 'password'), 'secret');

    expect(lstatSync(asked).isSymbolicLink()).toBe(true);
    expect(openFolder(asked, serverAccount())).toBe(real);
    expect(readFileSync(join(realpathSync(asked), 'password'), 'utf8')).toBe('secret');
    rmSync(real, { recursive: true });
  });

  test('data that is already in a closed folder is never moved', () => {
    const used = join(closed, 'postgres');
    mkdirSync(used);
    writeFileSync(join(used, 'precious'), '');

    expect(() => openFolder(used, serverAccount())).toThrow('is closed to the account "postgres"');
  });
});
