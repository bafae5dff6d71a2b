"""The panels of a comic strip, told by the gutters between them."""

from PIL import Image

Box = tuple[int, int, int, int]

LONG = 1.8
"""How many times wider than high a strip is that is worth cutting."""
_SAMPLE = 600  # pixels across that are looked at; gutters are wider than one of them
_STRAY = 12  # of 255: how far a gutter's pixels may be from its colour
_NARROWEST = 0.08  # of the width: what is less is no panel


def panels(image: Image.Image) -> tuple[Box, ...]:
    """The boxes of the panels from left to right, in pixels; the whole picture if it is not long or has no gutters.

    A gutter is a run of columns of one colour from top to bottom, the colour of the picture's left or right edge.
    """
    whole = ((0, 0, image.width, image.height),)
    if image.width < LONG * image.height:
        return whole
    width = min(_SAMPLE, image.width)
    # Nearest, so that a thin frame is not thinned out into its gutter.
    small = image.convert("L").resize((width, min(image.height, 200)), Image.Resampling.NEAREST)
    empty = _empty_columns(small)
    spans = [span for span in _runs(empty) if span[1] - span[0] >= _NARROWEST * width]
    if len(spans) < 2:
        return whole
    scale = image.width / width
    return tuple(
        (int(left * scale), 0, min(image.width, int(right * scale) + 1), image.height) for left, right in spans
    )


def _empty_columns(image: Image.Image) -> list[bool]:
    turned = image.transpose(Image.Transpose.TRANSPOSE)  # so that a column is a row of bytes
    data, height = turned.tobytes(), image.height
    columns = [data[start : start + height] for start in range(0, len(data), height)]
    papers = {columns[0][0], columns[-1][0]}
    return [
        any(max(column) - paper <= _STRAY and paper - min(column) <= _STRAY for paper in papers) for column in columns
    ]


def _runs(empty: list[bool]) -> list[tuple[int, int]]:
    """Where there is something: from the first column that is not empty up to the next that is."""
    runs, start = [], None
    for number, blank in enumerate([*empty, True]):
        if start is None and not blank:
            start = number
        elif start is not None and blank:
            runs.append((start, number))
            start = None
    return runs
