import { describe, expect, it } from "vitest";

import { type Filters, formatFilters, NONE, parseFilters } from "../src/filters";

const ROUND_TRIPS: [string, Filters][] = [
  ["", NONE],
  ["from=2017-06-01&to=2017-06-30", { ...NONE, from: "2017-06-01", to: "2017-06-30" }],
  ["type=airstrike&country=SY&killed=10", { ...NONE, type: "airstrike", country: "SY", killed: 10 }],
  ["killed=0", { ...NONE, killed: 0 }],
  ["killed=10&policy=airwars", { ...NONE, killed: 10, policy: "airwars" }],
  ["q=Deir+Ezzor+%26+%D8%AD%D9%84%D8%A8", { ...NONE, q: "Deir Ezzor & حلب" }],
];

describe("filters and the address", () => {
  it.each(ROUND_TRIPS)("%j reads and writes back", (address, filters) => {
    expect(parseFilters(new URLSearchParams(address))).toEqual(filters);
    expect(formatFilters(filters)).toBe(address);
  });

  it.each([
    ["from=yesterday", ""],
    ["killed=-3", ""],
    ["killed=many", ""],
    ["country=sy", "country=SY"],
    ["q=%20%20&type=", ""],
    ["token=secret&q=a", "q=a"],
  ])("%j becomes %j", (given, clean) => {
    expect(formatFilters(parseFilters(new URLSearchParams(given)))).toBe(clean);
  });
});
