"""Two files with lists of incidents: read, matched, and told what each has that the other lacks."""

from collections.abc import Mapping
from dataclasses import dataclass

from knell.adapters.list_files import ListFile
from knell.errors import BadInput
from knell.linkage.engine import Resources
from knell.linkage.incident_lists import LinkedLists, link_lists
from knell.linkage.incident_record import IncidentRecord
from knell.linkage.list_columns import Columns, find_columns, read_record


@dataclass(frozen=True, slots=True)
class IncidentList:
    """A list as it was read: its name, which column was taken for what, its records, and rows left out.

    `refused` are (line, reason).
    """

    name: str
    columns: Columns
    records: tuple[IncidentRecord, ...]
    refused: tuple[tuple[int, str], ...]

    @property
    def twins(self) -> tuple[str, str] | None:
        """Two rows that are the same incident by their id or in all that is compared; None where none are."""
        seen: dict[object, str] = {}
        for record in self.records:
            whole = (
                record.first_day, record.last_day, record.latitude, record.longitude, record.places,
                record.areas, tuple(record.figures.values()), record.type, record.targets,
            )  # fmt: skip
            for key in (record.label, whole):
                if key in seen:
                    return seen[key], record.label
                seen[key] = record.label
        return None


@dataclass(frozen=True, slots=True)
class ListLink:
    """Two lists with what links them; `one_to_one` says whether each record has one partner at most."""

    left: IncidentList
    right: IncidentList
    linked: LinkedLists
    one_to_one: bool
    why_one_to_one: str


def make_list(file: ListFile, told: Mapping[str, str]) -> IncidentList:
    """The records of a file; `told` is field → column where a person says so.

    A row that cannot be read is left out and named. Raises BadInput where columns do not fit or no row is left.
    """
    columns = find_columns(file.columns, told, file.name)
    records: list[IncidentRecord] = []
    refused: list[tuple[int, str]] = []
    for line, cells in file.rows:
        try:
            records.append(read_record(cells, columns, line))
        except ValueError as error:
            refused.append((line, str(error)))
    if not records:
        line, reason = refused[0]
        raise BadInput(f"{file.name}: no row can be read; the first, in line {line}: {reason}")
    return IncidentList(file.name, columns, tuple(records), tuple(refused))


def link_files(
    left: IncidentList,
    right: IncidentList,
    *,
    one_to_one: bool | None,
    threshold: float | None,
    resources: Resources | None = None,
) -> ListLink:
    """Match two lists. `one_to_one` None decides by whether a list has an incident twice."""
    why = "as asked"
    if one_to_one is None:
        one_to_one, why = _is_one_to_one(left, right)
    linked = link_lists(
        left.records, right.records, one_to_one=one_to_one, threshold=threshold, resources=resources
    )
    return ListLink(left, right, linked, one_to_one, why)


def _is_one_to_one(left: IncidentList, right: IncidentList) -> tuple[bool, str]:
    for one in (left, right):
        if (twins := one.twins) is not None:
            return False, f"{one.name} has the same incident twice ({twins[0]} and {twins[1]})"
    return True, "no incident is twice in a list"
