import type { Change, Piece } from "#domain/diff";

/** What differs between two values of an event: a row for each field, what went and what came marked. */
export function Changes({ changes }: { changes: Change[] }) {
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, label, lines }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td>
              <ChangedLines lines={lines} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The lines of one changed field. */
export const ChangedLines = ({ lines }: { lines: Piece[][] }) =>
  lines.map((pieces) => (
    <p key={pieces.map(({ kind, text }) => `${kind} ${text}`).join("\n")} dir="auto">
      {spaced(pieces).map(({ kind, text, at }) => (
        <Stretch key={at} kind={kind} text={text} />
      ))}
    </p>
  ));

function Stretch({ kind, text }: Piece) {
  if (kind === "same") return text;
  const Mark = kind === "removed" ? "del" : "ins";
  return (
    <Mark>
      <span className="sr-only"> {kind}: </span>
      {text}
      <span className="sr-only">{kind === "removed" ? ", end of removed; " : ", end of added; "}</span>
    </Mark>
  );
}

/** Two marks that touch would run into one word. */
const spaced = (pieces: Piece[]) =>
  pieces.flatMap((piece, at) => {
    const next = pieces[at + 1];
    const touches = next && piece.kind !== "same" && next.kind !== "same" && !/\s$/.test(piece.text) && !/^\s/.test(next.text);
    return [{ ...piece, at }, ...(touches ? [{ kind: "same" as const, text: " ", at: at + 0.5 }] : [])];
  });
