import type { MetadataRoute } from "next";

type Manifest = MetadataRoute.Manifest;

/** Lets a phone or desktop install the site, and share the page that one reads to it; that fills a form in and changes nothing. */
export default function manifest(): Manifest {
  return {
    name: "Entente",
    short_name: "Entente",
    description: "A record of defence cooperation between states.",
    id: "/",
    start_url: "/",
    display: "standalone",
    background_color: "#faf9f6",
    theme_color: "#ffffff",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
    share_target: { action: "/capture", method: "GET", params: { title: "title", text: "text", url: "url" } } as Manifest["share_target"],
  } as Manifest;
}
