/** Fictional names; communes are real so that the map looks like one. Addresses end in .example (RFC 2606). */
export interface Place {
  readonly commune: string;
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
}

const place = (commune: string, postcode: string, lat: number, lon: number): Place => ({ commune, postcode, lat, lon });

export const LILLE: readonly Place[] = [
  place('Lille', '59000', 50.6292, 3.0573),
  place('Roubaix', '59100', 50.6942, 3.1746),
  place('Tourcoing', '59200', 50.7236, 3.1609),
  place('Villeneuve-d’Ascq', '59650', 50.6233, 3.145),
  place('Marcq-en-Barœul', '59700', 50.6711, 3.0972),
  place('Wasquehal', '59290', 50.6694, 3.1306),
  place('Croix', '59170', 50.6786, 3.1497),
  place('Lambersart', '59130', 50.65, 3.025),
  place('Loos', '59120', 50.6128, 3.0144),
  place('Haubourdin', '59320', 50.6083, 2.9869),
  place('Armentières', '59280', 50.6881, 2.8811),
  place('Seclin', '59113', 50.5486, 3.0297),
  place('Faches-Thumesnil', '59155', 50.5989, 3.0736),
  place('Ronchin', '59790', 50.6056, 3.0917),
  place('Hellemmes', '59260', 50.6278, 3.1094),
  place('La Madeleine', '59110', 50.655, 3.0703),
  place('Wattrelos', '59150', 50.7017, 3.2161),
  place('Hem', '59510', 50.6556, 3.1878),
  place('Halluin', '59250', 50.7833, 3.1256),
  place('Comines', '59560', 50.7614, 3.0072),
  place('Quesnoy-sur-Deûle', '59890', 50.7128, 3.0003),
  place('Templeuve-en-Pévèle', '59242', 50.5275, 3.1761),
  place('La Bassée', '59480', 50.5342, 2.8081),
  place('Wavrin', '59136', 50.5731, 2.9361),
];

/** Far from the centre: a network is not only its metropolis. */
export const FAR: readonly Place[] = [
  place('Dunkerque', '59140', 51.0344, 2.3768),
  place('Le Cateau-Cambrésis', '59360', 50.1044, 3.5419),
  place('Fourmies', '59610', 50.0175, 4.0478),
];

export const BELGIUM: readonly Place[] = [
  place('Tournai', '7500', 50.6071, 3.3893),
  place('Mouscron', '7700', 50.7449, 3.2061),
];

export const SWITZERLAND: readonly Place[] = [place('Carouge', '1227', 46.1817, 6.139)];

/** The last six are those far from the centre, in Belgium and in Switzerland (sites.ts). */
export const SITE_NAMES: readonly string[] = [
  'La Grappe', 'La Filature', 'L’Étincelle', 'Le Ballon', 'L’Escale', 'La Courée', 'Le Métier', 'La Navette',
  'Le Peigne', 'La Bobine', 'Le Canal', 'L’Écluse', 'La Brique', 'Le Beffroi', 'La Serre', 'Le Houblon',
  'La Ruche du Nord', 'L’Atelier 12', 'La Verrière', 'Le Passage', 'La Cour carrée', 'Le Préau', 'La Halle',
  'Le Comptoir', 'L’Usine douce', 'La Trame', 'Le Lin', 'La Dentelle', 'Le Fuseau', 'La Teinturerie', 'Le Quai',
  'La Péniche', 'L’Estaminet', 'La Grange', 'Le Pigeonnier', 'La Chicorée', 'Le Moulin', 'La Digue', 'Le Phare',
  'Le Kiosque', 'La Gare', 'Le Tri postal', 'La Poste', 'L’École', 'La Mairie annexe', 'Le Presbytère',
  'La Menuiserie', 'La Forge', 'Le Lavoir', 'La Brasserie', 'Le Silo', 'La Plaine', 'Le Bocage', 'La Lisière',
  'Le Tilleul', 'La Source', 'Le Pont', 'La Traverse', 'Le Petit Train', 'La Forêt', 'La Cambrésienne', 'Le Ferry',
  'De Post', 'Le Cinq Clochers', 'La Carougeoise',
]; // prettier-ignore

export const STREETS: readonly string[] = [
  'rue de la Filature', 'rue des Tisserands', 'rue du Beffroi', 'place de la Halle', 'quai du Canal',
  'rue des Peigneurs', 'avenue du Houblon', 'rue de la Brique', 'rue du Moulin', 'place du Marché',
]; // prettier-ignore

export const FIRST_NAMES: readonly string[] = [
  'Camille', 'Jeanne', 'Hugo', 'Léa', 'Karim', 'Fatou', 'Louis', 'Sofia', 'Paul', 'Yanis', 'Marie', 'Inès', 'Théo',
  'Nadia', 'Lucas', 'Aïcha', 'Emma', 'Mehdi', 'Chloé', 'Antoine', 'Sarah', 'Jules', 'Amina', 'Zoé', 'Bruno', 'Élise',
  'Simon', 'Awa', 'Victor', 'Rosa', 'Noé', 'Lina', 'Gaspard', 'Maud', 'Ismaël', 'Clara',
]; // prettier-ignore

export const LAST_NAMES: readonly string[] = [
  'Vandamme', 'Petit', 'Benali', 'Durand', 'Dubois', 'Delattre', 'Diallo', 'Caron', 'Moreau', 'Lefebvre', 'Leclercq',
  'Haddad', 'Martin', 'Dupont', 'Mercier', 'Traoré', 'Lambert', 'Fontaine', 'Roussel', 'Picard', 'Deschamps', 'Boulanger',
  'Wattel', 'Carlier', 'Nguyen', 'Ferreira', 'Cousin', 'Masson', 'Delmotte', 'Lemaire', 'Bailleul', 'Hennion',
]; // prettier-ignore

export const COMPANIES: readonly string[] = [
  'Atelier Lumen', 'Coopérative Nordine', 'Studio Pavé', 'Agence Houle', 'Bureau Méridien', 'Les Petits Papiers',
  'Vélo & Co', 'Cabinet Rive', 'Données du Nord', 'Pixel Chicorée',
]; // prettier-ignore

export const SERVICES: readonly string[] = [
  'fibre',
  'kitchen',
  'bike_parking',
  'printer',
  'phone_booth',
  'parking',
  'showers',
  'garden',
];
