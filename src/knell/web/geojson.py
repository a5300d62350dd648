"""Incidents as GeoJSON features: a point where the place is one, a disc where only an area is known."""

from collections.abc import Iterable

from knell.model.claim import Harm
from knell.model.figure import Figure
from knell.model.incident import Incident
from knell.model.record import IncidentRecord, IncidentSummary
from knell.model.where import NEAR_RADIUS_M, PlaceLevel, Where
from knell.web.discs import make_disc
from knell.web.features import FeatureProperties, GeoFeature, GeoFeatures
from knell.wording.phrases import say_days, say_figure, say_incident, say_precision


def shown_radius(where: Where) -> int | None:
    """Metres of the disc that stands for a place; None where it is drawn as a point.

    "near" is 25 km (UCDP's `where_prec` 2) unless the place is larger, or a site with coordinates of its own.
    """
    if where.is_near:
        is_site = where.level is PlaceLevel.STRUCTURE and where.facility is None
        return where.radius_m if is_site else max(NEAR_RADIUS_M, where.radius_m or 0)
    return where.radius_m if where.is_area else None


def make_geometry(where: Where | None) -> dict[str, object] | None:
    """The geometry of a place; None where it has no coordinates, or is an area of unknown size."""
    if where is None or where.latitude is None or where.longitude is None:
        return None
    radius = shown_radius(where)
    if radius is not None:
        return make_disc(where.latitude, where.longitude, radius)
    if where.is_area:
        return None
    return {"type": "Point", "coordinates": [where.longitude, where.latitude]}


def make_feature(incident: Incident, killed: Figure | None, injured: Figure | None) -> GeoFeature:
    """One incident as a feature."""
    when, where = incident.when, incident.where
    properties = FeatureProperties(
        id=incident.incident_id,
        title=say_incident(incident),
        type=incident.type,
        dates=say_days(when),
        earliest=None if when is None else when.earliest,
        latest=None if when is None else when.latest,
        place=None if where is None else where.facility or where.phrase,
        admin=None if where is None else where.admin,
        country=None if where is None else where.country,
        level=None if where is None else where.level,
        radius_m=None if where is None else shown_radius(where) or where.radius_m,
        is_area=where is not None and where.is_area,
        is_near=where is not None and where.is_near,
        precision=say_precision(where),
        toll=say_figure(killed, Harm.KILLED),
        killed_low=None if killed is None else killed.low,
        killed_high=None if killed is None else killed.high,
        injured_low=None if injured is None else injured.low,
        injured_high=None if injured is None else injured.high,
    )
    return GeoFeature(id=incident.incident_id, geometry=make_geometry(where), properties=properties)


def collect_features(summaries: Iterable[IncidentSummary]) -> GeoFeatures:
    """The list of incidents as a feature collection, in its order."""
    return GeoFeatures(
        features=tuple(make_feature(one.incident, one.killed, one.injured) for one in summaries)
    )


def total_figure(record: IncidentRecord, harm: Harm) -> Figure | None:
    """The figure of all victims together for one harm, None where nobody gives one."""
    fitting = (one for one in record.figures if one.harm is harm and one.victim_class is None)
    return next(fitting, None)


def collect_feature(record: IncidentRecord) -> GeoFeatures:
    """One incident as a feature collection, for its own map."""
    killed, injured = total_figure(record, Harm.KILLED), total_figure(record, Harm.INJURED)
    return GeoFeatures(features=(make_feature(record.incident, killed, injured),))
