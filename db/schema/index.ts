export * from './door';
export * from './measured';
export * from './record';
export * from './registers';
export * from './rows';
