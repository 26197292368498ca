"""Where a region lies: its province among the 38, and the BPJS Ketenagakerjaan office that serves it."""

from __future__ import annotations

from pantau.core import regions
from pantau.report import words
from pantau.report.appendix import heads, row
from pantau.report.blocks import Block, Chart, Paragraph, Table
from pantau.report.charts import Tile, position
from pantau.report.saying import Speaker


def position_chart(speaker: Speaker) -> list[Block]:
    """The tile grid with the province of the case filled; nothing where the code is not known."""
    code = speaker.case.region
    if not regions.is_region(code):
        return []
    nation = code == regions.NATION
    province = code[:2]
    tiles = [
        Tile(tile.label, tile.column, tile.row, nation or tile.code == province)
        for tile in regions.tile_grid()
    ]
    name = speaker.region(code)
    title = (
        speaker.say(words.POSITION_NATION)
        if nation
        else speaker.say(words.POSITION, region=speaker.full_region(code))
    )
    alt = speaker.say(words.POSITION_ALT, region=name if nation else regions.region(province).name)
    note = speaker.say(words.POSITION_NOTE)
    chart = Chart("letak", title, alt, position(tiles, speaker.language), _table(speaker, code), (), note)
    return [chart, *_line(speaker, code)]


def _line(speaker: Speaker, code: str) -> list[Block]:
    """The position in words, for who cannot see the squares."""
    office = _office(code)
    if not office:
        return []
    places = [speaker.say(words.IN_OFFICE, office=office)]
    if len(code) > 2:
        places.insert(0, speaker.say(words.IN_PROVINCE, province=speaker.region(code[:2])))
    line = speaker.say(words.POSITION_LINE, region=speaker.region(code), code=code, place=", ".join(places))
    return [Paragraph(line)]


def _table(speaker: Speaker, code: str) -> Table:
    province = "" if code == regions.NATION else speaker.region(code[:2])
    values = row(speaker.region(code), code, province or "–", _office(code) or "–")
    titles = heads(speaker, region=30, region_code=16, province=24, office=30)
    line = speaker.say(words.SOURCE_LINE, sources=speaker.say(words.SOURCE_GRID))
    return Table(speaker.say(words.POSITION_TABLE), titles, (values,), line)


def _office(code: str) -> str:
    office = None if code == regions.NATION else regions.regional_office(code)
    return office.name if office else ""
