import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { findCapture, titleOf } from "#db/captures";
import { findAlikeArticle } from "#db/start-capture";
import { can } from "#domain/access";
import { deskActor } from "#lib/page-actor";
import { currentActor } from "#lib/session";
import { CaptureDesk } from "./desk";
import { deskView } from "./view";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await currentActor();
  const capture = can(actor, "event.create") ? await findCapture(actor, (await params).id) : null;
  return { title: capture ? `Capture: ${titleOf(capture)}` : "Capture an article" };
}

/** An article beside the drafts that were read in it. It is its maker's alone. */
export default async function CapturedPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await deskActor(`/capture/${id}`);
  const capture = await findCapture(actor, id);
  if (!capture || capture.discardedAt) notFound();
  const said = await searchParams;
  const one = (name: string) => [said[name]].flat()[0];
  const view = await deskView(actor, capture);
  // Nobody has seen it yet: what it may be already is said before anything is saved.
  const alike = capture.drafts.some(({ state }) => state === "saved") ? null : await findAlikeArticle(actor, capture, id);
  return <CaptureDesk view={view} alike={alike} draft={one("draft")} done={one("done")} count={Number(one("n")) || 0} />;
}
