export { COUNTRIES, isProfessional, mentionsFor } from './mentions.js';
export { missingForSeller, sellerOf } from './sellers.js';
