/** What an archive is and how to check it, for whoever finds it in ten years and has nothing else; French, then English. */
export const readmeOf = ({
  name,
  from,
  to,
}: {
  name: string;
  from: string;
  to: string;
}): string => `ARCHIVE DU JOURNAL DE FACTURATION
${name}, documents du ${from} au ${to}

Contenu
  journal.ndjson  tout le journal depuis son début, une inscription par ligne (JSON), jusqu'à celle de cette archive
  keys.json       les clés publiques que le journal annonce
  documents/      de chaque document de la période : son contenu figé (.json), son PDF, et son XML s'il y en a un
  manifest.json   la liste des fichiers avec leur taille et leur SHA-256

Vérifier sans logiciel particulier
  1. Le SHA-256 d'un fichier (sha256sum) est celui que dit son inscription : "snapshot" (DOCUMENT) pour le contenu figé,
     "sha256" (RENDERED) pour le PDF et le XML.
  2. "payloadHash" est le SHA-256 du texte "payload", tel qu'il est écrit.
  3. "hash" est le SHA-256 du texte JSON, clés triées et sans espaces, de
     {"at","issuer","kind","payloadHash","prev","seq","v"}.
  4. "prev" est le "hash" de l'inscription précédente ; celui de la première est le SHA-256 de "genesis:" suivi de "issuer".
     "seq" compte 1, 2, 3 sans trou.
  5. "sig" (base64) est la signature Ed25519 des 32 octets de "hash", par la clé "keyId" de keys.json (SPKI, base64).
  6. Comparez l'empreinte d'une clôture à celle reçue par e-mail ou imprimée sur un document : sans copie gardée ailleurs,
     une fin coupée ne se voit pas. Comparez aussi la clé à celle que le vendeur affiche.

Vérifier avec Maille : npm run verify -- <archive.zip> --anchor=<empreinte> --key=<clé>


ARCHIVE OF THE INVOICING JOURNAL
${name}, documents of ${from} to ${to}

Contents
  journal.ndjson  the whole journal from its beginning, one entry a line (JSON), up to the entry of this archive
  keys.json       the public keys that the journal announces
  documents/      of each document of the period: its frozen content (.json), its PDF, and its XML if there is one
  manifest.json   the list of files with their size and SHA-256

To check it without special software
  1. The SHA-256 of a file (sha256sum) is what its entry says: "snapshot" (DOCUMENT) for the frozen content, "sha256"
     (RENDERED) for the PDF and the XML.
  2. "payloadHash" is the SHA-256 of the text "payload", as it is written.
  3. "hash" is the SHA-256 of the JSON text, keys sorted and without spaces, of
     {"at","issuer","kind","payloadHash","prev","seq","v"}.
  4. "prev" is the "hash" of the entry before; that of the first is the SHA-256 of "genesis:" followed by "issuer". "seq"
     counts 1, 2, 3 without a gap.
  5. "sig" (base64) is the Ed25519 signature of the 32 bytes of "hash", by the key "keyId" of keys.json (SPKI, base64).
  6. Compare the hash of a closure with the one that was mailed or printed on a document: without a copy that was kept
     elsewhere, an end that was cut off is not seen. Compare the key with the one that the seller shows, too.

To check it with Maille: npm run verify -- <archive.zip> --anchor=<hash> --key=<key>
`;
