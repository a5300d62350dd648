"""What a benchmark gives: lines of our figure beside another's, taken in turns in one run."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Line:
    """One measured thing. `ours` and `beside` are in `unit`; `beside` None where nothing stands beside it.

    `note` says what a reader must know to judge the two.
    """

    what: str
    unit: str
    ours: float
    beside_what: str = ""
    beside: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over the other's: how many times as much it takes, or does. None without another."""
        return None if self.beside is None or self.beside == 0 else self.ours / self.beside


def seconds_of(action: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    start = perf_counter()
    action()
    return perf_counter() - start


def time_in_turns(
    ours: Callable[[], object], beside: Callable[[], object], *, rounds: int
) -> tuple[float, float]:
    """The least seconds that each took over `rounds`, the two called in turns.

    The least, since whatever else the machine does can only add; in turns, so that both meet the same machine.
    """
    times = [(seconds_of(ours), seconds_of(beside)) for _ in range(rounds)]
    return min(time for time, _ in times), min(time for _, time in times)
