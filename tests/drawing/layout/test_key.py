from drawing.layout.key import KeyItem, lay_key, moved
from drawing.layout.shapes import Face, Mark, Stroke, corners
from support.laid_out import collisions, cut_words, texts, typewriter


def test_the_key_is_set_like_running_text() -> None:
    items = (
        KeyItem("2021", "accent", line=True),
        KeyItem("2020", "muted", line=True, dashed=True),
        KeyItem("fjärdedel 1", "quarter_1", sign="●"),
        KeyItem("ny redovisning av etableringsersättning från och med 2020", letters="A"),
    )
    key = lay_key(items, 200, typewriter())
    assert key.height > 3 * typewriter().line
    assert not collisions(key)
    assert not cut_words(key)
    assert "A" in texts(key)
    lines = [shape for shape in key.shapes if isinstance(shape, Stroke)]
    assert [line.dashed for line in lines] == [False, True]
    (sign,) = [shape for shape in key.shapes if isinstance(shape, Mark)]
    (lower,) = [shape for shape in moved(key, 50) if isinstance(shape, Mark)]
    assert lower.y == sign.y + 50


def test_no_key_takes_no_room() -> None:
    assert lay_key((), 200, typewriter()).height == 0


def test_round_signs_have_no_corners_and_the_others_three_or_four() -> None:
    assert [len(corners(sign)) for sign in "●○▲◆■"] == [0, 0, 3, 4, 4]
    assert typewriter().width("ab", Face.NUMBER) > typewriter().width("ab", Face.PLAIN)
