export { completeProfile } from './complete.js';
export { COUNTRIES, isProfessional, mentionsFor } from './mentions.js';
export { asPrinted, electronicAddressOf, legalFormsOf, missingForSeller, sellerOf, wrongInSeller } from './sellers.js';
