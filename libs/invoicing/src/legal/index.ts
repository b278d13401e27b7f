export { completeProfile } from './complete.js';
export { COUNTRIES, isProfessional, mentionsFor, soldOn } from './mentions.js';
export { FORMS_WITH_CAPITAL, legalFormsOf } from './forms.js';
export { asPrinted, electronicAddressOf, missingForSeller, sellerOf, wrongInSeller } from './sellers.js';
