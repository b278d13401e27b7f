export { completeProfile } from './complete.js';
export { COUNTRIES, isProfessional, mentionsFor, soldOn } from './mentions.js';
export { asPrinted, electronicAddressOf, legalFormsOf, missingForSeller, sellerOf, wrongInSeller } from './sellers.js';
