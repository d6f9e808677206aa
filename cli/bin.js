#!/usr/bin/env node
// The sources are TypeScript; tsx compiles them as they are loaded.
require('tsx/cjs');
require('./main.ts').main();
