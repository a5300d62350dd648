/** The map's style: outlines and names below, incidents above; an area is never drawn as a dot. */

import type { ExpressionSpecification, StyleSpecification } from "maplibre-gl";

import type { Addresses } from "./addresses";
import type { Theme } from "./theme";

export const POINTS = "incident-points";
export const AREAS = "incident-areas";
export const HATCH = "hatch";
export const CHOSEN = ["chosen-area", "chosen-point"] as const;

/** The upper end of the killed figure; an open end counts as its lower one. */
const KILLED: ExpressionSpecification = [
  "coalesce",
  ["get", "killed_high"],
  ["get", "killed_low"],
  0,
];

/** Pixels: the area of the circle grows with the number, as the eye compares areas. */
const RADIUS: ExpressionSpecification = [
  "interpolate", ["linear"], ["sqrt", KILLED],
  0, 4, 3, 6, 10, 13, 32, 30,
];

const IS_POINT: ExpressionSpecification = ["==", ["geometry-type"], "Point"];

function sources(addresses: Addresses): StyleSpecification["sources"] {
  const outline = (name: string) => ({
    type: "geojson" as const,
    data: `${addresses.outlines}/${name}.geojson`,
  });
  const empty = { type: "FeatureCollection" as const, features: [] };
  return {
    countries: outline("countries"),
    "country-names": outline("country_names"),
    divisions: outline("divisions"),
    "division-names": outline("division_names"),
    places: { type: "geojson", data: empty },
    incidents: { type: "geojson", data: addresses.incidents },
  };
}

function ground(theme: Theme): StyleSpecification["layers"] {
  return [
    { id: "water", type: "background", paint: { "background-color": theme.water } },
    { id: "land", type: "fill", source: "countries", paint: { "fill-color": theme.land } },
    {
      id: "division-lines", type: "line", source: "divisions", minzoom: 3.5,
      paint: { "line-color": theme.division, "line-width": 0.7, "line-dasharray": [3, 2] },
    },
    {
      id: "country-lines", type: "line", source: "countries",
      paint: {
        "line-color": theme.border,
        "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.4],
      },
    },
  ];
}

function incidents(theme: Theme): StyleSpecification["layers"] {
  return [
    {
      id: AREAS, type: "fill", source: "incidents", filter: ["!", IS_POINT],
      layout: { "fill-sort-key": ["-", 0, ["get", "radius_m"]] },
      paint: { "fill-pattern": HATCH, "fill-opacity": 0.55 },
    },
    {
      id: "incident-area-edges", type: "line", source: "incidents", filter: ["!", IS_POINT],
      paint: { "line-color": theme.incident, "line-width": 1.2, "line-dasharray": [2, 2] },
    },
    {
      id: POINTS, type: "circle", source: "incidents", filter: IS_POINT,
      layout: { "circle-sort-key": ["-", 0, KILLED] },
      paint: {
        "circle-radius": RADIUS,
        "circle-color": theme.incident,
        "circle-opacity": 0.72,
        "circle-stroke-color": theme.incidentEdge,
        "circle-stroke-width": 1.2,
      },
    },
    {
      id: CHOSEN[0], type: "line", source: "incidents", filter: ["==", ["get", "id"], ""],
      paint: { "line-color": theme.incident, "line-width": 3 },
    },
    {
      id: CHOSEN[1], type: "circle", source: "incidents", filter: ["==", ["get", "id"], ""],
      paint: {
        "circle-radius": ["+", RADIUS, 4] as unknown as ExpressionSpecification,
        "circle-opacity": 0,
        "circle-stroke-color": theme.incident,
        "circle-stroke-width": 3,
      },
    },
  ];
}

function names(theme: Theme): StyleSpecification["layers"] {
  const halo = { "text-color": theme.label, "text-halo-color": theme.halo, "text-halo-width": 1.4 };
  return [
    {
      id: "division-names", type: "symbol", source: "division-names", minzoom: 5.5,
      layout: {
        "text-field": ["get", "name"], "text-size": 11, "text-max-width": 7,
        "symbol-sort-key": ["-", 0, ["get", "radius_km"]],
      },
      paint: { ...halo, "text-opacity": 0.75 },
    },
    {
      id: "place-names", type: "symbol", source: "places", minzoom: 5,
      layout: {
        "text-field": ["get", "name"], "text-size": 12,
        "text-anchor": "bottom", "text-offset": [0, -0.7],
        "symbol-sort-key": ["-", 0, ["get", "population"]],
      },
      paint: halo,
    },
    {
      id: "country-names", type: "symbol", source: "country-names", maxzoom: 8,
      layout: {
        "text-field": ["get", "name"], "text-transform": "uppercase", "text-letter-spacing": 0.08,
        "text-size": ["interpolate", ["linear"], ["zoom"], 1, 10, 6, 14], "text-max-width": 7,
        "symbol-sort-key": ["-", 0, ["get", "radius_km"]],
      },
      paint: halo,
    },
    {
      id: "incident-names", type: "symbol", source: "incidents", filter: IS_POINT, minzoom: 3.5,
      layout: {
        "text-field": ["get", "place"], "text-size": 13, "text-anchor": "top",
        "text-offset": [0, 0.9], "text-optional": true,
        "symbol-sort-key": ["-", 0, KILLED],
      },
      paint: { ...halo, "text-color": theme.incident },
    },
  ];
}

export function makeStyle(theme: Theme, addresses: Addresses): StyleSpecification {
  return {
    version: 8,
    sources: sources(addresses),
    layers: [...ground(theme), ...names(theme).slice(0, 3), ...incidents(theme), ...names(theme).slice(3)],
  };
}

/** Slanted lines on nothing: an area that something happened somewhere in. Pixels of a 12 by 12 tile, RGBA. */
export function makeHatch(colour: string): ImageData {
  const size = 12;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no 2d canvas");
  context.fillStyle = colour;
  context.globalAlpha = 0.16;
  context.fillRect(0, 0, size, size);
  context.globalAlpha = 0.8;
  context.strokeStyle = colour;
  context.lineWidth = 1.4;
  for (const shift of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(shift - 1, size + 1);
    context.lineTo(shift + size + 1, -1);
    context.stroke();
  }
  return context.getImageData(0, 0, size, size);
}
