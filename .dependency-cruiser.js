/** The import table of README ("The house"), as rules. Each folder lists what it may import; all else is refused. */
const folders = ['domain', 'workflows', 'activities', 'db', 'api', 'sealing', 'runtime', 'cli', 'test', 'bench'];

const may = {
  domain: ['domain'],
  workflows: ['workflows', 'domain'],
  activities: ['activities', 'domain', 'db', 'sealing'],
  db: ['db', 'domain'],
  api: ['api', 'domain', 'workflows', 'sealing', 'db'],
  sealing: ['sealing'],
};

const fences = Object.entries(may).map(([from, to]) => ({
  name: `${from}-imports-${to.filter((one) => one !== from).join('-and-') || 'nothing'}`,
  severity: 'error',
  from: { path: `^${from}/` },
  to: {
    path: `^(${folders.filter((one) => !to.includes(one)).join('|')})/`,
    ...(from === 'workflows' ? { dependencyTypesNot: ['type-only'] } : {}),
  },
}));

module.exports = {
  forbidden: [
    ...fences,
    {
      name: 'workflows-see-activities-as-types-only',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(db|api|sealing|runtime|cli)/' },
    },
    {
      name: 'workflows-never-import-schemas',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^domain/.*inputs\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'Only inputs.ts may use a package, and that one is zod.',
      severity: 'error',
      from: { path: '^domain/', pathNot: 'inputs\\.ts$' },
      to: { path: '^node_modules/|^(node:)?(fs|path|crypto|os|http|net)$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'inputs-use-zod-alone',
      severity: 'error',
      from: { path: '^domain/.*inputs\\.ts$' },
      to: { path: '^node_modules/', pathNot: '^node_modules/zod/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: '^node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  },
};
