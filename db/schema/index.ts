export * from './door';
export * from './intake';
export * from './measured';
export * from './record';
export * from './registers';
export * from './rows';
