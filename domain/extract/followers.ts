import type { EventType } from "#domain/codebook";
import type { Line } from "#domain/extract/article";
import type { Claim } from "#domain/extract/claims";

const talks: readonly EventType[] = ["committee_meeting", "dialogue", "staff_talks", "bilateral_meeting", "roundtable"];
const again: [RegExp, readonly EventType[]][] = [
  [
    /\b(?:the|this|their) (?:[\w-]+ )?(?:meeting|session|talks|dialogue|discussions|consultations|(?:phone |telephone )?(?:call|conversation))\b|\bspeaking (?:at|during)\b/i,
    talks,
  ],
  [/\b(?:delegation|side|team)s? (?:was|were) (?:led|headed|helmed|represented|co-?chaired) by\b|\bco-?chaired\b/i, talks],
  [
    /\b(?:the|this) (?:\w+ )?(?:ceremony|signing|agreements?|accord|mous?|memorand(?:um|a)|pact|treaty|protocol|letter|documents?)\b|^Signed by\b|\bsigned on behalf\b/i,
    ["agreement", "arms_transfer"],
  ],
  [
    /^(?:The|This|Under (?:the|this)) (?:\w+ )?(?:deals?|contracts?|orders?|purchase|documents?)\b|\b(?:supplied|delivered|built|manufactured|produced) by\b/,
    ["arms_transfer", "agreement"],
  ],
  [/\b(?:the|this) (?:[\w-]+ ){0,5}?(?:exercises?|drills?)\b|\bkick(?:s|ed)? off\b|\bruns? (?:through|until|from)\b/i, ["exercise"]],
  [
    /\b(?:ship|vessel|ins|commanding officer)\b[^.]{0,60}\bcommanded by\b|\bcommanding officers?\b|\bskippered by\b|\bis commanded by\b/i,
    ["port_call"],
  ],
  [/\b(?:the|this|his|her) (?:[\w'-]+ ){0,2}visit\b/i, ["visit"]],
  [
    /\b(?:ships?|vessels?|it|they|exercises?|drills?|phase|visit|delegation|he|she|INS|HMS|USS)\b[^.;]{0,80}\b(?:will|is|are|to|would|set to) (?:be|stay|remain|conclude|leave|depart|end)\b/i,
    ["port_call", "exercise", "visit"],
  ],
  [/\b(?:training|course|graduat\w+|event|ceremony)\b/i, ["training"]],
];

/** A sentence that goes on about an event told shortly before adds its people, its place and its days. */
export function followerOf(line: Line, claims: readonly Claim[]): { told: Claim; at: number } | null {
  let from = claims.length;
  while (from > 0 && line.at - (claims[from - 1] as Claim).line.at <= 4) from -= 1;
  const near = claims.slice(from);
  for (const [pattern, types] of again) {
    const match = pattern.exec(line.text);
    if (!match) continue;
    const open = near.filter(
      (claim) => types.includes(claim.type) && !claim.background && claim.line.at < line.at && !claim.line.title && !claim.follows,
    );
    const at = Math.max(...open.map(({ line: told }) => told.at));
    const named = new Set(line.mentions.flatMap(({ codes }) => codes));
    const shared = ({ parties }: Claim) => parties.filter(({ code }) => named.has(code)).length;
    const last = open
      .filter(({ line: told }) => told.at === at)
      .sort((a, b) => types.indexOf(a.type) - types.indexOf(b.type) || shared(b) - shared(a))[0];
    if (last) return { told: last, at: line.start + match.index + match[0].length };
  }
  return null;
}
