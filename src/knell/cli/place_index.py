"""The place index that commands read with: the built-in one, and those of added gazetteers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.progress import Progress, TaskID

from knell.adapters.gazetteer import SqliteGazetteer, open_gazetteer
from knell.adapters.gazetteer_added import added_paths, key_anew, outdated_keys
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.cli.home import home_folder
from knell.cli.terminal import messages
from knell.settings import Settings

BUILDING = "Building the place index, once (about 20 seconds)"
KEYING = "Names are looked up in a new way: preparing the gazetteer {}, once"


def opened_gazetteer(settings: Settings) -> SqliteGazetteer:
    """The place indexes of the home folder; what is missing or outdated is made, which standard error says."""
    home = home_folder(settings)
    path = built_in_path(home)
    for name in outdated_keys(home):
        with shown_building(KEYING.format(name)) as show:
            key_anew(home, name, show)
    return open_gazetteer(path, added_paths(home))


def built_in_path(home: Path) -> Path:
    """Where the built-in index is, built first where there is none."""
    with shown_building(BUILDING) as show:
        return ensure_gazetteer(home, show)


@contextmanager
def shown_building(words: str) -> Iterator[Callable[[int, int], None]]:
    """What is told how far it is; nothing is shown until then. Standard error gets a bar or one line."""
    console = messages()
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks: list[TaskID] = []

        def show(done: int, total: int) -> None:
            if not tasks:
                tasks.append(progress.add_task(words, total=total))
                if not console.is_terminal:
                    console.print(f"{words} …")
            progress.update(tasks[0], completed=done, total=total)

        yield show
