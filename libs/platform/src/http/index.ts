export * from './access.js';
export * from './fields.js';
export * from './files.js';
export * from './pages.js';
export * from './principal.js';
export * from './problem.filter.js';
export * from './upload.js';
export * from './validation.js';
