/** What every page loads. All of it is extra: each page says and does the same without scripts. */

import { formatFilters, parseFilters } from "./filters";

/** Sends a filter form with only the fields that are set; the map then shows what was found. */
function tidyAddress(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = new URLSearchParams();
    new FormData(form).forEach((value, name) => fields.set(name, String(value)));
    const query = formatFilters(parseFilters(fields));
    const path = new URL(form.action).pathname;
    location.assign(query === "" ? path : `${path}?${query}`);
  });
}

async function showMap(element: HTMLElement): Promise<void> {
  element.dataset.state = "loading";
  try {
    const { drawMap } = await import("./map");
    drawMap(element);
  } catch (error) {
    element.dataset.state = "failed";
    element.textContent = "The map cannot be drawn in this browser. The page says the same in words.";
    throw error;
  }
}

const form = document.querySelector<HTMLFormElement>("form[data-filters]");
if (form !== null) tidyAddress(form);

const map = document.querySelector<HTMLElement>("#map");
if (map !== null) void showMap(map);
