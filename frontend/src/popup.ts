/** What a click on the map shows: every incident there, as text and links, never as markup. */

import type { MapGeoJSONFeature } from "maplibre-gl";

const MOST = 8;

/** One entry for each incident: a feature is found once in every tile that it touches. */
export function distinct(features: MapGeoJSONFeature[]): MapGeoJSONFeature[] {
  return [...new Map(features.map((feature) => [feature.properties.id, feature])).values()];
}

function line(tag: string, text: unknown): HTMLElement {
  const element = document.createElement(tag);
  element.dir = "auto";
  element.textContent = typeof text === "string" ? text : "";
  return element;
}

export function makePopup(features: MapGeoJSONFeature[]): HTMLElement {
  const list = document.createElement("ul");
  list.className = "map-popup";
  for (const { properties } of features.slice(0, MOST)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `/incidents/${encodeURIComponent(String(properties.id))}`;
    link.dir = "auto";
    link.textContent = String(properties.title);
    item.append(link, line("span", properties.dates), line("span", properties.toll));
    if (properties.precision) item.append(line("em", properties.precision));
    list.append(item);
  }
  if (features.length > MOST) list.append(line("li", `and ${features.length - MOST} more: zoom in`));
  return list;
}
