export { completeProfile } from './complete.js';
export { COUNTRIES, isProfessional, mentionsFor } from './mentions.js';
export { missingForSeller, sellerOf } from './sellers.js';
