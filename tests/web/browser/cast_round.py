"""The people of the round in the browser: every level of approval has somebody of its own."""

_BANTEN = ("Disnaker Provinsi Banten", "36")
ROUND = {
    "ayu": ("Tim Koordinasi", "ID", "coordinator", True),
    "bima": (*_BANTEN, "officer", True),
    "cahya": ("Disnaker Kota Cilegon", "36.72", "officer", True),
    "cyril": ("Disnaker Provinsi Jawa Tengah", "33", "officer", True),
    "dian": (*_BANTEN, "approver", True),
    "fajar": ("Sekretariat Daerah Provinsi Banten", "36", "coordinator", True),
}
