import type { Change, Piece } from "#domain/diff";

/** What changed, field by field, word by word. */
export function Changes({ changes }: { changes: readonly Change[] }) {
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
            <td dir="auto">
              <ChangedLines lines={lines} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The lines of one field. What went and what came is said as well as drawn. */
export const ChangedLines = ({ lines }: { lines: readonly Piece[][] }) =>
  lines.map((pieces, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name, and none moves
    <div key={line} className="whitespace-pre-line">
      {pieces.map(({ kind, text }, at) =>
        kind === "same" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={at}>{text}</span>
        ) : kind === "added" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <ins key={at}>
            <span className="sr-only"> added: </span>
            {text}
          </ins>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <del key={at}>
            <span className="sr-only"> removed: </span>
            {text}
          </del>
        ),
      )}
    </div>
  ));
