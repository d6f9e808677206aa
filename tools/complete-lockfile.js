/*
 * A registry mirror that carries one platform only makes npm write a lock file that `npm ci` then refuses: the optional
 * packages of other platforms are missing in it. This adds them by name and version, so that every platform can install.
 * Run it after each `npm install`.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { resolve } = require('node:path');

const file = resolve(__dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];
const pick = (name, words) => words.filter((word) => new RegExp(`[-/]${word}([-a-z]*$|-)`).test(name)).slice(0, 1);

let added = 0;
for (const [, parent] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    if (lock.packages[at] || !/^\d/.test(version)) continue;
    const [os, cpu] = [pick(name, systems), pick(name, processors)];
    lock.packages[at] = {
      version,
      cpu: cpu.length ? cpu : ['wasm32'],
      ...(os.length ? { os } : {}),
      optional: true,
      ...(parent.dev ? { dev: true } : {}),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} packages of other platforms added\n`);
