/** What somebody must know before the first call; Markdown, at the top of `/api/docs`. */
export const INTRODUCTION = `Shared booking and invoicing for networks of coworking spaces.

## Signing in

\`POST /api/sign-in/password\` with e-mail and password, or \`POST /api/sign-in/code\` and then \`POST /api/sign-in/verify\` with
the code that was mailed. Either sets the cookie \`maille_session\` (HttpOnly); send it with every call. \`GET /api/me\` says who
that is and what they may do where: \`grants\` holds the ids of their sites, companies and networks. \`POST /api/sign-out\`
ends it. What belongs to others is answered as if it did not exist (404); a role too low is a 403.

A call that changes something and names an \`Origin\` must come from this very address (\`bad_origin\`): browsers do that by
themselves, programs leave the header out.

## Values

- Money is whole cents of the currency beside it: \`12050\` is 120,50. Only the price of one on a line or a quote is decimal text in
  major units (\`"149.166667"\`), as are quantities (\`"0.25"\`).
- Rates and percentages are basis points: \`2000\` is 20 %, \`550\` is 5,5 %.
- Instants are UTC (\`2026-11-21T08:00:00Z\`); days (\`2026-11-21\`) and months (\`2026-11\`) are those of the site.
- Ids of what you make are made by you: a UUID, best a UUIDv7, which sorts by time. The same order again, with the same id, is
  answered with the same thing and does nothing twice: after a lost answer, just send it again. The same id for something
  else is \`id_reused\`.
- A body is JSON. A field that is not known is refused. A call without a body has no \`Content-Type\` either: an empty body that
  claims to be JSON is \`malformed_request\`.

## Refusals

Every refusal is \`application/problem+json\` (RFC 9457). \`code\` says what went wrong, always by the same word (all of them stand at
\`Problem\` below); \`detail\` and \`errors[].message\` say what would be accepted, \`errors[].field\` where; further facts stand
beside them. 400 and 422: the call is wrong; 401: sign in; 409: it cannot be done as things stand; 429: too often, with
\`Retry-After\`; 503: try again.

## A line, an invoice, its PDF

\`\`\`sh
BASE=http://localhost:3000
curl -s -c jar -H 'content-type: application/json' $BASE/api/sign-in/password \\
  -d '{"email":"manon@demo.example","password":"maille-demonstration"}'
SITE=…    # .grants[0].id of the answer
curl -s -b jar "$BASE/api/manage/$SITE/members?q=camille"
MEMBER=…  # .members[0].id
curl -s -b jar -H 'content-type: application/json' $BASE/api/manage/$SITE/lines \\
  -d "{\\"id\\":\\"$(uuidgen)\\",\\"memberId\\":\\"$MEMBER\\",\\"label\\":\\"Locker\\",\\"suppliedOn\\":\\"$(date +%F)\\",\\"quantity\\":\\"1\\",\\"unitPrice\\":\\"10\\",\\"priceMode\\":\\"net\\",\\"vatRateBp\\":2000,\\"product\\":\\"other\\"}"
INVOICE=$(uuidgen)
curl -s -b jar -H 'content-type: application/json' $BASE/api/manage/$SITE/invoices \\
  -d "{\\"id\\":\\"$INVOICE\\",\\"memberId\\":\\"$MEMBER\\",\\"month\\":\\"$(date +%Y-%m)\\"}"
curl -s -b jar -o invoice.pdf $BASE/api/manage/$SITE/invoices/$INVOICE/pdf
\`\`\`
`;
