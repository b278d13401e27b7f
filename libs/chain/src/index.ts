export * from './archive.js';
export * from './check.js';
export * from './closures.js';
export * from './entry.js';
export * from './payloads.js';
export * from './version.js';
export * from './zip.js';
