/** The map of incidents. It says on its element, in data-state, whether it is loading, ready or failed. */

import {
  type GeoJSONSource, LngLatBounds, Map as MapLibre, NavigationControl, Popup, ScaleControl, setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";

import type * as GeoJSON from "geojson";

import { type Addresses, readAddresses } from "./addresses";
import { distinct, makePopup } from "./popup";
import { AREAS, CHOSEN, HATCH, makeHatch, makeStyle, POINTS } from "./style";
import { readTheme } from "./theme";

/** Below this the names of towns would only crowd the map. */
const PLACES_FROM_ZOOM = 5;

/** A lone incident is shown with the country around it. */
const CLOSEST_FIT = 6.5;

type Features = GeoJSON.FeatureCollection<GeoJSON.Point | GeoJSON.Polygon | GeoJSON.MultiPolygon | null>;

function boundsOf(collection: Features): LngLatBounds {
  const bounds = new LngLatBounds();
  for (const { geometry } of collection.features) {
    if (geometry === null) continue;
    const points =
      geometry.type === "Point" ? [geometry.coordinates]
      : geometry.type === "Polygon" ? geometry.coordinates.flat()
      : geometry.coordinates.flat(2);
    for (const [longitude = 0, latitude = 0] of points) bounds.extend([longitude, latitude]);
  }
  return bounds;
}

async function fit(map: MapLibre): Promise<void> {
  const source = map.getSource<GeoJSONSource>("incidents");
  const bounds = boundsOf((await source?.getData()) as Features);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 48, maxZoom: CLOSEST_FIT, animate: false });
}

/** What is drawn, written where a test and a screen reader's user can find it. */
function report(map: MapLibre, element: HTMLElement): void {
  const count = (layer: string) =>
    map.getLayer(layer) ? distinct(map.queryRenderedFeatures({ layers: [layer] })).length : 0;
  element.dataset.points = String(count(POINTS));
  element.dataset.areas = String(count(AREAS));
  element.dataset.countries = String(map.queryRenderedFeatures({ layers: ["land"] }).length);
  element.dataset.state = "ready";
}

async function showPlaces(map: MapLibre, addresses: Addresses): Promise<void> {
  if (addresses.places === null || map.getZoom() < PLACES_FROM_ZOOM) return;
  const box = map.getBounds().toArray().flat().map((degrees) => degrees.toFixed(3));
  const answer = await fetch(`${addresses.places}?bbox=${box.join(",")}`);
  if (answer.ok) map.getSource<GeoJSONSource>("places")?.setData(await answer.json());
}

function joinList(map: MapLibre): void {
  const choose = (id: string) => {
    for (const layer of CHOSEN) if (map.getLayer(layer)) map.setFilter(layer, ["==", ["get", "id"], id]);
  };
  for (const row of document.querySelectorAll<HTMLElement>("[data-incident]")) {
    const id = row.dataset.incident ?? "";
    for (const event of ["mouseenter", "focusin"]) row.addEventListener(event, () => choose(id));
    for (const event of ["mouseleave", "focusout"]) row.addEventListener(event, () => choose(""));
  }
}

function answerClicks(map: MapLibre): void {
  const layers = [POINTS, AREAS];
  map.on("click", (event) => {
    const features = distinct(map.queryRenderedFeatures(event.point, { layers }));
    if (features.length === 0) return;
    new Popup({ maxWidth: "20rem" }).setLngLat(event.lngLat).setDOMContent(makePopup(features)).addTo(map);
  });
  map.on("mousemove", (event) => {
    const isOver = map.queryRenderedFeatures(event.point, { layers }).length > 0;
    map.getCanvas().style.cursor = isOver ? "pointer" : "";
  });
}

/** Draw again when the reader changes between light and dark. */
function followTheme(map: MapLibre, element: HTMLElement, addresses: Addresses): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const note = () => (element.dataset.theme = dark.matches ? "dark" : "light");
  note();
  dark.addEventListener("change", () => {
    element.dataset.state = "loading";
    note();
    map.setStyle(makeStyle(readTheme(), addresses), { diff: false });
    map.once("idle", () => void showPlaces(map, addresses));
  });
}

export function drawMap(element: HTMLElement): MapLibre {
  setWorkerUrl(workerUrl);
  // Asked before the map writes its own first view there.
  const isPlaced = /[#&]map=/.test(location.hash);
  const addresses = readAddresses(element);
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new MapLibre({
    container: element,
    style: makeStyle(readTheme(), addresses),
    center: [40, 30],
    zoom: 2,
    maxZoom: 12,
    hash: element.dataset.hash ?? false,
    attributionControl: false, // the page says it below the map, also to those without scripts
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    fadeDuration: isStill ? 0 : 200,
    locale: { "Map.Title": element.dataset.title ?? "Map" },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl({}));
  map.setMissingStyleImageResolver((id) => {
    if (id === HATCH && !map.hasImage(id)) map.addImage(id, makeHatch(readTheme().incident));
  });
  map.once("load", async () => {
    if (!isPlaced) await fit(map);
    joinList(map);
    answerClicks(map);
    void showPlaces(map, addresses);
    map.on("idle", () => report(map, element));
    map.on("moveend", () => void showPlaces(map, addresses));
    map.triggerRepaint();
  });
  followTheme(map, element, addresses);
  return map;
}
