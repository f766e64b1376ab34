import { Link } from "#ui/link";

/** An item of an address that is not there, or not for who asks. */
export const Gone = () => (
  <div className="px-3.5 pt-8 pb-16 min-[760px]:px-8.5">
    <h2>There is no such item</h2>
    <p className="mt-1.5 text-ink-2">
      It may have been decided meanwhile, or is not yours to see.{" "}
      <Link href="/review" className="link">
        Show the queue
      </Link>
    </p>
  </div>
);
