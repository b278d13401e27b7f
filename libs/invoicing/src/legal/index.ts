export { COUNTRIES, isProfessional, mentionsFor, vatRatesOn } from './mentions.js';
export { missingForSeller, sellerOf } from './sellers.js';
