import { answer } from "#lib/review-actions";
import { ReasonMenu } from "#ui/reason-menu";

const answers = { decline: "Decline", request_changes: "Request changes" } as const;

/** The answers that ask for a reason. */
export const Answers = ({ may, hidden }: { may: readonly string[]; hidden: Record<string, string> }) =>
  (Object.keys(answers) as (keyof typeof answers)[])
    .filter((move) => may.includes(move))
    .map((move) => (
      <ReasonMenu key={move} up action={answer} label={answers[move]} hint="Its author reads it." hidden={{ ...hidden, move }} />
    ));
