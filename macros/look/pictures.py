"""The picture that stands for a page where a link to it is shared (ogp.me, `og:image`)."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageColor, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.look.tokens import Tokens

SIZE: Final = (1200, 630)
"""Width and height in pixels."""

_FONTS: Final = Path(__file__).parent.parent / "theme" / "assets" / "fonts"
_LEFT: Final = 80
_WIDTH: Final = SIZE[0] - 2 * _LEFT
_FOOT: Final = 100
_STEPS: Final = 16
_NO_CHARACTER: Final = "\uffff"
"""A code point that is no character, for which a font draws a box (Unicode, 23.7)."""


@lru_cache(maxsize=64)
def card(title: str, words: str, name: str, colours: Tokens) -> bytes:
    """A picture with a title, some words, and the name of the site, in colours by token (PNG)."""
    paper, ink, quiet, mark = (
        dict(colours)[token] for token in ("paper", "ink", "quiet", "inconsistency")
    )
    picture = Image.new("RGB", SIZE, paper)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((_LEFT, 80, _LEFT + _WIDTH, 86), fill=ink)
    bottom = _write(draw, title, 120, _font(600, 84), ink)
    _write(draw, words, bottom + 26, _font(400, 40), quiet)
    draw.rectangle((0, SIZE[1] - _FOOT, SIZE[0], SIZE[1]), fill=paper)
    draw.rectangle((_LEFT, SIZE[1] - 72, _LEFT + 12, SIZE[1] - 32), fill=mark)
    draw.text((_LEFT + 32, SIZE[1] - 76), name, font=_font(600, 36), fill=ink)
    file = BytesIO()
    palette = _palette(paper, (ink, quiet, mark))
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


@lru_cache
def _palette(paper: str, others: tuple[str, ...]) -> Image.Image:
    """The colours of a picture: each of its own, and the steps by which it fades into the paper."""
    colours = [
        round(behind + (own - behind) * step / _STEPS)
        for colour in others
        for step in range(_STEPS + 1)
        for own, behind in zip(ImageColor.getrgb(colour), ImageColor.getrgb(paper), strict=True)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette


@lru_cache
def lacking(text: str) -> str:
    """The letters of a text that no picture can have, since the font does not."""
    font = _font(400, 40)
    unknown = bytes(font.getmask(_NO_CHARACTER))
    return "".join(
        each
        for each in dict.fromkeys("".join(text.split()))
        if bytes(font.getmask(each)) == unknown
    )


def _write(
    draw: ImageDraw.ImageDraw, text: str, top: float, font: ImageFont.FreeTypeFont, colour: str
) -> float:
    """Draw a text in lines from `top` down; returns where the next line would begin."""
    height = sum(font.getmetrics()) * 1.08
    for line in _lines(text, font):
        if top + height > SIZE[1] - _FOOT:
            break
        draw.text((_LEFT, top), line, font=font, fill=colour)
        top += height
    return top


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > _WIDTH:
            yield line
            longer = word
        line = longer
    yield line


@lru_cache
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"source-serif-4-latin-{weight}-normal.woff2", size)
