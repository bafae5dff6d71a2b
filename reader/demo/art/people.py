"""People of few lines: a coat, a head, a nose, and arms that point."""

from dataclasses import dataclass

from reader.demo.art.ink import INK, Panel, Point

SKIN = ("#f2cfae", "#c98f63", "#8c5a3c", "#e6b58f")


@dataclass(frozen=True, slots=True)
class Figure:
    """``at`` is between the feet, ``tall`` the height to the top of the head; ``way`` is 1 for looking right.

    ``hand`` is where the near hand is, if it is anywhere in particular; ``hat`` is a color or empty.
    """

    at: Point
    tall: float
    coat: str
    way: int = 1
    skin: str = SKIN[0]
    hat: str = ""
    hand: Point | None = None
    smile: bool = True


def person(panel: Panel, figure: Figure) -> Point:
    """Draw somebody; the answer is their mouth."""
    (x, y), t = figure.at, figure.tall / 100
    for side in (-1, 1):
        panel.line(
            [(x + side * 7 * t, y - 34 * t), (x + side * 7 * t, y), (x + (side * 7 + figure.way * 7) * t, y)],
            INK,
            4 * t,
        )
    panel.blob(
        [
            (x - 9 * t, y - 72 * t),
            (x + 9 * t, y - 72 * t),
            (x + 20 * t, y - 28 * t),
            (x, y - 24 * t),
            (x - 20 * t, y - 28 * t),
        ],
        figure.coat,
    )
    shoulder = (x + figure.way * 9 * t, y - 62 * t)
    hand = figure.hand or (x + figure.way * 17 * t, y - 34 * t)
    elbow = ((shoulder[0] + hand[0]) / 2 + 4 * t, (shoulder[1] + hand[1]) / 2 + 6 * t)
    panel.curve([shoulder, elbow, hand], INK, 6 * t)
    panel.curve([shoulder, elbow, hand], figure.coat, 4 * t)
    panel.oval(hand, 3.6 * t, 3.6 * t, figure.skin, INK, 1.2)
    return head(panel, (x, y - 86 * t), 15 * t, figure)


def head(panel: Panel, center: Point, radius: float, figure: Figure) -> Point:
    """A head in half profile; the answer is its mouth."""
    x, y = center
    r, way = radius, figure.way
    panel.oval(center, r, r * 1.05, figure.skin)
    panel.blob(
        [(x + way * r * 0.8, y - r * 0.15), (x + way * r * 1.4, y + r * 0.12), (x + way * r * 0.85, y + r * 0.3)],
        figure.skin,
    )
    for offset in (0.15, 0.62):
        panel.dot((x + way * r * offset, y - r * 0.22), max(1.4, r * 0.11))
    bend = 0.16 if figure.smile else -0.14
    panel.curve(
        [
            (x + way * r * 0.15, y + r * 0.45),
            (x + way * r * 0.42, y + r * (0.45 + bend)),
            (x + way * r * 0.7, y + r * 0.42),
        ],
        INK,
        max(1.2, r * 0.1),
    )
    if figure.hat:
        panel.box(x - r * 0.75, y - r * 1.75, x + r * 0.75, y - r * 0.7, figure.hat)
        panel.line([(x - r * 1.25, y - r * 0.7), (x + r * 1.25, y - r * 0.7)], INK, r * 0.24)
    return (x + way * r * 1.2, y - r * 1.4)
