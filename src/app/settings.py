"""The user's settings file: JSON, written whole, a damaged one tolerated."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from domain.ground.problem import UserProblem
from domain.ground.text import tr
from widgets.preferences import MOST_RECENT, TEXT_SIZES, LastPlace, Preferences
from widgets.theme import ThemeMode

T = TypeVar("T")


class SettingsFile:
    """The settings of one user, in one file. `fault` says in Swedish what could not be read at the start."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._current, self.fault = _read(path)

    @property
    def current(self) -> Preferences:
        """As they are now."""
        return self._current

    def change(self, changed: Preferences) -> None:
        """Take `changed` into use and store it. Raises UserProblem when the file can't be written."""
        if changed == self._current:
            return
        self._current = changed
        import json

        from machine.files import write_whole
        from machine.reasons import reason

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserProblem(
                tr(
                    "Inställningarna kunde inte sparas i mappen {folder}: {reason}. De gäller tills du avslutar."
                ).format(folder=self._path.parent, reason=reason(error))
            ) from error
        write_whole(self._path, json.dumps(_as_json(changed), ensure_ascii=False, indent=1).encode("utf-8"))


def _read(path: Path) -> tuple[Preferences, str]:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Preferences(), ""
    except (OSError, ValueError):
        return Preferences(), _damaged(path)
    import json

    try:
        stored = json.loads(text)
    except ValueError:
        return Preferences(), _damaged(path)
    if not isinstance(stored, dict):
        return Preferences(), _damaged(path)
    return _from_json(stored), ""


def _damaged(path: Path) -> str:
    """Sets the file aside, so that the next change does not write over what someone may want to read."""
    aside = path.with_suffix(".skadad.json")
    try:
        path.replace(aside)
    except OSError:
        return tr("Inställningarna kunde inte läsas. Programmets egna gäller. Dina arbetsböcker är orörda.")
    return tr(
        "Inställningarna kunde inte läsas. Programmets egna gäller. Den skadade filen ligger kvar som {name}. "
        "Dina arbetsböcker är orörda."
    ).format(name=aside.name)


def _as_json(preferences: Preferences) -> dict[str, Any]:
    return {
        "funktion": preferences.function,
        "textstorlek": preferences.text_size,
        "tema": preferences.theme.value,
        "senaste": [str(path) for path in preferences.recent],
        "mapp_for_sakerhetskopior": str(preferences.backup_folder) if preferences.backup_folder else None,
        "mapp_for_inlasning": str(preferences.import_folder) if preferences.import_folder else None,
        "platser": {
            workspace: {
                "flik": place.tab,
                "omrade": place.area,
                "perioder": dict(place.periods),
                "ej_valda": sorted(place.merely_shown),
                "lamnad": place.left_at.isoformat() if place.left_at else None,
            }
            for workspace, place in preferences.places.items()
        },
        "fonster": preferences.window,
        "val": dict(preferences.choices),
    }


def _from_json(stored: dict[str, Any]) -> Preferences:
    """Each setting on its own: one that can't be read falls back without taking the others with it."""
    standard = Preferences()
    return Preferences(
        function=_or(standard.function, lambda: _text(stored["funktion"])),
        text_size=_or(standard.text_size, lambda: _one_of(int(stored["textstorlek"]), TEXT_SIZES)),
        theme=_or(standard.theme, lambda: ThemeMode(stored["tema"])),
        recent=_or(standard.recent, lambda: tuple(Path(_text(p)) for p in stored["senaste"])[:MOST_RECENT]),
        backup_folder=_or(standard.backup_folder, lambda: Path(_text(stored["mapp_for_sakerhetskopior"]))),
        places=_or(standard.places, lambda: {_text(key): _place(of) for key, of in stored["platser"].items()}),
        import_folder=_or(standard.import_folder, lambda: Path(_text(stored["mapp_for_inlasning"]))),
        window=_or(standard.window, lambda: _text(stored["fonster"])),
        choices=_or(standard.choices, lambda: {_text(key): _text(of) for key, of in stored["val"].items()}),
    )


def _place(stored: Mapping[str, Any]) -> LastPlace:
    periods = {_text(tab): _text(code) for tab, code in stored["perioder"].items()}
    merely_shown = frozenset(_text(tab) for tab in stored.get("ej_valda", ()))
    left_at = _or(None, lambda: datetime.fromisoformat(_text(stored.get("lamnad"))).astimezone())
    return LastPlace(_text(stored["flik"]), _text(stored["omrade"]), periods, merely_shown, left_at)


def _or(standard: T, read: Callable[[], T]) -> T:
    try:
        return read()
    except (KeyError, TypeError, ValueError, AttributeError):
        return standard


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _one_of(value: int, allowed: tuple[int, ...]) -> int:
    if value not in allowed:
        raise ValueError(value)
    return value
