/** Always beside the country's name, so it has no text of its own. `size` is the width in pixels; the form is 4:3. */
export function Flag({ country, size = 20 }: { country: string; size?: number }) {
  // biome-ignore lint/performance/noImgElement: a small local SVG gains nothing from the image optimiser
  return <img className="flag" src={`/flags/${country.toLowerCase()}.svg`} alt="" width={size} height={Math.round(size * 0.75)} />;
}
