"""The way in."""


def main() -> int:
    return 0
