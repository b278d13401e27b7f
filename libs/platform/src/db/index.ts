export { BackupError, type TableCount, backUp, restore } from './backup.js';
export { type Entities } from './data-source.js';
export { Db } from './db.js';
export { migrate, queryAll, refreshStatistics } from './migrate.js';
export { Outdated } from './refusals.js';
export * from './scope.js';
export { type Rows, Tx, sqlPart } from './tx.js';
