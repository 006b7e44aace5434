"""How an item of the year wheel is kept."""

from typing import Any

from domain.wheel.item import WheelItem


def item_columns(item: WheelItem) -> dict[str, Any]:
    """What is kept of an item, but for where it comes from and since when it is watched."""
    return {
        "of_month": item.month,
        "of_day": item.day,
        "what": item.what,
        "who": item.who,
        "doing": item.doing.value,
        "is_release": item.release,
    }
