"""The benchmark harness compares what it says it compares."""

from support.scripts import load_script

harness = load_script("benchmarks/harness.py")


def test_contestants_take_turns_and_the_warm_up_does_not_count() -> None:
    turns: list[str] = []
    seconds = {"floor": iter([99.0, 1.0, 2.0, 30.0]), "ours": iter([99.0, 3.0, 3.0, 3.0])}

    def contestant(name: str):
        def measure() -> float:
            turns.append(name)
            return next(seconds[name])

        return measure

    medians = harness.interleaved({name: contestant(name) for name in seconds}, rounds=3)

    assert turns == ["floor", "ours"] * 4
    assert medians == {"floor": 2.0, "ours": 3.0}


def test_the_table_gives_the_ratio_to_the_floor_and_says_whether_the_aim_is_kept() -> None:
    aims = (harness.Aim("ours", 1.5), harness.Aim("theirs", 1.5))

    lines = harness.table("Start", {"floor": 0.1, "ours": 0.15, "theirs": 0.2}, aims).splitlines()

    assert lines[0] == "Start"
    assert lines[2].split() == ["floor", "100.00", "1.00"]
    assert lines[3].split() == ["ours", "150.00", "1.50", "≤", "1.5", "kept"]
    assert lines[4].split() == ["theirs", "200.00", "2.00", "≤", "1.5", "MISSED"]
