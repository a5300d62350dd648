"""The place index that commands read with."""

from rich.progress import Progress, TaskID

from knell.adapters.gazetteer import SqliteGazetteer, open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.cli.home import home_folder
from knell.cli.terminal import messages
from knell.settings import Settings

BUILDING = "Building the place index, once (about 20 seconds)"


def opened_gazetteer(settings: Settings) -> SqliteGazetteer:
    """The place index of the home folder; where there is none it is built, which standard error says."""
    home = home_folder(settings)
    console = messages()
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks: list[TaskID] = []

        def show(done: int, total: int) -> None:
            if not tasks:
                tasks.append(progress.add_task(BUILDING, total=total))
                if not console.is_terminal:
                    console.print(f"{BUILDING} …")
            progress.update(tasks[0], completed=done, total=total)

        path = ensure_gazetteer(home, show)
    return open_gazetteer(path)
