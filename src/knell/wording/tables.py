"""A word for each value of the model: one table a kind, so that a page, a chart and a terminal use the same."""

from collections.abc import Mapping

from knell.model.claim import Harm, Scope, Stance, VictimClass
from knell.model.count import Unit
from knell.model.incident import IncidentType, PerpetratorRelation, PerpetratorStance
from knell.model.position import PositionKind
from knell.model.where import PlaceLevel

TYPES: Mapping[IncidentType, str] = {
    IncidentType.AIRSTRIKE: "Airstrike",
    IncidentType.DRONE_STRIKE: "Drone strike",
    IncidentType.MISSILE_STRIKE: "Missile strike",
    IncidentType.SHELLING: "Shelling",
    IncidentType.BOMBARDMENT: "Bombardment",
    IncidentType.CHEMICAL_ATTACK: "Chemical attack",
    IncidentType.SUICIDE_BOMBING: "Suicide bombing",
    IncidentType.IED: "Bombing (improvised device)",
    IncidentType.GROUND_ASSAULT: "Ground assault",
    IncidentType.SHOOTING: "Shooting",
    IncidentType.EXECUTION: "Execution",
    IncidentType.ABDUCTION: "Abduction",
    IncidentType.SIEGE: "Siege",
    IncidentType.SHOOTDOWN: "Shooting down of an aircraft",
    IncidentType.ACCIDENT: "Accident",
    IncidentType.OTHER: "Violent incident",
}

EVENTS: Mapping[IncidentType, str] = {
    IncidentType.AIRSTRIKE: "an airstrike",
    IncidentType.DRONE_STRIKE: "a drone strike",
    IncidentType.MISSILE_STRIKE: "a missile strike",
    IncidentType.SHELLING: "shelling",
    IncidentType.BOMBARDMENT: "a bombardment",
    IncidentType.CHEMICAL_ATTACK: "a chemical attack",
    IncidentType.SUICIDE_BOMBING: "a suicide bombing",
    IncidentType.IED: "a bombing with an improvised device",
    IncidentType.GROUND_ASSAULT: "a ground assault",
    IncidentType.SHOOTING: "a shooting",
    IncidentType.EXECUTION: "an execution",
    IncidentType.ABDUCTION: "an abduction",
    IncidentType.SIEGE: "a siege",
    IncidentType.SHOOTDOWN: "the shooting down of an aircraft",
    IncidentType.ACCIDENT: "an accident",
    IncidentType.OTHER: "a violent incident",
}
"""The same kinds as they stand inside a sentence."""

HARMS: Mapping[Harm, str] = {
    Harm.KILLED: "killed",
    Harm.INJURED: "injured",
    Harm.KILLED_OR_INJURED: "killed or injured",
    Harm.MISSING: "missing",
    Harm.ABDUCTED: "abducted",
    Harm.DETAINED: "detained",
    Harm.DISPLACED: "displaced",
}

CLASSES: Mapping[VictimClass, str] = {
    VictimClass.CIVILIAN: "civilians",
    VictimClass.CHILD: "children",
    VictimClass.WOMAN: "women",
    VictimClass.MAN: "men",
    VictimClass.ELDERLY: "elderly people",
    VictimClass.ARMED_ACTOR: "armed actors",
    VictimClass.DETAINEE: "detainees",
    VictimClass.MEDIC: "medics",
    VictimClass.JOURNALIST: "journalists",
    VictimClass.AID_WORKER: "aid workers",
    VictimClass.OTHER: "others",
    VictimClass.UNSPECIFIED: "people, status not said",
}

UNITS: Mapping[Unit, str] = {Unit.PERSONS: "", Unit.FAMILIES: " families", Unit.BODIES: " bodies"}

SCOPES: Mapping[Scope, str] = {
    Scope.INCIDENT: "this incident",
    Scope.PART: "part of the toll",
    Scope.AGGREGATE: "a total over a period or an area, never added to incidents",
}

STANCES: Mapping[Stance, str] = {
    Stance.ASSERTED: "asserted",
    Stance.DENIED: "denied",
    Stance.CLAIMED_ENEMY: "a warring party counting its enemy's losses",
    Stance.HYPOTHETICAL: "hypothetical",
}

POSITIONS: Mapping[PositionKind, str] = {
    PositionKind.DENIES: "denies it",
    PositionKind.ACKNOWLEDGES_STRIKE: "acknowledges the strike",
    PositionKind.ACKNOWLEDGES_HARM: "acknowledges harm",
    PositionKind.CLAIMS_RESPONSIBILITY: "claims responsibility",
    PositionKind.WILL_ASSESS: "will assess it",
    PositionKind.OPENS_INVESTIGATION: "opens an investigation",
    PositionKind.ASSESSED_CREDIBLE: "assessed the allegation as credible",
    PositionKind.ASSESSED_NON_CREDIBLE: "assessed the allegation as not credible",
    PositionKind.STATES_TARGET: "states what the target was",
    PositionKind.DISPUTES_STATUS: "disputes who the victims were",
    PositionKind.DISPUTES_FIGURE: "disputes the figure",
    PositionKind.NO_COMMENT: "does not comment",
    PositionKind.ACCUSES: "accuses",
}

PERPETRATOR_STANCES: Mapping[PerpetratorStance, str] = {
    PerpetratorStance.STATED: "stated as fact",
    PerpetratorStance.ALLEGED: "alleged",
    PerpetratorStance.CLAIMED: "claims it",
    PerpetratorStance.DENIED: "denies it",
}

RELATIONS: Mapping[PerpetratorRelation, str] = {
    PerpetratorRelation.JOINT: "acting together",
    PerpetratorRelation.ALTERNATIVE: "one or the other: contested",
    PerpetratorRelation.RIVAL: "sources disagree: contested",
}

LEVELS: Mapping[PlaceLevel, str] = {
    PlaceLevel.STRUCTURE: "building or site",
    PlaceLevel.NEIGHBOURHOOD: "neighbourhood",
    PlaceLevel.VILLAGE: "village",
    PlaceLevel.TOWN: "town",
    PlaceLevel.CITY: "city",
    PlaceLevel.DISTRICT: "district",
    PlaceLevel.PROVINCE: "province",
    PlaceLevel.REGION: "region",
    PlaceLevel.COUNTRY: "country",
    PlaceLevel.OTHER: "place",
}
