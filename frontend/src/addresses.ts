/** Where the map's data is, as the server wrote it into the page. */

export interface Addresses {
  incidents: string;
  outlines: string;
  /** null where the server has no place names. */
  places: string | null;
}

export function readAddresses(element: HTMLElement): Addresses {
  // The worker that fetches them has another base address than the page.
  const absolute = (path: string) => new URL(path, location.href).href;
  const { incidents = "", outlines = "", places } = element.dataset;
  return {
    incidents: absolute(incidents),
    outlines: absolute(outlines),
    places: places ? absolute(places) : null,
  };
}
