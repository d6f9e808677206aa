export * from './door';
export * from './intake';
export * from './measured';
export * from './messages';
export * from './papers';
export * from './record';
export * from './registers';
export * from './rows';
