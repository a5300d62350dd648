/** The map's colours, read from the one style sheet so that light and dark are decided in one place. */

export interface Theme {
  water: string;
  land: string;
  border: string;
  division: string;
  label: string;
  halo: string;
  incident: string;
  incidentEdge: string;
}

export function readTheme(element: Element = document.documentElement): Theme {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--map-${name}`).trim();
  return {
    water: read("water"),
    land: read("land"),
    border: read("border"),
    division: read("division"),
    label: read("label"),
    halo: read("halo"),
    incident: read("incident"),
    incidentEdge: read("incident-edge"),
  };
}
